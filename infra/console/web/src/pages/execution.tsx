import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useAct, useNotices } from '../api/act.ts';
import { call } from '../api/client.ts';
import { useFollowed, type Followed } from '../api/follow.ts';
import { useLoaded } from '../api/loading.ts';
import type { Found } from '../api/types.ts';
import { linkTo, nameOf, requery, useRoute } from '../app/routes.ts';
import type { Box as GraphBox } from '../graph/layout.ts';
import type { Mark } from '../graph/StateGraph.tsx';
import { currentRuns, failurePath, worstOf } from '../history/failure.ts';
import type { Progress, Run } from '../history/progress.ts';
import { childrenOf, parentOf } from '../history/relatives.ts';
import { download, Folded, Payload } from '../widgets/payload.tsx';
import { Status, Time, Took } from '../widgets/status.tsx';
import { causeOf, indented, visible } from '../widgets/text.ts';
import { Guard, Trouble } from '../widgets/trouble.tsx';
import { StartDialog } from './executions/start.tsx';
import { Events } from './execution/events.tsx';
import { RunDetails } from './execution/details.tsx';
import { StatesTable } from './execution/states.tsx';
import { Timeline } from './execution/timeline.tsx';

const StateGraph = lazy(() => import('../graph/StateGraph.tsx').then((module) => ({ default: module.StateGraph })));

export function ExecutionPage({ arn }: { arn: string }) {
  const [turn, setTurn] = useState(0);
  const followed = useFollowed(arn, turn);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const { description, error } = followed;
  if (!description) {
    return error === undefined ? <Box textAlign="center" padding="xxl"><Spinner size="large" /> The execution is looked up …</Box> : <Trouble error={error} again={again} />;
  }
  return (
    <SpaceBetween size="l">
      <Head followed={followed} again={again} />
      <Trouble error={error} again={again} kept />
      <Why progress={followed.progress} machine={description.stateMachineArn} arn={arn} />
      <Facts followed={followed} />
      <Views followed={followed} />
    </SpaceBetween>
  );
}

function Head({ followed, again }: { followed: Followed; again: () => void }) {
  const { description, events, machine } = followed;
  const { name = '', executionArn = '', status = '', stateMachineArn, input } = description ?? {};
  const [dialog, setDialog] = useState<'stop' | 'rerun'>();
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const redrive = () =>
    act('Redrive', async () => {
      await call('RedriveExecution', { executionArn });
      tell({ type: 'success', header: `${name} is redriven`, text: 'It goes on where it failed.' });
      again();
    });
  const redrivable = description?.redriveStatus === 'REDRIVABLE';
  const save = (id: string) =>
    id === 'history'
      ? download(`${name}-history.json`, JSON.stringify({ events }, null, 2))
      : download(`${name}-definition.json`, machine?.definition ?? '');
  return (
    <Header
      variant="h1"
      description={<span className="mono">{visible(executionArn)}</span>}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="refresh" ariaLabel="Refresh" onClick={again} />
          <ButtonDropdown
            items={[{ id: 'history', text: 'History as JSON' }, { id: 'definition', text: 'Definition', disabled: !machine }]}
            onItemClick={({ detail }) => save(detail.id)}
          >
            Export
          </ButtonDropdown>
          {status === 'RUNNING' ? <Button loading={busy} onClick={() => setDialog('stop')}>Stop …</Button> : <Button onClick={() => setDialog('rerun')}>Run again …</Button>}
          {/FAILED|TIMED_OUT|ABORTED/.test(status) && <Button variant="primary" loading={busy} disabled={!redrivable} disabledReason={description?.redriveStatusReason} onClick={() => void redrive()}>Redrive</Button>}
        </SpaceBetween>
      }
    >
      {visible(name)}
      {dialog === 'rerun' && <StartDialog title="Run again" machine={stateMachineArn} input={indented(input ?? '{}')} onClose={() => setDialog(undefined)} />}
      {dialog === 'stop' && <StopDialog arn={executionArn} onClose={() => setDialog(undefined)} />}
    </Header>
  );
}

function StopDialog({ arn, onClose }: { arn: string; onClose: () => void }) {
  const [cause, setCause] = useState('');
  const { busy, act } = useAct();
  const stop = () => act('Stop', async () => {
    await call('StopExecution', { executionArn: arn, cause: cause || undefined });
    onClose();
  });
  return (
    <Modal
      visible
      onDismiss={onClose}
      header="Stop the execution"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={() => void stop()}>Stop</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FormField label="Cause" description="It stands in the history."><Input value={cause} onChange={({ detail }) => setCause(detail.value)} /></FormField>
    </Modal>
  );
}

/** Why it failed: error, cause in words, and the way to the place. */
function Why({ progress, machine, arn }: { progress: Progress; machine: string; arn: string }) {
  if (progress.status !== 'FAILED' && progress.status !== 'TIMED_OUT' && progress.status !== 'ABORTED') {
    return null;
  }
  const steps = failurePath(progress);
  const place = steps[steps.length - 1]?.run;
  const cause = causeOf(place?.cause ?? progress.cause);
  const error = place?.error ?? progress.error;
  const led = progress.runs.filter((run) => run.status === 'CAUGHT' && run !== place).pop();
  const ledCause = causeOf(led?.cause);
  const verb = { FAILED: 'It failed', TIMED_OUT: 'It timed out', ABORTED: 'It was stopped' }[progress.status];
  return (
    <section className="why" aria-label="Why it ended so">
      <h2>{verb}{error ? `: ${visible(error)}` : ''}{cause?.type && cause.type !== error ? ` (${visible(cause.type)})` : ''}</h2>
      {cause && <p>{visible(cause.text)}</p>}
      {steps.length > 0 && (
        <ol aria-label="The way to the failure">
          {steps.map(({ run, index }) => (
            <li key={run.entered}>
              <button type="button" onClick={() => requery({ event: String(run.entered) })}>{visible(run.state)}</button>
              {index !== undefined && ` ${run.type === 'Map' ? 'item' : 'branch'} ${index}`}
            </li>
          ))}
        </ol>
      )}
      {led && <p>It began when <button type="button" onClick={() => requery({ event: String(led.entered) })}>{visible(led.state)}</button> failed: <b>{visible(led.error ?? '')}</b>{ledCause ? `, ${visible(ledCause.text)}` : ''}. That was caught.</p>}
      <Others progress={progress} machine={machine} error={error} arn={arn} />
      {place && place.attempts.length > 1 && <p>{place.attempts.length} attempts were made.</p>}
      {cause?.more && <Folded summary="The whole cause">{() => <Payload text={cause.more} name="cause" />}</Folded>}
    </section>
  );
}

/** How many others failed so. */
function Others({ progress, machine, error, arn }: { progress: Progress; machine: string; error?: string; arn: string }) {
  const wanted = progress.status === 'ABORTED' ? undefined : error;
  const { value } = useLoaded(`others ${machine} ${wanted}`, (signal) => (wanted ? call<Found>('Baton.SearchExecutions', { stateMachineArns: [machine], statuses: ['FAILED', 'TIMED_OUT'], error: progress.error, maxResults: 100 }, signal) : Promise.resolve(undefined)));
  const others = value?.executions.filter((row) => row.executionArn !== arn).length ?? 0;
  if (!others) {
    return null;
  }
  return <p><Link href={linkTo('executions', '', { machine, status: 'FAILED,TIMED_OUT', error: progress.error })}>{others}{value?.nextToken ? ' or more' : ''} {others === 1 ? 'other execution' : 'other executions'}</Link> failed with the same error.</p>;
}

function Facts({ followed: { description, events, progress } }: { followed: Followed }) {
  if (!description) {
    return null;
  }
  const children = childrenOf(events);
  const now = currentRuns(progress).slice(0, 4).map((run) => visible(run.state));
  const facts: [string, ReactNode][] = [
    ['Status', <Status of={description.status} />],
    ['State machine', <Link href={linkTo('machine', description.stateMachineArn)}>{nameOf(description.stateMachineArn)}</Link>],
    ['Version', description.stateMachineVersionArn && nameOf(description.stateMachineVersionArn)],
    ['Is in', description.status === 'RUNNING' && now.join(', ')],
    ['Started', <Time at={description.startDate * 1000} />],
    ['Ended', description.stopDate && <Time at={description.stopDate * 1000} />],
    ['Duration', <Took from={description.startDate * 1000} to={description.stopDate && description.stopDate * 1000} />],
    ['Events', <span className="number">{events.length}</span>],
    ['Started by', parentOf(events) && <Link href={linkTo('execution', parentOf(events))}>{nameOf(parentOf(events)!)}</Link>],
    ['Started others', children.length > 0 && <>{children.slice(0, 5).map((child, i) => <span key={child}>{i > 0 && ', '}<Link href={linkTo('execution', child)}>{nameOf(child)}</Link></span>)}{children.length > 5 && ` and ${children.length - 5} more`}</>],
    ['Redrives', description.redriveCount ? String(description.redriveCount) : ''],
  ];
  return (
    <Container>
      <dl className="facts">
        {facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
    </Container>
  );
}

function Views({ followed }: { followed: Followed }) {
  const { query } = useRoute();
  const { description, progress, events, machine, version } = followed;
  const path = failurePath(progress);
  // What failed is what people want to see first, until they choose.
  const chosen = query.has('event') ? progress.runOfEvent(Number(query.get('event'))) : path[path.length - 1]?.run;
  const choose = useCallback((run: Run | undefined) => requery({ event: run ? String(run.entered) : 'none' }), []);
  const view = query.get('view') ?? 'graph';
  const beside = (content: ReactNode) => (
    <div className="split">
      <Guard name="This view">{content}</Guard>
      <Guard name="The details"><RunDetails run={chosen} progress={progress} events={events} choose={choose} version={version} /></Guard>
    </div>
  );
  return (
    <Tabs
      activeTabId={view}
      onChange={({ detail }) => requery({ view: detail.activeTabId === 'graph' ? undefined : detail.activeTabId })}
      tabs={[
        { id: 'graph', label: 'Graph', content: beside(<Drawn definition={machine?.definition} progress={progress} version={version} chosen={chosen} choose={choose} />) },
        { id: 'timeline', label: 'Timeline', content: beside(<Timeline progress={progress} version={version} chosen={chosen} choose={choose} />) },
        { id: 'states', label: 'States', content: beside(<StatesTable progress={progress} version={version} chosen={chosen} choose={choose} />) },
        { id: 'events', label: `Events (${events.length})`, content: <Guard name="The events"><Events events={events} progress={progress} /></Guard> },
        {
          id: 'data',
          label: 'Input and output',
          content: (
            <div className="split" style={{ gridTemplateColumns: '1fr 1fr' }}>
              <Container header={<Header variant="h2">Input</Header>}><Payload text={description?.input} name="input" /></Container>
              <Container header={<Header variant="h2">Output</Header>}><Payload text={description?.output} name="output" empty="There is none." /></Container>
            </div>
          ),
        },
        { id: 'definition', label: 'Definition', content: <Payload text={machine?.definition} name="definition" empty="The definition is not known any more." /> },
      ]}
    />
  );
}

function Drawn({ definition, progress, version, chosen, choose }: { definition?: string; progress: Progress; version: number; chosen?: Run; choose: (run?: Run) => void }) {
  const parsed = useMemo(() => parse(definition), [definition]);
  const byState = useMemo(() => {
    const runs = new Map<string, Run[]>();
    for (const run of progress.runs) {
      const known = runs.get(run.state);
      if (known) {
        known.push(run);
      } else {
        runs.set(run.state, [run]);
      }
    }
    return runs;
  }, [progress, version]);
  const marks = (box: GraphBox): Mark | undefined => markOf(byState.get(box.name));
  const [box, setBox] = useState<string>();
  const select = useCallback((selected: GraphBox | undefined) => {
    setBox(selected?.id);
    choose(selected && worstOf(byState.get(selected.name) ?? []));
  }, [byState, choose]);
  if (parsed === undefined) {
    return <Box color="text-status-inactive">The definition that it runs by is not known any more, so there is no graph.</Box>;
  }
  const id = chosen && box?.endsWith(`/${chosen.state}`) ? box : chosen ? `/${chosen.state}` : box;
  return (
    <Suspense fallback={<Box padding="xxl" textAlign="center"><Spinner /> The graph is drawn …</Box>}>
      <StateGraph definition={parsed} marks={marks} version={version} chosen={id} onSelect={select} />
    </Suspense>
  );
}

function markOf(runs: Run[] | undefined): Mark | undefined {
  const worst = runs && worstOf(runs);
  if (!runs || !worst) {
    return undefined;
  }
  const frames = worst.type === 'Map' ? worst.frames : [];
  const failed = frames.filter((frame) => frame.status === 'FAILED').length;
  const done = frames.filter((frame) => frame.status !== 'RUNNING').length;
  const note = worst.type === 'Map' && worst.length !== undefined ? `${done} of ${worst.length} items${failed ? `, ${failed} failed` : ''}` : undefined;
  return { status: worst.status, runs: runs.length, attempts: Math.max(...runs.slice(0, 1000).map((run) => run.attempts.length)), note };
}

function parse(definition: string | undefined): unknown {
  try {
    return definition === undefined ? undefined : JSON.parse(definition);
  } catch {
    return undefined;
  }
}
