// The table of all pages.
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, type ReactNode } from 'react';
import { DashboardPage } from '../pages/dashboard.tsx';
import { ExecutionPage } from '../pages/execution.tsx';
import { ExecutionsPage } from '../pages/executions.tsx';
import { MachinePage } from '../pages/machine.tsx';
import { MachinesPage } from '../pages/machines.tsx';
import { SettingsPage } from '../pages/settings.tsx';
import { TasksPage } from '../pages/tasks.tsx';
import { nameOf, type Route } from './routes.ts';

const DesignPage = lazy(() => import('../pages/design.tsx').then((module) => ({ default: module.DesignPage })));
const DesignFilePage = lazy(() => import('../pages/design.tsx').then((module) => ({ default: module.DesignFilePage })));

export interface Page {
  id: string;
  title: string;
  /** Whether it stands in the list of pages. */
  listed: boolean;
  /** The listed page that it belongs to. */
  parent?: string;
  /** Its title for an argument. */
  named?: (argument: string) => string;
  wide?: boolean;
  show: (route: Route) => ReactNode;
}

const loading = <Box textAlign="center" padding="xxl"><Spinner size="large" /> The designer is loaded …</Box>;

export const PAGES: Page[] = [
  { id: 'dashboard', title: 'Dashboard', listed: true, show: () => <DashboardPage /> },
  { id: 'machines', title: 'State machines', listed: true, wide: true, show: () => <MachinesPage /> },
  { id: 'machine', title: 'State machine', listed: false, parent: 'machines', named: nameOf, show: ({ argument }) => <MachinePage key={argument} arn={argument} /> },
  { id: 'executions', title: 'Executions', listed: true, wide: true, show: () => <ExecutionsPage /> },
  { id: 'execution', title: 'Execution', listed: false, parent: 'executions', named: nameOf, show: ({ argument }) => <ExecutionPage key={argument} arn={argument} /> },
  { id: 'tasks', title: 'Human tasks', listed: true, show: () => <TasksPage /> },
  {
    id: 'design',
    title: 'Designer',
    listed: true,
    named: (arn) => (arn ? nameOf(arn) : 'Designer'),
    show: ({ argument, query }) => <Suspense fallback={loading}>{query.has('file') ? <DesignFilePage /> : <DesignPage key={`${argument}${query.get('pattern')}`} arn={argument} pattern={query.get('pattern') ?? undefined} />}</Suspense>,
  },
  { id: 'settings', title: 'Settings', listed: true, show: () => <SettingsPage /> },
];

export const pageOf = (id: string): Page => PAGES.find((page) => page.id === id) ?? PAGES[0]!;
