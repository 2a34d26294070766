import { query } from '~/platform/db/index.server';
import type { NoticeFigures, Period, RestrictionFigures, Sums } from './figures';

/** Reports that came in within a period, by reason and by whom they came: what a visitor claims to be counts once it is confirmed. */
export function readNoticeFigures({ from, to }: Period): Promise<NoticeFigures[]> {
  return query<NoticeFigures>(
    'moderation.figures-notices',
    `SELECT r.reason_id AS "reasonId", rr.dsa_category AS category, rr.ground::text,
            CASE WHEN n.id IS NULL THEN 'member' WHEN n.confirmed_at IS NOT NULL AND n.sender <> 'person' THEN n.sender::text ELSE 'visitor' END AS by, count(*)::int AS notices,
            count(*) FILTER (WHERE s.ground = 'illegal')::int AS "byLaw", count(*) FILTER (WHERE s.ground = 'terms')::int AS "byTerms",
            count(*) FILTER (WHERE d.id IS NOT NULL AND s.id IS NULL)::int AS "noAction", count(*) FILTER (WHERE d.id IS NULL)::int AS pending,
            count(*) FILTER (WHERE d.automatic)::int AS automatic
       FROM report r JOIN report_reason rr ON rr.id = r.reason_id LEFT JOIN notice n ON n.id = r.id
       LEFT JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL LEFT JOIN statement s ON s.id = d.statement_id
      WHERE r.created_at >= $1 AND r.created_at < $2 GROUP BY 1, 2, 3, 4 ORDER BY min(rr.position), 1, 4`,
    [from, to],
  );
}

/** Statements of reasons of a period that were told to their members. */
export function readRestrictionFigures({ from, to }: Period): Promise<RestrictionFigures[]> {
  return query<RestrictionFigures>(
    'moderation.figures-restrictions',
    `SELECT s.kind::text, s.reason_id AS "reasonId", COALESCE(rr.dsa_category, 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC') AS category, s.ground::text,
            EXISTS (SELECT FROM decision d JOIN report r ON r.item_id = d.item_id WHERE d.id IN (s.decision_id, g.beside_id)) AS noticed,
            s.auto_decided AS automatic, count(*)::int AS restrictions, count(s.reversed_at)::int AS reversed
       FROM statement s LEFT JOIN report_reason rr ON rr.id = s.reason_id LEFT JOIN sanction g ON g.statement_id = s.id
      WHERE s.from_at >= $1 AND s.from_at < $2 AND s.told_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, min(rr.position), 2, 5, 6`,
    [from, to],
  );
}

/** What is counted as a whole: by when it came in, or was decided. */
export async function readSums({ from, to }: Period): Promise<Sums> {
  const [row] = await query<Sums>(
    'moderation.figures-sums',
    `SELECT * FROM
       (SELECT count(*)::int AS kept FROM decision d JOIN review_item ri ON ri.id = d.item_id
         WHERE d.decided_at >= $1 AND d.decided_at < $2 AND d.undone_at IS NULL AND d.told_at IS NOT NULL AND d.statement_id IS NULL AND ri.kind <> 'appeal') k,
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - r.created_at) / 3600) AS "noticeHours"
          FROM report r JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
         WHERE r.created_at >= $1 AND r.created_at < $2) m,
       (SELECT count(*)::int AS appeals, count(*) FILTER (WHERE d.kind = 'uphold')::int AS upheld, count(*) FILTER (WHERE d.kind = 'overturn')::int AS overturned,
               count(*) FILTER (WHERE d.id IS NULL)::int AS "appealsPending",
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - a.created_at) / 3600) AS "appealHours"
          FROM appeal a LEFT JOIN decision d ON d.item_id = a.id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
         WHERE a.created_at >= $1 AND a.created_at < $2) a`,
    [from, to],
  );
  return row ?? { kept: 0, noticeHours: null, appeals: 0, upheld: 0, overturned: 0, appealsPending: 0, appealHours: null };
}

/** When the first thing happened that is counted; null: nothing did. */
export async function readFirst(): Promise<Date | null> {
  const [row] = await query<{ at: Date | null }>(
    'moderation.figures-first',
    `SELECT LEAST((SELECT min(created_at) FROM report), (SELECT min(from_at) FROM statement)) AS at`,
    [],
  );
  return row?.at ?? null;
}
