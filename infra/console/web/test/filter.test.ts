import assert from 'node:assert/strict';
import { filterOf, requestOf, typed } from '../src/pages/filter.ts';
import { linkTo, routeOf } from '../src/app/routes.ts';

Deno.test('what is typed becomes the condition that was meant', () => {
  assert.deepEqual(typed('failed'), { status: 'FAILED' });
  assert.deepEqual(typed('timed out'), { status: 'TIMED_OUT' });
  assert.deepEqual(typed('error = CardDeclined'), { error: 'CardDeclined' });
  assert.deepEqual(typed('$.order.id=A-1'), { input: 'order.id=A-1' });
  assert.deepEqual(typed('order-10*'), { name: 'order-10' });
  assert.deepEqual(typed(' order-1042 '), { value: 'order-1042' });
});

Deno.test('an address carries a filter there and back, whatever is in it', () => {
  const filter = { machine: 'arn:aws:states:x:1:stateMachine:m', name: 'a&b=c #?', input: 'x.y=1\nz=ä' };
  const { page, query } = routeOf(linkTo('executions', '', filter));
  assert.equal(page, 'executions');
  assert.deepEqual(filterOf(query), filter);
  assert.equal(routeOf(linkTo('execution', 'arn:a:b/c?d')).argument, 'arn:a:b/c?d');
  assert.equal(routeOf('#/x/%E0%A4%A').argument, '%E0%A4%A');
});

Deno.test('a filter is asked as the API has it, and what makes no sense is left out', () => {
  assert.deepEqual(requestOf({ status: 'FAILED,GONE', name: 'a', input: '$.x = 1\nnonsense', since: '1h' }, 7_200_000), { statuses: ['FAILED'], namePrefix: 'a', input: { x: '1' }, startedAfter: 3600 });
  assert.deepEqual(requestOf({}), {});
});
