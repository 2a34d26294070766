import { mustBeMember, type Actor } from '~/domains/identity';
import { allow, transaction } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Forbidden, Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { liftUnsubscriptions } from '~/platform/mail/index.server';
import type { SetLevelInput } from '../input';
import { mayKeepOwn } from '../policy';
import { isTracked, levelsOf, type FollowKind, type Level, type OwnLevel } from '../rules';
import { accessTarget } from './access-target.server';
import { readOwnLevel, writeLevel } from './levels.store.server';

/**
 * Chooses how attentive the actor is to a thread, category, tag or member. `normal` forgets the choice for all but
 * threads, where it is one of its own: it holds against the category and against following by itself. Twice is once.
 * Records `follow.changed` with `targetKind` and `level`.
 *
 * @throws NotFound, Gone for what the actor may not see; Forbidden with the reason (`notYourself`, too); Invalid on
 *   `level` (members are followed or not); TooMany
 */
export async function setLevel(actor: Actor, { kind, targetId, level }: SetLevelInput): Promise<{ level: Level }> {
  if (!levelsOf(kind).includes(level)) throw new Invalid({ level: ['levelUnknown'] });
  await keep(actor, { kind, targetId }, level === 'normal' && kind !== 'thread' ? null : { level, chosen: true });
  return { level };
}

/**
 * What stands for a thread itself, whatever holds around it; null: nothing.
 * @throws Forbidden('signInFirst')
 */
export async function ownLevel(actor: Actor, threadId: string): Promise<OwnLevel | null> {
  return readOwnLevel(mustBeMember(actor).id, threadId);
}

/** Undoes `setLevel` for a thread: puts back what `ownLevel` said before. Records and throws as it does. */
export async function putBackLevel(actor: Actor, { threadId, before }: { threadId: string; before: OwnLevel | null }): Promise<void> {
  await keep(actor, { kind: 'thread', targetId: threadId }, before);
}

async function keep(actor: Actor, { kind, targetId }: { kind: FollowKind; targetId: string }, own: OwnLevel | null): Promise<void> {
  allow(mayKeepOwn(actor));
  const member = mustBeMember(actor);
  if (kind === 'member' && targetId === member.id) throw new Forbidden('notYourself');
  const about = await accessTarget(actor, kind, targetId);
  await limit('follow', member.id, member);
  await transaction(async (tx) => {
    if (!(await writeLevel(tx, member.id, { kind, id: targetId }, own, now()))) return;
    await record(tx, { kind: 'follow.changed', actor: member, ...about, data: { targetKind: kind, level: own?.level ?? 'normal' } });
  });
  // Whoever follows a thread anew wants its letters again, though they once unsubscribed from one.
  if (kind === 'thread' && own && isTracked(own.level)) await liftUnsubscriptions(member.id, [`thread:${targetId}`]);
}
