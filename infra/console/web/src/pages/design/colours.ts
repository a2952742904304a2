import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the console's colours, light and dark. */
export const COLOURS = [
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--accent)' },
      { tag: tags.string, color: 'var(--green)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--blue)' },
      { tag: tags.invalid, color: 'var(--red)' },
    ]),
  ),
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--box)', color: 'var(--words)' },
    '.cm-gutters': { backgroundColor: 'var(--code)', color: 'var(--quiet)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 50%, transparent)' },
    '.cm-cursor': { borderLeftColor: 'var(--words)' },
    '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--accent-soft) !important' },
    '.cm-tooltip': { backgroundColor: 'var(--box)', color: 'var(--words)', border: '1px solid var(--edge)' },
  }),
];
