import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Counts, Machine, Metrics } from '../api/types.ts';
import { linkTo } from '../app/routes.ts';
import { Time } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';

/** All machines, page after page. */
async function all(signal: AbortSignal): Promise<Machine[]> {
  const machines: Machine[] = [];
  let nextToken: string | undefined;
  do {
    const page: { stateMachines: Machine[]; nextToken?: string } = await call('ListStateMachines', { maxResults: 1000, nextToken }, signal);
    machines.push(...page.stateMachines);
    nextToken = page.nextToken;
  } while (nextToken && machines.length < 10_000);
  return machines;
}

/** What runs here? */
export function MachinesPage() {
  const machines = useLoaded('all machines', all, 5000);
  const metrics = useLoaded('metrics 24', (signal) => call<Metrics>('Baton.GetMetrics', { hours: 24 }, signal), 10_000);
  const [filter, setFilter] = useState('');
  const counts = new Map<string, Counts>(metrics.value?.machines.map((one) => [one.stateMachineArn, one.statuses]));
  const shown = (machines.value ?? []).filter((machine) => machine.name.toLowerCase().includes(filter.toLowerCase()));
  const count = (machine: Machine, status: string) => counts.get(machine.stateMachineArn)?.[status] ?? 0;
  return (
    <SpaceBetween size="m">
      <Trouble error={machines.error} again={machines.reload} kept={!!machines.value} />
      <Table<Machine>
        items={shown}
        loading={!machines.value && machines.loading}
        loadingText="State machines are looked up"
        trackBy="stateMachineArn"
        variant="full-page"
        stickyHeader
        header={<Header variant="awsui-h1-sticky" counter={`(${shown.length})`} actions={<Button variant="primary" href={linkTo('design')}>Design a state machine</Button>}>State machines</Header>}
        filter={<TextFilter filteringText={filter} filteringPlaceholder="Find a state machine" filteringAriaLabel="Find a state machine" onChange={({ detail }) => setFilter(detail.filteringText)} />}
        empty={<Box textAlign="center" padding="l">{filter ? 'No state machine has that in its name.' : 'There is none yet. Design one, or create one with the AWS CLI.'}</Box>}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (machine) => <Link href={linkTo('machine', machine.stateMachineArn)}>{visible(machine.name)}</Link> },
          { id: 'type', header: 'Type', cell: (machine) => (machine.type === 'EXPRESS' ? 'Express' : 'Standard') },
          { id: 'running', header: 'Running', cell: (machine) => <Count of={count(machine, 'RUNNING')} to={linkTo('executions', '', { machine: machine.stateMachineArn, status: 'RUNNING' })} /> },
          { id: 'failed', header: 'Failed in the last day', cell: (machine) => <Count of={count(machine, 'FAILED') + count(machine, 'TIMED_OUT')} to={linkTo('executions', '', { machine: machine.stateMachineArn, status: 'FAILED,TIMED_OUT', since: '24h' })} /> },
          { id: 'done', header: 'Succeeded in the last day', cell: (machine) => <Count of={count(machine, 'SUCCEEDED')} to={linkTo('executions', '', { machine: machine.stateMachineArn, status: 'SUCCEEDED', since: '24h' })} /> },
          { id: 'created', header: 'Created', cell: (machine) => <Time at={machine.creationDate * 1000} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Count({ of, to }: { of: number; to: string }) {
  return of ? <Link href={to}><span className="number">{of}</span></Link> : <span className="quiet">–</span>;
}
