import { tellers, type Teller } from '../notices/notice-rules';
import type { Ground } from '../rules';

type Notices = readonly { reasonId: string; ground: Ground; by: Teller; notices: number; byLaw: number; byTerms: number; noAction: number; pending: number; automatic: number }[];
type Restrictions = readonly { reasonId: string; kind: string; ground: Ground; noticed: boolean; automatic: boolean; restrictions: number; reversed: number }[];

/** Adds up one figure of many rows. */
export function sumOf<R>(rows: readonly R[], figure: (row: R) => number): number {
  return rows.reduce((sum, row) => sum + figure(row), 0);
}

/** Reports by whom they came from: `by_member`, ... */
function byTeller(notices: Notices): Record<`by_${Teller}`, number> {
  const sums = tellers.map((teller) => [`by_${teller}`, sumOf(notices.filter(({ by }) => by === teller), (row) => row.notices)]);
  return Object.fromEntries(sums) as Record<`by_${Teller}`, number>;
}

/** The figures of a period that the page shows as a whole. */
export function totalsOf({ notices, restrictions, kept }: { notices: Notices; restrictions: Restrictions; kept: number }) {
  const automatic = restrictions.filter((row) => row.automatic);
  const made = sumOf(restrictions, (row) => row.restrictions);
  return {
    notices: sumOf(notices, (row) => row.notices),
    ...byTeller(notices),
    acted: sumOf(notices, (row) => row.byLaw + row.byTerms),
    noAction: sumOf(notices, (row) => row.noAction),
    pending: sumOf(notices, (row) => row.pending),
    kept,
    restrictions: made,
    byLaw: sumOf(restrictions.filter(({ ground }) => ground === 'illegal'), (row) => row.restrictions),
    byTerms: sumOf(restrictions.filter(({ ground }) => ground === 'terms'), (row) => row.restrictions),
    ownInitiative: sumOf(restrictions.filter(({ noticed }) => !noticed), (row) => row.restrictions),
    automatic: sumOf(automatic, (row) => row.restrictions),
    /** Of all restrictions, those that a program decided alone; null: there were none. */
    automaticShare: made === 0 ? null : sumOf(automatic, (row) => row.restrictions) / made,
    /** Of what a program decided, what was reversed later; null: it decided nothing. */
    automaticErrors: automatic.length === 0 ? null : sumOf(automatic, (row) => row.reversed) / sumOf(automatic, (row) => row.restrictions),
    reversed: sumOf(restrictions, (row) => row.reversed),
  };
}
