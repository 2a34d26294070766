import type { Tx } from '~/platform/db/index.server';
import { uploadUrl } from './rules';
import { findUploads, noteUse } from './uploads.store.server';

/** What a text needs to show a picture. */
export type ShownUpload = {
  alt: string;
  width: number;
  height: number;
  /** Largest first. */
  variants: { width: number; url: string; type: string }[];
};

/**
 * The pictures of these ids, for texts that show them; unknown ids are left out.
 * @param tx where it is asked within a transaction
 */
export async function uploadsByIds(ids: readonly string[], tx: Tx | null = null): Promise<Map<string, ShownUpload>> {
  const found = await findUploads(ids, tx);
  return new Map(
    found.map(({ id, alt, width, height, variants }) => [
      id,
      { alt, width, height, variants: variants.map((variant) => ({ width: variant.width, url: uploadUrl(id, variant), type: variant.type })) },
    ]),
  );
}

/** Keeps these pictures for good: a post, draft, profile or setting that is being saved shows them. */
export async function useUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await noteUse(tx, ids);
}
