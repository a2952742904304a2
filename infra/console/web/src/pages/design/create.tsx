import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAct } from '../../api/act.ts';
import { call } from '../../api/client.ts';

/** Creates a state machine from the text. */
export function CreateDialog({ definition, name: wish, onClose, onCreated }: { definition: string; name: string; onClose: () => void; onCreated: (arn: string) => void }) {
  const [name, setName] = useState(wish.replace(/(\.asl)?(\.json)?$/, '').replace(/[^A-Za-z0-9-_]+/g, '-'));
  const [role, setRole] = useState('arn:aws:iam::123456789012:role/states');
  const [type, setType] = useState('STANDARD');
  const { busy, act } = useAct();
  const create = () =>
    act('Create', async () => {
      const { stateMachineArn } = await call<{ stateMachineArn: string }>('CreateStateMachine', { name, definition, roleArn: role, type });
      onCreated(stateMachineArn);
    });
  return (
    <Modal
      visible
      onDismiss={onClose}
      header="Create a state machine"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!name} onClick={() => void create()}>Create</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Name"><Input value={name} onChange={({ detail }) => setName(detail.value)} /></FormField>
        <FormField label="Type">
          <RadioGroup value={type} onChange={({ detail }) => setType(detail.value)} items={[{ value: 'STANDARD', label: 'Standard', description: 'Durable, each task at most once, with a history.' }, { value: 'EXPRESS', label: 'Express', description: 'Short and many, without a history.' }]} />
        </FormField>
        <FormField label="Role" description="Locally any will do."><Input value={role} onChange={({ detail }) => setRole(detail.value)} /></FormField>
      </SpaceBetween>
    </Modal>
  );
}
