import assert from 'node:assert/strict';
import { addAfter, addFirst, apply, difference, duplicate, remove, rename, set } from '../src/definition/edits.ts';
import { statesOf } from '../src/definition/model.ts';
import { PATTERNS } from '../src/definition/patterns.ts';
import { pointerPath } from '../src/definition/pointer.ts';
import { anyDefinition, random } from './drawn.ts';

const TEXT = `{
    "StartAt": "A",  "Unknown": 12345678901234567890,
    "States": {
        "A": { "Type": "Task", "Next": "B", "Catch": [ {"ErrorEquals": ["X"], "Next": "B"} ] },
        "B": { "Type": "Choice", "Choices": [ {"Variable": "$.A", "IsNull": true, "Next": "A"} ], "Default": "C" },
        "C": { "Type": "Succeed", "Comment": "A" }
    }
}
`;

Deno.test('a rename changes the key and each reference and nothing else', () => {
  const after = apply(TEXT, rename(TEXT, ['States', 'A'], 'First "one"'));
  assert.equal(after, TEXT.replace('"StartAt": "A"', '"StartAt": "First \\"one\\""').replace('        "A": {', '        "First \\"one\\"": {').replace('"Next": "A"', '"Next": "First \\"one\\""'));
});

Deno.test('a rename to a name that is taken, or of what is not there, changes nothing', () => {
  assert.deepEqual(rename(TEXT, ['States', 'A'], 'B'), []);
  assert.deepEqual(rename(TEXT, ['States', 'Z'], 'Y'), []);
});

Deno.test('setting a member keeps what stands around it', () => {
  const after = apply(TEXT, set(TEXT, ['States', 'C', 'Comment'], 'new'));
  assert.equal(after, TEXT.replace('"Comment": "A"', '"Comment": "new"'));
});

Deno.test('a new member stands as its neighbours do, and nothing else moves', () => {
  const line = apply(TEXT, set(TEXT, ['States', 'C', 'InputPath'], '$.x'));
  assert.equal(line, TEXT.replace('"Comment": "A" }', '"Comment": "A", "InputPath": "$.x" }'));
  const lines = '{\r\n\t"StartAt": "A",\r\n\t"States": {\r\n\t\t"A": {}\r\n\t}\r\n}';
  assert.equal(apply(lines, set(lines, ['States', 'A', 'Type'], 'Pass')), lines.replace('{}', '{\r\n\t\t\t"Type": "Pass"\r\n\t\t}'));
  assert.equal(apply(lines, set(lines, ['Comment'], 'c')), lines.replace('\t}\r\n}', '\t},\r\n\t"Comment": "c"\r\n}'));
});

Deno.test('who went on to a removed state goes on to its successor, or ends', () => {
  const without = apply(TEXT, remove(TEXT, ['States', 'B']));
  const { States: states } = JSON.parse(without);
  assert.equal(states.A.Next, 'C');
  assert.equal(states.A.Catch[0].Next, 'C');
  const last = apply(without, remove(without, ['States', 'C']));
  assert.equal(JSON.parse(last).States.A.End, true);
  assert.ok(last.includes('12345678901234567890'));
});

Deno.test('a new state stands between one and its successor', () => {
  const { edits, name } = addAfter(TEXT, ['States', 'A'], 'Wait');
  const { States: states } = JSON.parse(apply(TEXT, edits));
  assert.equal(states.A.Next, name);
  assert.equal(states[name].Next, 'B');
  const first = addFirst('{}', [], 'Pass');
  assert.deepEqual(JSON.parse(apply('{}', first.edits)), { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } });
});

Deno.test('a copy is the same text under another name', () => {
  const { edits, name } = duplicate(TEXT, ['States', 'C']);
  const { States: states } = JSON.parse(apply(TEXT, edits));
  assert.equal(name, 'C 2');
  assert.deepEqual(states[name], states.C);
});

Deno.test('2,000 drawn edits are each one change that can be taken back byte for byte', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const next = random(seed);
    let text = JSON.stringify(anyDefinition(seed), null, seed % 3 === 0 ? '\t' : seed % 3 + 1);
    text = seed % 4 === 0 ? text.replace(/\n/g, '\r\n') : text;
    for (let step = 0; step < 20; step++) {
      const names = statesOf(JSON.parse(text)).map(([name]) => name);
      const path = ['States', names[Math.floor(next() * names.length)] ?? ''];
      const kinds = [() => rename(text, path, `R${step}`), () => remove(text, path), () => addAfter(text, path, ['Task', 'Choice', 'Map', 'Fail'][step % 4]!).edits, () => duplicate(text, path).edits, () => set(text, [...path, 'Comment'], 'ß€𝄞')];
      const edits = names.length ? kinds[Math.floor(next() * kinds.length)]!() : addFirst(text, [], 'Pass').edits;
      const after = apply(text, edits);
      const back = difference(after, text);
      assert.equal(apply(after, back), text, `seed ${seed}`);
      JSON.parse(after);
      assert.equal(after.includes('\r\n'), text.includes('\r\n'), `seed ${seed}: line ends`);
      text = after;
    }
  }
});

Deno.test('pointers are paths, and names that are numbers stay names', () => {
  assert.deepEqual(pointerPath('/States/A~1B~0/Catch/0'), ['States', 'A/B~', 'Catch', 0]);
  assert.deepEqual(pointerPath('/States/7/Next'), ['States', '7', 'Next']);
  assert.deepEqual(pointerPath(undefined), []);
});

Deno.test('every pattern names states that are there', () => {
  for (const { id, definition } of PATTERNS) {
    const names = new Set(statesOf(definition).map(([name]) => name));
    const referred = [...JSON.stringify(definition).matchAll(/"(?:Next|Default|StartAt)":"([^"]+)"/g)].map((match) => match[1]!);
    referred.filter((name) => name !== 'Work').forEach((name) => assert.ok(names.has(name), `${id}: ${name}`));
  }
});
