import type { Readable } from 'node:stream';
import { isStaff, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { openFile } from '~/platform/storage/index.server';
import { variantFile, type Variant } from './rules';
import { findUpload } from './uploads.store.server';

/** One size of a picture, ready to be sent. */
export type UploadedFile = {
  stream: Readable;
  bytes: number;
  /** Fixed when the picture was made, whatever the file that came in claimed to be. */
  type: string;
  /** Changes never: an address always leads to the same bytes. */
  etag: string;
  /** Removed by a decision: nobody but this reader is to have it. */
  withheld: boolean;
};

/**
 * Opens one size of a picture by the last part of its address, such as `800.webp`. For everybody who has the address,
 * which cannot be guessed; one that was removed by a decision, for staff alone.
 * @throws NotFound
 */
export async function readUpload(id: string, file: string, reader: Actor | null = null): Promise<UploadedFile> {
  const upload = await findUpload(id);
  const withheld = upload !== null && upload.withheldAt !== null;
  if (withheld && !(reader && isStaff(reader))) throw new NotFound();
  const variant = upload?.variants.find((one) => variantFile(one) === file);
  const opened = variant && (await openFile(fileKey(id, variant)));
  if (!upload || !variant || !opened) throw new NotFound();
  return { ...opened, type: variant.type, etag: `"${upload.sha256.slice(0, 16)}-${variant.name}"`, withheld };
}

/** Under which key the storage keeps one size of a picture. */
export function fileKey(id: string, variant: Pick<Variant, 'name' | 'type'>): string {
  return `${id}-${variantFile(variant)}`;
}
