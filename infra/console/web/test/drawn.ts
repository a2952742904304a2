// Definitions from seeds, and what is wrong with a drawing.
import type { Box, Graph } from '../src/graph/layout.ts';

/** Boxes that stand in each other's way; a box may stand inside one that holds it. */
export function overlaps(graph: Graph): string[] {
  const found: string[] = [];
  const inside = (outer: Box, inner: Box) => inner.id.startsWith(`${outer.id}#`);
  const contained = (outer: Box, inner: Box) =>
    inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width + 0.01 && inner.y + inner.height <= outer.y + outer.height + 0.01;
  const cross = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  graph.boxes.forEach((a, i) =>
    graph.boxes.slice(i + 1).forEach((b) => {
      if (inside(a, b) ? !contained(a, b) : inside(b, a) ? !contained(b, a) : cross(a, b)) {
        found.push(`${a.id} and ${b.id}`);
      }
    }),
  );
  return found;
}

/** Numbers from 0 to 1, the same for the same seed. */
export const random = (seed: number) => () => ((seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32);

export function anyDefinition(seed: number, depth = 0, next = random(seed)): Record<string, unknown> {
  const names = Array.from({ length: 1 + Math.floor(next() * 7) }, (_, i) => `State ${depth}.${i}${'x'.repeat(Math.floor(next() * 20))}`);
  const pick = () => names[Math.floor(next() * names.length)]!;
  const states: Record<string, unknown> = {};
  names.forEach((name, i) => {
    const rest = names[i + 1] ? { Next: names[i + 1] } : { End: true };
    const kind = next();
    if (kind < 0.15 && depth < 3) {
      const branches = Array.from({ length: 1 + Math.floor(next() * 3) }, () => anyDefinition(0, depth + 1, next));
      states[name] = { Type: 'Parallel', Branches: branches, Catch: [{ ErrorEquals: ['States.ALL'], Next: pick() }], ...rest };
    } else if (kind < 0.3 && depth < 3) {
      states[name] = { Type: 'Map', ItemProcessor: anyDefinition(0, depth + 1, next), ...rest };
    } else if (kind < 0.45) {
      states[name] = { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: pick() }, { Variable: '$.b', IsPresent: true, Next: pick() }], Default: pick() };
    } else if (kind < 0.55) {
      states[name] = { Type: 'Fail', Error: 'E' };
    } else {
      states[name] = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'some-function' }, ...rest };
    }
  });
  return { StartAt: names[0], States: states };
}
