// What the console must know of a definition. Definitions are shown while they are written, so any of it may be missing or of
// another kind than it should be: nothing here throws.

export type Fields = Record<string, unknown>;

export interface Transition {
  to: string;
  kind: 'next' | 'choice' | 'default' | 'catch';
  label?: string;
}

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Any value in words; a definition may have an object where a word should be, and one that refuses to become a text. */
export const inWords = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** The states of a block by name, in the order of the text. */
export function statesOf(block: unknown): [string, Fields][] {
  const states = isObject(block) ? block.States : undefined;
  return isObject(states) ? Object.entries(states).map(([name, state]) => [name, isObject(state) ? state : {}]) : [];
}

export function transitionsOf(state: Fields): Transition[] {
  const found: Transition[] = [];
  const add = (to: unknown, kind: Transition['kind'], label?: string) => {
    if (typeof to === 'string') {
      found.push({ to, kind, label });
    }
  };
  add(state.Next, 'next');
  listOf(state.Choices).forEach((rule, i) => add(rule.Next, 'choice', textOf(rule.Comment) ?? conditionOf(rule) ?? `#${i + 1}`));
  add(state.Default, 'default', 'default');
  listOf(state.Catch).forEach((catcher) => add(catcher.Next, 'catch', namesOf(catcher.ErrorEquals)));
  return found;
}

/** The blocks inside a Map or Parallel state, with the path of each from the state. */
export function blocksOf(state: Fields): { path: (string | number)[]; block: Fields }[] {
  if (state.Type === 'Parallel' && Array.isArray(state.Branches)) {
    return state.Branches.map((block: unknown, i: number) => ({ path: ['Branches', i], block: isObject(block) ? block : {} }));
  }
  if (state.Type === 'Map') {
    const name = isObject(state.ItemProcessor) ? 'ItemProcessor' : 'Iterator';
    const block = state[name];
    return isObject(block) ? [{ path: [name], block }] : [];
  }
  return [];
}

export const endsHere = (state: Fields): boolean => state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';

function namesOf(errors: unknown): string {
  return Array.isArray(errors) ? errors.map(inWords).join(', ') : '';
}

const COMPARISONS: Record<string, string> = { Equals: '=', LessThan: '<', GreaterThan: '>', LessThanEquals: '≤', GreaterThanEquals: '≥', Matches: '~' };

/** A rule in a few words: `$.total > 100`; undefined for what is too long. */
function conditionOf(rule: Fields): string | undefined {
  if (typeof rule.Condition === 'string') {
    return short(rule.Condition.replace(/^\{%\s*|\s*%\}$/g, ''));
  }
  for (const member in rule) {
    const match = /^(?:String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals|Matches)(Path)?$/.exec(member);
    if (match && typeof rule.Variable === 'string') {
      return short(`${rule.Variable} ${COMPARISONS[match[1]!] ?? match[1]} ${inWords(rule[member])}`);
    }
    if (/^Is[A-Z]/.test(member) && typeof rule.Variable === 'string') {
      return short(`${rule.Variable} ${rule[member] === false ? 'is not' : 'is'} ${member.slice(2).toLowerCase()}`);
    }
  }
  const combined = ['And', 'Or'].find((name) => Array.isArray(rule[name]));
  return combined ? short(listOf(rule[combined]).map((part) => conditionOf(part) ?? '…').join(` ${combined.toLowerCase()} `)) : undefined;
}

const short = (text: string): string => (text.length > 40 ? text.slice(0, 39) + '…' : text);

/** What a task calls, for people: `lambda:invoke charge-card`. */
export function calledBy(state: Fields): string | undefined {
  const resource = textOf(state.Resource);
  if (!resource) {
    return undefined;
  }
  const parameters = isObject(state.Arguments) ? state.Arguments : isObject(state.Parameters) ? state.Parameters : {};
  const service = /^arn:[^:]*:states:[^:]*:[^:]*:(.+)$/.exec(resource)?.[1] ?? '';
  const target = ['FunctionName', 'StateMachineArn', 'TableName', 'QueueUrl', 'TopicArn', 'Bucket'].map((name) => textOf(parameters[name])).find(Boolean);
  const named = /:function:([^:]+)/.exec(target ?? resource)?.[1] ?? target?.replace(/^.*[:/]/, '');
  return [service.startsWith('lambda:') && named ? 'λ' : service, named].filter(Boolean).join(' ') || resource;
}
