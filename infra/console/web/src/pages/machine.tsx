import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useAct, useNotices } from '../api/act.ts';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Found, MachineDescription, Row } from '../api/types.ts';
import { linkTo, nameOf } from '../app/routes.ts';
import { statesOf, isObject } from '../definition/model.ts';
import type { Box as GraphBox } from '../graph/layout.ts';
import { Payload } from '../widgets/payload.tsx';
import { Status, Time, Took } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';
import { StartDialog } from './executions/start.tsx';

const StateGraph = lazy(() => import('../graph/StateGraph.tsx').then((module) => ({ default: module.StateGraph })));

interface Version {
  stateMachineVersionArn: string;
  creationDate: number;
}

/** One state machine: how it looks, what ran last, its versions. */
export function MachinePage({ arn }: { arn: string }) {
  const { value: machine, error, reload } = useLoaded(`machine ${arn}`, (signal) => call<MachineDescription>('DescribeStateMachine', { stateMachineArn: arn }, signal), 10_000);
  const [starting, setStarting] = useState(false);
  if (!machine) {
    return error === undefined ? <Box textAlign="center" padding="xxl"><Spinner size="large" /> The state machine is looked up …</Box> : <Trouble error={error} again={reload} />;
  }
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={<span className="mono">{visible(arn)}</span>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={linkTo('executions', '', { machine: arn })}>Executions</Button>
            <Button href={linkTo('design', arn)}>Edit</Button>
            <Button variant="primary" disabled={machine.type === 'EXPRESS'} onClick={() => setStarting(true)}>Start execution</Button>
          </SpaceBetween>
        }
      >
        {visible(machine.name)}
      </Header>
      <Trouble error={error} again={reload} kept />
      <Container>
        <dl className="facts">
          <div><dt>Status</dt><dd><Status of={machine.status} /></dd></div>
          <div><dt>Type</dt><dd>{machine.type === 'EXPRESS' ? 'Express' : 'Standard'}</dd></div>
          <div><dt>Created</dt><dd><Time at={machine.creationDate * 1000} /></dd></div>
          <div><dt>Role</dt><dd className="mono">{visible(machine.roleArn)}</dd></div>
          {machine.revisionId && <div><dt>Revision</dt><dd className="mono">{machine.revisionId}</dd></div>}
        </dl>
      </Container>
      <Tabs
        tabs={[
          { id: 'graph', label: 'Graph', content: <Drawn definition={machine.definition} /> },
          { id: 'executions', label: 'Newest executions', content: <Newest arn={arn} /> },
          { id: 'versions', label: 'Versions', content: <Versions arn={arn} /> },
          { id: 'definition', label: 'Definition', content: <Payload text={machine.definition} name="definition" /> },
        ]}
      />
      {starting && <StartDialog machine={arn} onClose={() => setStarting(false)} />}
    </SpaceBetween>
  );
}

function Drawn({ definition }: { definition: string }) {
  const parsed = useMemo<unknown>(() => {
    try {
      return JSON.parse(definition);
    } catch {
      return undefined;
    }
  }, [definition]);
  const [box, setBox] = useState<GraphBox>();
  const select = useCallback((selected: GraphBox | undefined) => setBox(selected), []);
  const state = box && textAt(parsed, box.path);
  return (
    <div className="split">
      <Suspense fallback={<Box padding="xxl" textAlign="center"><Spinner /> The graph is drawn …</Box>}>
        <StateGraph definition={parsed} chosen={box?.id} onSelect={select} />
      </Suspense>
      <Container header={<Header variant="h2" description={box?.type}>{box ? visible(box.name) : 'State'}</Header>}>
        {state ? <Payload text={state} name={box!.name} /> : <Box color="text-body-secondary">Choose a state to see its definition. There are {isObject(parsed) ? statesOf(parsed).length : 0} on the outermost level.</Box>}
      </Container>
    </div>
  );
}

function textAt(definition: unknown, path: (string | number)[]): string | undefined {
  let found: unknown = definition;
  for (const part of path) {
    found = isObject(found) || Array.isArray(found) ? (found as Record<string | number, unknown>)[part] : undefined;
  }
  return found === undefined ? undefined : JSON.stringify(found, null, 2);
}

function Newest({ arn }: { arn: string }) {
  const { value, error, reload } = useLoaded(`newest ${arn}`, (signal) => call<Found>('Baton.SearchExecutions', { stateMachineArns: [arn], maxResults: 20, withStates: true }, signal), 3000);
  return (
    <SpaceBetween size="s">
      <Trouble error={error} again={reload} />
      <Table<Row>
        items={value?.executions ?? []}
        loading={!value && !error}
        loadingText="Executions are looked up"
        trackBy="executionArn"
        empty={<Box textAlign="center" padding="m">It has not run yet.</Box>}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (row) => <Link href={linkTo('execution', row.executionArn)}>{visible(row.name)}</Link> },
          { id: 'status', header: 'Status', cell: (row) => <Status of={row.status} /> },
          { id: 'where', header: 'Is in, or failed in', cell: (row) => visible((row.states ?? []).join(', ')) || '–' },
          { id: 'start', header: 'Started', cell: (row) => <Time at={row.startDate * 1000} /> },
          { id: 'took', header: 'Duration', cell: (row) => <Took from={row.startDate * 1000} to={row.stopDate && row.stopDate * 1000} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Versions({ arn }: { arn: string }) {
  const { value, error, reload } = useLoaded(`versions ${arn}`, (signal) => call<{ stateMachineVersions: Version[] }>('ListStateMachineVersions', { stateMachineArn: arn, maxResults: 100 }, signal));
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const publish = () =>
    act('Publish', async () => {
      const { stateMachineVersionArn } = await call<{ stateMachineVersionArn: string }>('PublishStateMachineVersion', { stateMachineArn: arn });
      tell({ type: 'success', header: `Version ${nameOf(stateMachineVersionArn)} is published` });
      reload();
    });
  return (
    <SpaceBetween size="s">
      <Trouble error={error} again={reload} />
      <Table<Version>
        items={value?.stateMachineVersions ?? []}
        loading={!value && !error}
        loadingText="Versions are looked up"
        header={<Header variant="h3" actions={<Button loading={busy} onClick={() => void publish()}>Publish a version</Button>}>Versions</Header>}
        empty={<Box textAlign="center" padding="m">None is published.</Box>}
        columnDefinitions={[
          { id: 'number', header: 'Version', isRowHeader: true, cell: (version) => nameOf(version.stateMachineVersionArn) },
          { id: 'created', header: 'Published', cell: (version) => <Time at={version.creationDate * 1000} /> },
        ]}
      />
    </SpaceBetween>
  );
}
