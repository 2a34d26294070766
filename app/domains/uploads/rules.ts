import type { IMAGE_SPECS } from '~/platform/images';

export const purposes = ['post', 'avatar', 'brand'] as const;
/** What a picture is for; it decides its sizes and who may upload it. */
export type Purpose = (typeof purposes)[number];

/** Widths, in pixels, in which pictures of a purpose are kept. */
type Size<Of extends Purpose> = (typeof IMAGE_SPECS)[Of]['sizes'][number];

/** One size of a stored picture. */
export type Variant = { name: string; width: number; height: number; type: string; bytes: number };

export const limits = {
  /** Characters of a description. */
  alt: 500,
  /** Hours after which a picture that nothing uses is dropped. */
  unusedHours: 24,
};

const EXTENSION: Record<string, string> = { 'image/webp': 'webp', 'image/png': 'png' };

/** Name of a size as it stands in addresses, `800.webp`. */
export function variantFile({ name, type }: Pick<Variant, 'name' | 'type'>): string {
  return `${name}.${EXTENSION[type] ?? 'bin'}`;
}

/** Address of one size of a picture. It never changes, nor does what is found there. */
export function uploadUrl(id: string, variant: Pick<Variant, 'name' | 'type'>): string {
  return `/uploads/${id}/${variantFile(variant)}`;
}

/** Address of a portrait of so many pixels; null: there is none, it is drawn from the name. */
export function avatarUrl(avatarId: string | null, pixels: Size<'avatar'>): string | null {
  return avatarId && uploadUrl(avatarId, { name: String(pixels), type: 'image/webp' });
}

/** Address of a brand picture (logo, icon) that is at most so many pixels wide; null: there is none. */
export function brandImageUrl(id: string | null, pixels: Size<'brand'>): string | null {
  return id && uploadUrl(id, { name: String(pixels), type: 'image/png' });
}
