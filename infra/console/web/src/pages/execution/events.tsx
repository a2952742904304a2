import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useDeferredValue, useMemo, useState } from 'react';
import { detailsOf, timeOf, type HistoryEvent } from '../../history/events.ts';
import type { Progress } from '../../history/progress.ts';
import { Payload } from '../../widgets/payload.tsx';
import { Time } from '../../widgets/status.tsx';
import { visible } from '../../widgets/text.ts';

const PAGE = 100;

/** All events, a hundred at a time; the filter looks into their whole text. */
export function Events({ events, progress }: { events: HistoryEvent[]; progress: Progress }) {
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<HistoryEvent[]>([]);
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const found = useMemo(
    () => (wanted ? events.filter((event) => `${event.id} ${event.type} ${progress.runOfEvent(event.id)?.state ?? ''} ${JSON.stringify(detailsOf(event))}`.toLowerCase().includes(wanted)) : events),
    [events, wanted, progress],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(page, pages);
  return (
    <Table<HistoryEvent>
      items={found.slice((shown - 1) * PAGE, shown * PAGE)}
      trackBy={(event) => String(event.id)}
      variant="container"
      stickyHeader
      contentDensity="compact"
      expandableRows={undefined}
      selectionType="single"
      selectedItems={open}
      onSelectionChange={({ detail }) => setOpen(detail.selectedItems)}
      onRowClick={({ detail }) => setOpen(open[0]?.id === detail.item.id ? [] : [detail.item])}
      ariaLabels={{ selectionGroupLabel: 'Events', itemSelectionLabel: (_, event) => `Event ${event.id}` }}
      header={<Header counter={`(${found.length})`}>Events</Header>}
      filter={<TextFilter filteringText={filter} filteringPlaceholder="Find in types, states and data" filteringAriaLabel="Find events" onChange={({ detail }) => (setFilter(detail.filteringText), setPage(1))} countText={wanted ? `${found.length} found` : ''} />}
      pagination={<Pagination currentPageIndex={shown} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }} />}
      empty={<Box textAlign="center">No event has that in it.</Box>}
      footer={open[0] && <Payload text={JSON.stringify(detailsOf(open[0]), null, 2)} name={`event ${open[0].id}`} />}
      columnDefinitions={[
        { id: 'id', header: 'Event', width: 90, cell: (event) => <span className="number">{event.id}</span> },
        { id: 'type', header: 'Type', isRowHeader: true, cell: (event) => visible(event.type) },
        { id: 'state', header: 'State', cell: (event) => visible(progress.runOfEvent(event.id)?.state ?? '–') },
        { id: 'what', header: 'What', cell: (event) => <span className="quiet">{glance(event)}</span> },
        { id: 'time', header: 'Time', cell: (event) => <Time at={timeOf(event.timestamp)} /> },
        { id: 'after', header: 'After', width: 80, cell: (event) => <span className="number">{event.previousEventId ?? ''}</span> },
      ]}
    />
  );
}

/** The most telling detail in a line. */
function glance(event: HistoryEvent): string {
  const { error, cause, output, input, parameters } = detailsOf(event);
  const text = error ? `${error}${cause ? `: ${cause}` : ''}` : (output ?? parameters ?? input ?? '');
  const line = visible(text.slice(0, 120)).replace(/\s+/g, ' ');
  return text.length > 120 ? `${line}…` : line;
}
