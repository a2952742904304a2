import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useMemo } from 'react';
import { detailsOf, timeOf, type HistoryEvent } from '../../history/events.ts';
import type { Attempt, Progress, Run } from '../../history/progress.ts';
import { Folded, Payload } from '../../widgets/payload.tsx';
import { Status, statusWords, Time, Took } from '../../widgets/status.tsx';
import { causeOf, durationOf, visible } from '../../widgets/text.ts';

interface Props {
  run?: Run;
  progress: Progress;
  events: HistoryEvent[];
  choose: (run?: Run) => void;
  version: number;
}

/** One passage through a state: what went in, what came out, what was tried. */
export function RunDetails({ run, progress, events, choose, version }: Props) {
  if (!run) {
    return (
      <Container header={<Header variant="h2">Details</Header>}>
        <Box color="text-body-secondary">Choose a state to see its input, output, attempts and errors.</Box>
      </Container>
    );
  }
  return (
    <Container header={<Header variant="h2" description={run.type} actions={<Button iconName="close" variant="icon" ariaLabel="Close details" onClick={() => choose(undefined)} />}>{visible(run.state)}</Header>}>
      <SpaceBetween size="m">
        <Passages run={run} progress={progress} choose={choose} version={version} />
        <dl className="facts">
          <div><dt>Status</dt><dd><Status of={run.status} /></dd></div>
          <div><dt>Entered</dt><dd><Time at={run.start} /></dd></div>
          <div><dt>Duration</dt><dd><Took from={run.start} to={run.end} /></dd></div>
        </dl>
        <Fault error={run.error} cause={run.cause} />
        <Iterations run={run} choose={choose} />
        <Tabs
          tabs={[
            { id: 'input', label: 'Input', content: <Payload text={run.input} name={`${run.state} input`} /> },
            { id: 'output', label: 'Output', content: <Payload text={run.output} name={`${run.state} output`} empty={run.status === 'RUNNING' ? 'It is still at work.' : 'There is none.'} /> },
            { id: 'attempts', label: `Attempts (${run.attempts.length})`, content: <Attempts attempts={run.attempts} state={run.state} /> },
            { id: 'variables', label: 'Variables', content: <Variables variables={run.variables} /> },
            { id: 'events', label: 'Events', content: <RunEvents run={run} events={events} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function Fault({ error, cause }: { error?: string; cause?: string }) {
  const decoded = causeOf(cause);
  if (!error && !decoded) {
    return null;
  }
  return (
    <div className="why">
      <b>{visible(error ?? 'Failed')}</b>
      {decoded && <p>{visible(decoded.text)}</p>}
      {decoded?.more && <Folded summary="The whole cause">{() => <Payload text={decoded.more} name="cause" />}</Folded>}
    </div>
  );
}

const MOST_CHOICES = 500;

/** Which passage of many: failed ones first. */
function Passages({ run, progress, choose, version }: { run: Run; progress: Progress; choose: (run?: Run) => void; version: number }) {
  const options = useMemo(() => {
    const runs = progress.runsOf(run.state);
    const weight = (one: Run) => (one.status === 'FAILED' || one.status === 'TIMED_OUT' ? 0 : one.status === 'RUNNING' ? 1 : 2);
    return runs
      .map((one, i) => ({ one, i }))
      .sort((a, b) => weight(a.one) - weight(b.one) || a.i - b.i)
      .slice(0, MOST_CHOICES)
      .map(({ one, i }) => ({ value: String(one.entered), label: `${whereOf(one) || `Passage ${i + 1}`} · ${statusWords(one.status)}` }));
  }, [run.state, progress, version]);
  if (options.length < 2) {
    return null;
  }
  return (
    <Select
      ariaLabel="Which passage of the state"
      filteringType="auto"
      selectedOption={options.find((option) => option.value === String(run.entered)) ?? { value: String(run.entered), label: whereOf(run) || run.state }}
      options={options}
      onChange={({ detail }) => choose(progress.runOfEvent(Number(detail.selectedOption.value)))}
    />
  );
}

/** `item 17`, `branch 0, item 3`. */
export function whereOf(run: Run): string {
  const parts: string[] = [];
  for (let frame = run.frame; frame.parent; frame = frame.parent.frame) {
    parts.unshift(`${frame.parent.type === 'Map' ? 'item' : 'branch'} ${frame.index}`);
  }
  return parts.join(', ');
}

/** The items of a Map or the branches of a Parallel, failed ones first. */
function Iterations({ run, choose }: { run: Run; choose: (run?: Run) => void }) {
  if (!run.frames.length) {
    return null;
  }
  const failed = run.frames.filter((frame) => frame.status === 'FAILED' || frame.status === 'TIMED_OUT');
  const known = new Set(failed);
  const shown = [...failed, ...run.frames.filter((frame) => !known.has(frame))].slice(0, 12);
  const word = run.type === 'Map' ? 'Item' : 'Branch';
  return (
    <div>
      <Box variant="awsui-key-label">{run.frames.length} {run.type === 'Map' ? 'items' : 'branches'}{run.length !== undefined && run.length > run.frames.length ? ` of ${run.length}` : ''}{failed.length ? `, ${failed.length} failed` : ''}</Box>
      <SpaceBetween direction="horizontal" size="s">
        {shown.map((frame) => {
          const inner = frame.runs[frame.runs.length - 1];
          return (
            <button key={frame.index} type="button" className="plain" disabled={!inner} onClick={() => choose(inner)}>
              {word} {frame.index}: {statusWords(frame.status)}
            </button>
          );
        })}
        {run.frames.length > shown.length && <span className="quiet">and {run.frames.length - shown.length} more, in the table of states</span>}
      </SpaceBetween>
    </div>
  );
}

function Attempts({ attempts, state }: { attempts: Attempt[]; state: string }) {
  if (!attempts.length) {
    return <Box color="text-status-inactive">This state calls nobody.</Box>;
  }
  return (
    <SpaceBetween size="s">
      {attempts.map((attempt, i) => {
        const before = attempts[i - 1];
        const pause = before?.end !== undefined && attempt.start !== undefined ? attempt.start - before.end : undefined;
        return (
          <div key={i}>
            {pause !== undefined && <div className="quiet">waited {durationOf(pause)} before it was tried again</div>}
            <SpaceBetween direction="horizontal" size="s">
              <b>Attempt {i + 1}</b>
              <Status of={attempt.status} />
              <Took from={attempt.start} to={attempt.end} />
            </SpaceBetween>
            <Fault error={attempt.error} cause={attempt.cause} />
            {attempt.parameters && <Folded summary="What was sent">{() => <Payload text={attempt.parameters} name={`${state} attempt ${i + 1}`} />}</Folded>}
          </div>
        );
      })}
    </SpaceBetween>
  );
}

function Variables({ variables }: { variables?: Record<string, string> }) {
  const entries = Object.entries(variables ?? {});
  return entries.length ? (
    <SpaceBetween size="s">{entries.map(([name, value]) => <div key={name}><b className="mono">${visible(name)}</b><Payload text={value} name={name} /></div>)}</SpaceBetween>
  ) : (
    <Box color="text-status-inactive">It assigned none.</Box>
  );
}

function RunEvents({ run, events }: { run: Run; events: HistoryEvent[] }) {
  const shown = run.events.slice(0, 200).map((id) => events[id - 1]).filter((event): event is HistoryEvent => !!event);
  return (
    <SpaceBetween size="xs">
      {shown.map((event) => (
        <Folded key={event.id} summary={<><span className="number">{event.id}</span> {event.type} <span className="quiet"><Time at={timeOf(event.timestamp)} /></span></>}>
          {() => <Payload text={JSON.stringify(detailsOf(event), null, 2)} name={`event ${event.id}`} />}
        </Folded>
      ))}
    </SpaceBetween>
  );
}
