import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useState } from 'react';
import { useAct, useNotices } from '../api/act.ts';
import { call } from '../api/client.ts';
import { useLoaded } from '../api/loading.ts';
import type { HumanTask } from '../api/types.ts';
import { usePreferences } from '../app/preferences.ts';
import { linkTo, machineNameOf, requery, useRoute } from '../app/routes.ts';
import { Payload } from '../widgets/payload.tsx';
import { Time } from '../widgets/status.tsx';
import { visible } from '../widgets/text.ts';
import { Trouble } from '../widgets/trouble.tsx';
import { faultOf } from './executions/start.tsx';
import { answerOf, emptyAnswer, FormFields, isForm, problemsOf, type Answer } from './tasks/form.tsx';

async function waiting(signal: AbortSignal): Promise<HumanTask[]> {
  const tasks: HumanTask[] = [];
  let nextToken: string | undefined;
  do {
    const page: { tasks: HumanTask[]; nextToken?: string } = await call('Baton.ListTasks', { nextToken }, signal);
    tasks.push(...page.tasks);
    nextToken = page.nextToken;
  } while (nextToken && tasks.length < 500);
  return tasks;
}

/** What waits for me? */
export function TasksPage() {
  const { value, error, loading, reload } = useLoaded('tasks', waiting, 3000);
  const { query } = useRoute();
  const { preferences, change } = usePreferences();
  const id = query.get('task');
  const me = preferences.name ?? '';
  const mine = (value ?? []).filter((task) => !me || !task.assignees.length || task.assignees.includes(me) || task.claimedBy === me);
  return (
    <SpaceBetween size="m">
      <Header variant="h1" counter={value && `(${mine.length})`} description="Tasks that wait for a person." actions={<Input ariaLabel="Your name" placeholder="Your name" value={me} onChange={({ detail }) => change({ name: detail.value })} />}>Human tasks</Header>
      <Trouble error={error} again={reload} kept={!!value} />
      <div className="split" style={{ gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)' }}>
        <Table<HumanTask>
          items={mine}
          loading={loading && !value}
          loadingText="Tasks are looked up"
          wrapLines
          trackBy="taskId"
          selectionType="single"
          selectedItems={mine.filter((task) => task.taskId === id)}
          onSelectionChange={({ detail }) => requery({ task: detail.selectedItems[0]?.taskId })}
          onRowClick={({ detail }) => requery({ task: detail.item.taskId })}
          ariaLabels={{ selectionGroupLabel: 'Tasks', itemSelectionLabel: (_, task) => task.title }}
          empty={<Box textAlign="center" padding="l">Nothing waits{me ? ` for ${me}` : ''}.</Box>}
          columnDefinitions={[
            { id: 'title', header: 'Task', isRowHeader: true, cell: (task) => <b>{visible(task.title)}</b> },
            { id: 'who', header: 'For', cell: (task) => (task.claimedBy ? `${visible(task.claimedBy)} has it` : task.assignees.map(visible).join(', ') || 'anybody') },
            { id: 'due', header: 'Due', cell: (task) => (task.dueDate ? <span className="number">{visible(task.dueDate)}</span> : <Time at={task.timeoutDate && task.timeoutDate * 1000} short />) },
            { id: 'since', header: 'Since', cell: (task) => <Time at={task.startDate * 1000} short /> },
          ]}
        />
        {id ? <TaskPane key={id} id={id} me={me} onDone={() => (requery({ task: undefined }), reload())} /> : <Container><Box color="text-body-secondary">Choose a task to see what it asks.</Box></Container>}
      </div>
    </SpaceBetween>
  );
}

function TaskPane({ id, me, onDone }: { id: string; me: string; onDone: () => void }) {
  const { value: task, error, reload } = useLoaded(`task ${id}`, (signal) => call<HumanTask>('Baton.DescribeTask', { taskId: id }, signal));
  const { busy, act } = useAct();
  const { tell } = useNotices();
  const [answer, setAnswer] = useState<Answer>({});
  const [raw, setRaw] = useState('{}');
  const [shown, setShown] = useState(false);
  const form = isForm(task?.form) ? task.form : undefined;
  useEffect(() => {
    if (form) {
      setAnswer(emptyAnswer(form));
    }
  }, [task?.taskId]);
  if (!task) {
    return error ? <Trouble error={error} again={reload} /> : <Container>The task is looked up …</Container>;
  }
  const by = me || 'somebody';
  const problems = form ? problemsOf(form, answer) : {};
  const fault = form ? undefined : faultOf(raw);
  const complete = () => {
    setShown(true);
    if (Object.keys(problems).length || fault) {
      return;
    }
    void act('Complete', async () => {
      await call('Baton.CompleteTask', { taskId: id, by, output: form ? JSON.stringify(answerOf(form, answer)) : raw });
      tell({ type: 'success', header: `${task.title} is done`, link: { text: 'Show the execution', href: linkTo('execution', task.executionArn) } });
      onDone();
    });
  };
  const refuse = () =>
    act('Fail', async () => {
      await call('Baton.CompleteTask', { taskId: id, by, error: 'Refused', cause: `${by} refused` });
      tell({ type: 'success', header: `${task.title} is refused` });
      onDone();
    });
  const claim = (release: boolean) =>
    act(release ? 'Give back' : 'Take', async () => {
      await call('Baton.ClaimTask', { taskId: id, by, release });
      reload();
    });
  return (
    <Container
      header={<Header variant="h2" description={visible(task.description ?? '')} actions={task.claimedBy === by ? <Button onClick={() => void claim(true)}>Give back</Button> : <Button disabled={!!task.claimedBy || !me} onClick={() => void claim(false)}>Take it</Button>}>{visible(task.title)}</Header>}
      footer={
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={busy} onClick={complete}>Complete</Button>
          <Button loading={busy} onClick={() => void refuse()}>Refuse</Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        <dl className="facts">
          <div><dt>Execution</dt><dd><Link href={linkTo('execution', task.executionArn)}>{visible(task.executionArn.split(':').pop() ?? '')}</Link></dd></div>
          <div><dt>State machine</dt><dd>{machineNameOf(task.executionArn)}</dd></div>
          <div><dt>State</dt><dd>{visible(task.state)}</dd></div>
          {task.claimedBy && <div><dt>Taken by</dt><dd>{visible(task.claimedBy)}</dd></div>}
        </dl>
        {form ? (
          <FormFields form={form} answer={answer} problems={shown ? problems : {}} onChange={setAnswer} />
        ) : (
          <FormField label="Answer" description="The output of the task, JSON." errorText={shown ? fault : undefined}><Textarea rows={6} value={raw} spellcheck={false} onChange={({ detail }) => setRaw(detail.value)} /></FormField>
        )}
        <details><summary>What the task was called with</summary><Payload text={task.parameters} name="parameters" /></details>
      </SpaceBetween>
    </Container>
  );
}
