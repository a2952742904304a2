import assert from 'node:assert/strict';
import { graphOf, sketchOf } from '../src/graph/layout.ts';
import { anyDefinition, overlaps } from './drawn.ts';

Deno.test('40 drawn definitions are laid out without an overlap, and each line has its points', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const graph = graphOf(anyDefinition(seed));
    assert.deepEqual(overlaps(graph), [], `seed ${seed}`);
    assert.ok(graph.lines.every((line) => line.points.length > 1), `seed ${seed}`);
  }
});

Deno.test('what is no definition yet is drawn as far as it goes', () => {
  const odd = [
    undefined, null, 'text', [], {}, { States: null }, { States: [] }, { StartAt: 'A' }, { StartAt: 'B', States: { A: null } },
    { States: { A: { Type: 'Map', ItemProcessor: 'x' } } }, { States: { A: { Choices: 7, Catch: 'x', Next: 3 } } },
    { StartAt: '__proto__', States: { constructor: { Next: '__proto__' } } },
  ];
  odd.forEach((definition) => graphOf(definition));
  const opaque = graphOf({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches: '{% $b %}' } } });
  assert.equal(opaque.boxes.filter((box) => box.kind === 'state').length, 1);
});

Deno.test('a block of thousands of states stands in one column, without an overlap', () => {
  const States: Record<string, unknown> = {};
  for (let i = 0; i < 1000; i++) {
    States[`S${i}`] = i % 10 === 3 ? { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: `S${Math.max(0, i - 3)}` }], Default: `S${i + 1}` } : i === 999 ? { Type: 'Succeed' } : { Type: 'Pass', Next: `S${i + 1}` };
  }
  const graph = graphOf({ StartAt: 'S0', States });
  assert.equal(graph.boxes.length, 1002);
  assert.deepEqual(overlaps(graph), []);
  assert.ok(graph.lines.every((line) => line.points.length > 1));
  assert.ok(graph.boxes.every((box) => box.x >= 0 && box.x + box.width <= graph.width && box.y + box.height <= graph.height));
});

Deno.test('definitions that are drawn alike have one sketch, and others have another', () => {
  const definition = (task: object, inner = 'B') => ({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [{ StartAt: inner, States: { [inner]: task } }], Next: 'C' }, C: { Type: 'Succeed' } } });
  const plain = definition({ Type: 'Pass', End: true });
  assert.equal(sketchOf(definition({ Type: 'Pass', End: true, Comment: 'not drawn', Result: { a: 1 } })), sketchOf(plain));
  const others = [definition({ Type: 'Wait', End: true }), definition({ Type: 'Pass' }), definition({ Type: 'Pass', End: true }, 'D'), definition({ Type: 'Task', Resource: 'arn:aws:lambda:::function:f', End: true }), { ...plain, StartAt: 'C' }, definition({ Type: 'Pass', Next: 'B' })];
  others.forEach((other) => assert.notEqual(sketchOf(other), sketchOf(plain)));
  const odd = JSON.parse('{"StartAt":{"toString":1},"States":{"A":{"Type":{"toString":1},"Catch":[{"ErrorEquals":[{"toString":1}],"Next":"A"}]}}}');
  assert.equal(graphOf(odd).boxes.length, 1);
  sketchOf(odd);
});
