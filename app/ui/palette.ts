import { contrast, parseHex, toHex, toOklch, type Oklch } from './oklch';

/** Names of the colours that depend on the brand; as CSS variables they carry two dashes in front. */
export const STEPS = [
  'brand-1', 'brand-2', 'brand-3', 'brand-4', 'brand-5', 'brand-6',
  'brand-7', 'brand-8', 'brand-9', 'brand-10', 'brand-11', 'brand-12',
  'brand-on', 'bg', 'surface', 'sunken', 'line', 'line-strong', 'edge', 'faint', 'muted', 'text',
] as const;

export type Step = (typeof STEPS)[number];
export type Scheme = Record<Step, string>;

/** What `palette` makes of one brand colour. */
export interface Palette {
  light: Scheme;
  dark: Scheme;
  /** True when the colour had to be changed to be readable on the page. */
  corrected: boolean;
  /** Text for a style element: light, dark by system, dark by choice. */
  css: string;
}

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for parts of the interface. A little more, for rounding. */
const TEXT = 4.55;
const PART = 3.05;

const DEFAULT_BRAND = '#1f6f5c';

/** Recipe of one scheme: lightness of the neutrals, lightness and share of the chroma of the brand's tints. */
interface Recipe {
  grey: Record<'bg' | 'surface' | 'sunken' | 'line' | 'line-strong' | 'text', number>;
  tints: ReadonlyArray<readonly [lightness: number, chroma: number]>;
  /** Direction in which a colour gains contrast with the page. */
  away: 1 | -1;
}

const LIGHT: Recipe = {
  grey: { bg: 0.99, surface: 1, sunken: 0.965, line: 0.918, 'line-strong': 0.855, text: 0.235 },
  tints: [[0.982, 0.1], [0.955, 0.22], [0.915, 0.36], [0.88, 0.46], [0.84, 0.58], [0.785, 0.72], [0.72, 0.82]],
  away: -1,
};

const DARK: Recipe = {
  grey: { bg: 0.182, surface: 0.216, sunken: 0.158, line: 0.302, 'line-strong': 0.382, text: 0.935 },
  tints: [[0.215, 0.28], [0.26, 0.36], [0.315, 0.46], [0.36, 0.54], [0.41, 0.62], [0.5, 0.78], [0.57, 0.9]],
  away: 1,
};

/** Moves the lightness in small steps until the colour reaches `ratio` against every ground; black or white end it. */
function reach(colour: Oklch, grounds: readonly string[], ratio: number, direction: 1 | -1): Oklch {
  let l = colour.l;
  while (l > 0 && l < 1 && grounds.some((ground) => contrast(toHex({ ...colour, l }), ground) < ratio)) {
    l += direction * 0.005;
  }
  return { ...colour, l };
}

interface Solid {
  colour: Oklch;
  on: string;
}

/** The filled colour of buttons on a light page. Mid tones are darkened a little for white text, pale ones a lot. */
function lightSolid(brand: Oklch, hex: string, page: string): Solid {
  const ink = toHex({ l: 0.19, c: Math.min(brand.c, 0.03), h: brand.h });
  const withWhite = contrast(hex, '#ffffff');
  const tooPale = contrast(hex, page) < 1.3;
  if (withWhite >= TEXT) return { colour: brand, on: '#ffffff' };
  if (withWhite >= 3.4 || tooPale) return { colour: reach(brand, ['#ffffff'], TEXT, -1), on: '#ffffff' };
  return { colour: brand, on: ink };
}

/** The filled colour on a dark page: light enough to glow quietly, with dark text on it. */
function darkSolid(brand: Oklch, page: string): Solid {
  const ink = toHex({ l: 0.165, c: Math.min(brand.c, 0.025), h: brand.h });
  const start = { ...brand, l: Math.min(Math.max(brand.l, 0.55), 0.93), c: Math.min(brand.c, 0.19) };
  const colour = reach(reach(start, [page], 5.8, 1), [ink], TEXT, 1);
  return { colour, on: ink };
}

function scheme(brand: Oklch, solid: Solid, recipe: Recipe): Scheme {
  const tint = Math.min(1, brand.c / 0.08);
  const grey = (l: number, c = 0.004): string => toHex({ l, c: c * tint, h: brand.h });
  const softChroma = Math.min(brand.c, 0.16);
  const tints = recipe.tints.map(([l, share]) => toHex({ l, c: softChroma * share, h: brand.h }));
  const [b1 = '', b2 = '', b3 = '', b4 = '', b5 = '', b6 = '', b7 = ''] = tints;

  const bg = grey(recipe.grey.bg, 0.002);
  const surface = recipe.away < 0 ? '#ffffff' : grey(recipe.grey.surface, 0.006);
  const sunken = grey(recipe.grey.sunken);
  const flat = [bg, surface, sunken, b1];
  const readable = (l: number, grounds: readonly string[], ratio: number, c: number): string =>
    toHex(reach({ l, c: c * tint, h: brand.h }, grounds, ratio, recipe.away));

  const solidHex = toHex(solid.colour);
  const hover = { ...solid.colour, l: solid.colour.l + (solid.on === '#ffffff' ? -0.06 : 0.05) };
  return {
    'brand-1': b1, 'brand-2': b2, 'brand-3': b3, 'brand-4': b4, 'brand-5': b5, 'brand-6': b6, 'brand-7': b7,
    'brand-8': toHex(reach(solid.colour, [...flat, b2, b3], PART, recipe.away)),
    'brand-9': solidHex,
    'brand-10': toHex(hover),
    'brand-11': toHex(reach({ ...solid.colour, c: softChroma }, [...flat, b2, b3], recipe.away < 0 ? 5.6 : 7, recipe.away)),
    'brand-12': toHex({ l: recipe.away < 0 ? 0.3 : 0.92, c: softChroma * 0.5, h: brand.h }),
    'brand-on': solid.on,
    bg,
    surface,
    sunken,
    line: grey(recipe.grey.line, 0.006),
    'line-strong': grey(recipe.grey['line-strong'], 0.009),
    edge: readable(recipe.away < 0 ? 0.68 : 0.45, [...flat, b2], PART, 0.012),
    faint: readable(recipe.away < 0 ? 0.58 : 0.58, [...flat, b2], TEXT, 0.012),
    muted: readable(recipe.away < 0 ? 0.48 : 0.7, [...flat, b2, b3], 5.6, 0.014),
    text: grey(recipe.grey.text, 0.01),
  };
}

const declarations = (colours: Scheme): string => STEPS.map((step) => `--${step}:${colours[step]}`).join(';');

/**
 * Makes the whole palette out of one brand colour (`#rgb` or `#rrggbb`): twelve steps and tinted greys, light and dark.
 *
 * Steps 1-3 are grounds, 4-7 lines and hovers, 8 marks that must be seen (focus, unread; 3:1), 9 and 10 filled
 * buttons carrying `brand-on`, 11 and 12 text. Every pair that the stylesheets use passes WCAG AA; where the brand
 * colour itself could not, it is moved in lightness only and `corrected` says so. Text that is no colour gives the
 * default palette. Pure: the same colour always gives the same text.
 */
export function palette(brandHex: string): Palette {
  const hex = parseHex(brandHex) ?? DEFAULT_BRAND;
  const brand = toOklch(hex);
  const lightPage = toHex({ l: LIGHT.grey.bg, c: 0, h: 0 });
  const darkPage = toHex({ l: DARK.grey.surface, c: 0, h: 0 });
  const filled = lightSolid(brand, hex, lightPage);
  const light = scheme(brand, filled, LIGHT);
  const dark = scheme(brand, darkSolid(brand, darkPage), DARK);
  const darkText = declarations(dark);
  return {
    light,
    dark,
    corrected: light['brand-9'] !== hex,
    css:
      `:root{${declarations(light)}}` +
      `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${darkText}}}` +
      `:root[data-theme=dark]{${darkText}}`,
  };
}
