import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAct } from '../../api/act.ts';
import { call } from '../../api/client.ts';
import { Payload } from '../../widgets/payload.tsx';
import { Status } from '../../widgets/status.tsx';
import { visible } from '../../widgets/text.ts';
import { faultOf } from '../executions/start.tsx';

interface Tested {
  status: string;
  output?: string;
  error?: string;
  cause?: string;
  nextState?: string;
}

/** Runs the state alone, by TestState; a task may be given what it is answered. */
export function TestStatePane({ state }: { state: object }) {
  const [input, setInput] = useState('{}');
  const [mock, setMock] = useState('');
  const [tested, setTested] = useState<Tested>();
  const { busy, act } = useAct();
  const fault = faultOf(input) ?? (mock && faultOf(mock));
  const run = () =>
    act('Test', async () => {
      const request = { definition: JSON.stringify(state), input, roleArn: 'arn:aws:iam::123456789012:role/test', inspectionLevel: 'INFO', ...(mock ? { mock: { result: mock } } : {}) };
      setTested(await call<Tested>('TestState', request));
    });
  return (
    <SpaceBetween size="s">
      <FormField label="Input"><Textarea rows={4} value={input} spellcheck={false} onChange={({ detail }) => setInput(detail.value)} /></FormField>
      <FormField label="Answer of the task" description="Left empty, the service is called."><Textarea rows={3} value={mock} spellcheck={false} onChange={({ detail }) => setMock(detail.value)} /></FormField>
      <Button loading={busy} disabled={!!fault} onClick={() => void run()}>Test the state</Button>
      {fault && <Box color="text-status-error">{fault}</Box>}
      {tested && (
        <SpaceBetween size="xs">
          <SpaceBetween direction="horizontal" size="s"><Status of={tested.status === 'CAUGHT_ERROR' ? 'CAUGHT' : tested.status} />{tested.nextState && <span>next: {visible(tested.nextState)}</span>}</SpaceBetween>
          {tested.error && <Box color="text-status-error">{visible(tested.error)}: {visible(tested.cause ?? '')}</Box>}
          <Payload text={tested.output} name="test output" empty="It has no output." />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
