import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../api/act.ts';
import { call } from '../../api/client.ts';
import { useLoaded } from '../../api/loading.ts';
import type { Batch, Found } from '../../api/types.ts';
import { visible } from '../../widgets/text.ts';
import { requestOf, type Filter } from '../filter.ts';

const VERBS = { STOP: { verb: 'Stop', done: 'stopped', which: ['RUNNING'] }, REDRIVE: { verb: 'Redrive', done: 'redriven', which: ['FAILED', 'TIMED_OUT', 'ABORTED'] } };

/** Asks before the same is done to all that match, and shows some of them. */
export function ManyDialog({ action, filter, onClose, onBegun }: { action: 'STOP' | 'REDRIVE'; filter: Filter; onClose: () => void; onBegun: (id: string) => void }) {
  const { verb, which } = VERBS[action];
  const wanted = requestOf(filter);
  const statuses = Array.isArray(wanted.statuses) ? which.filter((status) => (wanted.statuses as string[]).includes(status)) : which;
  const request = { ...wanted, statuses };
  const { value } = useLoaded(JSON.stringify(request), (signal) => (statuses.length ? call<Found>('Baton.SearchExecutions', { ...request, maxResults: 1000 }, signal) : Promise.resolve<Found>({ executions: [], searched: 0 })));
  const [cause, setCause] = useState('');
  const { busy, act } = useAct();
  const count = value ? `${value.executions.length}${value.nextToken ? ' or more' : ''}` : '…';
  const begin = () =>
    act(verb, async () => {
      const { batchId } = await call<{ batchId: string }>('Baton.StartBatch', { action, filter: request, cause: action === 'STOP' && cause ? cause : undefined });
      onBegun(batchId);
    });
  return (
    <Modal
      visible
      onDismiss={onClose}
      header={`${verb} all that match`}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={busy} disabled={!value?.executions.length} onClick={() => void begin()}>{`${verb} ${count}`}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>
          {value && !value.executions.length ? `No execution matches that could be ${VERBS[action].done}.` : `${count} executions match now. It goes on when you close the page, and after a restart of the server.`}
        </Box>
        {action === 'STOP' && (
          <FormField label="Cause" description="It is shown with each of them.">
            <Input value={cause} onChange={({ detail }) => setCause(detail.value)} />
          </FormField>
        )}
        <Box color="text-body-secondary">{value?.executions.slice(0, 8).map((row) => visible(row.name)).join(', ')}{(value?.executions.length ?? 0) > 8 ? ' …' : ''}</Box>
      </SpaceBetween>
    </Modal>
  );
}

/** How far a batch is, until it is closed. */
export function BatchProgress({ id, onChange, onClose }: { id: string; onChange: () => void; onClose: () => void }) {
  const [over, setOver] = useState(false);
  const { value, error } = useLoaded(`batch ${id}`, (signal) => call<Batch>('Baton.DescribeBatch', { batchId: id }, signal), over ? undefined : 700);
  const told = useRef(false);
  useEffect(() => {
    if (value && value.status !== 'RUNNING' && !told.current) {
      told.current = true;
      setOver(true);
      onChange();
    }
  }, [value?.status]);
  if (!value) {
    return error ? null : <Alert>The batch is looked up …</Alert>;
  }
  const { done, verb } = VERBS[value.action as keyof typeof VERBS] ?? { done: 'done', verb: value.action };
  const title = value.status === 'RUNNING' ? `${verb}: ${value.done} ${done} so far` : value.status === 'CANCELLED' ? `Cancelled after ${value.done} were ${done}` : `${value.done} executions were ${done}`;
  return (
    <Alert
      type={value.status === 'RUNNING' ? 'info' : value.failed ? 'warning' : 'success'}
      header={title}
      dismissible
      onDismiss={onClose}
      dismissAriaLabel="Close"
      action={value.status === 'RUNNING' && <Button onClick={() => void call('Baton.CancelBatch', { batchId: id })}>Cancel the rest</Button>}
    >
      {value.searched} looked at{value.failed ? `, ${value.failed} refused` : ''}.
      {value.failures.length > 0 && <details><summary>Why they were refused</summary><ul>{value.failures.map((failure) => <li key={failure}>{visible(failure)}</li>)}</ul></details>}
    </Alert>
  );
}
