import assert from 'node:assert/strict';
import { childrenOf, parentOf } from '../src/history/relatives.ts';

const ARN = 'arn:aws:states:us-east-1:123456789012:execution:m:child';

Deno.test('nested executions are found once each, and nothing else is taken for one', () => {
  const submitted = (output: unknown, resource = 'startExecution.sync:2') => ({ id: 1, type: 'TaskSubmitted', taskSubmittedEventDetails: { resource, output: JSON.stringify(output) } });
  assert.deepEqual(childrenOf([submitted({ ExecutionArn: ARN }), submitted({ ExecutionArn: ARN }), submitted({ ExecutionArn: 'javascript:alert(1)' }), submitted({ ExecutionArn: ARN }, 'invoke'), submitted('no')]), [ARN]);
});

Deno.test('the parent is read from the mark in the input', () => {
  const started = (input: string) => [{ id: 1, type: 'ExecutionStarted', executionStartedEventDetails: { input } }];
  assert.equal(parentOf(started(JSON.stringify({ AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: ARN }))), ARN);
  assert.equal(parentOf(started('{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":"x"}')), undefined);
  assert.equal(parentOf(started('{}')), undefined);
});
