import assert from 'node:assert/strict';
import type { HistoryEvent } from '../src/history/events.ts';
import { currentRuns, failurePath } from '../src/history/failure.ts';
import { Progress } from '../src/history/progress.ts';

/** Events from lines `id previous Type {details}`; times are their ids in seconds. */
export function history(text: string): HistoryEvent[] {
  return text.trim().split('\n').map((line) => {
    const [, id, previous, type, details] = /^\s*(\d+) (\d+) (\w+)\s*(.*)$/.exec(line)!;
    return { id: Number(id), previousEventId: Number(previous), type: type!, timestamp: Number(id), anyEventDetails: details ? JSON.parse(details) : undefined };
  });
}

Deno.test('a caught failure marks the state and the execution goes on', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted {"input":"{}"}
    2 0 TaskStateEntered {"name":"A","input":"{}"}
    3 2 TaskScheduled {"resource":"invoke","parameters":"{}"}
    4 3 TaskStarted
    5 4 TaskFailed {"error":"Boom","cause":"why"}
    6 5 TaskStateExited {"name":"A","output":"{}"}
    7 6 SucceedStateEntered {"name":"B"}
    8 7 SucceedStateExited {"name":"B","output":"1"}
    9 8 ExecutionSucceeded {"output":"1"}`));
  assert.deepEqual(progress.strays, []);
  const [a, b] = progress.runs;
  assert.equal(a?.status, 'CAUGHT');
  assert.equal(a?.error, 'Boom');
  assert.equal(b?.status, 'SUCCEEDED');
  assert.equal(progress.status, 'SUCCEEDED');
});

Deno.test('each Scheduled event is an attempt of the same run', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 TaskStateEntered {"name":"A"}
    3 2 TaskScheduled
    4 3 TaskTimedOut {"error":"States.Timeout"}
    5 4 TaskScheduled
    6 5 TaskSucceeded
    7 6 TaskStateExited {"name":"A"}`));
  assert.deepEqual(progress.runs[0]?.attempts.map((attempt) => attempt.status), ['TIMED_OUT', 'SUCCEEDED']);
  assert.equal(progress.status, 'RUNNING');
});

Deno.test('branches and iterations are frames of their own, and the way to the failure names the item', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 ParallelStateEntered {"name":"P"}
    3 2 ParallelStateStarted
    4 3 MapStateEntered {"name":"M"}
    5 4 MapStateStarted {"length":2}
    6 5 MapIterationStarted {"name":"M","index":0}
    7 6 PassStateEntered {"name":"I"}
    8 5 MapIterationStarted {"name":"M","index":1}
    9 8 FailStateEntered {"name":"F"}
    10 7 PassStateExited {"name":"I"}
    11 10 MapIterationSucceeded {"name":"M","index":0}
    12 9 MapIterationFailed {"name":"M","index":1}
    13 12 MapStateFailed {"error":"Bad","cause":"c"}
    14 3 PassStateEntered {"name":"X"}
    15 13 ParallelStateFailed {"error":"Bad","cause":"c"}
    16 15 ExecutionFailed {"error":"Bad","cause":"c"}`));
  assert.deepEqual(progress.strays, []);
  const parallel = progress.runs[0]!;
  assert.equal(parallel.frames.length, 2);
  const map = parallel.frames[0]!.runs[0]!;
  assert.deepEqual(map.frames.map((frame) => frame.status), ['SUCCEEDED', 'FAILED']);
  assert.deepEqual(failurePath(progress).map(({ run, index }) => [run.state, index]), [['P', 0], ['M', 1], ['F', undefined]]);
});

Deno.test('the states it is in are the innermost ones', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 ParallelStateEntered {"name":"P"}
    3 2 ParallelStateStarted
    4 3 WaitStateEntered {"name":"W"}
    5 3 TaskStateEntered {"name":"T"}`));
  assert.deepEqual(currentRuns(progress).map((run) => run.state), ['W', 'T']);
});

Deno.test('an event that comes twice counts once, and what fits nowhere breaks nothing', () => {
  const events = history(`
    1 0 ExecutionStarted
    2 0 PassStateEntered {"name":"A"}
    3 2 PassStateExited {"name":"Other"}
    4 3 MapIterationStarted {"name":"M","index":0}`);
  const progress = Progress.of([...events, ...events]);
  assert.equal(progress.runs.length, 1);
  assert.equal(progress.strays.length, 2);
});

Deno.test('a redriven execution runs again', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 TaskStateEntered {"name":"A"}
    3 2 TaskScheduled
    4 3 TaskFailed {"error":"E"}
    5 4 ExecutionFailed {"error":"E"}
    6 5 ExecutionRedriven {"redriveCount":1}
    7 6 TaskScheduled
    8 7 TaskSucceeded
    9 8 TaskStateExited {"name":"A"}
    10 9 ExecutionSucceeded`));
  const before = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 ParallelStateEntered {"name":"P"}
    3 2 ParallelStateStarted
    4 3 TaskStateEntered {"name":"A"}
    5 4 TaskScheduled
    6 5 TaskFailed {"error":"E"}
    7 6 ParallelStateFailed {"error":"E"}
    8 7 ExecutionFailed {"error":"E"}
    9 8 ExecutionRedriven
    10 6 TaskScheduled`));
  assert.deepEqual(before.runs.map((run) => [run.state, run.status, run.error]), [['P', 'RUNNING', undefined], ['A', 'RUNNING', undefined]]);
  assert.equal(progress.redrives, 1);
  assert.equal(progress.status, 'SUCCEEDED');
  assert.deepEqual(progress.strays, []);
  assert.deepEqual(progress.runs.map((run) => [run.status, run.attempts.length]), [['SUCCEEDED', 2]]);
});

Deno.test('24,000 events of one Map are iterations of one run', () => {
  const lines = ['1 0 ExecutionStarted', '2 0 MapStateEntered {"name":"M"}', '3 2 MapStateStarted {"length":6000}'];
  for (let i = 0; i < 6000; i++) {
    const id = 4 + i * 4;
    lines.push(`${id} 3 MapIterationStarted {"name":"M","index":${i}}`, `${id + 1} ${id} PassStateEntered {"name":"I"}`, `${id + 2} ${id + 1} PassStateExited {"name":"I"}`, `${id + 3} ${id + 2} MapIterationSucceeded {"name":"M","index":${i}}`);
  }
  const progress = Progress.of(history(lines.join('\n')));
  assert.deepEqual(progress.strays, []);
  assert.equal(progress.runs[0]?.frames.length, 6000);
});

Deno.test('a Parallel that is tried again leaves nothing of its first try running', () => {
  const progress = Progress.of(history(`
    1 0 ExecutionStarted
    2 0 ParallelStateEntered {"name":"P"}
    3 2 ParallelStateStarted
    4 3 TaskStateEntered {"name":"A"}
    5 4 TaskScheduled
    6 3 FailStateEntered {"name":"F"}
    7 6 ParallelStateStarted
    8 7 TaskStateEntered {"name":"A"}`));
  assert.deepEqual(progress.runs.map((run) => `${run.state} ${run.status}`), ['P RUNNING', 'A ABORTED', 'F FAILED', 'A RUNNING']);
  assert.deepEqual(currentRuns(progress).map((run) => run.entered), [8]);
});
