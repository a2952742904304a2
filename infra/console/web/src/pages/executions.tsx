import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useAct, useNotices } from '../api/act.ts';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Found, Machine, Row } from '../api/types.ts';
import { linkTo, machineNameOf, nameOf, requery, useRoute } from '../app/routes.ts';
import { Status, Time, Took } from '../widgets/status.tsx';
import { timeText, visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';
import { BatchProgress, ManyDialog } from './executions/many.tsx';
import { StartDialog } from './executions/start.tsx';
import { filterOf, isOpen, requestOf, type Filter } from './filter.ts';

const PAGE = 100;
const STATUSES: SelectProps.Option[] = [
  { value: '', label: 'Any status' },
  { value: 'RUNNING', label: 'Running' },
  { value: 'FAILED,TIMED_OUT', label: 'Failed or timed out' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'TIMED_OUT', label: 'Timed out' },
  { value: 'ABORTED', label: 'Aborted' },
  { value: 'SUCCEEDED', label: 'Succeeded' },
];
const TIMES: SelectProps.Option[] = [
  { value: '', label: 'Any time' },
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: 'Last day' },
  { value: '7d', label: 'Last week' },
  { value: '30d', label: 'Last month' },
];

/** What a search has found so far; the first page is looked up again now and then. */
function useFound(filter: Filter) {
  const key = JSON.stringify(filter);
  const first = useLoaded(key, (signal) => call<Found>('Baton.SearchExecutions', { ...requestOf(filter), maxResults: PAGE, withStates: true }, signal), 3000);
  const [more, setMore] = useState<{ key: string; rows: Row[]; last?: Found }>({ key, rows: [] });
  const [going, setGoing] = useState(false);
  const rest = more.key === key ? more : { key, rows: [] as Row[], last: undefined };
  const last = rest.last ?? first.value;
  const next = useCallback(async () => {
    setGoing(true);
    try {
      const found = await call<Found>('Baton.SearchExecutions', { ...requestOf(filter), maxResults: PAGE, withStates: true, nextToken: last?.nextToken });
      setMore({ key, rows: [...rest.rows, ...found.executions], last: found });
    } finally {
      setGoing(false);
    }
  }, [key, last?.nextToken, rest.rows.length]);
  const rows = useMemo(() => {
    const seen = new Set<string>();
    return [...(first.value?.executions ?? []), ...rest.rows].filter((row) => !seen.has(row.executionArn) && seen.add(row.executionArn));
  }, [first.value, rest.rows]);
  // A page without a match says only that the newest ones do not match.
  useEffect(() => {
    if (first.value?.nextToken && rows.length < 10 && !rest.last && !going) {
      void next();
    }
  }, [first.value?.nextToken, rows.length, rest.last, going]);
  return { ...first, rows, last, next, going };
}

export function ExecutionsPage() {
  const { query } = useRoute();
  const filter = filterOf(query);
  const { rows, error, loading, reload, last, next, going } = useFound(filter);
  // Nothing has it as its name or as a whole value: then it may be a part of one.
  const { value } = filter;
  useEffect(() => {
    if (value && last && !last.nextToken && !rows.length && !loading) {
      requery({ value: undefined, text: value });
    }
  }, [value, last, rows.length, loading]);
  const [selected, setSelected] = useState<Row[]>([]);
  const [dialog, setDialog] = useState<'STOP' | 'REDRIVE' | 'start'>();
  const batch = query.get('batch');
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const each = (what: string, action: string) =>
    act(what, async () => {
      await Promise.all(selected.map((row) => call(action, { executionArn: row.executionArn })));
      tell({ type: 'success', header: `${what}: ${selected.length} done` });
      setSelected([]);
      reload();
    });
  const begun = (id: string) => {
    setDialog(undefined);
    requery({ batch: id });
  };
  return (
    <SpaceBetween size="m">
      <Trouble error={error} again={reload} kept={rows.length > 0} />
      {batch && <BatchProgress key={batch} id={batch} onChange={reload} onClose={() => requery({ batch: undefined })} />}
      <Table<Row>
        items={rows}
        loading={loading && !rows.length}
        loadingText="Executions are looked up"
        trackBy="executionArn"
        variant="full-page"
        stickyHeader
        resizableColumns
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
        ariaLabels={{ selectionGroupLabel: 'Executions', allItemsSelectionLabel: () => 'All that are shown', itemSelectionLabel: (_, row) => row.name, tableLabel: 'Executions' }}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={`(${rows.length}${last?.nextToken ? '+' : ''})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="refresh" ariaLabel="Refresh" onClick={reload} />
                <ButtonDropdown
                  loading={busy}
                  items={[
                    { id: 'stop', text: 'Stop the selected', disabled: !selected.some((row) => row.status === 'RUNNING') },
                    { id: 'redrive', text: 'Redrive the selected', disabled: !selected.some((row) => /FAILED|TIMED_OUT|ABORTED/.test(row.status)) },
                    { id: 'stop-all', text: 'Stop all that match …' },
                    { id: 'redrive-all', text: 'Redrive all that match …' },
                  ]}
                  onItemClick={({ detail }) => {
                    if (detail.id === 'stop') {
                      void each('Stop', 'StopExecution');
                    } else if (detail.id === 'redrive') {
                      void each('Redrive', 'RedriveExecution');
                    } else {
                      setDialog(detail.id === 'stop-all' ? 'STOP' : 'REDRIVE');
                    }
                  }}
                >
                  Actions
                </ButtonDropdown>
                <Button variant="primary" onClick={() => setDialog('start')}>Start execution</Button>
              </SpaceBetween>
            }
          >
            Executions
          </Header>
        }
        filter={<Filters filter={filter} />}
        empty={<Box textAlign="center" padding="l">{isOpen(filter) ? 'Nothing has run yet. Start an execution, here or with the AWS CLI.' : 'No execution matches.'}</Box>}
        footer={last?.nextToken ? (
          <SpaceBetween direction="horizontal" size="s" alignItems="center">
            <Button onClick={() => void next()} loading={going}>{rows.length ? 'Show more' : 'Search further back'}</Button>
            {last.searchedTo !== undefined && <span className="quiet">Searched back to {timeText(last.searchedTo * 1000, 'local')}.</span>}
          </SpaceBetween>
        ) : undefined}
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, width: 165, minWidth: 140, cell: (row) => <Link href={linkTo('execution', row.executionArn)}>{visible(row.name)}</Link> },
          { id: 'status', header: 'Status', width: 150, minWidth: 140, cell: (row) => <Status of={row.status} /> },
          { id: 'where', header: 'In state', width: 150, minWidth: 130, cell: (row) => visible((row.states ?? []).join(', ')) || '–' },
          { id: 'error', header: 'Error', width: 150, minWidth: 140, cell: (row) => (row.error ? <span title={visible(row.cause ?? '')}>{visible(row.error)}</span> : '–') },
          { id: 'machine', header: 'State machine', width: 155, minWidth: 140, cell: (row) => <Link href={linkTo('machine', row.stateMachineArn)}>{machineNameOf(row.executionArn)}</Link> },
          { id: 'start', header: 'Started', width: 228, minWidth: 200, cell: (row) => <Time at={row.startDate * 1000} /> },
          { id: 'took', header: 'Took', minWidth: 90, cell: (row) => <Took from={row.startDate * 1000} to={row.stopDate && row.stopDate * 1000} /> },
        ]}
      />
      {(dialog === 'STOP' || dialog === 'REDRIVE') && <ManyDialog action={dialog} filter={filter} onClose={() => setDialog(undefined)} onBegun={begun} />}
      {dialog === 'start' && <StartDialog machine={filter.machine} onClose={() => setDialog(undefined)} />}
    </SpaceBetween>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const machines = useLoaded('machines', (signal) => call<{ stateMachines: Machine[] }>('ListStateMachines', { maxResults: 1000 }, signal));
  const options = useMemo<SelectProps.Option[]>(
    () => [{ value: '', label: 'Any state machine' }, ...(machines.value?.stateMachines ?? []).map((machine) => ({ value: machine.stateMachineArn, label: machine.name }))],
    [machines.value],
  );
  const chosen = (all: SelectProps.Option[], value = '') => all.find((option) => option.value === value) ?? { value, label: nameOf(value) };
  return (
    <div className="filters" role="search" aria-label="Narrow the executions">
      <Select ariaLabel="State machine" filteringType="auto" options={options} selectedOption={chosen(options, filter.machine)} onChange={({ detail }) => requery({ machine: detail.selectedOption.value })} />
      <Select ariaLabel="Status" options={STATUSES} selectedOption={chosen(STATUSES, filter.status)} onChange={({ detail }) => requery({ status: detail.selectedOption.value })} />
      <Select ariaLabel="Started" options={TIMES} selectedOption={chosen(TIMES, filter.since)} onChange={({ detail }) => requery({ since: detail.selectedOption.value })} />
      <Typed field="name" value={filter.name} placeholder="Name begins with" />
      <Typed field="value" value={filter.value} placeholder="Name or input value" />
      <Typed field="text" value={filter.text} placeholder="Part of name or input" />
      <Typed field="input" value={filter.input} placeholder="Input: customer.id = 42" />
      <Typed field="error" value={filter.error} placeholder="Error" />
      <Typed field="state" value={filter.state} placeholder="State" />
      {!isOpen(filter) && <Button variant="link" onClick={() => requery({ status: undefined, since: undefined, name: undefined, value: undefined, text: undefined, input: undefined, error: undefined, state: undefined })}>Clear</Button>}
    </div>
  );
}

/** A field that narrows the search when Enter is pressed, the field is left, or nothing was typed for a while. */
function Typed({ field, value = '', placeholder }: { field: keyof Filter; value?: string; placeholder: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) {
      return;
    }
    const timer = setTimeout(() => requery({ [field]: text }), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Input
      type="search"
      ariaLabel={placeholder}
      placeholder={placeholder}
      value={text}
      onChange={({ detail }) => setText(detail.value)}
      onKeyDown={({ detail }) => detail.key === 'Enter' && requery({ [field]: text })}
      onBlur={() => text !== value && requery({ [field]: text })}
    />
  );
}
