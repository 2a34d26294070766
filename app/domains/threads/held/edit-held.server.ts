import { allow } from '../access-thread.server';
import type { Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { transaction } from '../at-hand.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import { mayWriteAtAll } from '../policy';
import type { EditHeldInput } from '../input';
import { detectLanguage } from '../posts/language';
import { checkNewcomersText } from '../posts/pace.server';
import { keepUploads, writePost } from '../posts/write-post.server';
import { LENGTHS, type PostKind } from '../rules';
import { accessHeld, noLongerWaits } from './access-held.server';
import { changeHeld } from './held.store.server';
import { screenText, signsOf } from './screen-text.server';

/**
 * Changes a text of the actor's that waits for a moderator; it goes on waiting, and is screened anew. The version that
 * was read must be the latest: a moderator never approves what they have not read. Closes the draft `held-ID`. Records
 * `held.edited` with `heldId` and the new `score`.
 *
 * @throws NotFound; Forbidden with the reason; Invalid; Conflict('heldDecided', 'heldChanged'); TooMany
 */
export async function editHeld(actor: Actor, { heldId, version, ...input }: EditHeldInput): Promise<{ version: number }> {
  const { held, member } = await accessHeld(actor, heldId);
  allow(mayWriteAtAll(actor));
  if (held.state !== 'waiting') throw await noLongerWaits(heldId);
  checkHeld(held.kind, input.body);
  if (held.kind !== 'opening' && (input.title !== undefined || input.tags !== undefined)) throw new Invalid({ title: ['titleOfOpeningOnly'] });
  await limit('edit', member.id, member);
  const wish = { title: held.kind === 'opening' ? (input.title ?? held.title) : null, tags: input.tags ?? held.tags };
  const written = await writePost(actor, { postId: heldId, body: input.body, kind: held.kind === 'comment' ? 'comment' : 'post' });
  await checkNewcomersText(member, heldId, written);
  const { title, body, verdict } = await screenText(member, { postId: heldId, title: wish.title, body: input.body });
  const judged = verdict ? { score: verdict.score, signals: signsOf(verdict.signals) } : { score: held.score, signals: held.signals };
  await transaction(async (tx) => {
    const words = { title, source: body, tags: wish.tags, language: detectLanguage(body) };
    if (!(await changeHeld(tx, heldId, version, { ...words, ...judged }))) throw await noLongerWaits(heldId, version, tx);
    await keepUploads(tx, written.uploads);
    if (member.via === 'browser') await closeDraft(tx, member.id, `held-${heldId}`);
    await record(tx, { kind: 'held.edited', actor: member, targetMemberId: member.id, data: { heldId, score: judged.score } });
  });
  return { version: version + 1 };
}

/** @throws Invalid on `body` when it is too short or too long for what it is to become */
export function checkHeld(kind: PostKind, body: string): void {
  const limits = kind === 'comment' ? LENGTHS.comment : LENGTHS.body;
  if (body.trim().length < limits.min) throw new Invalid({ body: [`bodyTooShort|min=${limits.min}`] });
  if (body.length > limits.max) throw new Invalid({ body: [`bodyTooLong|max=${limits.max}`] });
}
