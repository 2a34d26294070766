import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, parseHex, toHex, toOklch } from '~/ui/oklch';
import { STEPS, palette, type Scheme, type Step } from '~/ui/palette';

const BRANDS = [
  '#1f6f5c', '#ffd400', '#fff200', '#ffff00', '#000000', '#ffffff', '#808080', '#7f7f80', '#3b82f6', '#f97316', '#e11d48',
  '#22c55e', '#ffe4e6', '#7c3aed', '#0a0a23', '#00ffff', '#ff00ff', '#00ff00', '#ff0000', '#0000ff', '#c0ffee', '#bada55', '#663399',
];

/** Text and the grounds it stands on in the stylesheets. */
const TEXT_PAIRS: ReadonlyArray<readonly [text: Step, grounds: readonly Step[]]> = [
  ['text', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2', 'brand-3']],
  ['muted', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2', 'brand-3']],
  ['faint', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2']],
  ['brand-11', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2', 'brand-3']],
  ['brand-12', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2', 'brand-3']],
  ['brand-on', ['brand-9', 'brand-10']],
  ['bg', ['text']],
];

const PART_PAIRS: ReadonlyArray<readonly [part: Step, grounds: readonly Step[]]> = [
  ['brand-8', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2', 'brand-3']],
  ['edge', ['bg', 'surface', 'sunken', 'brand-1', 'brand-2']],
];

/** The pairs that fall short, as readable lines. */
function failures(scheme: Scheme): string[] {
  const check = (pairs: typeof TEXT_PAIRS, least: number): string[] =>
    pairs.flatMap(([front, grounds]) =>
      grounds
        .filter((ground) => contrast(scheme[front], scheme[ground]) < least)
        .map((ground) => `${front} on ${ground}: ${contrast(scheme[front], scheme[ground]).toFixed(2)}`),
    );
  return [...check(TEXT_PAIRS, 4.5), ...check(PART_PAIRS, 3)];
}

describe('palette', () => {
  it.each(BRANDS)('%s passes WCAG AA in light and dark', (brand) => {
    const { light, dark } = palette(brand);
    expect(failures(light)).toEqual([]);
    expect(failures(dark)).toEqual([]);
  });

  it('passes for any colour at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const { light, dark } = palette(`#${number.toString(16).padStart(6, '0')}`);
        expect([...failures(light), ...failures(dark)]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a brand colour that is readable, and says so when it is not', () => {
    expect(palette('#1f6f5c')).toMatchObject({ corrected: false, light: { 'brand-9': '#1f6f5c', 'brand-on': '#ffffff' } });
    expect(palette('#FFD400')).toMatchObject({ corrected: false, light: { 'brand-9': '#ffd400' } });
    expect(palette('#3b82f6').corrected).toBe(true);
    expect(palette('#ffffff').corrected).toBe(true);
  });

  it('keeps the hue of what it corrects', () => {
    const { light } = palette('#3b82f6');
    expect(Math.abs(toOklch(light['brand-9']).h - toOklch('#3b82f6').h)).toBeLessThan(3);
  });

  it('reads short notation and falls back to the default for anything else', () => {
    expect(palette('#f00')).toEqual(palette('#ff0000'));
    expect(palette('red; } body { display: none')).toEqual(palette('#1f6f5c'));
  });

  it('writes nothing but declarations of colours', () => {
    expect(palette('#123456').css).toMatch(
      /^:root\{(--[a-z0-9-]+:#[0-9a-f]{6};?)+\}@media \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{(--[a-z0-9-]+:#[0-9a-f]{6};?)+\}\}:root\[data-theme=dark\]\{(--[a-z0-9-]+:#[0-9a-f]{6};?)+\}$/,
    );
  });

  it('is what the stylesheet begins with', () => {
    const css = readFileSync('app/ui/styles/tokens.css', 'utf8');
    const { light, dark } = palette('#1f6f5c');
    for (const step of STEPS) {
      expect(css).toContain(`--${step}: ${light[step]};`);
      expect(css).toContain(`--${step}: ${dark[step]};`);
    }
  });
});

describe('fixed colours of the stylesheet', () => {
  const css = readFileSync('app/ui/styles/tokens.css', 'utf8');
  const blocks = { light: css.slice(0, css.indexOf('@media')), dark: css.slice(css.lastIndexOf('color-scheme: dark')) };
  const read = (block: string, name: string): string => parseHex(new RegExp(`--${name}: (#[0-9a-f]+)`).exec(block)?.[1] ?? '') ?? 'missing';

  it.each(['light', 'dark'] as const)('states, badge and code pass in %s for every brand', (mode) => {
    const block = blocks[mode];
    for (const brand of BRANDS) {
      const { [mode]: scheme } = palette(brand);
      const grounds = [scheme.bg, scheme.surface, scheme.sunken, scheme['brand-1']];
      for (const state of ['ok', 'warn', 'bad', 'info']) {
        for (const ground of [...grounds, read(block, `${state}-bg`)]) {
          expect(contrast(read(block, state), ground), `${state} on ${ground}, ${brand}`).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(scheme.text, read(block, `${state}-bg`)), `text on ${state}-bg, ${brand}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(scheme.muted, read(block, `${state}-bg`)), `muted on ${state}-bg, ${brand}`).toBeGreaterThanOrEqual(4.5);
      }
      for (let n = 1; n <= 6; n += 1) expect(contrast(read(block, `code-${n}`), scheme.sunken)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(read(block, 'badge'), read(block, 'badge-on'))).toBeGreaterThanOrEqual(4.5);
  });

  it('white initials are readable on every colour of avatars', () => {
    const controls = readFileSync('app/ui/styles/controls.css', 'utf8');
    const colours = [...controls.matchAll(/\.a\d+ \{ background: (#[0-9a-f]{6})/g)].map((match) => match[1] ?? '');
    expect(colours).toHaveLength(12);
    for (const colour of colours) expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5);
  });
});

describe('oklch', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const hex = `#${number.toString(16).padStart(6, '0')}`;
        expect(toHex(toOklch(hex))).toBe(hex);
      }),
    );
  });

  it('knows the contrast of black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });
});
