import type { Actor } from '~/domains/identity';
import { takeUpload } from '~/domains/uploads/index.server';
import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import type { SetAvatarInput } from './input';
import { writeAvatar } from './members.store.server';
import { ownProfile } from './update-profile.server';

/**
 * Shows an own picture as the portrait, or with null the one that is drawn from the name. Records
 * `member.profileChanged`.
 * @throws Invalid on `uploadId` when it is not a portrait that this member uploaded
 */
export async function setAvatar(actor: Actor, { uploadId }: SetAvatarInput): Promise<void> {
  const member = ownProfile(actor);
  await transaction(async (tx) => {
    if (uploadId) await takeUpload(tx, 'uploadId', { id: uploadId, purpose: 'avatar', memberId: member.id });
    if (!(await writeAvatar(tx, member.id, uploadId))) throw new NotFound();
    await record(tx, { kind: 'member.profileChanged', actor, targetMemberId: member.id });
  });
}
