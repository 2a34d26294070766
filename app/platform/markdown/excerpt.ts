const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text on one line, at most `maxChars` UTF-16 units with the … that marks a cut.
 * Cuts at a word when that loses less than half, and never inside a character that is made of several.
 */
export function excerpt(text: string, maxChars: number): string {
  // Runs of white space shrink to one, so a window of four times the length is plenty to fill the line.
  const line = text.slice(0, maxChars * 4 + 200).replace(/[ \t\r\n]+/g, ' ').trim();
  if (line.length <= maxChars) return line;
  const room = maxChars - ELLIPSIS.length;
  let cut = 0;
  for (const { index, segment } of segmenter.segment(line.slice(0, maxChars + 100))) {
    if (index + segment.length > room) break;
    cut = index + segment.length;
  }
  const lastSpace = line.lastIndexOf(' ', cut);
  const end = lastSpace > room / 2 ? lastSpace : cut;
  return line.slice(0, end).replace(/[\s.,;:–—-]+$/u, '') + ELLIPSIS;
}
