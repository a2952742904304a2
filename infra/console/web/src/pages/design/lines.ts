import { json } from '@codemirror/lang-json';
import type { Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** A string of JSON ends on its line, so the lines that are seen can be coloured by themselves. */
const TOKENS = new MatchDecorator({
  regexp: /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*/g,
  decorate: (add, from, _to, [whole, text, colon]) => add(from, from + (text ?? whole).length, KINDS[colon !== undefined ? 'key' : text !== undefined ? 'string' : 'literal']),
});
const KINDS = { key: kind('key'), string: kind('string'), literal: kind('literal') };

function kind(name: string): Decoration {
  return Decoration.mark({ class: `json-${name}` });
}

const SEEN_LINES = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = TOKENS.createDeco(view);
    }

    update(update: ViewUpdate) {
      this.decorations = TOKENS.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Of a longer text the grammar's tree costs more than a person should wait for. */
const LONG = 50_000;

/** What knows JSON: the whole grammar, or of a long text the colours of the lines that are seen. */
export const jsonOf = (text: string): Extension => (text.length > LONG ? SEEN_LINES : json());
