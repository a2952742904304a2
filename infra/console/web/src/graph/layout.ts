// Where the states of a definition stand. Transitions never cross the border of a States block, so each block is laid out alone,
// inside out: a Map or Parallel state is a box in its own block, as large as what is in it.
import dagre, { type graphlib } from '@dagrejs/dagre';
import { blocksOf, calledBy, endsHere, inWords, isObject, statesOf, transitionsOf, type Fields, type Transition } from '../definition/model.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  id: string;
  kind: 'state' | 'start' | 'end';
  /** The state's name. */
  name: string;
  type: string;
  detail?: string;
  /** Where the state stands in the text: ['States', 'A', 'Branches', 0, 'States', 'B']. */
  path: (string | number)[];
  holds: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  id: string;
  from: string;
  to: string;
  kind: Transition['kind'] | 'start' | 'end';
  label?: string;
  /** Where the label stands. */
  at?: Point;
  points: Point[];
}

export interface Graph {
  boxes: Box[];
  lines: Line[];
  width: number;
  height: number;
}

const PAD = 16;
const HEAD = 44;
const GAP = 24;
const DOT = 20;
const TALL = 50;
/** A definition with more states is drawn without its inner blocks: nobody could read them. */
const MOST_STATES = 2000;

/** Lays out a definition, or what there is of one. */
export function graphOf(definition: unknown): Graph {
  const budget = { left: MOST_STATES };
  return isObject(definition) ? layBlock(definition, [], '', budget) : { boxes: [], lines: [], width: 0, height: 0 };
}

/** All of a definition that is drawn, as a text: two with the same one have the same graph. */
export function sketchOf(block: unknown): string {
  if (!isObject(block)) {
    return '';
  }
  const states = statesOf(block).map(([name, state]) => [
    name,
    inWords(state.Type),
    calledBy(state) ?? '',
    endsHere(state) ? '.' : '',
    ...transitionsOf(state).map(({ to, kind, label }) => `${kind} ${to} ${label ?? ''}`),
    ...blocksOf(state).map((part) => `${part.path.join('/')} ${sketchOf(part.block)}`),
  ]);
  return JSON.stringify([inWords(block.StartAt), states]);
}

/** A block with more states stands in one column: ranking them takes seconds, and nobody could follow the lines. */
const MOST_RANKED = 150;
const ROW_GAP = 44;
const LANES = 12;

/** In the order of the text, one below the other; lines to others than the next one run beside the column. */
function inColumn(layout: graphlib.Graph, lines: Line[]): void {
  type Node = { x: number; y: number; width: number; height: number };
  const nodes = layout.nodes().map((id) => ({ id, node: layout.node(id) as Node }));
  // Start first, end last, the states as they are written.
  const rank = (id: string) => (id.endsWith('/') ? 0 : id.endsWith('/.') ? 2 : 1);
  nodes.sort((a, b) => rank(a.id) - rank(b.id));
  const width = Math.max(...nodes.map(({ node }) => node.width));
  const row = new Map<string, number>();
  let y = 4;
  nodes.forEach(({ id, node }, i) => {
    node.x = width / 2;
    node.y = y + node.height / 2;
    y += node.height + ROW_GAP;
    row.set(id, i);
  });
  layout.setGraph({ width: width + GAP * (LANES + 1), height: y });
  let lane = 0;
  for (const line of lines) {
    const [from, to] = [layout.node(line.from) as Node, layout.node(line.to) as Node];
    const below = row.get(line.to) === row.get(line.from)! + 1;
    const x = width + GAP * (1 + (lane++ % LANES));
    const points = below
      ? [{ x: from.x, y: from.y + from.height / 2 }, { x: to.x, y: to.y - to.height / 2 }]
      : [{ x: from.x + from.width / 2, y: from.y }, { x, y: from.y }, { x, y: to.y }, { x: to.x + to.width / 2, y: to.y }];
    layout.setEdge({ v: line.from, w: line.to, name: line.id }, { points });
  }
}

interface Placed {
  name: string;
  state: Fields;
  id: string;
  inner: Graph[];
}

function layBlock(block: Fields, path: (string | number)[], prefix: string, budget: { left: number }): Graph {
  const states = statesOf(block);
  budget.left -= states.length;
  const placed: Placed[] = states.map(([name, state]) => {
    const id = `${prefix}/${name}`;
    const inner = budget.left > 0
      ? blocksOf(state).map((part, i) => layBlock(part.block, [...path, 'States', name, ...part.path], `${id}#${i}`, budget))
      : [];
    return { name, state, id, inner };
  });
  const layout = new dagre.graphlib.Graph({ multigraph: true });
  if (states.length > MOST_RANKED) {
    placed.forEach((one) => layout.setNode(one.id, sizeOf(one)));
    const all = connect(block, placed, prefix, layout);
    inColumn(layout, all);
    return assemble(placed, all, path, prefix, layout);
  }
  layout.setGraph({ rankdir: 'TB', nodesep: 32, edgesep: 16, ranksep: 44, marginx: 4, marginy: 4 });
  layout.setDefaultEdgeLabel(() => ({}));
  placed.forEach((one) => layout.setNode(one.id, sizeOf(one)));
  const lines = connect(block, placed, prefix, layout);
  dagre.layout(layout);
  return assemble(placed, lines, path, prefix, layout);
}

function sizeOf({ name, state, inner }: Placed): { width: number; height: number } {
  if (inner.length) {
    const width = inner.reduce((sum, part) => sum + part.width + GAP, -GAP) + 2 * PAD;
    return { width: Math.max(width, widthOf(name, state)), height: Math.max(...inner.map((part) => part.height)) + HEAD + PAD };
  }
  return { width: widthOf(name, state), height: TALL };
}

const widthOf = (name: string, state: Fields): number => {
  const detail = calledBy(state) ?? `${inWords(state.Type ?? '')} · 2 attempts`;
  return Math.min(340, Math.max(130, 76 + 9 * name.length, 76 + 6.8 * detail.length));
};

function connect(block: Fields, placed: Placed[], prefix: string, layout: graphlib.Graph): Line[] {
  const lines: Line[] = [];
  const add = (from: string, to: string, kind: Line['kind'], label: string | undefined, weight: number) => {
    const id = `${from}>${lines.length}`;
    const room = label ? { width: Math.min(180, label.length * 6.6 + 10), height: 16, labelpos: 'c' } : {};
    layout.setEdge(from, to, { weight, ...room }, id);
    lines.push({ id, from, to, kind, label, points: [] });
  };
  const ids = new Map(placed.map((one) => [one.name, one.id]));
  const start = typeof block.StartAt === 'string' ? ids.get(block.StartAt) : undefined;
  if (start) {
    layout.setNode(`${prefix}/`, { width: DOT, height: DOT });
    add(`${prefix}/`, start, 'start', undefined, 8);
  }
  for (const { id, state } of placed) {
    for (const transition of transitionsOf(state)) {
      const to = ids.get(transition.to);
      if (to) {
        add(id, to, transition.kind, transition.label, transition.kind === 'next' ? 8 : transition.kind === 'catch' ? 1 : 3);
      }
    }
    if (endsHere(state)) {
      if (!layout.hasNode(`${prefix}/.`)) {
        layout.setNode(`${prefix}/.`, { width: DOT, height: DOT });
      }
      add(id, `${prefix}/.`, 'end', undefined, 4);
    }
  }
  return lines;
}

function assemble(placed: Placed[], lines: Line[], path: (string | number)[], prefix: string, layout: graphlib.Graph): Graph {
  const boxes: Box[] = [];
  const put = (id: string, box: Pick<Box, 'kind' | 'name' | 'type' | 'path' | 'holds' | 'detail'>) => {
    const node = layout.node(id) as { x: number; y: number; width: number; height: number };
    boxes.push({ id, ...box, x: node.x - node.width / 2, y: node.y - node.height / 2, width: node.width, height: node.height });
    return boxes[boxes.length - 1]!;
  };
  for (const line of lines) {
    const edge = layout.edge({ v: line.from, w: line.to, name: line.id }) as { points?: Point[]; x?: number; y?: number } | undefined;
    line.points = edge?.points ?? [];
    line.at = edge?.x !== undefined && edge.y !== undefined ? { x: edge.x, y: edge.y } : undefined;
  }
  const inner: Line[] = [];
  for (const { name, state, id, inner: parts } of placed) {
    const own = [...path, 'States', name];
    const box = put(id, { kind: 'state', name, type: inWords(state.Type ?? '?'), path: own, holds: parts.length > 0, detail: calledBy(state) });
    let x = box.x + PAD + Math.max(0, (box.width - 2 * PAD - parts.reduce((sum, part) => sum + part.width + GAP, -GAP)) / 2);
    for (const part of parts) {
      boxes.push(...part.boxes.map((one) => ({ ...one, x: one.x + x, y: one.y + box.y + HEAD })));
      inner.push(...part.lines.map((line) => shifted(line, x, box.y + HEAD)));
      x += part.width + GAP;
    }
  }
  if (layout.hasNode(`${prefix}/`)) {
    put(`${prefix}/`, { kind: 'start', name: 'Start', type: '', path, holds: false });
  }
  if (layout.hasNode(`${prefix}/.`)) {
    put(`${prefix}/.`, { kind: 'end', name: 'End', type: '', path, holds: false });
  }
  const size = layout.graph() as { width?: number; height?: number };
  const finite = (value?: number) => (value !== undefined && Number.isFinite(value) ? value : 0);
  return { boxes, lines: [...lines, ...inner], width: finite(size.width), height: finite(size.height) };
}

function shifted(line: Line, x: number, y: number): Line {
  const move = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return { ...line, points: line.points.map(move), at: line.at && move(line.at) };
}
