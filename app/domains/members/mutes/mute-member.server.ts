import { now } from '~/platform/clock';
import type { Actor } from '~/domains/identity';
import { Forbidden, Invalid, NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { getProfileById } from '../get-profile.server';
import type { MuteMemberInput } from '../input';
import { MOST_MUTES, type MuteLevel } from '../rules';
import { ownMatters } from '../update-profile.server';
import { countMutes, deleteMute, holdMutes, transaction, writeMute } from './mutes.store.server';

/**
 * Mutes or blocks another member; the level may be changed by doing it again, and twice is once. Nobody is told, and
 * nothing is recorded: it is nobody else's affair. Whom one follows stays followed, without effect.
 *
 * @throws NotFound for a member who is not there; Forbidden with the reason (`muteYourself`, too); Invalid on `level` when
 *   500 are muted or blocked already; TooMany
 */
export async function muteMember(actor: Actor, { memberId, level }: MuteMemberInput): Promise<{ level: MuteLevel }> {
  const member = ownMatters(actor);
  if (memberId === member.id) throw new Forbidden('muteYourself');
  await getProfileById(memberId);
  await limit('mute', member.id, member);
  await transaction(async (tx) => {
    if (!(await holdMutes(tx, member.id))) throw new NotFound();
    await writeMute(tx, member.id, memberId, level, now());
    if ((await countMutes(tx, member.id)) > MOST_MUTES) throw new Invalid({ level: [`mutesFull|max=${MOST_MUTES}`] });
  });
  return { level };
}

/**
 * Neither mutes nor blocks a member any more, also one who has left. Twice is once.
 * @throws Forbidden with the reason; TooMany
 */
export async function unmuteMember(actor: Actor, { memberId }: { memberId: string }): Promise<void> {
  const member = ownMatters(actor);
  await limit('mute', member.id, member);
  await transaction(async (tx) => {
    if (await holdMutes(tx, member.id)) await deleteMute(tx, member.id, memberId);
  });
}
