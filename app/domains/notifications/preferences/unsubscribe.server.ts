import type { MemberActor } from '~/domains/identity';
import { setLevel } from '~/domains/following/index.server';
import { getProfileById } from '~/domains/members/index.server';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { NotFound, Gone } from '~/platform/errors';
import { DEFAULTS, noticeKinds, type NoticeKind } from '../rules';
import { dropWaiting, readChoices, writeChoice, writeSetting } from './preferences.store.server';

/**
 * What it means that a member stops letters of a purpose, by the link in one: `thread:ID`, to be told of the thread only
 * when addressed; `kind:NAME`, never by mail of the kind; `digest`, no digest; `all`, no mail at all. The list on the site
 * stays as it is. Twice is once; what is not known is nothing.
 */
export async function takeUnsubscription(memberId: string, purpose: string): Promise<void> {
  const [what, id = ''] = purpose.split(':');
  if (what === 'thread') return leaveThread(memberId, id);
  const kinds = what === 'all' ? noticeKinds : noticeKinds.filter((kind) => what === 'kind' && kind === id);
  await changeMail(memberId, kinds, () => 'never', what === 'all' || what === 'digest' ? 'never' : undefined);
}

/** The way back, by the button on the same page: as it is for somebody who never chose. A thread is followed again. */
export async function takeSubscription(memberId: string, purpose: string): Promise<void> {
  const [what, id = ''] = purpose.split(':');
  if (what === 'thread') return changeLevel(memberId, id, 'following');
  const kinds = what === 'all' ? noticeKinds : noticeKinds.filter((kind) => what === 'kind' && kind === id);
  await changeMail(memberId, kinds, (kind) => (DEFAULTS[kind].mail === 'never' ? 'digest' : DEFAULTS[kind].mail), what === 'all' || what === 'digest' ? 'weekly' : undefined);
}

async function leaveThread(memberId: string, threadId: string): Promise<void> {
  await changeLevel(memberId, threadId, 'normal');
  await transaction((tx) => dropWaiting(tx, memberId, { kind: 'followed', threadId }));
}

async function changeLevel(memberId: string, targetId: string, level: 'normal' | 'following'): Promise<void> {
  try {
    await setLevel(await actorOf(memberId), { kind: 'thread', targetId, level });
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof Gone)) throw error; // nothing comes from there any more
  }
}

async function changeMail(
  memberId: string,
  kinds: readonly NoticeKind[],
  mailOf: (kind: NoticeKind) => 'at_once' | 'digest' | 'never',
  digest: 'weekly' | 'never' | undefined,
): Promise<void> {
  const chosen = await readChoices(memberId);
  await transaction(async (tx) => {
    if (digest) await writeSetting(tx, memberId, { digest }, now());
    for (const kind of kinds) {
      const site = (chosen.find((one) => one.kind === kind) ?? DEFAULTS[kind]).site;
      const mail = mailOf(kind);
      await writeChoice(tx, memberId, kind, { site, mail });
      if (mail === 'never') await dropWaiting(tx, memberId, { kind });
    }
  });
}

/** The signed link speaks for the member. */
async function actorOf(memberId: string): Promise<MemberActor> {
  const { id, username, displayName, avatarId, role, createdAt } = await getProfileById(memberId);
  return { kind: 'member', id, username, displayName, avatarId, role, createdAt, mutes: true, locale: 'en', timeZone: 'UTC', theme: null, singleKeys: true, via: 'browser', scopes: null };
}
