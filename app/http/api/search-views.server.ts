import type { z } from 'zod';
import type { ExcerptPart, SearchHit, SearchResult } from '~/domains/search';
import { postPath, tagPath, threadPath } from '~/domains/threads';
import type { searchResultShape } from './search-shapes';
import { absolute, categoryLabelView, personView } from './views.server';

type Shape = z.output<typeof searchResultShape>;

export function searchResultView(result: SearchResult & { engine: string }): Shape {
  const { group, threads, answers, counts, corrected, unknown, engine, next } = result;
  const [items, besides] = group === 'answers' ? [answers, []] : [threads, answers];
  return {
    items: items.map(hitView),
    answers: besides.map(hitView),
    people: result.people.map((person) => personView({ ...person, closed: false })),
    tags: result.tags.map(({ slug, name, threadCount }) => ({ slug, name, threadCount, url: absolute(tagPath(slug)) })),
    facets: result.facets.map(({ kind, slug, name, count }) => ({ kind, slug, name, count })),
    ...{ counts, corrected, unknown, engine, next },
  };
}

function hitView(hit: SearchHit): Shape['items'][number] {
  const { postId, postKind, number, score, accepted, thread } = hit;
  const { id, kind, replyCount } = thread;
  return {
    ...{ postId, postKind, number, score, accepted },
    author: personView(hit.author),
    createdAt: hit.createdAt.toISOString(),
    title: joined(hit.title),
    excerpt: joined(hit.excerpt),
    thread: { id, kind, accepted: thread.accepted, replyCount, category: categoryLabelView(thread.category), url: absolute(threadPath(thread)) },
    url: absolute(postPath(postId)),
  };
}

function joined(parts: readonly ExcerptPart[]): string {
  return parts.map((part) => part.text).join('');
}
