// Patterns to begin with: each a whole definition that is valid as it stands.

const lambda = (name: string, more: Record<string, unknown> = {}) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: name, 'Payload.$': '$' }, ...more });
const retry = [{ ErrorEquals: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException', 'States.Timeout'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 5, JitterStrategy: 'FULL' }];
const caught = (next: string) => [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: next }];

export interface Pattern {
  id: string;
  title: string;
  about: string;
  definition: unknown;
}

export const PATTERNS: Pattern[] = [
  {
    id: 'blank',
    title: 'Blank',
    about: 'One state that passes its input on.',
    definition: { StartAt: 'Start', States: { Start: { Type: 'Pass', End: true } } },
  },
  {
    id: 'saga',
    title: 'Saga',
    about: 'Steps that are undone in reverse order when one of them fails.',
    definition: {
      StartAt: 'Reserve',
      States: {
        Reserve: lambda('reserve', { ResultPath: '$.reserved', Retry: retry, Catch: caught('Rejected'), Next: 'Charge' }),
        Charge: lambda('charge', { ResultPath: '$.charged', Retry: retry, Catch: caught('Release'), Next: 'Ship' }),
        Ship: lambda('ship', { ResultPath: '$.shipped', Retry: retry, Catch: caught('Refund'), Next: 'Done' }),
        Done: { Type: 'Succeed' },
        Refund: lambda('refund', { ResultPath: '$.refunded', Retry: retry, Next: 'Release' }),
        Release: lambda('release', { ResultPath: '$.released', Retry: retry, Next: 'Rejected' }),
        Rejected: { Type: 'Fail', Error: 'Rejected', Cause: 'A step failed; what was done before is undone.' },
      },
    },
  },
  {
    id: 'approval',
    title: 'Approval',
    about: 'Asks a person, with a form, and goes on with the answer.',
    definition: {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          TimeoutSeconds: 604800,
          Parameters: {
            FunctionName: 'tell-approvers',
            Payload: {
              'taskToken.$': '$$.Task.Token',
              HumanTask: {
                Title: 'Approve the request',
                Description: 'Somebody asks for something.',
                Form: { type: 'object', properties: { approved: { type: 'boolean', title: 'Approved' }, reason: { type: 'string', title: 'Reason' } }, required: ['approved'] },
              },
            },
          },
          ResultPath: '$.answer',
          Next: 'Approved?',
        },
        'Approved?': { Type: 'Choice', Choices: [{ Variable: '$.answer.approved', BooleanEquals: true, Next: 'Approved' }], Default: 'Declined' },
        Approved: { Type: 'Succeed' },
        Declined: { Type: 'Fail', Error: 'Declined', CausePath: '$.answer.reason' },
      },
    },
  },
  {
    id: 'fan-out',
    title: 'Fan-out',
    about: 'Does the same for each item, some at a time, and puts the results together.',
    definition: {
      StartAt: 'Each item',
      States: {
        'Each item': { Type: 'Map', ItemsPath: '$.items', MaxConcurrency: 10, ItemProcessor: { StartAt: 'Work', States: { Work: lambda('work', { Retry: retry, End: true }) } }, ResultPath: '$.results', Next: 'Put together' },
        'Put together': lambda('put-together', { Retry: retry, End: true }),
      },
    },
  },
  {
    id: 'polling',
    title: 'Polling',
    about: 'Begins a job and looks after it until it is done.',
    definition: {
      StartAt: 'Begin',
      States: {
        Begin: lambda('begin-job', { ResultPath: '$.job', Next: 'Wait' }),
        Wait: { Type: 'Wait', Seconds: 30, Next: 'Look' },
        Look: lambda('job-status', { ResultSelector: { 'status.$': '$.Payload.status' }, ResultPath: '$.look', Retry: retry, Next: 'Is it done?' }),
        'Is it done?': { Type: 'Choice', Choices: [{ Variable: '$.look.status', StringEquals: 'SUCCEEDED', Next: 'Done' }, { Variable: '$.look.status', StringEquals: 'FAILED', Next: 'Failed' }], Default: 'Wait' },
        Done: { Type: 'Succeed' },
        Failed: { Type: 'Fail', Error: 'JobFailed' },
      },
    },
  },
  {
    id: 'retries',
    title: 'Retries',
    about: 'Tries again with growing pauses, then goes another way.',
    definition: {
      StartAt: 'Call',
      States: {
        Call: lambda('call', { TimeoutSeconds: 30, Retry: [...retry, { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 3, MaxDelaySeconds: 300 }], Catch: caught('Other way'), Next: 'Done' }),
        'Other way': lambda('other-way', { End: true }),
        Done: { Type: 'Succeed' },
      },
    },
  },
];
