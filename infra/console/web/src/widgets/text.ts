// Texts of executions are hostile: they are shown as text only, and what would hide or turn them round is made visible.

/** Control characters but line ends and tabs, and those that turn the direction of writing or have no width. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The text with its hidden characters spelt out: `⟨U+202E⟩`. */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);

/** JSON with line breaks, in one pass; numbers, order and double keys stay as they are. What is no JSON stays as a whole. */
export function indented(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return spread(text);
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const opens = (code: number) => code === 123 || code === 91;
const closes = (code: number) => code === 125 || code === 93;
const blank = (code: number) => code <= 32 || code === 0xa0 || code === 0xfeff;

/** Where the string ends that begins here. */
function stringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = end;
    while (text.charCodeAt(slashes - 1) === BACKSLASH) {
      slashes--;
    }
    if ((end - slashes) % 2 === 0) {
      return end + 1;
    }
  }
  return text.length;
}

/** Where the number or word ends that begins here. */
function wordEnd(text: string, from: number): number {
  let end = from + 1;
  for (let code = text.charCodeAt(end); end < text.length && !blank(code) && code !== QUOTE && code !== COMMA && code !== COLON && !opens(code) && !closes(code); code = text.charCodeAt(end)) {
    end++;
  }
  return end;
}

/** Also of the beginning of a document. One pass over its characters: a quarter of a megabyte must not keep the page. */
export function spread(text: string): string {
  let out = '';
  let depth = 0;
  let before = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (blank(code)) {
      at++;
      continue;
    }
    const closing = closes(code);
    depth -= closing ? 1 : 0;
    if (closing ? !opens(before) : opens(before) || before === COMMA) {
      out += lineOf(depth);
    }
    const end = code === QUOTE ? stringEnd(text, at) : code === COMMA || code === COLON || closing || opens(code) ? at + 1 : wordEnd(text, at);
    out += code === COLON ? ': ' : text.slice(at, end);
    depth += opens(code) ? 1 : 0;
    before = code;
    at = end;
  }
  return out;
}

/** Deeper ones are not moved further. */
const MOST_INDENTED = 60;
const LINES = Array.from({ length: MOST_INDENTED + 1 }, (_, depth) => `\n${'  '.repeat(depth)}`);
const lineOf = (depth: number): string => LINES[Math.max(0, Math.min(depth, MOST_INDENTED))]!;

export const MOST_SHOWN = 256 * 1024;

export function bytesOf(length: number): string {
  return length < 1024 ? `${length} B` : length < 1024 * 1024 ? `${(length / 1024).toFixed(1)} KB` : `${(length / 1024 / 1024).toFixed(1)} MB`;
}

/** `850 ms`, `2.4 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function durationOf(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 60_000) {
    return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  }
  const parts: [number, string][] = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1000, 's']];
  const first = parts.findIndex(([unit]) => ms >= unit);
  const [whole, name] = parts[first]!;
  const next = parts[first + 1];
  const rest = next ? Math.floor((ms % whole) / next[0]) : 0;
  return `${Math.floor(ms / whole)} ${name}${next && rest ? ` ${rest} ${next[1]}` : ''}`;
}

/** A time in the chosen zone, with milliseconds: `2026-11-28 09:21:17.042`. */
export function timeText(milliseconds: number, zone: 'local' | 'utc'): string {
  const date = new Date(milliseconds);
  const shown = zone === 'utc' ? date : new Date(milliseconds - date.getTimezoneOffset() * 60_000);
  return Number.isFinite(milliseconds) ? shown.toISOString().replace('T', ' ').slice(0, 23) + (zone === 'utc' ? ' UTC' : '') : '–';
}

/** A cause that is JSON (as Lambda and the SDK send it) in its own words. */
export function causeOf(cause: string | undefined): { text: string; type?: string; more?: string } | undefined {
  if (!cause) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(cause);
    if (typeof value === 'object' && value !== null) {
      const { errorMessage, errorType, Error: error, Cause: inner, message } = value as Record<string, unknown>;
      const text = [errorMessage, inner, message].find((one): one is string => typeof one === 'string');
      const type = [errorType, error].find((one): one is string => typeof one === 'string');
      return { text: text ?? cause, type, more: text === undefined ? undefined : cause };
    }
  } catch {
    // Plain words.
  }
  return { text: cause };
}

/** What the buttons of a pagination are called. */
export const PAGES = { nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (page: number) => `Page ${page}` };
