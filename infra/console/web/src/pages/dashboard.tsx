import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Counts, Found, Metrics, Row } from '../api/types.ts';
import { linkTo, nameOf, requery, useRoute } from '../app/routes.ts';
import { Status, statusWords, Time } from '../widgets/status.tsx';
import { timeText, visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';

const SPANS = [{ id: '1', text: 'Hour' }, { id: '24', text: 'Day' }, { id: '168', text: 'Week' }];
const SINCE: Record<string, string> = { 1: '1h', 24: '24h', 168: '7d' };
const bad = (counts: Counts) => (counts.FAILED ?? 0) + (counts.TIMED_OUT ?? 0);

/** What is on fire? */
export function DashboardPage() {
  const { query } = useRoute();
  const hours = query.get('hours') ?? '24';
  const metrics = useLoaded(`metrics ${hours}`, (signal) => call<Metrics>('Baton.GetMetrics', { hours: Number(hours) || 24 }, signal), 5000);
  const failed = useLoaded('failed', (signal) => call<Found>('Baton.SearchExecutions', { statuses: ['FAILED', 'TIMED_OUT'], maxResults: 8, withStates: true }, signal), 5000);
  const counts = metrics.value?.statuses ?? {};
  const since = SINCE[hours];
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={<SegmentedControl label="Since when" selectedId={hours} options={SPANS} onChange={({ detail }) => requery({ hours: detail.selectedId })} />}
      >
        Dashboard
      </Header>
      <Trouble error={metrics.error ?? failed.error} again={metrics.reload} kept={!!metrics.value} />
      <div className="tiles">
        <Tile name="failed or timed out" count={bad(counts)} link={linkTo('executions', '', { status: 'FAILED,TIMED_OUT', since })} bad={bad(counts) > 0} />
        <Tile name="running" count={counts.RUNNING ?? 0} link={linkTo('executions', '', { status: 'RUNNING', since })} />
        <Tile name="succeeded" count={counts.SUCCEEDED ?? 0} link={linkTo('executions', '', { status: 'SUCCEEDED', since })} />
        <Tile name="aborted" count={counts.ABORTED ?? 0} link={linkTo('executions', '', { status: 'ABORTED', since })} />
      </div>
      {metrics.value && (
        <Container header={<Header variant="h2" description={metrics.value.partial ? 'There are more; the newest were counted.' : undefined}>Started</Header>}>
          <Bars metrics={metrics.value} />
        </Container>
      )}
      <div className="split" style={{ gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)' }}>
        <Errors metrics={metrics.value} />
        <NewestFailed rows={failed.value?.executions} />
      </div>
    </SpaceBetween>
  );
}

function Tile({ name, count, link, bad = false }: { name: string; count: number; link: string; bad?: boolean }) {
  return (
    <a className={`tile ${bad ? 'tile-bad' : ''}`} href={link}>
      <b>{count.toLocaleString('en')}</b>
      <span>{name}</span>
    </a>
  );
}

const ORDER = ['FAILED', 'TIMED_OUT', 'ABORTED', 'RUNNING', 'SUCCEEDED'];

/** Bars over time, one for each status, upon each other. */
function Bars({ metrics }: { metrics: Metrics }) {
  const total = (counts: Counts) => ORDER.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const most = Math.max(1, ...metrics.buckets.map(({ statuses }) => total(statuses)));
  const seen = ORDER.filter((status) => metrics.statuses[status]);
  return (
    <figure className="bars">
      <div className="bars-columns" role="img" aria-label={`Executions started: ${seen.map((status) => `${metrics.statuses[status]} ${statusWords(status).toLowerCase()}`).join(', ') || 'none'}`}>
        {metrics.buckets.map(({ start, statuses }) => (
          <div key={start} className="bars-column" title={`${timeText(start * 1000, 'local').slice(0, 16)}: ${ORDER.filter((status) => statuses[status]).map((status) => `${statuses[status]} ${statusWords(status).toLowerCase()}`).join(', ') || 'none'}`}>
            {ORDER.filter((status) => statuses[status]).map((status) => <i key={status} className={`bar-${status.toLowerCase()}`} style={{ height: `${((statuses[status] ?? 0) / most) * 100}%` }} />)}
          </div>
        ))}
      </div>
      <figcaption>
        <span className="number">{timeText(metrics.from * 1000, 'local').slice(5, 16)}</span>
        <span className="legend">{seen.map((status) => <span key={status}><i className={`bar-${status.toLowerCase()}`} />{statusWords(status)}</span>)}</span>
        <span className="number">now</span>
      </figcaption>
    </figure>
  );
}

function Errors({ metrics }: { metrics?: Metrics }) {
  return (
    <Table
      items={metrics?.errors ?? []}
      loading={!metrics}
      loadingText="Errors are counted"
      wrapLines
      header={<Header variant="h2">What went wrong most often</Header>}
      empty={<Box textAlign="center" padding="m">Nothing went wrong.</Box>}
      columnDefinitions={[
        { id: 'count', header: 'Times', width: 80, cell: (error) => <span className="number">{error.count}</span> },
        { id: 'error', header: 'Error', isRowHeader: true, cell: (error) => <Link href={linkTo('executions', '', { error: error.error, machine: error.stateMachineArn, status: 'FAILED,TIMED_OUT' })}>{visible(error.error || 'without a name')}</Link> },
        { id: 'machine', header: 'State machine', cell: (error) => nameOf(error.stateMachineArn) },
        { id: 'last', header: 'Last', cell: (error) => <Link href={linkTo('execution', error.executionArn)}><Time at={error.last * 1000} short /></Link> },
      ]}
    />
  );
}

function NewestFailed({ rows }: { rows?: Row[] }) {
  return (
    <Table
      items={rows ?? []}
      loading={!rows}
      loadingText="Failures are looked up"
      wrapLines
      trackBy="executionArn"
      header={<Header variant="h2">Failed last</Header>}
      empty={<Box textAlign="center" padding="m">Nothing has failed.</Box>}
      columnDefinitions={[
        { id: 'when', header: 'When', width: 150, cell: (row) => <Time at={(row.stopDate ?? row.startDate) * 1000} short /> },
        { id: 'name', header: 'Execution', isRowHeader: true, cell: (row) => <Link href={linkTo('execution', row.executionArn)}>{visible(row.name)}</Link> },
        { id: 'where', header: 'Failed in', cell: (row) => visible((row.states ?? []).join(', ')) || '–' },
        { id: 'error', header: 'Error', cell: (row) => (row.error ? visible(row.error) : <Status of={row.status} />) },
      ]}
    />
  );
}
