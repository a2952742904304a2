// The address tells all that a page shows, so that it can be sent to somebody: #/executions?status=FAILED
import { useEffect, useState } from 'react';

export interface Route {
  page: string;
  /** What follows the page's name, decoded. */
  argument: string;
  query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const slash = path.indexOf('/');
  return {
    page: (slash < 0 ? path : path.slice(0, slash)) || 'dashboard',
    argument: slash < 0 ? '' : decoded(path.slice(slash + 1)),
    query: new URLSearchParams(query),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a page. Empty values are left out of the query. */
export function linkTo(page: string, argument = '', query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const path = argument ? `#/${page}/${encodeURIComponent(argument)}` : `#/${page}`;
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

export const go = (link: string): void => {
  location.hash = link;
};

/** Changes the query of the page that is shown, without a step back in the browser's history. */
export function requery(changes: Record<string, string | undefined>): void {
  const { page, argument, query } = routeOf(location.hash);
  const all: Record<string, string | undefined> = { ...Object.fromEntries(query), ...changes };
  history.replaceState(null, '', linkTo(page, argument, all));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return routeOf(hash);
}

/** The last part of an ARN. */
export const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** The machine of an execution's ARN. */
export const machineNameOf = (executionArn: string): string => executionArn.split(':')[6] ?? executionArn;
