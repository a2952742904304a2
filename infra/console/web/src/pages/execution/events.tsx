import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useMemo, useState } from 'react';
import { detailsOf, timeOf, type HistoryEvent } from '../../history/events.ts';
import type { Progress } from '../../history/progress.ts';
import { Payload } from '../../widgets/payload.tsx';
import { Rows, type Column } from '../../widgets/rows.tsx';
import { Time } from '../../widgets/status.tsx';
import { PAGES, visible } from '../../widgets/text.ts';

const PAGE = 100;

/** How long the page is kept from its user at once, in milliseconds. */
const SLICE = 12;

/** Whether a text stands in what an event tells: its names and its values. */
function holds(told: unknown, wanted: string): boolean {
  if (typeof told !== 'object' || told === null) {
    return String(told).toLowerCase().includes(wanted);
  }
  for (const name in told) {
    if (name.toLowerCase().includes(wanted) || holds((told as Record<string, unknown>)[name], wanted)) {
      return true;
    }
  }
  return false;
}

/** The events that have a text in them, looked for slice by slice; until that is done, those that were found before. */
function useFound(events: HistoryEvent[], progress: Progress, wanted: string): HistoryEvent[] {
  const [found, setFound] = useState<{ wanted: string; events: HistoryEvent[] }>({ wanted: '', events });
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const matches: HistoryEvent[] = [];
    let next = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const slice = () => {
      const end = performance.now() + SLICE;
      while (next < events.length && performance.now() < end) {
        const event = events[next++]!;
        if (`${event.id} ${event.type} ${progress.runOfEvent(event.id)?.state ?? ''}`.toLowerCase().includes(wanted) || holds(detailsOf(event), wanted)) {
          matches.push(event);
        }
      }
      if (next < events.length) {
        timer = setTimeout(slice, 0);
      } else {
        setFound({ wanted, events: matches });
      }
    };
    // While somebody types on, nothing is looked for.
    timer = setTimeout(slice, 150);
    return () => clearTimeout(timer);
  }, [events, progress, wanted]);
  return wanted ? found.events : events;
}

/** All events, a hundred at a time; the filter looks into their whole text. */
export function Events({ events, progress }: { events: HistoryEvent[]; progress: Progress }) {
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<HistoryEvent>();
  const wanted = filter.trim().toLowerCase();
  const found = useFound(events, progress, wanted);
  const columns = useMemo<Column<HistoryEvent>[]>(
    () => [
      { header: 'Event', cell: (event) => <span className="number">{event.id}</span> },
      { header: 'Type', cell: (event) => visible(event.type) },
      { header: 'State', cell: (event) => visible(progress.runOfEvent(event.id)?.state ?? '–') },
      { header: 'What', cell: (event) => <span className="quiet">{glance(event)}</span> },
      { header: 'Time', cell: (event) => <Time at={timeOf(event.timestamp)} /> },
      { header: 'After', cell: (event) => <span className="number">{event.previousEventId ?? ''}</span> },
    ],
    [progress],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(page, pages);
  return (
    <Container
      header={<Header counter={`(${found.length})`} actions={<Pagination currentPageIndex={shown} pagesCount={pages} onChange={({ detail }) => setPage(detail.currentPageIndex)} ariaLabels={PAGES} />}>Events</Header>}
      footer={open && <Payload text={JSON.stringify(detailsOf(open), null, 2)} name={`event ${open.id}`} />}
    >
      <SpaceBetween size="s">
        <TextFilter filteringText={filter} filteringPlaceholder="Find in types, states and data" filteringAriaLabel="Find events" onChange={({ detail }) => (setFilter(detail.filteringText), setPage(1))} countText={wanted ? `${found.length} found` : ''} />
        <Rows<HistoryEvent>
          label="Events"
          items={found.slice((shown - 1) * PAGE, shown * PAGE)}
          columns={columns}
          keyOf={(event) => event.id}
          chosen={open}
          choose={(event) => setOpen(open === event ? undefined : event)}
          empty="No event has that in it."
        />
      </SpaceBetween>
    </Container>
  );
}

/** The most telling detail in a line. */
function glance(event: HistoryEvent): string {
  const { error, cause, output, input, parameters } = detailsOf(event);
  const text = error ? `${error}${cause ? `: ${cause}` : ''}` : (output ?? parameters ?? input ?? '');
  const line = visible(text.slice(0, 120)).replace(/\s+/g, ' ');
  return text.length > 120 ? `${line}…` : line;
}
