import { useMemo, useRef, useState } from 'react';
import type { Frame, Progress, Run } from '../../history/progress.ts';
import { statusWords } from '../../widgets/status.tsx';
import { durationOf, visible } from '../../widgets/text.ts';

const ROW = 28;
const SEEN = 620;

interface Row {
  run: Run;
  depth: number;
  index?: number;
}

/** Where the time went: a bar for each attempt. Only the rows that are seen are drawn. */
export function Timeline({ progress, version, chosen, choose }: { progress: Progress; version: number; chosen?: Run; choose: (run?: Run) => void }) {
  const rows = useMemo(() => rowsOf(progress.root, 0), [progress, version]);
  const [top, setTop] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const begin = progress.start ?? rows[0]?.run.start ?? 0;
  const end = progress.end ?? Math.max(begin + 1, ...(progress.status === 'RUNNING' ? [Date.now()] : rows.slice(-500).map(({ run }) => run.end ?? run.start ?? begin)));
  const span = Math.max(1, end - begin);
  const share = (time: number) => `${Math.min(100, Math.max(0, ((time - begin) / span) * 100))}%`;
  const first = Math.max(0, Math.floor(top / ROW) - 5);
  const seen = rows.slice(first, first + Math.ceil(SEEN / ROW) + 10);
  return (
    <div className="timeline" ref={box} tabIndex={0} role="region" aria-label={`Timeline over ${durationOf(span)}`} onScroll={() => setTop(box.current?.scrollTop ?? 0)}>
      <div style={{ height: Math.max(rows.length, 1) * ROW, position: 'relative' }}>
        {seen.map(({ run, depth, index }, i) => (
          <button
            type="button"
            key={run.entered}
            className="timeline-row"
            style={{ top: (first + i) * ROW }}
            aria-pressed={run === chosen}
            onClick={() => choose(run)}
          >
            <span className="timeline-name" style={{ paddingLeft: 8 + depth * 14 }}>{visible(run.state)}<span className="unseen">, {statusWords(run.status)}, {durationOf((run.end ?? end) - (run.start ?? begin))}</span>{index !== undefined && <span className="quiet" aria-hidden="true"> #{index}</span>}</span>
            <span className="timeline-bars" aria-hidden="true">
              {(run.attempts.length && !run.frames.length ? run.attempts : [run]).map((bar, j) => {
                const from = bar.start ?? run.start ?? begin;
                const to = bar.end ?? run.end ?? end;
                return <span key={j} className={`bar bar-${bar.status.toLowerCase()}`} style={{ left: share(from), width: `max(3px, ${((to - from) / span) * 100}%)` }} />;
              })}
              <span className="bar-label number" style={{ left: share(run.end ?? end) }}>{durationOf((run.end ?? end) - (run.start ?? begin))}</span>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

function rowsOf(frame: Frame, depth: number, into: Row[] = []): Row[] {
  for (const run of frame.runs) {
    into.push({ run, depth, index: frame.parent?.type === 'Map' ? frame.index : undefined });
    run.frames.forEach((inner) => rowsOf(inner, depth + 1, into));
  }
  return into;
}
