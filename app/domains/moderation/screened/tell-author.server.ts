import { sayToMember } from '~/domains/messages/index.server';
import type { Activity } from '~/platform/activity/index.server';
import { wordsFor } from '../decisions/words-for.server';
import { readHeldTitle } from './screened.store.server';

/** Tells an author that their text was published, and whether words of it were changed. */
export async function tellPublished({ data, targetMemberId }: Activity): Promise<void> {
  const held = typeof data.heldId === 'string' ? await readHeldTitle(data.heldId) : null;
  if (!held || !targetMemberId) return;
  const { t } = await wordsFor(targetMemberId);
  const body = t('review.told.published', { link: `/p/${held.id}`, edited: data.edited === true ? 'yes' : 'no' });
  await sayToMember({ id: held.id, memberId: targetMemberId, subject: t('review.told.publishedSubject', { title: held.title ?? '' }), body });
}

/** Tells an author that their text could not be published any more, and where it is. */
export async function tellReturned({ data, targetMemberId }: Activity): Promise<void> {
  const held = typeof data.heldId === 'string' ? await readHeldTitle(data.heldId) : null;
  if (!held || !targetMemberId) return;
  const { t } = await wordsFor(targetMemberId);
  const subject = t('review.told.returnedSubject', { title: held.title ?? '' });
  await sayToMember({ id: held.id, memberId: targetMemberId, subject, body: t('review.told.returned', { link: '/drafts' }) });
}
