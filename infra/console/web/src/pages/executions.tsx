import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Machine, Row } from '../api/types.ts';
import { linkTo, machineNameOf } from '../app/routes.ts';
import { Status, Time, Took } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';

const PAGE = 100;

async function newest(signal: AbortSignal): Promise<Row[]> {
  const { stateMachines } = await call<{ stateMachines: Machine[] }>('ListStateMachines', { maxResults: PAGE }, signal);
  const lists = await Promise.all(
    stateMachines
      .filter((machine) => machine.type === 'STANDARD')
      .map((machine) => call<{ executions: Row[] }>('ListExecutions', { stateMachineArn: machine.stateMachineArn, maxResults: PAGE }, signal)),
  );
  return lists.flatMap((list) => list.executions).sort((a, b) => b.startDate - a.startDate).slice(0, PAGE);
}

export function ExecutionsPage() {
  const { value: rows, error, loading, reload } = useLoaded('executions', newest, 3000);
  return (
    <SpaceBetween size="m">
      <Trouble error={error} again={reload} kept={!!rows} />
      <Table<Row>
        items={rows ?? []}
        loading={loading && !rows}
        loadingText="Executions are looked up"
        trackBy="executionArn"
        variant="full-page"
        stickyHeader
        enableKeyboardNavigation
        header={<Header variant="awsui-h1-sticky" actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />}>Executions</Header>}
        empty={<Box textAlign="center">Nothing has run yet.</Box>}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (row) => <Link href={linkTo('execution', row.executionArn)}>{visible(row.name)}</Link> },
          { id: 'machine', header: 'State machine', cell: (row) => machineNameOf(row.executionArn) },
          { id: 'status', header: 'Status', cell: (row) => <Status of={row.status} /> },
          { id: 'start', header: 'Started', cell: (row) => <Time at={row.startDate * 1000} /> },
          { id: 'took', header: 'Duration', cell: (row) => <Took from={row.startDate * 1000} to={row.stopDate && row.stopDate * 1000} /> },
        ]}
      />
    </SpaceBetween>
  );
}
