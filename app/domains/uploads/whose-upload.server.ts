import { findUpload } from './uploads.store.server';

/** Who sent a picture, and what for; null: there is none of this id. */
export async function whoseUpload(id: string): Promise<{ memberId: string | null; purpose: string } | null> {
  const upload = /^[0-9a-z]{1,40}$/.test(id) ? await findUpload(id) : null;
  return upload && { memberId: upload.memberId, purpose: upload.purpose };
}
