// From a history to runs of states: a fold over events, in their order, that goes on when more events come. `previousEventId`
// tells the frame: each event belongs to the frame of the event before it, unless it opens one (a branch, an iteration) or goes
// back to the Map or Parallel state around it.
import { detailsOf, timeOf, type Details, type HistoryEvent } from './events.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CAUGHT' | 'ABORTED' | 'TIMED_OUT';

/** One try of a state: from its Scheduled event (or StateStarted of a Map or Parallel) to its end. */
export interface Attempt {
  status: Status;
  start?: number;
  end?: number;
  error?: string;
  cause?: string;
  parameters?: string;
  resource?: string;
}

/** One passage through a state. */
export interface Run {
  state: string;
  type: string;
  frame: Frame;
  status: Status;
  entered: number;
  start?: number;
  end?: number;
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
  variables?: Record<string, string>;
  attempts: Attempt[];
  /** The branches or iterations, of the last attempt only. */
  frames: Frame[];
  /** How many items a Map has. */
  length?: number;
  mapRunArn?: string;
  events: number[];
}

/** One run of one States block: the machine, a branch, an iteration. */
export interface Frame {
  parent?: Run;
  /** Which branch or iteration. */
  index: number;
  runs: Run[];
  status: Status;
  start?: number;
  end?: number;
}

const CLOSING: Record<string, Status> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionRedriven: 'RUNNING',
};

export class Progress {
  readonly root: Frame = { index: 0, runs: [], status: 'RUNNING' };
  status: Status = 'RUNNING';
  /** The id of the last event. */
  last = 0;
  start?: number;
  end?: number;
  error?: string;
  cause?: string;
  redrives = 0;
  /** Events that fit nowhere: none, for a history as AWS writes it. */
  readonly strays: string[] = [];
  readonly runs: Run[] = [];
  private readonly frameOf = new Map<number, Frame>();
  private readonly runOf = new Map<number, Run>();
  private readonly typeOf = new Map<number, string>();
  private readonly iterations = new Map<Run, Map<number, Frame>>();

  static of(events: readonly HistoryEvent[]): Progress {
    const progress = new Progress();
    events.forEach((event) => progress.apply(event));
    return progress;
  }

  /** Takes the next event. One that was already taken is passed over. */
  apply(event: HistoryEvent): void {
    if (event.id <= this.last) {
      return;
    }
    this.last = event.id;
    this.typeOf.set(event.id, event.type);
    const previous = event.previousEventId ?? 0;
    const time = timeOf(event.timestamp);
    const details = detailsOf(event);
    if (event.type.startsWith('Execution')) {
      this.execution(event, previous, details, time);
      return;
    }
    const found = this.place(event, previous, details, time);
    if (!found) {
      this.strays.push(`${event.type} ${event.id}`);
    }
    this.frameOf.set(event.id, found?.frame ?? this.frameOf.get(previous) ?? this.root);
    if (found?.run) {
      this.runOf.set(event.id, found.run);
      found.run.events.push(event.id);
    }
  }

  /** The run that an event belongs to. */
  runOfEvent(id: number): Run | undefined {
    return this.runOf.get(id);
  }

  /** The runs of a state, in order. */
  runsOf(state: string): Run[] {
    return this.runs.filter((run) => run.state === state);
  }

  private execution(event: HistoryEvent, previous: number, details: Details, time?: number): void {
    this.frameOf.set(event.id, this.root);
    if (event.type === 'ExecutionStarted') {
      this.start = time;
      this.root.start = time;
    }
    const closing = CLOSING[event.type];
    if (!closing) {
      return;
    }
    this.status = closing;
    this.root.status = closing;
    if (closing === 'RUNNING') {
      this.redrives++;
      this.error = this.cause = this.end = undefined;
      return;
    }
    this.end = time;
    this.root.end = time;
    this.error = details.error;
    this.cause = details.cause;
    this.closeOpen(this.root, closing, closing === 'FAILED' ? this.framesAround(previous) : new Set(), details, time);
  }

  /** The frames in which an event happened, from the innermost out. */
  private framesAround(id: number): Set<Frame> {
    const frames = new Set<Frame>();
    for (let frame = this.frameOf.get(id); frame; frame = frame.parent?.frame) {
      frames.add(frame);
    }
    return frames;
  }

  /** What was still open when the execution ended shares its end; what stood around the failure failed, what stood beside it was aborted. */
  private closeOpen(frame: Frame, status: Status, failing: Set<Frame>, details: Details, time?: number): void {
    for (const run of frame.runs) {
      if (run.status === 'RUNNING') {
        end(run, status, time);
        run.error ??= last(run.attempts)?.error ?? details.error;
        run.cause ??= last(run.attempts)?.cause ?? details.cause;
        run.frames.forEach((inner) => {
          if (inner.status === 'RUNNING') {
            inner.status = status === 'SUCCEEDED' ? 'SUCCEEDED' : failing.has(inner) ? 'FAILED' : 'ABORTED';
            inner.end = time;
            this.closeOpen(inner, inner.status, failing, inner.status === 'FAILED' ? details : {}, time);
          }
        });
      }
    }
  }

  private place(event: HistoryEvent, previous: number, details: Details, time?: number): Place | undefined {
    const { type } = event;
    const entered = /^(\w+)StateEntered$/.exec(type)?.[1];
    if (entered) {
      return this.enter(event, entered, previous, details, time);
    }
    const exited = /^(\w+)StateExited$/.exec(type)?.[1];
    if (exited) {
      return this.exit(exited, previous, details, time);
    }
    if (type === 'MapIterationStarted') {
      return this.iterate(previous, details, time);
    }
    if (type.startsWith('MapIteration')) {
      return this.iterationEnd(type, previous, details, time);
    }
    if (/^(Map|Parallel)(State|Run)/.test(type)) {
      return this.structure(type, previous, details, time);
    }
    if (type === 'EvaluationFailed') {
      return this.evaluation(previous, details, time);
    }
    return this.task(type, previous, details, time);
  }

  private enter(event: HistoryEvent, type: string, previous: number, details: Details, time?: number): Place {
    const before = this.runOf.get(previous);
    const branch = this.typeOf.get(previous) === 'ParallelStateStarted' && before;
    const frame = branch ? this.open(before, before.frames.length, time) : this.frame(previous);
    const run: Run = {
      state: details.name ?? '?',
      type,
      frame,
      status: 'RUNNING',
      entered: event.id,
      start: time,
      input: details.input,
      attempts: [],
      frames: [],
      events: [],
    };
    frame.runs.push(run);
    this.runs.push(run);
    return { frame, run };
  }

  private exit(type: string, previous: number, details: Details, time?: number): Place | undefined {
    const around = type === 'Map' || type === 'Parallel';
    const run = around ? this.around(previous, type, details.name) : last(this.frame(previous).runs);
    if (!run || run.state !== details.name) {
      return undefined;
    }
    const caught = /(Failed|TimedOut|Aborted)$/.test(this.typeOf.get(previous) ?? '');
    end(run, caught ? 'CAUGHT' : 'SUCCEEDED', time);
    if (caught) {
      run.error ??= last(run.attempts)?.error;
      run.cause ??= last(run.attempts)?.cause;
    }
    run.output = details.output;
    run.variables = details.assignedVariables;
    run.frames.forEach((frame) => endFrame(frame, caught ? 'ABORTED' : 'SUCCEEDED', time));
    return { frame: run.frame, run };
  }

  private iterate(previous: number, details: Details, time?: number): Place | undefined {
    const map = this.around(previous, 'Map', details.name);
    if (!map || details.index === undefined) {
      return undefined;
    }
    const frame = this.open(map, details.index, time);
    this.numbered(map).set(details.index, frame);
    return { frame };
  }

  private iterationEnd(type: string, previous: number, details: Details, time?: number): Place | undefined {
    const map = this.around(previous, 'Map', details.name);
    const frame = map && this.numbered(map).get(details.index ?? -1);
    if (!frame) {
      return undefined;
    }
    endFrame(frame, type.endsWith('Succeeded') ? 'SUCCEEDED' : type.endsWith('Failed') ? 'FAILED' : 'ABORTED', time);
    return { frame };
  }

  /** MapStateStarted, MapStateFailed, ParallelStateSucceeded, MapRunStarted … */
  private structure(type: string, previous: number, details: Details, time?: number): Place | undefined {
    const run = this.around(previous, type.startsWith('Map') ? 'Map' : 'Parallel');
    if (!run) {
      return undefined;
    }
    if (type.endsWith('StateStarted')) {
      this.restart(run, previous, details, time);
    } else if (type === 'MapRunStarted' || type === 'MapRunRedriven') {
      run.mapRunArn = details.mapRunArn;
      run.attempts.push({ status: 'RUNNING', start: time });
    } else if (type.endsWith('StateAborted')) {
      end(run, 'ABORTED', time);
    } else {
      const status: Status = type.endsWith('Failed') ? 'FAILED' : type.endsWith('Succeeded') ? 'SUCCEEDED' : 'ABORTED';
      const attempt = last(run.attempts);
      if (attempt) {
        Object.assign(attempt, { status, end: time, error: details.error, cause: details.cause });
      }
      const failing = status === 'FAILED' ? this.framesAround(previous) : undefined;
      run.frames.forEach((frame) => endFrame(frame, failing && !failing.has(frame) ? 'ABORTED' : status, time));
    }
    return { frame: run.frame, run };
  }

  /** A second Started in one run is a retry: what the first one opened is over. */
  private restart(run: Run, previous: number, details: Details, time?: number): void {
    reopen(run);
    const before = last(run.attempts);
    if (before && before.status === 'RUNNING') {
      before.status = 'FAILED';
      before.end = time;
    }
    run.attempts.push({ status: 'RUNNING', start: time });
    run.length = details.length ?? run.length;
    const failing = this.framesAround(previous);
    run.frames.forEach((frame) => endFrame(frame, failing.has(frame) ? 'FAILED' : 'ABORTED', time));
    run.frames = [];
    this.iterations.delete(run);
  }

  private evaluation(previous: number, details: Details, time?: number): Place | undefined {
    const at = this.runOf.get(previous) ?? last(this.frame(previous).runs);
    const run = at && (details.state === undefined || at.state === details.state) ? at : last(this.runsOf(details.state ?? ''));
    if (!run) {
      return undefined;
    }
    run.error = details.error;
    run.cause = details.cause;
    const attempt = last(run.attempts);
    if (attempt?.status === 'RUNNING') {
      Object.assign(attempt, { status: 'FAILED', end: time, error: details.error, cause: details.cause });
    }
    return { frame: run.frame, run };
  }

  /** Task…, LambdaFunction…, Activity… and StateAborted events of the state that the frame is in. */
  private task(type: string, previous: number, details: Details, time?: number): Place | undefined {
    const frame = this.frame(previous);
    const run = last(frame.runs);
    if (!run) {
      return undefined;
    }
    if (type.endsWith('Scheduled')) {
      reopen(run);
      run.attempts.push({ status: 'RUNNING', start: time, parameters: details.parameters ?? details.input, resource: details.resource });
    } else if (type === `${run.type}StateAborted` && run.status === 'RUNNING' && last(run.attempts)?.status !== 'FAILED') {
      // Those beside a failure follow from it, too, and are ended with their frames.
      end(run, 'ABORTED', time);
    }
    const attempt = last(run.attempts);
    if (attempt && /(Failed|TimedOut)$/.test(type)) {
      const status: Status = type.endsWith('TimedOut') ? 'TIMED_OUT' : 'FAILED';
      Object.assign(attempt, { status, end: time, error: details.error, cause: details.cause });
    } else if (attempt && type.endsWith('Succeeded')) {
      Object.assign(attempt, { status: 'SUCCEEDED', end: time });
    }
    return { frame, run };
  }

  private frame(previous: number): Frame {
    return this.frameOf.get(previous) ?? this.root;
  }

  private open(parent: Run, index: number, time?: number): Frame {
    const frame: Frame = { parent, index, runs: [], status: 'RUNNING', start: time };
    parent.frames.push(frame);
    return frame;
  }

  private numbered(map: Run): Map<number, Frame> {
    let frames = this.iterations.get(map);
    if (!frames) {
      frames = new Map();
      this.iterations.set(map, frames);
    }
    return frames;
  }

  /** The nearest run of that kind (and name) at or around an event. */
  private around(previous: number, kind: string, name?: string): Run | undefined {
    const fits = (run: Run) => run.type === kind && (name === undefined || run.state === name);
    const own = this.runOf.get(previous);
    if (own && own.frame === this.frameOf.get(previous) && fits(own)) {
      return own;
    }
    for (let frame = this.frameOf.get(previous); frame?.parent; frame = frame.parent.frame) {
      if (fits(frame.parent)) {
        return frame.parent;
      }
    }
    return own && own.type === kind ? own : undefined;
  }
}

interface Place {
  frame: Frame;
  run?: Run;
}

/** After a redrive, what had failed goes on, and so does all around it. */
function reopen(run: Run): void {
  for (let at: Run | undefined = run; at && at.status !== 'RUNNING'; at = at.frame.parent) {
    at.status = 'RUNNING';
    at.end = at.error = at.cause = undefined;
    at.frame.status = 'RUNNING';
    at.frame.end = undefined;
  }
}

function end(run: Run, status: Status, time?: number): void {
  run.status = status;
  run.end = time;
  const attempt = last(run.attempts);
  if (attempt?.status === 'RUNNING') {
    attempt.status = status === 'CAUGHT' ? 'FAILED' : status;
    attempt.end = time;
  }
}

function endFrame(frame: Frame, status: Status, time?: number): void {
  if (frame.status !== 'RUNNING') {
    return;
  }
  frame.status = status;
  frame.end = time;
  const run = last(frame.runs);
  if (run?.status === 'RUNNING') {
    end(run, status, time);
    run.error ??= last(run.attempts)?.error;
    run.cause ??= last(run.attempts)?.cause;
    run.frames.forEach((inner) => endFrame(inner, 'ABORTED', time));
  }
}

function last<T>(values: readonly T[]): T | undefined {
  return values[values.length - 1];
}
