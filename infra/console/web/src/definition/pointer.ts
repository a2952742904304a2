import type { Path } from './edits.ts';

/** The path of a JSON pointer: `/States/A~1B/Catch/0` is ['States', 'A/B', 'Catch', 0]. */
export function pointerPath(pointer: string | undefined): Path {
  if (!pointer?.startsWith('/')) {
    return [];
  }
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part, i, all) => (/^\d+$/.test(part) && all[i - 1] !== 'States' ? Number(part) : part));
}
