// Why an execution failed, told as the way to the place: `Orders item 17 → Charge`.
import type { Frame, Progress, Run } from './progress.ts';

export interface Step {
  run: Run;
  /** Which branch or iteration of it, when the way goes on inside. */
  index?: number;
}

const FAILED = new Set(['FAILED', 'TIMED_OUT']);

/** From the outermost state to the one where it went wrong; empty when nothing did. */
export function failurePath(progress: Progress): Step[] {
  if (!FAILED.has(progress.status)) {
    return [];
  }
  const steps: Step[] = [];
  let frame: Frame | undefined = progress.root;
  while (frame) {
    const run: Run | undefined = [...frame.runs].reverse().find((one) => FAILED.has(one.status) || one.error !== undefined) ?? frame.runs[frame.runs.length - 1];
    if (!run) {
      break;
    }
    const inner: Frame | undefined = run.frames.find((one) => FAILED.has(one.status));
    steps.push({ run, index: inner?.index });
    frame = inner;
  }
  return steps;
}

/** The states that an execution is in now, innermost first. */
export function currentRuns(progress: Progress): Run[] {
  return progress.runs.filter((run) => run.status === 'RUNNING' && !run.frames.some((frame) => frame.status === 'RUNNING' && frame.runs.length));
}

/** What a state did in all its runs: the worst status counts, and one that runs counts most. */
export function worstOf(runs: readonly Run[]): Run | undefined {
  return runs.find((run) => run.status === 'RUNNING') ?? runs.find((run) => FAILED.has(run.status)) ?? runs[runs.length - 1];
}
