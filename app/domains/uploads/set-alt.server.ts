import type { Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Forbidden, NotFound } from '~/platform/errors';
import type { SetAltInput } from './input';
import { refusalOfAlt } from './policy';
import { findUpload, updateAlt } from './uploads.store.server';

/**
 * Describes a picture in words, for those who cannot see it. For who uploaded it, and moderators. Texts that show it
 * take the words over when they are next written. Records `upload.described`.
 * @throws NotFound, Forbidden
 */
export async function setAlt(actor: Actor, { id, alt }: SetAltInput): Promise<void> {
  const upload = await findUpload(id);
  if (!upload) throw new NotFound();
  const refusal = refusalOfAlt(actor, upload);
  if (refusal) throw new Forbidden(refusal);
  if (upload.alt === alt) return;
  await transaction(async (tx) => {
    await updateAlt(tx, id, alt);
    await record(tx, { kind: 'upload.described', actor, data: { uploadId: id } });
  });
}
