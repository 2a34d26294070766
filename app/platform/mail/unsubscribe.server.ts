import { log } from '~/platform/log/index.server';
import { mailSetting } from './setting.server';
import { readUnsubscribeToken, unsubscribeToken, type Unsubscription } from './unsubscribe-token';
import { addUnsubscription, liftUnsubscriptions } from './unsubscribe.store.server';

/** Where one unsubscribes with this token, below the community's address. */
export async function unsubscribeUrl(homeUrl: string, whom: Unsubscription): Promise<string> {
  return `${homeUrl}/unsubscribe?token=${unsubscribeToken(await mailSetting().secret(), whom)}`;
}

/** Who unsubscribes from what; null when nobody has signed that. */
export async function readUnsubscription(token: string): Promise<Unsubscription | null> {
  return readUnsubscribeToken(await mailSetting().secret(), token);
}

/**
 * Ends letters of a purpose for a member, at once: none that has not been handed over leaves after this. Then the
 * rooms are told, which may keep it in a better place; what they fail at stays with the mail. Twice is the same as once.
 */
export async function unsubscribe({ memberId, purpose }: Unsubscription): Promise<void> {
  await addUnsubscription(memberId, purpose);
  await tell('onUnsubscribe', { memberId, purpose });
}

/** The way back: lets letters of the purpose go to the member again, and tells the rooms. Twice is the same as once. */
export async function subscribeAgain({ memberId, purpose }: Unsubscription): Promise<void> {
  await liftUnsubscriptions(memberId, [purpose]);
  await tell('onSubscribeAgain', { memberId, purpose });
}

async function tell(event: 'onUnsubscribe' | 'onSubscribeAgain', { memberId, purpose }: Unsubscription): Promise<void> {
  try {
    await mailSetting()[event]?.(memberId, purpose);
  } catch (error) {
    log.error({ err: error, member: memberId, purpose, event }, 'a room could not be told what a member wants by mail');
  }
}
