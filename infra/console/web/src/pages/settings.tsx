import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNotices } from '../api/act.ts';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import { keepKeys, keysOf } from '../api/sign.ts';
import type { Change } from '../api/types.ts';
import { usePreferences, type Preferences } from '../app/preferences.ts';
import { linkTo } from '../app/routes.ts';
import { download } from '../widgets/payload.tsx';
import { Time } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';

export function SettingsPage() {
  const { preferences, change } = usePreferences();
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Settings</Header>
      <Container header={<Header variant="h2">How it looks</Header>}>
        <ColumnLayout columns={3}>
          <FormField label="Colours">
            <SegmentedControl label="Colours" selectedId={preferences.mode} options={[{ id: 'light', text: 'Light' }, { id: 'dark', text: 'Dark' }, { id: 'system', text: 'As the system' }]} onChange={({ detail }) => change({ mode: detail.selectedId as Preferences['mode'] })} />
          </FormField>
          <FormField label="Times">
            <SegmentedControl label="Times" selectedId={preferences.zone} options={[{ id: 'local', text: 'Local' }, { id: 'utc', text: 'UTC' }]} onChange={({ detail }) => change({ zone: detail.selectedId as Preferences['zone'] })} />
          </FormField>
          <FormField label="Your name" description="Under it you take and complete tasks.">
            <Input value={preferences.name ?? ''} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
        </ColumnLayout>
      </Container>
      <KeysForm />
      <Changes />
    </SpaceBetween>
  );
}

function KeysForm() {
  const [keys, setKeys] = useState(() => keysOf() ?? { accessKeyId: '', secretAccessKey: '', region: 'us-east-1' });
  const { tell } = useNotices();
  const save = (given: typeof keys | undefined) => {
    keepKeys(given);
    tell({ type: 'success', header: given ? 'Requests are signed from now on' : 'Requests are not signed any more' });
  };
  return (
    <Container
      header={<Header variant="h2" description="For servers that ask for keys. They stay in this tab and are never sent: requests are signed with them. A server with a token takes it as access key id, with any secret.">Keys</Header>}
      footer={
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled={!keys.accessKeyId || !keys.secretAccessKey} onClick={() => save(keys)}>Sign requests</Button>
          <Button variant="link" onClick={() => (setKeys({ accessKeyId: '', secretAccessKey: '', region: 'us-east-1' }), save(undefined))}>Forget them</Button>
        </SpaceBetween>
      }
    >
      <ColumnLayout columns={3}>
        <FormField label="Access key id"><Input value={keys.accessKeyId} onChange={({ detail }) => setKeys({ ...keys, accessKeyId: detail.value })} autoComplete={false} /></FormField>
        <FormField label="Secret access key"><Input type="password" value={keys.secretAccessKey} onChange={({ detail }) => setKeys({ ...keys, secretAccessKey: detail.value })} autoComplete={false} /></FormField>
        <FormField label="Region"><Input value={keys.region} onChange={({ detail }) => setKeys({ ...keys, region: detail.value })} /></FormField>
      </ColumnLayout>
    </Container>
  );
}

/** Who did what. */
function Changes() {
  const { value, error, reload } = useLoaded('changes', (signal) => call<{ changes: Change[]; nextToken?: string }>('Baton.ListChanges', { maxResults: 100 }, signal), 5000);
  return (
    <SpaceBetween size="s">
      <Trouble error={error} again={reload} kept={!!value} />
      <Table<Change>
        items={value?.changes ?? []}
        loading={!value && !error}
        loadingText="Changes are looked up"
        trackBy="requestId"
        header={<Header variant="h2" description="Changes that were asked for, granted or refused. Starts stand in the executions' own histories." actions={<Button iconName="download" disabled={!value?.changes.length} onClick={() => download('changes.json', JSON.stringify(value?.changes, null, 2))}>Export</Button>}>Who did what</Header>}
        empty={<Box textAlign="center" padding="m">Nothing was changed yet.</Box>}
        columnDefinitions={[
          { id: 'time', header: 'When', cell: (one) => <Time at={one.time * 1000} /> },
          { id: 'action', header: 'What', isRowHeader: true, cell: (one) => visible(one.action) },
          { id: 'resource', header: 'To what', cell: (one) => <Resource text={one.resource ?? ''} /> },
          { id: 'caller', header: 'Key', cell: (one) => visible(one.caller ?? 'none') },
          { id: 'outcome', header: 'Outcome', cell: (one) => (one.outcome === 'OK' ? 'done' : <Box color="text-status-error" display="inline">{visible(one.outcome)}</Box>) },
        ]}
      />
    </SpaceBetween>
  );
}

function Resource({ text }: { text: string }) {
  const page = /:execution:/.test(text) && !text.includes('/') ? 'execution' : /:stateMachine:[^:]+$/.test(text) ? 'machine' : undefined;
  const short = visible(text.split(':').slice(5).join(':') || text);
  return page ? <Link href={linkTo(page, text)}>{short}</Link> : <>{short || '–'}</>;
}
