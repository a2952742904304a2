import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useMemo } from 'react';
import { bytesOf, indented, MOST_SHOWN, visible } from './text.ts';

/** Saves a text as a file. */
export function download(name: string, text: string, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A document of an execution: indented, cut where it is too long to be read, its hidden characters shown. */
export function Payload({ text, name, empty = 'Nothing' }: { text: string | undefined; name: string; empty?: string }) {
  const shown = useMemo(() => (text === undefined ? '' : visible(indented(text.slice(0, MOST_SHOWN)))), [text]);
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
      <pre tabIndex={0} role="region" aria-label={name}>{coloured(shown)}</pre>
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
