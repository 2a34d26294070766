import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import type { Tx } from '~/platform/db/index.server';
import { refillProfile, wipeProfile, type ProfileWords } from './members.store.server';

/**
 * For rooms above, in their own transaction: empties a profile (name shown, portrait, biography, place, website), whoever
 * may do so being theirs to say. Records `member.profileChanged`.
 *
 * @returns what it said, for `putBackProfile`; null when the member has left
 */
export async function clearProfile(tx: Tx, actor: MemberActor, memberId: string): Promise<ProfileWords | null> {
  const words = await wipeProfile(tx, memberId);
  if (words) await record(tx, { kind: 'member.profileChanged', actor, targetMemberId: memberId });
  return words;
}

/** Undoes it; what the member has entered meanwhile stays. Records `member.profileChanged`. */
export async function putBackProfile(tx: Tx, actor: Pick<MemberActor, 'id' | 'via'>, memberId: string, words: ProfileWords): Promise<void> {
  await refillProfile(tx, memberId, words);
  await record(tx, { kind: 'member.profileChanged', actor, targetMemberId: memberId });
}
