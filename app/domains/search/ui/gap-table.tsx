import type { ReactElement } from 'react';
import { useFormat, useT } from '~/ui/i18n';
import { Table } from '~/ui/table';
import { Time } from '~/ui/time';

export interface GapTableProps {
  caption: string;
  rows: readonly { query: string; searches: number; found: number; lastAt: string }[];
  /** What is said when there are none. */
  empty: string;
  /** Where the search is made again. */
  hrefOf: (query: string) => string;
  withFound?: boolean;
}

/** Searches that came to nothing, each with how often it was made and when last. */
export function GapTable({ caption, rows, empty, hrefOf, withFound = false }: GapTableProps): ReactElement {
  const t = useT();
  const { number } = useFormat();
  if (rows.length === 0) return <p className="meta">{empty}</p>;
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      keyOf={(row) => row.query}
      columns={[
        {
          key: 'query',
          label: t('gaps.query'),
          rowHeader: true,
          cell: (row) => (
            <a className="lnk" href={hrefOf(row.query)}>
              <bdi>{row.query}</bdi>
            </a>
          ),
        },
        { key: 'searches', label: t('gaps.times'), numeric: true, cell: (row) => number(row.searches) },
        ...(withFound ? [{ key: 'found', label: t('gaps.found'), numeric: true, cell: (row: GapTableProps['rows'][number]) => number(row.found) }] : []),
        { key: 'last', label: t('gaps.last'), cell: (row) => <Time at={row.lastAt} /> },
      ]}
    />
  );
}
