// YAML is edited as text; graph and faults are those of what it is as JSON, which the server tells.
import { useEffect, useState } from 'react';
import { ApiError, call, wordsOf } from '../../api/client.ts';

export interface Place {
  offset: number;
  length: number;
}

interface Converted {
  json: string;
  /** What is wrong with the text, which then is not what `json` is of. */
  fault?: string;
}

/** The text as JSON: itself, or, of YAML, what the server says a moment after it was changed; the last good one while it is none. */
export function useAsJson(text: string, yaml: boolean): Converted {
  const [converted, setConverted] = useState<Converted>({ json: '{}' });
  useEffect(() => {
    if (!yaml) {
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call<{ json: string }>('Baton.ConvertDefinition', { definition: text }, stop.signal).then(
        ({ json }) => setConverted({ json }),
        (error: unknown) => !stop.signal.aborted && setConverted((before) => ({ json: before.json, fault: error instanceof ApiError && error.code === 'DefinitionFileRefused' ? error.message : `It cannot be read as YAML now: ${wordsOf(error).text}` })),
      );
    }, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, yaml]);
  return yaml ? converted : { json: text };
}

/** The line of the text that a place of its JSON stands in: they have the same lines. */
export function sameLine(json: string, place: Place, text: string): Place | undefined {
  const number = json.slice(0, place.offset).split('\n').length - 1;
  const lines = text.split('\n');
  const line = lines[number];
  if (line === undefined) {
    return undefined;
  }
  const start = lines.slice(0, number).reduce((sum, one) => sum + one.length + 1, 0);
  const indent = line.length - line.trimStart().length;
  return { offset: start + indent, length: line.trim().length };
}
