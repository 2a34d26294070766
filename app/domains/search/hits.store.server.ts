import type { PostKind, ThreadKind } from '~/domains/threads';
import { query } from '~/platform/db/index.server';
import { FINDABLE, POSTS } from './findable.store.server';

/** Characters that no language uses, around what was found. */
export const MARK = { from: '\ue000', to: '\ue001' } as const;

export type HitRecord = {
  postId: string;
  postKind: PostKind;
  number: number;
  authorId: string;
  authorLabel: string | null;
  createdAt: Date;
  score: number;
  accepted: boolean;
  language: string | null;
  /** Both with marks. */
  title: string;
  excerpt: string;
  /** How the text begins and ends, to tell whether the excerpt does. */
  begin: string;
  end: string;
  threadId: string;
  slug: string;
  kind: ThreadKind;
  categoryId: string;
  acceptedCount: number;
  replyCount: number;
};

const OWN = `E'\\ue000\\ue001'`;
const OWN_FROM = `E'\\ue000'`;
const SELECTED = `StartSel=${MARK.from}, StopSel=${MARK.to}`;

/** French words are told with their accents, or without: whichever marks something. */
const CONFIGURATION = (french: string) => `(CASE p.language WHEN 'fr' THEN '${french}' ELSE 'parvis_en' END)::regconfig`;
const marking = (text: string, options: string) => {
  const headline = (configuration: string) => `ts_headline(h.${configuration}, ${text}, $3::tsquery, '${options}, ${SELECTED}')`;
  return `CASE WHEN h.with_accents = h.configuration OR strpos(${headline('with_accents')}, ${OWN_FROM}) = 0 THEN ${headline('configuration')} ELSE ${headline('with_accents')} END`;
};

/** Posts as results, in no particular order: those in these categories that may be found at this moment. */
export async function readHits(postIds: string[], categoryIds: string[] | null, marked: string): Promise<HitRecord[]> {
  return query<HitRecord>(
    'search.hits',
    `SELECT h.*, ${marking('h.whole_title', 'HighlightAll=true')} AS title, ${marking('h.text', 'MaxWords=45, MinWords=25')} AS excerpt,
            left(h.text, 40) AS begin, right(h.text, 40) AS end
       FROM (
         SELECT p.id AS "postId", p.kind::text AS "postKind", p.number, p.author_id AS "authorId", p.author_label AS "authorLabel",
                p.created_at AS "createdAt", p.score, p.accepted_at IS NOT NULL AS accepted, p.language, ${CONFIGURATION('parvis_fr')} AS configuration, ${CONFIGURATION('parvis_fr_accents')} AS with_accents,
                translate(left(p.text, 20000), ${OWN}, '') AS text, translate(t.title, ${OWN}, '') AS whole_title,
                t.id AS "threadId", t.slug, t.kind::text, t.category_id AS "categoryId", t.accepted_count AS "acceptedCount", t.reply_count AS "replyCount"
           FROM ${POSTS} WHERE p.id = ANY($1) AND ${FINDABLE} AND ($2::text[] IS NULL OR t.category_id = ANY($2)) OFFSET 0) h`,
    // The words that stand for languages are in no text.
    [postIds, categoryIds, marked.replace(/ & '§..'/g, '')],
  );
}

export type FacetRecord = { kind: 'category' | 'tag'; id: string; slug: string; name: string; count: number };

/** In which categories these threads stand, and the tags that most of them have. */
export async function readFacets(threadIds: string[]): Promise<FacetRecord[]> {
  return query<FacetRecord>(
    'search.facets',
    `(SELECT 'category' AS kind, category_id AS id, '' AS slug, '' AS name, count(*)::int AS count FROM thread WHERE id = ANY($1) GROUP BY category_id ORDER BY count(*) DESC, category_id LIMIT 6)
     UNION ALL
     (SELECT 'tag', g.id, g.slug, g.name, count(*)::int FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = ANY($1) GROUP BY g.id ORDER BY count(*) DESC, g.slug LIMIT 6)`,
    [threadIds],
  );
}
