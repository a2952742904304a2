import type { ReactNode } from 'react';

export interface Column<T> {
  header: string;
  cell: (item: T) => ReactNode;
}

interface Props<T> {
  /** What the rows are. */
  label: string;
  items: readonly T[];
  /** The first one names the row, and chooses it. */
  columns: readonly Column<T>[];
  keyOf: (item: T) => number;
  chosen?: T;
  choose: (item: T) => void;
  empty: string;
}

/** A plain table of which one row may be chosen: a hundred rows cost a fraction of what those of the design system do. */
export function Rows<T>({ label, items, columns, keyOf, chosen, choose, empty }: Props<T>) {
  const [first, ...others] = columns;
  if (!items.length) {
    return <p className="quiet rows-empty">{empty}</p>;
  }
  return (
    <div className="rows" role="region" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        <thead><tr>{columns.map(({ header }) => <th key={header} scope="col">{header}</th>)}</tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)} className={item === chosen ? 'row-chosen' : undefined} onClick={() => choose(item)}>
              <th scope="row"><button type="button" className="plain" aria-pressed={item === chosen} onClick={(event) => (event.stopPropagation(), choose(item))}>{first!.cell(item)}</button></th>
              {others.map(({ header, cell }) => <td key={header}>{cell(item)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
