// An execution as it goes on: its events are asked for after the last one that is known. The local server holds the question until
// the log grows; a function answers at once and is asked again, ever less often while nothing happens.
import { useEffect, useReducer, useRef } from 'react';
import { Progress } from '../history/progress.ts';
import type { HistoryEvent } from '../history/events.ts';
import { ApiError, call } from './client.ts';
import type { ExecutionDescription, MachineDescription } from './types.ts';

interface Watched {
  status: string;
  events: HistoryEvent[];
  /** Whether there are more events than fitted. */
  more: boolean;
}

export interface Followed {
  description?: ExecutionDescription;
  machine?: MachineDescription;
  progress: Progress;
  events: HistoryEvent[];
  error?: unknown;
  /** Grows with each change of what is above. */
  version: number;
}

const HELD_SECONDS = 20;
const SOON = 1000;
const LATE = 10_000;

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

export function useFollowed(arn: string, turn: number): Followed {
  const [version, changed] = useReducer((before: number) => before + 1, 0);
  const followed = useRef<Omit<Followed, 'version'> & { arn: string }>({ arn, progress: new Progress(), events: [] });
  if (followed.current.arn !== arn) {
    followed.current = { arn, progress: new Progress(), events: [] };
  }
  useEffect(() => {
    const stop = new AbortController();
    void follow(arn, followed.current, changed, stop.signal);
    return () => stop.abort();
  }, [arn, turn]);
  return { ...followed.current, version };
}

async function follow(arn: string, into: Omit<Followed, 'version'>, changed: () => void, signal: AbortSignal): Promise<void> {
  let wait = SOON;
  let misses = 0;
  let described = false;
  while (!signal.aborted) {
    try {
      if (!described || into.error) {
        await describe(arn, into, signal);
        described = true;
        changed();
      }
      const asked = Date.now();
      const answer = await call<Watched>('Baton.WatchExecution', { executionArn: arn, afterEventId: into.progress.last, waitSeconds: into.events.length ? HELD_SECONDS : 0 }, signal);
      misses = 0;
      answer.events.forEach((event) => into.progress.apply(event));
      into.events = into.events.concat(answer.events);
      if (answer.events.length) {
        changed();
      }
      if (answer.status !== 'RUNNING' && !answer.more) {
        await describe(arn, into, signal);
        changed();
        return;
      }
      const held = Date.now() - asked > SOON;
      wait = answer.events.length || held ? SOON : Math.min(LATE, wait * 1.5);
      if (!answer.events.length && !held && into.events.length) {
        await pause(wait, signal);
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      into.error = error;
      changed();
      if (!(error instanceof ApiError && error.passing)) {
        return;
      }
      await pause(Math.min(15_000, 1000 * 2 ** misses++), signal);
    }
  }
}

async function describe(arn: string, into: Omit<Followed, 'version'>, signal: AbortSignal): Promise<void> {
  const [description, machine] = await Promise.all([
    call<ExecutionDescription>('DescribeExecution', { executionArn: arn }, signal),
    into.machine ?? call<MachineDescription>('DescribeStateMachineForExecution', { executionArn: arn }, signal).catch(() => undefined),
  ]);
  into.description = description;
  into.machine = machine;
  into.error = undefined;
}
