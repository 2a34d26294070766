/** Ink of a letter, by light and by dark; the brand's colour stays out of running text. */
export const INK = {
  light: { page: '#f4f5f4', sheet: '#ffffff', text: '#1c211f', muted: '#5a625e', line: '#dfe3e1', sunken: '#f0f2f1' },
  dark: { page: '#131715', sheet: '#1b201e', text: '#e9edeb', muted: '#a3ada8', line: '#333b37', sunken: '#252c29' },
};

const FALLBACK = '#1f6f5c';

/** The brand's colour if it is one, and whichever of black and white reads better on it. */
export function buttonColours(colour: string): { ground: string; text: string } {
  const ground = /^#[0-9a-f]{6}$/i.test(colour) ? colour : FALLBACK;
  const luminance = relativeLuminance(ground);
  return { ground, text: 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000' };
}

/** Relative luminance of WCAG 2.2, 0 (black) to 1 (white). */
function relativeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
