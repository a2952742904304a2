import assert from 'node:assert/strict';
import { answerOf, emptyAnswer, isForm, problemsOf, type Form } from '../src/pages/tasks/schema.ts';

const FORM: Form = {
  type: 'object',
  properties: { ok: { type: 'boolean' }, n: { type: 'integer', minimum: 1, maximum: 9 }, why: { type: 'string', minLength: 2, pattern: '^[a-z]+$' }, kind: { enum: ['a', 2], default: 2 }, bad: { type: 'string', pattern: '(' } },
  required: ['n', 'kind'],
};

Deno.test('a form begins with its defaults', () => {
  assert.deepEqual(emptyAnswer(FORM), { ok: false, n: '', why: '', kind: '2', bad: '' });
});

Deno.test('what is wrong is told by field', () => {
  assert.deepEqual(Object.keys(problemsOf(FORM, emptyAnswer(FORM))), ['n']);
  assert.deepEqual(problemsOf(FORM, { ok: true, n: '1.5', why: 'A', kind: '', bad: 'x' }), { n: 'A whole number, please.', why: 'At least 2 characters.', kind: 'This is needed.' });
  assert.deepEqual(problemsOf(FORM, { ok: true, n: '10', why: 'AB', kind: '2' }), { n: 'At most 9.', why: 'It has not the form that is asked for.' });
});

Deno.test('the answer has values of their kinds, and nothing of what was left empty', () => {
  assert.deepEqual(answerOf(FORM, { ok: true, n: '7', why: '', kind: '2', bad: '' }), { ok: true, n: 7, kind: 2 });
  assert.equal(isForm('x'), false);
  assert.equal(isForm({ properties: {} }), false);
});
