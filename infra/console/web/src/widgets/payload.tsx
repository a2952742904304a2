import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useMemo, useState, type ReactNode } from 'react';
import { bytesOf, indented, MOST_SHOWN, spread, visible } from './text.ts';

/** Saves a text as a file. */
export function download(name: string, text: string, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Its beginning, with line breaks. */
const begun = (text: string) => (text.length <= MOST_SHOWN ? indented(text) : /^\s*[[{]/.test(text) ? spread(text.slice(0, MOST_SHOWN)) : text.slice(0, MOST_SHOWN));

/** With more lines than that, only those that are seen are in the page. */
const MOST_LINES = 400;
const LINE = 18;
const SEEN = 80;
const LONGEST = 400;

/** Lines, long ones in parts. */
function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.length <= LONGEST ? [line] : Array.from({ length: Math.ceil(line.length / LONGEST) }, (_, i) => line.slice(i * LONGEST, (i + 1) * LONGEST))));
}

function Scrolled({ lines, name }: { lines: string[]; name: string }) {
  const [top, setTop] = useState(0);
  // In steps, so that not each pixel is drawn anew.
  const first = Math.max(0, Math.floor(top / LINE / 20) * 20 - 20);
  return (
    <div className="scrolled" tabIndex={0} role="region" aria-label={name} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div style={{ height: lines.length * LINE, position: 'relative' }}>
        <pre style={{ top: first * LINE }}>{coloured(lines.slice(first, first + SEEN).join('\n'))}</pre>
      </div>
    </div>
  );
}

/** Something that is made only when it is opened. */
export function Folded({ summary, children }: { summary: ReactNode; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return <details onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{summary}</summary>{open && children()}</details>;
}

/** A document of an execution: indented, cut where it is too long to be read, its hidden characters shown. */
export function Payload({ text, name, empty = 'Nothing' }: { text: string | undefined; name: string; empty?: string }) {
  const shown = useMemo(() => (text === undefined ? '' : visible(begun(text))), [text]);
  const lines = useMemo(() => linesOf(shown), [shown]);
  if (text === undefined) {
    return <Box color="text-status-inactive">{empty}</Box>;
  }
  const cut = text.length > MOST_SHOWN;
  return (
    <div className="payload">
      <div className="payload-tools">
        <span className="number">{bytesOf(text.length)}</span>
        <Button variant="inline-icon" iconName="copy" ariaLabel={`Copy ${name}`} onClick={() => void navigator.clipboard?.writeText(text)} />
        <Button variant="inline-icon" iconName="download" ariaLabel={`Download ${name}`} onClick={() => download(`${name}.json`, text)} />
      </div>
      {lines.length > MOST_LINES ? <Scrolled lines={lines} name={name} /> : <pre tabIndex={0} role="region" aria-label={name}>{coloured(shown)}</pre>}
      {cut && <Box color="text-status-warning">Only the first {bytesOf(MOST_SHOWN)} are shown; download it to see all.</Box>}
    </div>
  );
}

const TOKEN = /("(?:[^"\\\n]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*/g;

/** Keys, strings and numbers in their colours, as long as that is not too much for a page. */
function coloured(text: string) {
  if (text.length > 30_000) {
    return text;
  }
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    const kind = match[2] !== undefined ? 'key' : match[1] !== undefined ? 'string' : 'literal';
    parts.push(<span key={match.index} className={`json-${kind}`}>{match[1] ?? match[0]}</span>, match[2] ?? '');
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}
