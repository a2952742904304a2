import { Background, BaseEdge, Controls, EdgeLabelRenderer, Handle, MarkerType, Position, ReactFlow, ReactFlowProvider, useReactFlow, type Edge, type EdgeProps, type Node, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { memo, useEffect, useMemo, useRef } from 'react';
import { statusWords } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { graphOf, sketchOf, type Box, type Point } from './layout.ts';

/** What is shown of a state beside its name. */
export interface Mark {
  status?: string;
  /** How often it was entered. */
  runs?: number;
  attempts?: number;
  /** In words: `17 of 40 items, 2 failed`. */
  note?: string;
  /** A fault of the definition stands here. */
  wrong?: boolean;
}

const SIGNS: Record<string, string> = { SUCCEEDED: '✓', FAILED: '✕', TIMED_OUT: '⏱', CAUGHT: '↪', RUNNING: '●', ABORTED: '■' };
const TYPES: Record<string, string> = { Task: '⚙', Pass: '→', Choice: '◇', Wait: '◷', Parallel: '∥', Map: '⟳', Succeed: '✓', Fail: '✕' };

type StateNode = Node<{ box: Box; mark?: Mark; chosen: boolean; onSelect: (box: Box) => void }, 'state'>;

const State = memo(function State({ data: { box, mark, chosen, onSelect } }: NodeProps<StateNode>) {
  const handles = (
    <>
      <Handle type="target" position={Position.Top} />
      <Handle type="source" position={Position.Bottom} />
    </>
  );
  if (box.kind !== 'state') {
    return <div className={`dot dot-${box.kind}`} title={box.name}>{handles}</div>;
  }
  const status = mark?.status ? statusWords(mark.status) : 'not run';
  const note = mark?.note ?? [mark?.runs && mark.runs > 1 ? `×${mark.runs}` : '', mark?.attempts && mark.attempts > 1 ? `${mark.attempts} attempts` : ''].filter(Boolean).join(' · ');
  return (
    <div
      className={`state state-${(mark?.status ?? 'none').toLowerCase()} ${box.holds ? 'state-holds' : ''} ${chosen ? 'state-chosen' : ''} ${mark?.wrong ? 'state-wrong' : ''}`}
      style={{ width: box.width, height: box.height }}
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      onClick={(event) => (event.stopPropagation(), onSelect(box))}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), onSelect(box))}
    >
      {handles}
      <span className="state-type" aria-hidden="true">{TYPES[box.type] ?? '?'}</span>
      <span className="state-words">
        <b>{visible(box.name)}<span className="unseen">, {box.type}, {mark?.wrong ? 'has a fault' : status}</span></b>
        <small aria-hidden="true">{note ? `${box.type} · ${note}` : box.detail ? visible(box.detail) : box.type}</small>
      </span>
      <span className="state-sign" aria-hidden="true">{mark?.wrong ? '!' : SIGNS[mark?.status ?? '']}</span>
    </div>
  );
});

type LineEdge = Edge<{ points: Point[]; at?: Point }, 'line'>;

/** A line through the points of the layout, with round corners. */
function pathOf(points: Point[]): string {
  const towards = (from: Point, to: Point) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const share = Math.min(12, length / 2) / length;
    return `${from.x + (to.x - from.x) * share},${from.y + (to.y - from.y) * share}`;
  };
  return points
    .map((point, i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      if (!before) {
        return `M${point.x},${point.y}`;
      }
      return after ? `L${towards(point, before)} Q${point.x},${point.y} ${towards(point, after)}` : `L${point.x},${point.y}`;
    })
    .join(' ');
}

function Line({ id, data, label, className, markerEnd }: EdgeProps<LineEdge> & { className?: string }) {
  const points = data?.points ?? [];
  const middle = data?.at ?? points[Math.floor(points.length / 2)];
  return (
    <>
      <BaseEdge id={id} path={pathOf(points)} markerEnd={markerEnd} className={className} />
      {label && middle && (
        <EdgeLabelRenderer>
          <div className="line-label" style={{ transform: `translate(-50%,-50%) translate(${middle.x}px,${middle.y}px)` }}>{label}</div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** Told beforehand, so that a state that is not seen need not be drawn to be measured. */
const handlesOf = ({ width, height }: Box) => [
  { type: 'target' as const, position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
  { type: 'source' as const, position: Position.Bottom, x: width / 2, y: height, width: 1, height: 1 },
];

const nodeTypes = { state: State };
const edgeTypes = { line: Line };

export interface StateGraphProps {
  definition: unknown;
  marks?: (box: Box) => Mark | undefined;
  /** Changes when the marks do. */
  version?: unknown;
  chosen?: string;
  onSelect: (box: Box | undefined) => void;
  height?: number | string;
}

export function StateGraph(props: StateGraphProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ definition, marks, version, chosen, onSelect, height = 560 }: StateGraphProps) {
  const sketch = useMemo(() => sketchOf(definition), [definition]);
  // Most edits change nothing that is drawn: then the drawing stays.
  const graph = useMemo(() => graphOf(definition), [sketch]);
  const nodes = useMemo<StateNode[]>(
    () =>
      graph.boxes.map((box) => ({
        id: box.id,
        type: 'state',
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        measured: { width: box.width, height: box.height },
        handles: handlesOf(box),
        draggable: false,
        focusable: false,
        zIndex: box.holds ? 0 : 2,
        data: { box, mark: marks?.(box), chosen: box.id === chosen, onSelect },
      })),
    // eslint-free: `marks` is a new function each time; `version` tells when it gives something new.
    [graph, version, chosen, onSelect],
  );
  const edges = useMemo<LineEdge[]>(
    () =>
      graph.lines.map((line) => ({
        id: line.id,
        type: 'line',
        source: line.from,
        target: line.to,
        label: line.label && visible(line.label),
        className: `line line-${line.kind}`,
        data: { points: line.points, at: line.at },
        markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
        focusable: false,
        zIndex: 1,
      })),
    [graph],
  );
  const { fitView } = useReactFlow();
  const size = `${Math.round(graph.width)}x${Math.round(graph.height)}`;
  const first = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => void fitView({ padding: 0.06, maxZoom: 1, duration: first.current ? 0 : 200 }), 30);
    first.current = false;
    return () => clearTimeout(timer);
  }, [size, fitView]);
  if (!graph.boxes.length) {
    return <div className="graph graph-empty" style={{ height }}>There is no state to draw.</div>;
  }
  return (
    <div className="graph" style={{ height }} role="group" aria-label="Graph of the states">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={{ padding: 0.06, maxZoom: 1 }}
        minZoom={0.05}
        maxZoom={2}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements={graph.boxes.length > 150}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        zoomOnScroll={false}
        panOnDrag
        onPaneClick={() => onSelect(undefined)}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={22} size={1.2} color="var(--grid)" />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
