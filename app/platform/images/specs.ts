/** One size of a picture: its name, which is also the greatest width in pixels, and what it is cut to. */
export type ImageSpec = {
  /** Names of the sizes, largest first. */
  sizes: readonly number[];
  /** `inside`: whole, no wider than the size. `square`: the middle, cut to a square. */
  cut: 'inside' | 'square';
  format: 'webp' | 'png';
  /** Whether sizes that the picture does not reach are made all the same, as large as it is, so that every name exists. */
  everySize: boolean;
};

/**
 * What becomes of pictures, by their purpose. Portraits and brand pictures are asked for by size without knowing more of
 * them; those of posts come with a list. Brand pictures are PNG, since they go into letters and browser tabs too.
 */
export const IMAGE_SPECS = {
  post: { sizes: [1600, 800, 400], cut: 'inside', format: 'webp', everySize: false },
  avatar: { sizes: [256, 96, 48], cut: 'square', format: 'webp', everySize: true },
  brand: { sizes: [512, 192, 64], cut: 'inside', format: 'png', everySize: true },
} as const satisfies Record<string, ImageSpec>;

/** A picture is refused beyond this, before any of it is decoded (reliability.md, section 3). */
export const MAX_PIXELS = 40_000_000;

/** A picture may be this many times as high as the size is wide; taller ones become smaller as a whole. */
export const MAX_HEIGHT_RATIO = 4;

/** Pixels of the picture that other sites show beside a link: what Facebook, LinkedIn and X ask for, 1.91 to 1. */
export const CARD = { width: 1200, height: 630 } as const;
