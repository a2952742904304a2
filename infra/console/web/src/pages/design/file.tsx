// The file that `baton design FILE` was started on. Requests name no path: the server knows the one file that it may write.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAct, useNotices } from '../../api/act.ts';
import { ApiError, call } from '../../api/client.ts';
import { visible } from '../../widgets/text.ts';

export interface DefinitionFile {
  path: string;
  definition: string;
  /** Of its bytes: whoever writes tells which he has read. */
  version: string;
}

export const readFile = (signal?: AbortSignal) => call<DefinitionFile>('Baton.ReadDefinitionFile', {}, signal);

/** Saves to the file, and keeps what has to be asked first: whether what another wrote meanwhile may go. */
export function useFileSaving(file: DefinitionFile | undefined, onSaved: (file: DefinitionFile) => void) {
  const [conflict, setConflict] = useState(false);
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const write = async (definition: string, version: string) => {
    try {
      const saved = await call<DefinitionFile>('Baton.WriteDefinitionFile', { definition, version });
      setConflict(false);
      onSaved(saved);
      tell({ type: 'success', header: `${saved.path} is saved` });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'DefinitionFileChanged')) {
        throw error;
      }
      setConflict(true);
    }
  };
  return {
    busy,
    conflict,
    settle: () => setConflict(false),
    save: (text: string) => act('Save', () => write(text, file!.version)),
    /** Over what stands there now. */
    overwrite: (text: string) => act('Save', async () => write(text, (await readFile()).version)),
  };
}

/** Asks what to do when another wrote the file. */
export function FileConflict({ path, onOpen, onOverwrite, onClose }: { path: string; onOpen: () => void; onOverwrite: () => void; onClose: () => void }) {
  return (
    <Alert
      type="warning"
      header="The file was changed meanwhile"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onOpen}>Open it as it is now</Button>
          <Button onClick={onOverwrite}>Overwrite it</Button>
        </SpaceBetween>
      }
      dismissible
      dismissAriaLabel="Close"
      onDismiss={onClose}
    >
      {visible(path)} was written by somebody else since it was opened here, or is gone. Nothing was saved. Opened as it is now, your edits here go.
    </Alert>
  );
}
