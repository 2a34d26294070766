import type { Actor } from '~/domains/identity';
import { mustBeMember } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { Forbidden, Invalid } from '~/platform/errors';
import { IMAGE_SPECS } from '~/platform/images';
import { reencode } from '~/platform/images/index.server';
import { limit } from '~/platform/limits/index.server';
import { deleteFile, putFile } from '~/platform/storage/index.server';
import type { UploadInput } from './input';
import { refusalOfUpload } from './policy';
import { fileKey } from './read-upload.server';
import type { Variant } from './rules';
import { deleteUnused, insertUpload } from './uploads.store.server';

/** A picture that was taken: its id, and what a page or program needs to show it. */
export type Uploaded = { id: string; width: number; height: number; alt: string; variants: Variant[] };

/**
 * Takes a picture: makes it anew in the sizes of its purpose and stores those; the file itself is not kept. Until
 * something uses it (`useUploads`) it is dropped after a day. For members; `brand` pictures for admins.
 * Records `upload.made`.
 *
 * @param input `bytes`: the file, at most UPLOAD_MAX_MB
 * @throws Forbidden; TooMany; Invalid `file` when it is empty, too large, broken or of another kind
 */
export async function uploadImage(actor: Actor, input: UploadInput & { bytes: Buffer }): Promise<Uploaded> {
  const { purpose, alt, bytes } = input;
  const refusal = refusalOfUpload(actor, purpose);
  if (refusal) throw new Forbidden(refusal);
  const member = mustBeMember(actor);
  if (bytes.length > env.UPLOAD_MAX_MB * 1024 * 1024) throw new Invalid({ file: [`imageTooLarge|max=${env.UPLOAD_MAX_MB}`] });
  await limit('upload', member.id, member);
  const picture = await reencode(bytes, IMAGE_SPECS[purpose]);
  const id = newId();
  const variants = picture.variants.map(({ data, ...variant }) => ({ ...variant, bytes: data.length }));
  const { width, height, sha256 } = picture;
  // The row comes first: if the process dies now, the sweep of unused pictures finds the files by it.
  await transaction(async (tx) => {
    await insertUpload(tx, { id, memberId: member.id, purpose, alt, width, height, sha256, variants });
    await record(tx, { kind: 'upload.made', actor, data: { uploadId: id, purpose } });
  });
  try {
    for (const variant of picture.variants) await putFile(fileKey(id, variant), variant.data);
  } catch (error) {
    await takeBack(id, variants);
    throw error;
  }
  return { id, width, height, alt, variants };
}

async function takeBack(id: string, variants: readonly Variant[]): Promise<void> {
  await Promise.allSettled(variants.map((variant) => deleteFile(fileKey(id, variant))));
  // When the database fails as well, the sweep does it tomorrow.
  await transaction((tx) => deleteUnused(tx, id)).catch(() => undefined);
}
