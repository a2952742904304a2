// Edits of a definition are edits of its text: what is not touched stays as it was, unknown fields, long numbers and formatting
// included. Each gives the changes of one step, so that one undo takes it back byte for byte.
import { applyEdits, findNodeAtLocation, getNodePath, modify, parseTree, type Edit, type FormattingOptions, type JSONPath, type Node } from 'jsonc-parser';

export type Path = JSONPath;

let parsed: { text: string; root: Node | undefined } = { text: '', root: undefined };

/** The text's tree; that of the text before is kept, for a form and a list of faults ask for many places of one text. */
function treeOf(text: string): Node | undefined {
  if (parsed.text !== text) {
    parsed = { text, root: parseTree(text) };
  }
  return parsed.root;
}

/** How the text is indented. */
export function layoutOf(text: string): FormattingOptions {
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return { insertSpaces: !unit.includes('\t'), tabSize: unit.includes('\t') ? 1 : unit.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Sets or, with undefined, removes a value. A new member stands as its neighbours do, on their line or on one of its own. */
export function set(text: string, path: Path, value: unknown): Edit[] {
  const root = treeOf(text);
  const node = root && findNodeAtLocation(root, path);
  if (value === undefined) {
    return node ? modify(text, path, undefined, {}) : [];
  }
  if (node) {
    return [{ offset: node.offset, length: node.length, content: printed(text, value, indentAt(text, node.offset)) }];
  }
  const parent = root && findNodeAtLocation(root, path.slice(0, -1));
  const key = path[path.length - 1];
  if (parent?.type !== 'object' || typeof key !== 'string') {
    return modify(text, path, value, { formattingOptions: layoutOf(text) });
  }
  return [inserted(text, parent, key, value)];
}

function inserted(text: string, parent: Node, key: string, value: unknown): Edit {
  const { eol } = layoutOf(text);
  const last = parent.children?.[parent.children.length - 1];
  if (!last) {
    const outer = indentAt(text, parent.offset);
    const own = outer + unitOf(text);
    return { offset: parent.offset, length: parent.length, content: `{${eol}${own}${JSON.stringify(key)}: ${printed(text, value, own)}${eol}${outer}}` };
  }
  const before = text.slice(parent.offset, last.offset);
  const onItsLine = /\n[ \t]*$/.test(before);
  const member = onItsLine ? `${eol}${indentAt(text, last.offset)}${JSON.stringify(key)}: ${printed(text, value, indentAt(text, last.offset))}` : ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  return { offset: last.offset + last.length, length: 0, content: `,${member}` };
}

/** The blanks that the line of an offset begins with. */
const indentAt = (text: string, offset: number): string => /(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, offset))?.[1] ?? '';

function unitOf(text: string): string {
  const { insertSpaces, tabSize } = layoutOf(text);
  return insertSpaces ? ' '.repeat(tabSize ?? 2) : '\t';
}

/** A value over several lines, indented as the text is. */
const printed = (text: string, value: unknown, indent: string): string =>
  JSON.stringify(value, null, unitOf(text)).replace(/\n/g, layoutOf(text).eol + indent);

/** The text after some edits. */
export const apply = (text: string, edits: Edit[]): string => applyEdits(text, edits);

const quoted = (name: string): Edit['content'] => JSON.stringify(name);

/** All places in a block that name one of its states. */
function references(block: Node): Node[] {
  const found: (Node | undefined)[] = [findNodeAtLocation(block, ['StartAt'])];
  for (const property of findNodeAtLocation(block, ['States'])?.children ?? []) {
    const state = property.children?.[1];
    if (state?.type !== 'object') {
      continue;
    }
    found.push(findNodeAtLocation(state, ['Next']), findNodeAtLocation(state, ['Default']));
    for (const list of ['Choices', 'Catch']) {
      findNodeAtLocation(state, [list])?.children?.forEach((one) => one.type === 'object' && found.push(findNodeAtLocation(one, ['Next'])));
    }
  }
  return found.filter((node): node is Node => node?.type === 'string');
}

/** Renames a state: its key, and every reference to it in the same block; nothing else. */
export function rename(text: string, path: Path, to: string): Edit[] {
  const root = treeOf(text);
  const from = path[path.length - 1];
  const block = root && findNodeAtLocation(root, path.slice(0, -2));
  const states = block && findNodeAtLocation(block, ['States']);
  if (!block || !states || from === to || states.children?.some((property) => property.children?.[0]?.value === to)) {
    return [];
  }
  const keys = (states.children ?? []).map((property) => property.children?.[0]).filter((key): key is Node => key?.value === from);
  const places = [...keys, ...references(block).filter((node) => node.value === from)];
  return places.map((node) => ({ offset: node.offset, length: node.length, content: quoted(to) })).sort((a, b) => a.offset - b.offset);
}

/** A name that no state of the block has yet. */
export function freeName(text: string, block: Path, wish: string): string {
  const root = treeOf(text);
  const states = root && findNodeAtLocation(root, [...block, 'States']);
  const taken = new Set(states?.children?.map((property) => String(property.children?.[0]?.value)));
  let name = wish;
  for (let i = 2; taken.has(name); i++) {
    name = `${wish} ${i}`;
  }
  return name;
}

/** What a new state of each type begins as. */
export const TEMPLATES: Record<string, Record<string, unknown>> = {
  Task: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'my-function', 'Payload.$': '$' } },
  Pass: { Type: 'Pass' },
  Choice: { Type: 'Choice', Choices: [] },
  Wait: { Type: 'Wait', Seconds: 5 },
  Parallel: { Type: 'Parallel', Branches: [{ StartAt: 'Branch', States: { Branch: { Type: 'Pass', End: true } } }] },
  Map: { Type: 'Map', ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } } },
  Succeed: { Type: 'Succeed' },
  Fail: { Type: 'Fail', Error: 'MyError', Cause: 'What went wrong' },
};

/** Adds a state after another one of its block, in one step: what that one went on to, the new one goes on to. */
export function addAfter(text: string, path: Path, type: string): { edits: Edit[]; name: string } {
  const block = path.slice(0, -2);
  const name = freeName(text, block, type);
  const root = treeOf(text);
  const before = root && findNodeAtLocation(root, path);
  const state: Record<string, unknown> = { ...TEMPLATES[type] };
  const next = before && findNodeAtLocation(before, ['Next'])?.value;
  const goesOn = type !== 'Choice' && type !== 'Succeed' && type !== 'Fail';
  if (goesOn) {
    Object.assign(state, typeof next === 'string' ? { Next: next } : { End: true });
  } else if (type === 'Choice' && typeof next === 'string') {
    state.Default = next;
  }
  let after = apply(text, set(text, [...block, 'States', name], state));
  const kind = before && findNodeAtLocation(before, ['Type'])?.value;
  if (before && kind === 'Choice') {
    after = apply(after, set(after, [...path, 'Default'], name));
  } else if (before && kind !== 'Succeed' && kind !== 'Fail') {
    after = apply(after, set(after, [...path, 'End'], undefined));
    after = apply(after, set(after, [...path, 'Next'], name));
  }
  return { edits: difference(text, after), name };
}

/** Adds the first state of a block that has none. */
export function addFirst(text: string, block: Path, type: string): { edits: Edit[]; name: string } {
  const name = freeName(text, block, type);
  const state = type === 'Succeed' || type === 'Fail' || type === 'Choice' ? TEMPLATES[type] : { ...TEMPLATES[type], End: true };
  let after = apply(text, set(text, [...block, 'StartAt'], name));
  after = apply(after, set(after, [...block, 'States', name], state));
  return { edits: difference(text, after), name };
}

/** Removes a state; who went on to it goes on to its successor, or ends. */
export function remove(text: string, path: Path): Edit[] {
  const root = treeOf(text);
  const block = root && findNodeAtLocation(root, path.slice(0, -2));
  const state = root && findNodeAtLocation(root, path);
  if (!root || !block || !state) {
    return [];
  }
  const name = path[path.length - 1];
  const next = findNodeAtLocation(state, ['Next'])?.value ?? findNodeAtLocation(state, ['Default'])?.value;
  const heir = typeof next === 'string' && next !== name ? next : undefined;
  const own = (node: Node) => node.offset >= state.offset && node.offset < state.offset + state.length;
  const places = references(block).filter((node) => node.value === name && !own(node)).map((node) => getNodePath(node));
  let after = text;
  for (const place of places.reverse()) {
    const field = place[place.length - 1];
    const inList = typeof place[place.length - 2] === 'number';
    if (heir) {
      after = apply(after, set(after, place, heir));
    } else if (inList) {
      after = apply(after, set(after, place.slice(0, -1), undefined));
    } else {
      after = apply(after, set(after, place, undefined));
      after = field === 'Next' ? apply(after, set(after, [...place.slice(0, -1), 'End'], true)) : after;
    }
  }
  after = apply(after, set(after, path, undefined));
  return difference(text, after);
}

/** Copies a state beside itself. */
export function duplicate(text: string, path: Path): { edits: Edit[]; name: string } {
  const root = treeOf(text);
  const node = root && findNodeAtLocation(root, path);
  const name = freeName(text, path.slice(0, -2), String(path[path.length - 1]));
  const property = node?.parent;
  if (!node || !property) {
    return { edits: [], name };
  }
  const end = property.offset + property.length;
  const line = /(^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, property.offset))?.[2] ?? '';
  const { eol } = layoutOf(text);
  const own = text.slice(node.offset, node.offset + node.length);
  return { edits: [{ offset: end, length: 0, content: `,${eol}${line}${quoted(name)}: ${own}` }], name };
}

/** The one change that leads from one text to another: what is the same at both ends stays. */
export function difference(before: string, after: string): Edit[] {
  if (before === after) {
    return [];
  }
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  return [{ offset: start, length: before.length - start - end, content: after.slice(start, after.length - end) }];
}

/** Where a value stands: its offset and length; undefined when it is not there. */
export function placeOf(text: string, path: Path): { offset: number; length: number } | undefined {
  const root = treeOf(text);
  const node = root && findNodeAtLocation(root, path);
  return node && { offset: node.offset, length: node.length };
}
