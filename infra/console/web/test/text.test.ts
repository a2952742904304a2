import assert from 'node:assert/strict';
import { causeOf, durationOf, indented, spread, timeText, visible } from '../src/widgets/text.ts';
import { random } from './drawn.ts';

Deno.test('hidden characters are spelt out, others stay', () => {
  assert.equal(visible('a\u202Eb\u0000c\u200Bd\né日本\t'), 'a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d\né日本\t');
});

Deno.test('indenting keeps long numbers, double keys and what is no JSON', () => {
  assert.equal(indented('{"a":12345678901234567890,"a":1.0}'), '{\n  "a": 12345678901234567890,\n  "a": 1.0\n}');
  assert.equal(indented('plain'), 'plain');
  assert.equal(indented(' {"a" : [ ], "b":[1, {"c":"x,:{}\\\\"}],"d":{}} '), '{\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": "x,:{}\\\\"\n    }\n  ],\n  "d": {}\n}');
  assert.equal(indented('"\\u0022\\\\"'), '"\\u0022\\\\"');
  assert.equal(spread(']]]1'), '\n]\n]\n]1');
  assert.equal(spread('{"a":[1,"cut of'), '{\n  "a": [\n    1,\n    "cut of');
});

Deno.test('indented text is the same document, whatever it holds', () => {
  const next = random(11);
  const any = (depth: number): unknown => {
    const kind = Math.floor(next() * (depth > 4 ? 4 : 6));
    const texts = ['', 'a"b', '\\', '{', '}],:', '\n\u2028', 'é日', ' '];
    return kind === 0 ? Math.round(next() * 1e6) / 7 : kind === 1 ? texts[Math.floor(next() * texts.length)] : kind === 2 ? null : kind === 3 ? next() < 0.5
      : kind === 4 ? Array.from({ length: Math.floor(next() * 4) }, () => any(depth + 1))
      : Object.fromEntries(Array.from({ length: Math.floor(next() * 4) }, (_, i) => [`${texts[Math.floor(next() * texts.length)]}${i}`, any(depth + 1)]));
  };
  for (let i = 0; i < 300; i++) {
    const value = any(0);
    assert.equal(indented(JSON.stringify(value)), JSON.stringify(value, null, 2));
  }
});

Deno.test('durations are told in two units', () => {
  assert.deepEqual([0, 850, 2400, 200_000, 7_500_000, 100_000_000].map(durationOf), ['0 ms', '850 ms', '2.4 s', '3 min 20 s', '2 h 5 min', '1 d 3 h']);
});

Deno.test('times are told with milliseconds and their zone', () => {
  assert.equal(timeText(Date.UTC(2026, 10, 28, 9, 21, 17, 42), 'utc'), '2026-11-28 09:21:17.042 UTC');
});

Deno.test('a cause that is JSON is told in its own words', () => {
  const cause = '{"errorMessage":"no stock","errorType":"StockError","trace":[]}';
  assert.deepEqual(causeOf(cause), { text: 'no stock', type: 'StockError', more: cause });
  assert.deepEqual(causeOf('plain'), { text: 'plain' });
  assert.equal(causeOf(''), undefined);
});
