import { mustBeMember, type Actor } from '~/domains/identity';
import { membersByIds } from '~/domains/members/index.server';
import { excerpt } from '~/domains/threads/index.server';
import type { Person } from '~/domains/threads';
import { Invalid } from '~/platform/errors';
import { PAGE } from '../rules';
import type { Notice } from '../types';
import { readLines, type LineRow } from './list.store.server';

/** Characters of a post that a line shows. */
const EXCERPT = 140;

/**
 * What the actor was told, the latest first: only what they may read now.
 *
 * @param input `cursor` from a page before; `limit` (30, at most 100)
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export async function listNotifications(actor: Actor, input: { cursor?: string; limit?: number } = {}): Promise<{ rows: Notice[]; next: string | null }> {
  const { id } = mustBeMember(actor);
  const limit = input.limit ?? PAGE;
  const found = await readLines(id, input.cursor ? readPlace(input.cursor) : null, limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: await withPeople(shown), next: last && found.length > limit ? writePlace(last) : null };
}

async function withPeople(lines: readonly LineRow[]): Promise<Notice[]> {
  const peopleOf = (line: LineRow) => [...new Set(line.actorIds)];
  const cards = await membersByIds([...new Set(lines.flatMap((line) => peopleOf(line).slice(0, 1)))]);
  const person = (id: string): Person | null => {
    const card = cards.get(id);
    if (!card) return null;
    const { username, displayName, avatarId, role, status } = card;
    return { id, username, displayName, avatarId, role, closed: status === 'closed' };
  };
  return lines.map((line) => {
    const { id, kind, unread, count, figure, text } = line;
    const [latest, ...others] = peopleOf(line);
    const actor = latest === undefined ? null : person(latest);
    return { id, kind, at: line.updatedAt, unread, count, actor, others: others.length, figure, about: aboutOf(line), excerpt: excerpt(text, EXCERPT) };
  });
}

function aboutOf({ place }: LineRow): Notice['about'] {
  if ('conversationId' in place) return { is: 'conversation', id: place.conversationId, subject: place.subject };
  const { postId, postKind, threadId, title, threadKind } = place;
  return { is: 'post', postId, postKind, thread: { id: threadId, title, kind: threadKind } };
}

function writePlace(line: LineRow): string {
  return Buffer.from(`${line.updatedAt.toISOString()} ${line.id}`).toString('base64url');
}

function readPlace(cursor: string): { at: Date; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-z]{12})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const at = new Date(match?.[1] ?? NaN);
  if (!match?.[2] || Number.isNaN(at.getTime())) throw new Invalid({ cursor: ['cursorUnknown'] });
  return { at, id: match[2] };
}
