import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useAct } from '../../api/act.ts';
import { call } from '../../api/client.ts';
import { useLoaded } from '../../api/loading.ts';
import type { Diagnostic, Machine } from '../../api/types.ts';
import { go, linkTo, nameOf } from '../../app/routes.ts';

const TextEditor = lazy(() => import('../design/text.tsx').then((module) => ({ default: module.TextEditor })));
/** A longer text is edited where only what is seen is in the page. */
const LONG = 20_000;
const NONE: Diagnostic[] = [];

/** Starts an execution: a new one, or one again with its input edited. */
export function StartDialog({ machine, input = '{}', title = 'Start execution', onClose }: { machine?: string; input?: string; title?: string; onClose: () => void }) {
  const machines = useLoaded('machines', (signal) => call<{ stateMachines: Machine[] }>('ListStateMachines', { maxResults: 1000 }, signal));
  const options = useMemo<SelectProps.Option[]>(() => (machines.value?.stateMachines ?? []).filter((one) => one.type === 'STANDARD').map((one) => ({ value: one.stateMachineArn, label: one.name })), [machines.value]);
  const [chosen, setChosen] = useState(machine);
  const [name, setName] = useState('');
  const [text, setText] = useState(input);
  const { busy, act } = useAct();
  const fault = useMemo(() => faultOf(text), [text]);
  const start = () =>
    act('Start', async () => {
      const { executionArn } = await call<{ executionArn: string }>('StartExecution', { stateMachineArn: chosen, name: name || undefined, input: text });
      onClose();
      go(linkTo('execution', executionArn));
    });
  return (
    <Modal
      visible
      size="large"
      onDismiss={onClose}
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!chosen || !!fault} onClick={() => void start()}>Start</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label="State machine">
          <Select placeholder="Choose one" filteringType="auto" options={options} selectedOption={options.find((option) => option.value === chosen) ?? (chosen ? { value: chosen, label: nameOf(chosen) } : null)} onChange={({ detail }) => setChosen(detail.selectedOption.value)} empty="There is none yet." />
        </FormField>
        <FormField label="Name" description="Left empty, it gets one.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label="Input" errorText={fault}>
          {input.length > LONG
            ? <Suspense fallback="The editor is fetched …"><div className="large-input"><TextEditor initial={input} onChange={setText} diagnostics={NONE} label="Input" /></div></Suspense>
            : <Textarea rows={12} value={text} onChange={({ detail }) => setText(detail.value)} spellcheck={false} />}
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

/** What keeps a text from being JSON. */
export function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : error}`;
  }
}
