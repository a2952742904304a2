// The shapes of answers that the pages read. Times are seconds since 1970.

export interface Machine {
  stateMachineArn: string;
  name: string;
  type: string;
  creationDate: number;
}

export interface MachineDescription extends Machine {
  definition: string;
  roleArn: string;
  status: string;
  revisionId?: string;
  description?: string;
  label?: string;
}

/** A row of SearchExecutions. */
export interface Row {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: string;
  startDate: number;
  stopDate?: number;
  error?: string;
  cause?: string;
  /** The states it is in, or the one that failed. */
  states?: string[];
  parentArn?: string;
}

/** A page of SearchExecutions; it may be short and have a nextToken. */
export interface Found {
  executions: Row[];
  nextToken?: string;
  searched: number;
  searchedTo?: number;
}

export interface ExecutionDescription {
  executionArn: string;
  stateMachineArn: string;
  stateMachineVersionArn?: string;
  stateMachineAliasArn?: string;
  name: string;
  status: string;
  startDate: number;
  stopDate?: number;
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
  redriveStatus?: string;
  redriveStatusReason?: string;
  redriveCount?: number;
  redriveDate?: number;
}

export type Counts = Record<string, number>;

export interface Metrics {
  from: number;
  to: number;
  bucketSeconds: number;
  statuses: Counts;
  buckets: { start: number; statuses: Counts }[];
  errors: { error: string; stateMachineArn: string; count: number; executionArn: string; last: number }[];
  machines: { stateMachineArn: string; statuses: Counts }[];
  partial: boolean;
}

export interface Batch {
  batchId: string;
  action: string;
  status: string;
  done: number;
  failed: number;
  searched: number;
  startDate: number;
  stopDate?: number;
  by?: string;
  failures: string[];
}

export interface HumanTask {
  taskId: string;
  title: string;
  state: string;
  executionArn: string;
  stateMachineArn: string;
  description?: string;
  assignees: string[];
  dueDate?: string;
  startDate: number;
  timeoutDate?: number;
  claimedBy?: string;
  form?: unknown;
  parameters?: string;
}

export interface Change {
  time: number;
  action: string;
  caller?: string;
  region?: string;
  resource?: string;
  outcome: string;
  requestId: string;
}

export interface Diagnostic {
  severity: string;
  code: string;
  message: string;
  location?: string;
}

/** How a replayed execution would differ, the worst first. */
export type Verdict = 'FAILS' | 'UNKNOWN' | 'FAILS_OTHERWISE' | 'OTHER_WAY' | 'OTHER_REQUESTS' | 'OTHER_OUTPUT' | 'SUCCEEDS' | 'SAME' | 'NOT_REPLAYED';

export interface Ending {
  status: string;
  error?: string;
  cause?: string;
  output?: string;
}

export interface Difference {
  executionArn: string;
  name: string;
  status: string;
  verdict: Verdict;
  /** Where the ways part. */
  turning?: { after?: string; before?: string; now?: string };
  unknown?: { state: string; reason: string };
  requests?: { state: string; before: { resource: string; parameters: string }; after: { resource: string; parameters: string } }[];
  before: Ending;
  after: Ending;
}

export interface Preview {
  diagnostics: Diagnostic[];
  added: string[];
  removed: string[];
  changed: string[];
  executions: number;
  running: number;
  affected: { executionArn: string; name: string; status: string; states: string[] }[];
  /** Absent while the definition cannot run. */
  replays?: Partial<Record<Verdict, number>>;
  differences?: Difference[];
}
