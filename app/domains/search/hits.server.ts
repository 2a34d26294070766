import type { Actor } from '~/domains/identity';
import { findPeople, labelled, labelOf, type readableCategories } from '~/domains/threads/index.server';
import type { Candidate } from './engines/engine';
import { MARK, readFacets, readHits, type HitRecord } from './hits.store.server';
import type { ExcerptPart, Facet, SearchHit } from './types';

type Categories = Awaited<ReturnType<typeof readableCategories>>;

/** The posts as results, in their order, with what was found marked; none that has been hidden meanwhile. */
export async function showHits(actor: Actor, { byId, all }: Categories, candidates: readonly Candidate[], marked: string): Promise<SearchHit[]> {
  if (candidates.length === 0) return [];
  const records = await readHits(candidates.map(({ postId }) => postId), all ? null : [...byId.keys()], marked);
  const byPost = new Map(records.map((record) => [record.postId, record]));
  const person = await findPeople(records.map(({ authorId }) => authorId));
  return candidates.flatMap(({ postId }): SearchHit[] => {
    const hit = byPost.get(postId);
    const category = hit && byId.get(hit.categoryId);
    if (!hit || !category) return [];
    const { postKind, number, createdAt, score, accepted, language, threadId: id, slug, kind, replyCount } = hit;
      return [
      {
        ...{ postId, postKind, number, createdAt, score, accepted, language },
        author: labelled(person(hit.authorId), hit.authorLabel),
        thread: { id, slug, kind, replyCount, accepted: hit.acceptedCount > 0, category: labelOf(category, actor.locale) },
        title: partsOf(hit.title),
        excerpt: excerptOf(hit),
      },
    ];
  });
}

/** How the results could be narrowed down: what most of them have, but not all. */
export async function showFacets(actor: Actor, { byId }: Categories, candidates: readonly Candidate[]): Promise<Facet[]> {
  const threadIds = [...new Set(candidates.map(({ threadId }) => threadId))];
  if (threadIds.length < 2) return [];
  return (await readFacets(threadIds)).flatMap(({ kind, id, slug, name, count }): Facet[] => {
    if (count === threadIds.length) return [];
    if (kind === 'tag') return [{ kind, slug, name, colour: null, count }];
    const category = byId.get(id);
    return category ? [{ kind, slug: category.slug, name: category.name[actor.locale], colour: category.colour, count }] : [];
  });
}

function excerptOf({ excerpt, begin, end }: HitRecord): ExcerptPart[] {
  const line = excerpt.replace(/\s+/g, ' ').trim();
  const bare = line.replaceAll(MARK.from, '').replaceAll(MARK.to, '');
  const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const before = squeezed(begin).startsWith(bare.slice(0, 20)) ? '' : '… ';
  const after = squeezed(end).endsWith(bare.slice(-20)) ? '' : ' …';
  return partsOf(`${before}${line}${after}`);
}

/** Takes a text apart at its marks. */
function partsOf(text: string): ExcerptPart[] {
  return text.split(MARK.from).flatMap((piece, at): ExcerptPart[] => {
    const [hit = '', rest = ''] = at === 0 ? ['', piece] : piece.split(MARK.to);
    return [{ text: hit, hit: true }, { text: rest, hit: false }].filter((part) => part.text !== '');
  });
}
