import assert from 'node:assert/strict';
import type { HistoryEvent } from '../src/history/events.ts';
import { currentRuns, failurePath } from '../src/history/failure.ts';
import { Progress, type Frame, type Status } from '../src/history/progress.ts';

interface Case {
  name: string;
  history: string[];
  tree: string;
  status: string;
  failurePath: string[];
  open: string[];
}

/** `5<4 TaskFailed Oops`: what stands behind the type is a name, a name and an index, a length or an error. */
function event(line: string): HistoryEvent {
  const [, id, previous, type, first, second] = /^(\d+)<(\d+) (\w+)(?: (\S+))?(?: (\S+))?$/.exec(line)!;
  const details =
    type === 'MapStateStarted' ? { length: Number(first) }
    : type === 'EvaluationFailed' ? { state: first, error: second }
    : /Failed$|TimedOut$/.test(type!) && !/^Map|^Parallel/.test(type!) ? { error: first }
    : { name: first, index: second === undefined ? undefined : Number(second) };
  return { id: Number(id), previousEventId: Number(previous), type: type!, timestamp: Number(id), anyEventDetails: details };
}

const common = (status: Status) => (status === 'TIMED_OUT' ? 'FAILED' : status);
const tree = (frame: Frame): string =>
  frame.runs
    .map((run) => `${run.state} ${common(run.status)}` + (run.frames.length ? `(${run.frames.map((inner) => `${inner.index} ${common(inner.status)}[${tree(inner)}]`).join(', ')})` : ''))
    .join(', ');

// The engine's own fold passes the same cases (FoldCasesTest).
const cases = JSON.parse(Deno.readTextFileSync(new URL('../../../../lambda-handlers/engine/src/test/resources/fold-cases.json', import.meta.url))) as Case[];
cases.forEach(({ name, history, tree: wanted, status, failurePath: path, open }) =>
  Deno.test(`folded as the engine folds it: ${name}`, () => {
    const progress = Progress.of(history.map(event));
    assert.deepEqual(progress.strays, []);
    assert.equal(tree(progress.root), wanted);
    assert.equal(progress.status, status);
    assert.deepEqual(failurePath(progress).map((step) => step.run.state), path);
    assert.deepEqual(currentRuns(progress).map((run) => run.state), open);
  }),
);
