import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAct, useNotices } from '../api/act.ts';
import { call, wordsOf } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { Diagnostic, MachineDescription } from '../api/types.ts';
import { go, linkTo } from '../app/routes.ts';
import { addAfter, addFirst, apply, duplicate, placeOf, remove, rename, type Path } from '../definition/edits.ts';
import { isObject, statesOf } from '../definition/model.ts';
import { PATTERNS } from '../definition/patterns.ts';
import { pointerPath } from '../definition/pointer.ts';
import type { Box as GraphBox } from '../graph/layout.ts';
import { StateGraph, type Mark } from '../graph/StateGraph.tsx';
import { download } from '../widgets/payload.tsx';
import { visible } from '../widgets/text.ts';
import { Guard, Trouble } from '../widgets/trouble.tsx';
import { CreateDialog } from './design/create.tsx';
import { FileConflict, readFile, useFileSaving, type DefinitionFile } from './design/file.tsx';
import { PreviewDialog } from './design/preview.tsx';
import { StateForm } from './design/form.tsx';
import { TextEditor, type EditorHandle } from './design/text.tsx';
import { sameLine, useAsJson, type Place } from './design/yaml.ts';

const TYPES = ['Task', 'Choice', 'Parallel', 'Map', 'Wait', 'Pass', 'Succeed', 'Fail'];

/** The designer: of a machine when there is an ARN, else of a pattern or a file. */
export function DesignPage({ arn, pattern }: { arn: string; pattern?: string }) {
  const machine = useLoaded(`design ${arn}`, (signal) => (arn ? call<MachineDescription>('DescribeStateMachine', { stateMachineArn: arn }, signal) : Promise.resolve(undefined)));
  const [opened, setOpened] = useState<{ name: string; text: string }>();
  const chosen = PATTERNS.find((one) => one.id === pattern);
  if (arn && !machine.value) {
    return machine.error ? <Trouble error={machine.error} again={machine.reload} /> : <Box textAlign="center" padding="xxl"><Spinner size="large" /> The definition is fetched …</Box>;
  }
  if (!arn && !chosen && !opened) {
    return <Beginning onOpen={setOpened} />;
  }
  const text = machine.value?.definition ?? opened?.text ?? JSON.stringify(chosen?.definition, null, 2);
  return <Designer key={arn || opened?.name || pattern} saved={text} machine={machine.value} name={machine.value?.name ?? opened?.name ?? chosen?.title ?? ''} onSaved={machine.reload} />;
}

/** The designer of the file that `baton design FILE` was started on. */
export function DesignFilePage() {
  const read = useLoaded('design file', readFile);
  const [opening, setOpening] = useState(0);
  const [file, setFile] = useState<DefinitionFile>();
  useEffect(() => setFile((before) => before ?? read.value), [read.value]);
  if (!file) {
    return read.error ? <Trouble error={read.error} again={read.reload} /> : <Box textAlign="center" padding="xxl"><Spinner size="large" /> The definition is read …</Box>;
  }
  const again = (found: DefinitionFile) => {
    setFile(found);
    setOpening(opening + 1);
  };
  return <Designer key={opening} saved={file.definition} file={file} name={file.path.replace(/^.*[/\\]/, '')} onSaved={() => {}} onFile={setFile} onFileAgain={again} />;
}

/** What to begin with. */
function Beginning({ onOpen }: { onOpen: (file: { name: string; text: string }) => void }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Begin with a pattern, or with a definition that you have." actions={<Button onClick={() => file.current?.click()}>Open a file</Button>}>Designer</Header>
      <input ref={file} type="file" accept=".json,.asl,application/json" hidden aria-label="Definition file" onChange={(event) => {
        const chosen = event.target.files?.[0];
        void chosen?.text().then((text) => onOpen({ name: chosen.name, text }));
      }} />
      <Cards
        items={PATTERNS}
        trackBy="id"
        ariaLabels={{ itemSelectionLabel: (_, pattern) => pattern.title, selectionGroupLabel: 'Patterns' }}
        cardDefinition={{
          header: (pattern) => <Link fontSize="heading-m" href={linkTo('design', '', { pattern: pattern.id })}>{pattern.title}</Link>,
          sections: [{ id: 'about', content: (pattern) => pattern.about }, { id: 'states', content: (pattern) => <span className="quiet">{statesOf(pattern.definition).map(([name]) => name).join(' · ')}</span> }],
        }}
        cardsPerRow={[{ cards: 1 }, { minWidth: 500, cards: 2 }, { minWidth: 900, cards: 3 }]}
      />
    </SpaceBetween>
  );
}

/** The newest definition that can be read: while the text is no JSON, the last good one stays. */
function useParsed(text: string): { definition: unknown; readable: boolean } {
  const good = useRef<unknown>({});
  return useMemo(() => {
    try {
      const definition: unknown = JSON.parse(text);
      if (isObject(definition)) {
        good.current = definition;
        return { definition, readable: true };
      }
    } catch {
      // The last good one.
    }
    return { definition: good.current, readable: false };
  }, [text]);
}

/** What the server says of the text, a moment after it was changed. */
function useDiagnostics(text: string, type: string): { diagnostics: Diagnostic[]; error?: unknown } {
  const [found, setFound] = useState<{ diagnostics: Diagnostic[]; error?: unknown }>({ diagnostics: [] });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call<{ diagnostics: Diagnostic[] }>('ValidateStateMachineDefinition', { definition: text, type, maxResults: 100 }, stop.signal).then(
        (answer) => setFound({ diagnostics: answer.diagnostics }),
        (error: unknown) => !stop.signal.aborted && setFound({ diagnostics: [], error }),
      );
    }, 350);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, type]);
  return found;
}

interface DesignerProps {
  saved: string;
  machine?: MachineDescription;
  name: string;
  onSaved: () => void;
  /** Where it is saved, when that is a file of the server's machine. */
  file?: DefinitionFile;
  onFile?: (saved: DefinitionFile) => void;
  /** The file is taken as it is now, and what was edited here goes. */
  onFileAgain?: (found: DefinitionFile) => void;
}

function Designer({ saved, machine, name, onSaved, file, onFile = () => {}, onFileAgain = () => {} }: DesignerProps) {
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState(saved);
  const [chosen, setChosen] = useState<Path>();
  const [dialog, setDialog] = useState<'create' | 'preview'>();
  const yaml = /\.ya?ml$/i.test(file?.path ?? '');
  const { json, fault } = useAsJson(text, yaml);
  const { definition, readable } = useParsed(json);
  const editable = readable && !yaml;
  const locate = (path: Path): Place | undefined => {
    const place = placeOf(json, path);
    return place && yaml ? sameLine(json, place, text) : place;
  };
  const locating = useRef(locate);
  locating.current = locate;
  const { diagnostics, error } = useDiagnostics(json, machine?.type ?? 'STANDARD');
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const saving = useFileSaving(file, onFile);
  const changed = text !== saved;
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => changed && event.preventDefault();
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, [changed]);
  const wrong = useMemo(() => faultyStates(diagnostics), [diagnostics]);
  const marks = (box: GraphBox): Mark | undefined => (wrong.has(box.path.join('/')) ? { wrong: true } : undefined);
  const select = useCallback((box: GraphBox | undefined) => {
    setChosen(box?.path);
    const place = box && locating.current(box.path);
    if (place) {
      editor.current?.show(place.offset, place.length);
    }
  }, []);
  const edit = (edits: ReturnType<typeof remove>) => editor.current?.edit(edits);
  const add = (type: string) => {
    const { edits, name: added } = chosen ? addAfter(text, chosen, type) : statesOf(definition).length ? addAfter(text, ['States', statesOf(definition)[statesOf(definition).length - 1]![0]], type) : addFirst(text, [], type);
    edit(edits);
    setChosen([...(chosen ? chosen.slice(0, -1) : ['States']), added]);
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (file && event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (changed && !saving.busy) {
        void saving.save(text);
      }
      return;
    }
    if (!chosen || !editable || (event.target as HTMLElement).closest('input, textarea, [contenteditable=true]')) {
      return;
    }
    if (event.key === 'Delete') {
      edit(remove(text, chosen));
      setChosen(undefined);
    } else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const copy = duplicate(text, chosen);
      edit(copy.edits);
      setChosen([...chosen.slice(0, -1), copy.name]);
    } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      (event.shiftKey ? editor.current?.redo : editor.current?.undo)?.();
    }
  };
  const save = () =>
    act('Save', async () => {
      await call('UpdateStateMachine', { stateMachineArn: machine!.stateMachineArn, definition: text });
      tell({ type: 'success', header: `${machine!.name} is updated`, text: 'Running executions keep the definition that they were started with.' });
      setDialog(undefined);
      onSaved();
    });
  const errors = diagnostics.filter((one) => one.severity === 'ERROR').length;
  return (
    <div onKeyDown={onKey}>
      <SpaceBetween size="m">
        <Header
          variant="h1"
          info={<SpaceBetween direction="horizontal" size="xs">{changed && <Badge color="blue">changed</Badge>}{readable && fault === undefined ? errors ? <Badge color="red">{errors} {errors === 1 ? 'fault' : 'faults'}</Badge> : <Badge color="green">valid</Badge> : <Badge color="red">no {yaml ? 'YAML' : 'JSON'}</Badge>}</SpaceBetween>}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button iconName="undo" ariaLabel="Undo" onClick={() => editor.current?.undo()} />
              <Button iconName="redo" ariaLabel="Redo" onClick={() => editor.current?.redo()} />
              <ButtonDropdown disabled={!editable} items={TYPES.map((type) => ({ id: type, text: type }))} onItemClick={({ detail }) => add(detail.id)}>Add a state</ButtonDropdown>
              <Button iconName="download" onClick={() => download(yaml ? name : `${name.replace(/\.json$/, '')}.json`, text)}>Download</Button>
              {file && <Button variant="primary" disabled={!changed || !readable || fault !== undefined} loading={saving.busy} onClick={() => void saving.save(text)}>Save</Button>}
              {machine ? <Button variant="primary" disabled={!changed || !readable} loading={busy} onClick={() => setDialog('preview')}>Save …</Button> : <Button variant={file ? 'normal' : 'primary'} disabled={!readable || fault !== undefined || errors > 0} onClick={() => setDialog('create')}>Create …</Button>}
            </SpaceBetween>
          }
        >
          {visible(name)}
        </Header>
        {error !== undefined && <Alert type="warning">It cannot be validated now: {wordsOf(error).text}</Alert>}
        {saving.conflict && <FileConflict path={file?.path ?? ''} onOpen={() => void act('Open', async () => onFileAgain(await readFile()))} onOverwrite={() => void saving.overwrite(text)} onClose={saving.settle} />}
        {fault !== undefined && <Alert type="warning">{visible(fault)}</Alert>}
        <div className="designer">
          <div className="designer-graph">
            <Guard name="The graph">
              <StateGraph definition={definition} marks={marks} version={[...wrong].join('\n')} chosen={chosen && idOf(chosen)} onSelect={select} height="min(46vh, 520px)" />
            </Guard>
            <Guard name="The form">{yaml && <Box color="text-body-secondary" padding={{ bottom: 'xs' }}>YAML is edited as text, so that its comments stay; the graph and the faults follow.</Box>}<StateForm key={chosen?.join('/')} text={json} definition={definition} path={chosen} readable={editable} edit={edit} onRename={(to) => (edit(rename(text, chosen!, to)), setChosen([...chosen!.slice(0, -1), to]))} onRemove={() => (edit(remove(text, chosen!)), setChosen(undefined))} /></Guard>
          </div>
          <div className="designer-text">
            <TextEditor ref={editor} initial={saved} onChange={setText} diagnostics={diagnostics} places={yaml ? locate : undefined} />
            <Faults diagnostics={diagnostics} locate={locate} show={(offset, length) => editor.current?.show(offset, length)} />
          </div>
        </div>
      </SpaceBetween>
      {dialog === 'create' && <CreateDialog definition={json} name={name.replace(/\.ya?ml$/i, '')} onClose={() => setDialog(undefined)} onCreated={(arn) => go(linkTo('machine', arn))} />}
      {dialog === 'preview' && machine && <PreviewDialog arn={machine.stateMachineArn} before={saved} after={text} errors={errors} busy={busy} onClose={() => setDialog(undefined)} onSave={() => void save()} />}
    </div>
  );
}

/** The id that the drawing gives a state: `/A#0/B`. */
function idOf(path: Path): string {
  let id = '';
  path.forEach((part, i) => {
    if (path[i - 1] === 'States') {
      id += `/${part}`;
    } else if (part === 'ItemProcessor' || part === 'Iterator') {
      id += '#0';
    } else if (typeof part === 'number' && path[i - 1] === 'Branches') {
      id += `#${part}`;
    }
  });
  return id;
}

/** Paths of the states that diagnostics point into. */
function faultyStates(diagnostics: Diagnostic[]): Set<string> {
  const found = new Set<string>();
  for (const { location, severity } of diagnostics) {
    const path = pointerPath(location);
    const at = path.lastIndexOf('States');
    if (severity === 'ERROR' && at >= 0 && path.length > at + 1) {
      found.add(path.slice(0, at + 2).join('/'));
    }
  }
  return found;
}

function Faults({ diagnostics, locate, show }: { diagnostics: Diagnostic[]; locate: (path: Path) => Place | undefined; show: (offset: number, length: number) => void }) {
  if (!diagnostics.length) {
    return null;
  }
  return (
    <ul className="faults" aria-label="What is wrong">
      {diagnostics.map((one, i) => {
        const place = locate(pointerPath(one.location));
        return (
          <li key={i} className={one.severity === 'ERROR' ? 'fault' : 'fault-mild'}>
            <button type="button" className="plain" disabled={!place} onClick={() => place && show(place.offset, place.length)}>{visible(one.message)}</button>
            <span className="quiet"> {visible(one.location ?? '')}</span>
          </li>
        );
      })}
    </ul>
  );
}
