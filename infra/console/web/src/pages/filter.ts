// Conditions of a search as people write them: words with `field = value`; as the address keeps them; as the API takes them.

export interface Filter {
  machine?: string;
  status?: string;
  name?: string;
  error?: string;
  state?: string;
  /** The name, or the whole value of any field of the input. */
  value?: string;
  text?: string;
  /** `path=value`, one a line. */
  input?: string;
  since?: string;
}

const FIELDS: (keyof Filter)[] = ['machine', 'status', 'name', 'error', 'state', 'value', 'text', 'input', 'since'];
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const HOURS: Record<string, number> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 };

export function filterOf(query: URLSearchParams): Filter {
  const filter: Filter = {};
  FIELDS.forEach((field) => {
    const value = query.get(field);
    if (value) {
      filter[field] = value;
    }
  });
  return filter;
}

/** What SearchExecutions is asked. */
export function requestOf(filter: Filter, now = Date.now()): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  if (filter.machine) {
    request.stateMachineArns = [filter.machine];
  }
  const statuses = (filter.status ?? '').split(',').filter((status) => STATUSES.includes(status));
  if (statuses.length) {
    request.statuses = statuses;
  }
  if (filter.name) {
    request.namePrefix = filter.name;
  }
  for (const field of ['error', 'state', 'value', 'text'] as const) {
    if (filter[field]) {
      request[field] = filter[field];
    }
  }
  const pairs = (filter.input ?? '').split('\n').map((line) => /^\s*(?:\$\.)?([^=]+?)\s*=\s*(.*?)\s*$/.exec(line)).filter((match) => match !== null);
  if (pairs.length) {
    request.input = Object.fromEntries(pairs.map((match) => [match[1], match[2]]));
  }
  const hours = HOURS[filter.since ?? ''];
  if (hours) {
    request.startedAfter = Math.floor(now / 1000) - hours * 3600;
  }
  return request;
}

/** Whether nothing narrows the search but the machine. */
export const isOpen = ({ machine, ...rest }: Filter): boolean => Object.values(rest).every((value) => !value);

/**
 * What somebody typed into the search at the top: `failed`, `error=CardDeclined`, `orderId = 1042`, `order-10*`, or a name or a value
 * of the input, which is found at once; when nothing has it, the page goes on to look for it as a text anywhere.
 */
export function typed(text: string): Filter {
  const trimmed = text.trim();
  const status = trimmed.toUpperCase().replace(' ', '_');
  if (STATUSES.includes(status)) {
    return { status };
  }
  const pair = /^(?:\$\.)?([\w.-]+)\s*[=:]\s*(.+)$/.exec(trimmed);
  if (pair && !trimmed.startsWith('arn:')) {
    const field = pair[1]!.toLowerCase();
    const value = pair[2]!;
    if (field === 'status') {
      return { status: value.toUpperCase() };
    }
    return field === 'name' || field === 'error' || field === 'state' ? { [field]: value } : { input: `${pair[1]}=${value}` };
  }
  return trimmed.endsWith('*') ? { name: trimmed.slice(0, -1) } : { value: trimmed };
}
