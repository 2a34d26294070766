import { isMember, type Actor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { env } from '~/platform/env/index.server';
import { Forbidden } from '~/platform/errors';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { refusalOfTeamSide } from '../policy';
import { PAGE } from '../rules';
import type { StaffNote } from '../types';
import { writersOf } from '../writers.server';
import { readNotes } from './notes.store.server';

/**
 * What staff have noted of a member, the latest first, a hundred at most. For those on the team's side of the member only:
 * never for the member, whatever their role.
 *
 * @throws Forbidden('staffOnly' | 'teamNotOneself' | 'teamNotAbove'); NotFound
 */
export async function listNotes(actor: Actor, { memberId }: { memberId: string }): Promise<StaffNote[]> {
  const member = await getMemberForStaff(actor, memberId);
  const refusal = refusalOfTeamSide(actor, member);
  if (refusal) throw new Forbidden(refusal);
  const found = await readNotes(memberId, PAGE.notes);
  const writer = await writersOf(found.map(({ authorId }) => authorId));
  return found.map(({ authorId, ...note }) => ({
    ...note,
    author: writer(authorId),
    html: renderMarkdown(note.source, { locale: null, kind: 'comment', origin: env.PUBLIC_URL, idPrefix: note.id }).html,
    mine: isMember(actor) && actor.id === authorId,
  }));
}
