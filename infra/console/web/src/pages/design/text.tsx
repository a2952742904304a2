import { isolateHistory, redo, undo } from '@codemirror/commands';
import { jsonParseLinter } from '@codemirror/lang-json';
import { linter, lintGutter, type Diagnostic as Lint } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { applyEdits, type Edit } from 'jsonc-parser';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Diagnostic } from '../../api/types.ts';
import { difference, placeOf, type Path } from '../../definition/edits.ts';
import { pointerPath } from '../../definition/pointer.ts';
import { COLOURS } from './colours.ts';
import { jsonOf } from './lines.ts';
import type { Place } from './yaml.ts';

/** What others do to the text. */
export interface EditorHandle {
  text: () => string;
  /** One step of the undo history. */
  edit: (edits: Edit[]) => void;
  show: (offset: number, length: number) => void;
  undo: () => void;
  redo: () => void;
}

/** Where a path stands in a text that is not JSON itself. */
type Places = (path: Path) => Place | undefined;

/** The document. CodeMirror counts each line end as one character; the text keeps those that it came with. */
export function TextEditor({ ref, initial, onChange, diagnostics, places, label = 'Definition' }: { ref?: Ref<EditorHandle>; initial: string; onChange: (text: string) => void; diagnostics: Diagnostic[]; places?: Places; label?: string }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const lints = useRef(new Compartment());
  const eol = initial.includes('\r\n') ? '\r\n' : '\n';
  const textOf = (state: EditorState) => state.sliceDoc();
  useEffect(() => {
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: initial,
        extensions: [
          EditorState.lineSeparator.of(eol),
          // Before the basics, whose colours know one background only.
          COLOURS,
          basicSetup,
          ...(places ? [] : [jsonOf(initial)]),
          lintGutter(),
          lints.current.of([]),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => update.docChanged && onChange(textOf(update.state))),
        ],
      }),
    });
    // What can be scrolled can be reached by the keyboard.
    made.scrollDOM.tabIndex = 0;
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const parse = jsonParseLinter();
    view.current?.dispatch({
      effects: lints.current.reconfigure(linter((editor): Lint[] => [...(editor.state.doc.length && !places ? parse(editor) : []), ...lintsOf(textOf(editor.state), editor.state, diagnostics, places)], { delay: 0 })),
    });
  }, [diagnostics]);
  useImperativeHandle(ref, () => ({
    text: () => (view.current ? textOf(view.current.state) : initial),
    edit: (edits) => {
      const editor = view.current;
      if (editor && edits.length) {
        const before = textOf(editor.state);
        const [change] = difference(before, applyEdits(before, edits));
        if (change) {
          const from = offsetIn(before, change.offset, eol);
          const to = offsetIn(before, change.offset + change.length, eol);
          editor.dispatch({ changes: { from, to, insert: editor.state.toText(change.content) }, userEvent: 'input.form', annotations: isolateHistory.of('full') });
        }
      }
    },
    show: (offset, length) => {
      const editor = view.current;
      if (editor) {
        const whole = textOf(editor.state);
        const from = offsetIn(whole, offset, eol);
        editor.dispatch({ selection: { anchor: from, head: offsetIn(whole, offset + length, eol) }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      }
    },
    undo: () => view.current && undo(view.current),
    redo: () => view.current && redo(view.current),
  }));
  return <div className="editor" ref={host} />;
}

/** An offset of the text as CodeMirror counts it. */
function offsetIn(text: string, offset: number, eol: string): number {
  return eol === '\n' ? offset : offset - (text.slice(0, offset).match(/\r\n/g)?.length ?? 0);
}

function lintsOf(text: string, state: EditorState, diagnostics: Diagnostic[], places?: Places): Lint[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return diagnostics.flatMap((one) => {
    const place = (places ?? ((path) => placeOf(text, path)))(pointerPath(one.location));
    if (!place || !one.location) {
      return [];
    }
    const from = offsetIn(text, place.offset, eol);
    // A whole state underlined says nothing: its first line will do.
    const to = Math.min(offsetIn(text, place.offset + place.length, eol), state.doc.lineAt(Math.min(from, state.doc.length)).to);
    return to > state.doc.length ? [] : [{ from, to: Math.max(from, to), severity: one.severity === 'ERROR' ? 'error' as const : 'warning' as const, message: one.message }];
  });
}
