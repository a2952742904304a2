import assert from 'node:assert/strict';
import { shortChange } from '../src/pages/design/changed.ts';

Deno.test('two texts are shortened to where they differ', () => {
  assert.deepEqual(shortChange('{"id":1}', '{"id":2}'), { before: '{"id":1}', after: '{"id":2}' });
  const long = 'x'.repeat(500);
  assert.deepEqual(shortChange(`${long}a${long}`, `${long}bb${long}`), { before: `…${'x'.repeat(30)}a${'x'.repeat(30)}…`, after: `…${'x'.repeat(30)}bb${'x'.repeat(30)}…` });
  assert.deepEqual(shortChange('', 'new'), { before: '', after: 'new' });
});
