import { query } from '~/platform/db/index.server';
import { NONE, type ComplaintFigures, type ContestedFigures, type NoticeFigures, type NoticeTimes, type Period, type RestrictionFigures, type Sums } from './figures';

/**
 * Reports that came in within a period, by reason and by whom they came: what a visitor claims to be counts once it is
 * confirmed. Where the author was asked for a change, what was decided after that counts.
 */
export function readNoticeFigures({ from, to }: Period): Promise<NoticeFigures[]> {
  return query<NoticeFigures>(
    'moderation.figures-notices',
    `SELECT r.reason_id AS "reasonId", rr.dsa_category AS category, rr.ground::text,
            CASE WHEN n.id IS NULL THEN 'member' WHEN n.confirmed_at IS NOT NULL AND n.sender <> 'person' THEN n.sender::text ELSE 'visitor' END AS by, count(*)::int AS notices,
            count(*) FILTER (WHERE s.ground = 'illegal')::int AS "byLaw", count(*) FILTER (WHERE s.ground = 'terms')::int AS "byTerms",
            count(*) FILTER (WHERE d.id IS NOT NULL AND s.ground IS NULL)::int AS "noAction", count(*) FILTER (WHERE d.id IS NULL)::int AS pending,
            count(*) FILTER (WHERE d.automatic)::int AS automatic
       FROM report r JOIN report_reason rr ON rr.id = r.reason_id LEFT JOIN notice n ON n.id = r.id
       LEFT JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT ground FROM statement WHERE id = d.statement_id UNION ALL
         (SELECT c.ground FROM review_item ri JOIN decision e ON e.item_id = ri.id AND e.undone_at IS NULL AND e.told_at IS NOT NULL JOIN statement c ON c.id = e.statement_id
           WHERE d.kind::text = 'ask_change' AND ri.cause_id = r.item_id AND ri.kind::text IN ('changed_post', 'unchanged_post') ORDER BY e.decided_at LIMIT 1)) s ON true
      WHERE r.created_at >= $1 AND r.created_at < $2 AND n.contests_id IS NULL GROUP BY 1, 2, 3, 4 ORDER BY min(rr.position), 1, 4`,
    [from, to],
  );
}

/** Reports of what a statement's decision was about, or what made a program decide it. */
const REPORTED = 'decision d JOIN review_item ri ON ri.id = d.item_id JOIN report r ON r.item_id IN (ri.id, ri.cause_id)';
/** Those that it came of: not what was filed later, nor beside what a program found and decided alone. */
const BEFORE = 'd.id IN (s.decision_id, g.beside_id) AND r.created_at <= d.decided_at AND NOT (s.auto_found AND s.auto_decided)';

/** Statements of reasons of a period that were told to their members. */
export function readRestrictionFigures({ from, to }: Period): Promise<RestrictionFigures[]> {
  return query<RestrictionFigures>(
    'moderation.figures-restrictions',
    `SELECT s.kind::text, s.reason_id AS "reasonId", COALESCE(rr.dsa_category, 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC') AS category, s.ground::text,
            EXISTS (SELECT FROM ${REPORTED} WHERE ${BEFORE}) AS noticed,
            EXISTS (SELECT FROM ${REPORTED} JOIN report_reason q ON q.id = r.reason_id WHERE ${BEFORE} AND q.ground = 'illegal') AS "byNotice", s.auto_found AS detected,
            s.auto_decided AS automatic, count(*)::int AS restrictions, count(s.reversed_at)::int AS reversed
       FROM statement s LEFT JOIN report_reason rr ON rr.id = s.reason_id LEFT JOIN sanction g ON g.statement_id = s.id
      WHERE s.from_at >= $1 AND s.from_at < $2 AND s.told_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, min(rr.position), 2, 5, 6, 7, 8`,
    [from, to],
  );
}

/** How long notices of illegal content of a period waited, by category and all together. */
export function readNoticeTimes({ from, to }: Period): Promise<NoticeTimes[]> {
  const median = `percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - r.created_at) / 3600)`;
  return query<NoticeTimes>(
    'moderation.figures-times',
    `SELECT rr.dsa_category AS category, ${median} AS hours, ${median} FILTER (WHERE n.sender = 'flagger' AND n.confirmed_at IS NOT NULL) AS "flaggerHours"
       FROM report r JOIN report_reason rr ON rr.id = r.reason_id AND rr.ground = 'illegal' LEFT JOIN notice n ON n.id = r.id
       JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
      WHERE r.created_at >= $1 AND r.created_at < $2 AND n.contests_id IS NULL GROUP BY GROUPING SETS ((rr.dsa_category), ()) ORDER BY 1 NULLS FIRST`,
    [from, to],
  );
}

/** What whoever gave a notice contested in a period: that nothing was restricted. */
export async function readContested({ from, to }: Period): Promise<ContestedFigures> {
  const hours = 'extract(epoch FROM d.decided_at - n.created_at) / 3600';
  const flagged = `n.sender = 'flagger' AND n.confirmed_at IS NOT NULL`;
  const figures = (name: string, of: string): string =>
    `json_build_object('appeals', count(*) FILTER (WHERE ${of}), 'upheld', count(*) FILTER (WHERE ${of} AND d.statement_id IS NULL AND d.id IS NOT NULL),
       'overturned', count(*) FILTER (WHERE ${of} AND d.statement_id IS NOT NULL), 'hours', percentile_cont(0.5) WITHIN GROUP (ORDER BY ${hours}) FILTER (WHERE ${of})) AS ${name}`;
  const [row] = await query<ContestedFigures>(
    'moderation.figures-contested',
    `SELECT ${figures('"all"', 'true')}, ${figures('flagged', flagged)}
       FROM notice n JOIN report r ON r.id = n.id LEFT JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
      WHERE n.contests_id IS NOT NULL AND n.created_at >= $1 AND n.created_at < $2`,
    [from, to],
  );
  return row ?? { all: NONE, flagged: NONE };
}

/** Appeals of a period by what they contested. */
export function readComplaints({ from, to }: Period): Promise<ComplaintFigures[]> {
  return query<ComplaintFigures>(
    'moderation.figures-complaints',
    `SELECT CASE WHEN s.kind::text IN ('suspension', 'ban', 'remove_spammer') THEN 'account' WHEN s.kind::text = 'silence' THEN 'service'
                 WHEN s.kind::text = 'warning' THEN 'warning' ELSE 'visibility' END AS about, count(*)::int AS appeals,
            count(*) FILTER (WHERE d.kind = 'uphold')::int AS upheld, count(*) FILTER (WHERE d.kind = 'overturn')::int AS overturned,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - a.created_at) / 3600) AS hours
       FROM appeal a JOIN statement s ON s.id = a.statement_id LEFT JOIN decision d ON d.item_id = a.id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
      WHERE a.created_at >= $1 AND a.created_at < $2 GROUP BY 1 ORDER BY 1`,
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
          FROM report r JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL LEFT JOIN notice n ON n.id = r.id
         WHERE r.created_at >= $1 AND r.created_at < $2 AND n.contests_id IS NULL) m,
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
