import { isMember, usernameKey, type Actor } from '~/domains/identity';
import { membersByUsernames, mutesOf } from '~/domains/members/index.server';
import { plain } from '~/domains/threads';
import { getTag, type readableCategories } from '~/domains/threads/index.server';
import { NotFound } from '~/platform/errors';
import type { Filters } from '../engines/engine';
import type { SearchResult } from '../types';
import type { Query, Token } from './read-query';

type Resolved = {
  filters: Filters;
  /** What narrows down, with the names of what it speaks of. */
  shown: SearchResult['filters'];
  /** What is not there, as far as the reader may know. */
  unknown: SearchResult['unknown'];
  /** Nothing can be found otherwise. */
  possible: boolean;
};

/**
 * Makes ids of the names in a query: only of what the actor may see. A category, tag or member that is
 * not there for them is `unknown`, whether it exists or not, and nothing is found; a name beside words
 * was perhaps meant as one of them.
 */
export async function resolveFilters(
  actor: Actor,
  query: Query,
  { byId, all }: Awaited<ReturnType<typeof readableCategories>>,
): Promise<Resolved> {
  const shown: Resolved['shown'] = [];
  const unknown: Resolved['unknown'] = [];
  const categoryIds: string[] = [];
  const tagIds: string[] = [];
  const authorIds = new Set<string>();
  const [members, mutes] = await Promise.all([membersByUsernames(query.authors.map(usernameKey)), mutesOf(actor)]);
  for (const token of query.tokens) {
    if (token.kind === 'category') {
      const wanted = plain(token.value).trim();
      const names = [wanted, wanted.replace(/\s+/g, '-')];
      const category = [...byId.values()].find((each) => names.includes(each.slug) || Object.values(each.name).some((name) => plain(name) === wanted));
      if (category) categoryIds.push(category.id);
      take(token, category?.name[actor.locale]);
    } else if (token.kind === 'tag') {
      const tag = await getTag(actor, { slug: token.value }).catch(unlessNotFound);
      if (tag) tagIds.push(tag.id);
      take(token, tag?.name);
    } else if (token.kind === 'author') {
      const member = token.value.toLowerCase() === 'me' && isMember(actor) ? actor : members.get(usernameKey(token.value));
      if (member) authorIds.add(member.id);
      take(token, member && (member.displayName ?? member.username));
    } else if (token.kind === 'state' || token.kind === 'before' || token.kind === 'after') {
      shown.push({ token, name: '' });
    }
  }
  if (query.states.includes('mine') && isMember(actor)) authorIds.add(actor.id);
  const filters: Filters = {
    categoryIds: categoryIds.length > 0 ? categoryIds : all ? null : [...byId.keys()],
    tagIds,
    authorId: [...authorIds][0] ?? null,
    // Who asks for somebody by name wants to see what they wrote.
    withoutAuthorIds: [...mutes.keys()].filter((id) => !authorIds.has(id)),
    solved: query.states.includes('solved'),
    unanswered: query.states.includes('unanswered'),
    after: query.after,
    before: query.before,
  };
  const known = unknown.every(({ kind }) => kind === 'author' && query.words.length > 0);
  const possible = known && authorIds.size <= 1 && (!query.states.includes('mine') || isMember(actor));
  return { filters, shown, unknown, possible };

  function take(token: Token & { value: string }, name: string | undefined): void {
    const { kind, value } = token;
    if (name === undefined && (kind === 'author' || kind === 'category' || kind === 'tag')) unknown.push({ kind, value });
    shown.push({ token, name: name ?? token.value });
  }
}

function unlessNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
