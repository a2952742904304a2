import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { durationOf, timeText, visible } from './text.ts';

const LOOKS: Record<string, { type: StatusIndicatorProps.Type; words: string }> = {
  RUNNING: { type: 'in-progress', words: 'Running' },
  SUCCEEDED: { type: 'success', words: 'Succeeded' },
  FAILED: { type: 'error', words: 'Failed' },
  TIMED_OUT: { type: 'error', words: 'Timed out' },
  ABORTED: { type: 'stopped', words: 'Aborted' },
  CAUGHT: { type: 'warning', words: 'Failed, caught' },
  PENDING_REDRIVE: { type: 'pending', words: 'Redrive pending' },
  ACTIVE: { type: 'success', words: 'Active' },
  DELETING: { type: 'pending', words: 'Deleting' },
};

/** A status in colour, sign and words; an unknown one as it is called. */
export function Status({ of }: { of: string }) {
  const look = LOOKS[of];
  return <StatusIndicator type={look?.type ?? 'info'}>{look?.words ?? visible(of)}</StatusIndicator>;
}

const SIGNS: Record<string, string> = { SUCCEEDED: '✓', FAILED: '✕', TIMED_OUT: '⏱', CAUGHT: '↪', RUNNING: '●', ABORTED: '■' };

/** The same in plain text, for long tables. */
export function StatusSign({ of }: { of: string }) {
  return <span className={`sign sign-${of.toLowerCase()}`}><span aria-hidden="true">{SIGNS[of] ?? '·'} </span>{visible(statusWords(of))}</span>;
}

export const statusWords = (status: string): string => LOOKS[status]?.words ?? status;

/** A point in time, in the zone of the settings; short without its year and milliseconds. */
export function Time({ at, short = false }: { at: number | undefined; short?: boolean }) {
  const { preferences } = usePreferences();
  if (at === undefined) {
    return <>–</>;
  }
  return <time dateTime={new Date(at).toISOString()} title={timeText(at, preferences.zone === 'utc' ? 'local' : 'utc')} className="number">{short ? timeText(at, preferences.zone).slice(5, 19) : timeText(at, preferences.zone)}</time>;
}

/** How long something took, or has taken so far. */
export function Took({ from, to }: { from: number | undefined; to: number | undefined }) {
  const now = useNow(to === undefined && from !== undefined);
  return <span className="number">{from === undefined ? '–' : durationOf((to ?? now) - from)}</span>;
}

function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
