// Who started an execution, and whom it started, read out of its own history.
import { detailsOf, type HistoryEvent } from './events.ts';

const EXECUTION = /^arn:[^:]+:states:[^:]+:\d+:execution:[^:]+:[^:]+$/;

/** The ARNs of nested executions, in the order of their start. */
export function childrenOf(events: readonly HistoryEvent[]): string[] {
  const found = new Set<string>();
  for (const event of events) {
    const { resource, output } = detailsOf(event);
    if (output && resource?.startsWith('startExecution') && /^Task(Submitted|Succeeded)$/.test(event.type)) {
      try {
        const { ExecutionArn: arn } = JSON.parse(output) as { ExecutionArn?: unknown };
        if (typeof arn === 'string' && EXECUTION.test(arn)) {
          found.add(arn);
        }
      } catch {
        // No ARN in it.
      }
    }
  }
  return [...found];
}

/** The ARN of the execution that started this one, by the mark that AWS asks callers to leave in the input. */
export function parentOf(events: readonly HistoryEvent[]): string | undefined {
  const input = events[0] && detailsOf(events[0]).input;
  if (!input?.includes('AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID')) {
    return undefined;
  }
  try {
    const { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: arn } = JSON.parse(input) as Record<string, unknown>;
    return typeof arn === 'string' && EXECUTION.test(arn) ? arn : undefined;
  } catch {
    return undefined;
  }
}
