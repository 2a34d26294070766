import { mustBeMember, type Actor } from '~/domains/identity';
import { allow, transaction } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Forbidden, Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { liftUnsubscriptions } from '~/platform/mail/index.server';
import type { SetLevelInput } from '../input';
import { mayKeepOwn } from '../policy';
import { levelsOf, type Level } from '../rules';
import { accessTarget } from './access-target.server';
import { writeLevel } from './levels.store.server';

/**
 * Chooses how attentive the actor is to a thread, category, tag or member. `normal` forgets the choice for all but
 * threads, where it is one of its own: it holds against the category and against following by itself. Twice is once.
 * Records `follow.changed` with `targetKind` and `level`.
 *
 * @throws NotFound, Gone for what the actor may not see; Forbidden with the reason (`notYourself`, too); Invalid on
 *   `level` (members are followed or not); TooMany
 */
export async function setLevel(actor: Actor, { kind, targetId, level }: SetLevelInput): Promise<{ level: Level }> {
  allow(mayKeepOwn(actor));
  const member = mustBeMember(actor);
  if (kind === 'member' && targetId === member.id) throw new Forbidden('notYourself');
  const about = await accessTarget(actor, kind, targetId);
  if (!levelsOf(kind).includes(level)) throw new Invalid({ level: ['levelUnknown'] });
  await limit('follow', member.id, member);
  await transaction(async (tx) => {
    const kept = level === 'normal' && kind !== 'thread' ? null : level;
    if (!(await writeLevel(tx, member.id, { kind, id: targetId }, kept, now()))) return;
    await record(tx, { kind: 'follow.changed', actor: member, ...about, data: { targetKind: kind, level } });
  });
  // Whoever follows a thread anew wants its letters again, though they once unsubscribed from one.
  if (kind === 'thread' && (level === 'watching' || level === 'following')) await liftUnsubscriptions(member.id, [`thread:${targetId}`]);
  return { level };
}
