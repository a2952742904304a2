import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { call } from '../../api/client.ts';
import { useLoaded } from '../../api/loading.ts';
import type { Preview } from '../../api/types.ts';
import { linkTo } from '../../app/routes.ts';
import { Status } from '../../widgets/status.tsx';
import { visible } from '../../widgets/text.ts';
import { Trouble } from '../../widgets/trouble.tsx';
import { Replays } from './replays.tsx';
import { COLOURS } from './colours.ts';
import { jsonOf } from './lines.ts';

interface Props {
  arn: string;
  before: string;
  after: string;
  errors: number;
  busy: boolean;
  onClose: () => void;
  onSave: () => void;
}

/** What will this change break? Asked before it is saved. */
export function PreviewDialog({ arn, before, after, errors, busy, onClose, onSave }: Props) {
  const { value, error, reload } = useLoaded(`preview ${arn} ${after.length} ${after}`, (signal) => call<Preview>('Baton.PreviewUpdate', { stateMachineArn: arn, definition: after }, signal));
  return (
    <Modal
      visible
      size="max"
      onDismiss={onClose}
      header="What this changes"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>Go on editing</Button>
            <Button variant="primary" loading={busy} disabled={errors > 0} onClick={onSave}>Save</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {errors > 0 && <Alert type="error">The definition has {errors} {errors === 1 ? 'fault' : 'faults'}, so it cannot be saved.</Alert>}
        <Trouble error={error} again={reload} />
        {value && <Replays preview={value} />}
        {value && <Told preview={value} />}
        <Compared before={before} after={after} />
      </SpaceBetween>
    </Modal>
  );
}

/** What is written otherwise. */
function Told({ preview: { added, removed, changed, affected, executions, running } }: { preview: Preview }) {
  const list = (names: string[]) => names.map(visible).join(', ') || 'none';
  return (
    <SpaceBetween size="s">
      <dl className="facts">
        <div><dt>States that are new</dt><dd>{list(added)}</dd></div>
        <div><dt>States that are changed</dt><dd>{list(changed)}</dd></div>
        <div><dt>States that are gone</dt><dd>{list(removed)}</dd></div>
        <div><dt>Still running</dt><dd>{running}; they keep the definition that they were started with</dd></div>
      </dl>
      {executions > 0 && (
        <Box>
          {executions === 1 ? (affected.length ? 'The newest execution' : 'The newest execution did not go') : `${affected.length} of the newest ${executions} executions`}{executions === 1 && !affected.length ? ' through' : ' went through'} what is changed or gone{affected.length ? ': ' : '.'}
          {affected.slice(0, 6).map((one, i) => <span key={one.executionArn}>{i > 0 && ' · '}<Link href={linkTo('execution', one.executionArn)}>{visible(one.name)}</Link> <Status of={one.status} /> <span className="quiet">({one.states.map(visible).join(', ')})</span></span>)}
          {affected.length > 6 && ' …'}
        </Box>
      )}
    </SpaceBetween>
  );
}

function Compared({ before, after }: { before: string; after: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const extensions = (side: string) => [EditorView.contentAttributes.of({ 'aria-label': side }), jsonOf(before), lineNumbers(), EditorState.readOnly.of(true), EditorView.editable.of(false), COLOURS];
    const view = new MergeView({ parent: host.current!, a: { doc: before, extensions: extensions('Before') }, b: { doc: after, extensions: extensions('After') }, collapseUnchanged: { margin: 3, minSize: 6 } });
    for (const editor of [view.a, view.b]) {
      editor.scrollDOM.tabIndex = 0;
    }
    return () => view.destroy();
  }, [before, after]);
  return <div className="editor compared" ref={host} aria-label="Before and after" role="group" />;
}
