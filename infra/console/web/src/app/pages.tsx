// The table of all pages.
import type { ReactNode } from 'react';
import { ExecutionPage } from '../pages/execution.tsx';
import { ExecutionsPage } from '../pages/executions.tsx';
import { nameOf, type Route } from './routes.ts';

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

export const PAGES: Page[] = [
  { id: 'executions', title: 'Executions', listed: true, wide: true, show: () => <ExecutionsPage /> },
  { id: 'execution', title: 'Execution', listed: false, parent: 'executions', named: nameOf, show: ({ argument }) => <ExecutionPage key={argument} arn={argument} /> },
];

export const pageOf = (id: string): Page => PAGES.find((page) => page.id === id) ?? PAGES[0]!;
