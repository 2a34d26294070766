import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names';

export interface Column<Row> {
  key: string;
  label: ReactNode;
  /** Figures stand at the end of their cell. */
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Keeps the caption for screen readers only. */
  hideCaption?: boolean;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** A table that scrolls sideways on its own when the page is narrow. */
export function Table<Row>({ caption, hideCaption, columns, rows, keyOf }: TableProps<Row>): ReactElement {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className="tbl">
        <caption className={hideCaption ? 'sr' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx(column.numeric && 'r')}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => {
                const Cell = column.rowHeader ? 'th' : 'td';
                return (
                  <Cell key={column.key} scope={column.rowHeader ? 'row' : undefined} className={cx(column.numeric && 'r')}>
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values. */
export function Facts({ items, className = 'facts' }: { items: ReadonlyArray<{ label: ReactNode; value: ReactNode }>; className?: string }): ReactElement {
  return (
    <dl className={cx(className, 'tn')}>
      {items.map((item, index) => (
        <FactPair key={index} {...item} />
      ))}
    </dl>
  );
}

function FactPair({ label, value }: { label: ReactNode; value: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** A piece of a line in a comparison; `changed` pieces are marked. */
export interface DiffPart {
  text: string;
  changed?: boolean;
}

/** One line of a comparison; null where the other side has a line more. */
export interface DiffRow {
  before: readonly DiffPart[] | null;
  after: readonly DiffPart[] | null;
}

export interface DiffProps {
  rows: readonly DiffRow[];
  beforeLabel: ReactNode;
  afterLabel: ReactNode;
  /** Name of the table. */
  label: string;
}

/** Two versions side by side, one below the other on phones. */
export function Diff({ rows, beforeLabel, afterLabel, label }: DiffProps): ReactElement {
  return (
    <div className="diff">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{beforeLabel}</th>
            <th scope="col">{afterLabel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const same = isSame(row);
            return (
              <tr key={index}>
                <td className={sideClass(row.before, same, 'del')}>{pieces(row.before, 'del')}</td>
                <td className={sideClass(row.after, same, 'ins')}>{pieces(row.after, 'ins')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const plain = (parts: readonly DiffPart[]): string => parts.map((part) => part.text).join('');

function isSame({ before, after }: DiffRow): boolean {
  return before !== null && after !== null && plain(before) === plain(after);
}

function sideClass(parts: readonly DiffPart[] | null, same: boolean, changed: 'del' | 'ins'): string {
  if (parts === null) return 'none';
  return same ? 'same' : changed;
}

function pieces(parts: readonly DiffPart[] | null, Mark: 'del' | 'ins'): ReactNode {
  return parts?.map((part, index) => (part.changed ? <Mark key={index}>{part.text}</Mark> : part.text)) ?? null;
}
