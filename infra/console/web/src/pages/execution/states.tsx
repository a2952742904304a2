import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { Progress, Run } from '../../history/progress.ts';
import { Status, Time, Took } from '../../widgets/status.tsx';
import { visible } from '../../widgets/text.ts';
import { whereOf } from './details.tsx';

const PAGE = 100;

export function StatesTable({ progress, version, chosen, choose }: { progress: Progress; version: number; chosen?: Run; choose: (run?: Run) => void }) {
  const [kind, setKind] = useState('all');
  const [page, setPage] = useState(1);
  const runs = useMemo(
    () => progress.runs.filter((run) => kind === 'all' || (kind === 'failed' ? run.error !== undefined || /FAILED|TIMED_OUT/.test(run.status) : run.status === 'RUNNING')),
    [progress, version, kind],
  );
  const pages = Math.max(1, Math.ceil(runs.length / PAGE));
  const shown = Math.min(page, pages);
  return (
    <Table<Run>
      items={runs.slice((shown - 1) * PAGE, shown * PAGE)}
      trackBy={(run) => String(run.entered)}
      contentDensity="compact"
      selectionType="single"
      selectedItems={chosen ? [chosen] : []}
      onSelectionChange={({ detail }) => choose(detail.selectedItems[0])}
      onRowClick={({ detail }) => choose(detail.item)}
      ariaLabels={{ selectionGroupLabel: 'States', itemSelectionLabel: (_, run) => `${run.state}, entered by event ${run.entered}` }}
      header={<Header counter={`(${runs.length})`}>States that were entered</Header>}
      filter={
        <SegmentedControl
          label="Which states"
          selectedId={kind}
          onChange={({ detail }) => (setKind(detail.selectedId), setPage(1))}
          options={[{ id: 'all', text: 'All' }, { id: 'failed', text: 'Failed' }, { id: 'running', text: 'Running' }]}
        />
      }
      pagination={pages > 1 && <Pagination currentPageIndex={shown} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} />}
      empty={<Box textAlign="center">None.</Box>}
      columnDefinitions={[
        { id: 'state', header: 'State', isRowHeader: true, cell: (run) => visible(run.state) },
        { id: 'where', header: 'In', cell: (run) => whereOf(run) || '–' },
        { id: 'type', header: 'Type', cell: (run) => run.type },
        { id: 'status', header: 'Status', cell: (run) => <Status of={run.status} /> },
        { id: 'attempts', header: 'Attempts', cell: (run) => <span className="number">{run.attempts.length || '–'}</span> },
        { id: 'start', header: 'Entered', cell: (run) => <Time at={run.start} /> },
        { id: 'took', header: 'Duration', cell: (run) => <Took from={run.start} to={run.end} /> },
      ]}
    />
  );
}
