import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { Progress, Run } from '../../history/progress.ts';
import { Rows, type Column } from '../../widgets/rows.tsx';
import { StatusSign, Time, Took } from '../../widgets/status.tsx';
import { PAGES, visible } from '../../widgets/text.ts';
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
    <Container header={<Header counter={`(${runs.length})`} actions={pages > 1 && <Pagination currentPageIndex={shown} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} ariaLabels={PAGES} />}>States that were entered</Header>}>
      <SpaceBetween size="s">
        <SegmentedControl
          label="Which states"
          selectedId={kind}
          onChange={({ detail }) => (setKind(detail.selectedId), setPage(1))}
          options={[{ id: 'all', text: 'All' }, { id: 'failed', text: 'Failed' }, { id: 'running', text: 'Running' }]}
        />
        <Rows<Run>
          label="States that were entered"
          items={runs.slice((shown - 1) * PAGE, shown * PAGE)}
          columns={COLUMNS}
          keyOf={(run) => run.entered}
          chosen={chosen}
          choose={choose}
          empty="None."
        />
      </SpaceBetween>
    </Container>
  );
}

const COLUMNS: Column<Run>[] = [
  { header: 'State', cell: (run) => visible(run.state) },
  { header: 'In', cell: (run) => whereOf(run) || '–' },
  { header: 'Type', cell: (run) => run.type },
  { header: 'Status', cell: (run) => <StatusSign of={run.status} /> },
  { header: 'Attempts', cell: (run) => <span className="number">{run.attempts.length || '–'}</span> },
  { header: 'Entered', cell: (run) => <Time at={run.start} /> },
  { header: 'Duration', cell: (run) => <Took from={run.start} to={run.end} /> },
];
