import type { Activity } from '~/platform/activity/index.server';
import { announce } from './announce.server';
import { readTeamOf, tellOfMessageTo, transaction } from './messages.store.server';

/** Tells a member that the team wrote to them. */
export async function tellOfTeam(activity: Activity): Promise<void> {
  const { targetMemberId } = activity;
  if (targetMemberId) await tellEach(activity, 'staff', [targetMemberId]);
}

/** Tells the team that a member answered: those who wrote to the member, or all when none of them is there any more. */
export async function tellOfReply(activity: Activity): Promise<void> {
  const { conversationId } = activity.data;
  const team = typeof conversationId === 'string' ? await readTeamOf(conversationId) : [];
  const writers = team.filter(({ wrote }) => wrote);
  await tellEach(
    activity,
    'memberReply',
    (writers.length > 0 ? writers : team).map(({ id }) => id),
  );
}

async function tellEach({ data, actorId, at }: Activity, kind: 'staff' | 'memberReply', memberIds: string[]): Promise<void> {
  const { conversationId, number } = data;
  if (typeof conversationId !== 'string' || typeof number !== 'number' || memberIds.length === 0) return;
  const matter = { kind, conversationId, number, actorId, at };
  await transaction(async (tx) => announce(tx, await tellOfMessageTo(tx, matter, memberIds)));
}
