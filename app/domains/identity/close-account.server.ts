import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/index.server';
import { emptyMember, lockOwners } from './accounts.store.server';
import type { Actor } from './actor';
import { confirmItIsMe } from './change-password.server';
import { leavingAccount } from './end-sessions.server';
import type { CloseAccountInput } from './input';
import { usernameKey } from './rules';
import { endSession } from './sessions.server';
import type { Visit } from './visit';

/**
 * Leaves for good: everything personal is removed, the name is kept from others, all sessions and tokens end. Posts
 * stay under a neutral name, or go, as chosen: `member.closed` says which, and the room of threads does it. Suspended
 * members may leave as well.
 *
 * @returns the Set-Cookie header that takes the cookie away
 * @throws Invalid on `confirm` (not the own username) or `current` (wrong password)
 * @throws Conflict('lastOwner') when nobody else owns the community
 */
export async function closeAccount(actor: Actor, input: CloseAccountInput, visit: Visit): Promise<string> {
  const member = leavingAccount(actor);
  if (usernameKey(input.confirm) !== usernameKey(member.username)) throw new Invalid({ confirm: ['confirmUsername'] });
  const account = await confirmItIsMe(member.id, input.current);
  await transaction(async (tx) => {
    const owners = await lockOwners(tx);
    if (owners.length === 1 && owners[0] === member.id) throw new Conflict('lastOwner');
    if (!(await emptyMember(tx, account))) return;
    const to = account.account?.email;
    if (to) {
      const props = { name: account.displayName ?? account.username, posts: input.posts };
      await queueMail(tx, { letter: 'accountClosed', props, to, locale: isLocale(account.locale) ? account.locale : 'en' });
    }
    await record(tx, { kind: 'member.closed', actor: member, targetMemberId: member.id, data: { posts: input.posts } });
  });
  return endSession(visit.sessionId);
}
