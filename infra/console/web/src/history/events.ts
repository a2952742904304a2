/** An event as GetExecutionHistory gives it: one member `…EventDetails` holds what is peculiar to its type. */
export interface HistoryEvent {
  id: number;
  previousEventId?: number;
  type: string;
  /** Seconds since 1970 on the wire, an ISO text in what the AWS CLI exports. */
  timestamp?: number | string;
  [details: string]: unknown;
}

/** The details that states and tasks have in common; all are absent where they make no sense. */
export interface Details {
  name?: string;
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
  index?: number;
  length?: number;
  resource?: string;
  resourceType?: string;
  parameters?: string;
  state?: string;
  location?: string;
  mapRunArn?: string;
  assignedVariables?: Record<string, string>;
  [member: string]: unknown;
}

const NONE: Details = {};

/** The details of an event, whatever its type. */
export function detailsOf(event: HistoryEvent): Details {
  for (const member in event) {
    if (member.endsWith('EventDetails')) {
      return (event[member] as Details | null) ?? NONE;
    }
  }
  return NONE;
}

/** Milliseconds since 1970; undefined when there is no readable time. */
export function timeOf(timestamp: number | string | undefined): number | undefined {
  if (timestamp === undefined) {
    return undefined;
  }
  const time = typeof timestamp === 'number' ? timestamp * 1000 : Date.parse(timestamp);
  return Number.isFinite(time) ? time : undefined;
}
