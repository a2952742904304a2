import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import Textarea from '@cloudscape-design/components/textarea';
import type { Edit } from 'jsonc-parser';
import { useEffect, useState } from 'react';
import { placeOf, set, type Path } from '../../definition/edits.ts';
import { inWords, isObject, statesOf, type Fields } from '../../definition/model.ts';
import { visible } from '../../widgets/text.ts';
import { TestStatePane } from './test.tsx';

interface Field {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'json' | 'state' | 'end';
}

const text = (name: string, label = name): Field => ({ name, label, kind: 'text' });
const number = (name: string, label = name): Field => ({ name, label, kind: 'number' });
const jsonField = (name: string, label = name): Field => ({ name, label, kind: 'json' });
const NEXT: Field = { name: 'Next', label: 'Next state', kind: 'state' };
const COMMENT = text('Comment');

/** The fields of each type and tab, as Workflow Studio groups them. */
const CONFIGURATION: Record<string, Field[]> = {
  Task: [text('Resource'), number('TimeoutSeconds', 'Timeout in seconds'), number('HeartbeatSeconds', 'Heartbeat in seconds'), NEXT, COMMENT],
  Pass: [NEXT, COMMENT],
  Choice: [jsonField('Choices', 'Rules'), { name: 'Default', label: 'Otherwise go to', kind: 'state' }, COMMENT],
  Wait: [number('Seconds'), text('Timestamp'), text('SecondsPath'), text('TimestampPath'), NEXT, COMMENT],
  Parallel: [NEXT, COMMENT],
  Map: [text('ItemsPath', 'Items'), number('MaxConcurrency', 'At once, 0 for all'), NEXT, COMMENT],
  Succeed: [COMMENT],
  Fail: [text('Error'), text('Cause'), COMMENT],
};
const INPUT = [text('InputPath', 'Part of the input'), jsonField('Parameters'), jsonField('Arguments', 'Arguments (JSONata)')];
const OUTPUT = [jsonField('Result', 'Fixed result'), jsonField('ResultSelector', 'What of the result'), text('ResultPath', 'Where the result goes'), text('OutputPath', 'Part of the output'), jsonField('Output', 'Output (JSONata)')];
const ERRORS = [jsonField('Retry'), jsonField('Catch')];
const VARIABLES = [jsonField('Assign', 'Variables to assign')];

interface Props {
  text: string;
  definition: unknown;
  path?: Path;
  readable: boolean;
  edit: (edits: Edit[]) => void;
  onRename: (to: string) => void;
  onRemove: () => void;
}

/** The chosen state as a form. Each field is one edit of the text; what the form does not know is in the text. */
export function StateForm({ text: whole, definition, path, readable, edit, onRename, onRemove }: Props) {
  const state = path && at(definition, path);
  if (!path || !isObject(state)) {
    return <Container><Box color="text-body-secondary">Choose a state to change it here, or write in the text. Delete removes the chosen state, Ctrl+D copies it, Ctrl+Z takes back.</Box></Container>;
  }
  const name = String(path[path.length - 1]);
  const others = statesOf(at(definition, path.slice(0, -2))).map(([other]) => other).filter((other) => other !== name);
  const type = inWords(state.Type ?? '?');
  const fields = (list: Field[]) => (
    <SpaceBetween size="s">
      {list.map((field) => <Member key={field.name} field={field} whole={whole} path={[...path, field.name]} state={state} others={others} disabled={!readable} edit={edit} />)}
    </SpaceBetween>
  );
  const tabs = [{ id: 'configuration', label: 'Configuration', content: <SpaceBetween size="s"><Name name={name} onRename={onRename} disabled={!readable} />{fields(CONFIGURATION[type] ?? [COMMENT])}</SpaceBetween> }];
  if (type !== 'Fail') {
    tabs.push({ id: 'input', label: 'Input', content: fields(INPUT) }, { id: 'output', label: 'Output', content: fields(type === 'Pass' ? OUTPUT : OUTPUT.slice(1)) });
  }
  if (type === 'Task' || type === 'Map' || type === 'Parallel') {
    tabs.push({ id: 'errors', label: 'Error handling', content: fields(ERRORS) });
  }
  if (type !== 'Fail' && type !== 'Succeed') {
    tabs.push({ id: 'variables', label: 'Variables', content: fields(VARIABLES) });
  }
  tabs.push({ id: 'test', label: 'Test', content: <TestStatePane state={state} /> });
  return (
    <Container header={<Header variant="h2" description={type} actions={<Button iconName="remove" onClick={onRemove} disabled={!readable}>Remove</Button>}>{visible(name)}</Header>}>
      <Tabs tabs={tabs} />
    </Container>
  );
}

function at(definition: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, part) => (isObject(found) || Array.isArray(found) ? (found as Fields)[part] : undefined), definition);
}

function Name({ name, onRename, disabled }: { name: string; onRename: (to: string) => void; disabled: boolean }) {
  const [value, setValue] = useState(name);
  const done = () => value.trim() && value !== name && onRename(value);
  return (
    <FormField label="Name" description="References to it follow.">
      <Input value={value} disabled={disabled} onChange={({ detail }) => setValue(detail.value)} onBlur={done} onKeyDown={({ detail }) => detail.key === 'Enter' && done()} />
    </FormField>
  );
}

interface MemberProps {
  field: Field;
  whole: string;
  path: Path;
  state: Fields;
  others: string[];
  disabled: boolean;
  edit: (edits: Edit[]) => void;
}

function Member({ field, whole, path, state, others, disabled, edit }: MemberProps) {
  if (field.kind === 'state') {
    return <NextState field={field} whole={whole} path={path} state={state} others={others} disabled={disabled} edit={edit} />;
  }
  return <Value field={field} whole={whole} path={path} disabled={disabled} edit={edit} />;
}

function NextState({ field, whole, path, state, others, disabled, edit }: MemberProps) {
  const value = typeof state[field.name] === 'string' ? (state[field.name] as string) : '';
  const end = field.name === 'Next' ? [{ value: '', label: 'None: the end' }] : [{ value: '', label: 'None' }];
  const options = [...end, ...others.map((other) => ({ value: other, label: other }))];
  const choose = (next: string | undefined) => {
    if (field.name !== 'Next') {
      edit(set(whole, path, next || undefined));
      return;
    }
    // Next and End exclude each other: both change in one step.
    const owner = path.slice(0, -1);
    const first = set(whole, path, next || undefined);
    const between = first.length ? applied(whole, first) : whole;
    const second = set(between, [...owner, 'End'], next ? undefined : true);
    edit(wholeChange(whole, applied(between, second)));
  };
  return (
    <FormField label={field.label}>
      <Select disabled={disabled} filteringType="auto" options={options} selectedOption={options.find((option) => option.value === value) ?? { value, label: value }} onChange={({ detail }) => choose(detail.selectedOption.value)} />
    </FormField>
  );
}

/** A text, a number or a piece of JSON, written when the field is left or Enter is pressed. */
function Value({ field, whole, path, disabled, edit }: { field: Field; whole: string; path: Path; disabled: boolean; edit: (edits: Edit[]) => void }) {
  const place = placeOf(whole, path);
  const raw = place ? whole.slice(place.offset, place.offset + place.length) : '';
  const shown = field.kind === 'text' && raw.startsWith('"') ? (JSON.parse(raw) as string) : raw;
  const [value, setValue] = useState(shown);
  const [fault, setFault] = useState<string>();
  useEffect(() => (setValue(shown), setFault(undefined)), [shown]);
  const done = () => {
    if (value === shown) {
      return;
    }
    if (value.trim() === '') {
      edit(set(whole, path, undefined));
      return;
    }
    if (field.kind === 'text') {
      edit(set(whole, path, value === 'null' ? null : value));
      return;
    }
    try {
      JSON.parse(value);
    } catch (error) {
      const expression = /^\s*\{%[^]*%\}\s*$/.test(value);
      if (!expression) {
        setFault(error instanceof Error ? error.message : String(error));
        return;
      }
      edit(set(whole, path, value.trim()));
      return;
    }
    // The piece goes into the text as it was typed, numbers and all.
    if (place) {
      edit([{ offset: place.offset, length: place.length, content: value }]);
    } else {
      const marker = `baton-${path.length}-${field.name}`;
      const edits = set(whole, path, marker);
      edit(edits.map((one) => ({ ...one, content: one.content.replace(JSON.stringify(marker), () => value) })));
    }
  };
  return (
    <FormField label={field.label} errorText={fault}>
      {field.kind === 'json' ? (
        <Textarea rows={Math.min(10, Math.max(2, value.split('\n').length))} disabled={disabled} value={value} spellcheck={false} onChange={({ detail }) => setValue(detail.value)} onBlur={done} />
      ) : (
        <Input disabled={disabled} value={value} onChange={({ detail }) => setValue(detail.value)} onBlur={done} onKeyDown={({ detail }) => detail.key === 'Enter' && done()} />
      )}
    </FormField>
  );
}

const applied = (before: string, edits: Edit[]): string => [...edits].sort((a, b) => b.offset - a.offset).reduce((after, one) => after.slice(0, one.offset) + one.content + after.slice(one.offset + one.length), before);
const wholeChange = (before: string, after: string): Edit[] => (before === after ? [] : [{ offset: 0, length: before.length, content: after }]);
