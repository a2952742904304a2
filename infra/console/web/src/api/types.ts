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
