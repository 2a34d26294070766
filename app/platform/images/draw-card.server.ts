import sharp from 'sharp';
import { CARD } from './specs';
import { makeTurns } from './turns';

export interface CardLook {
  /** What it is about; null: the name alone stands large. */
  title: string | null;
  /** Name of the community. */
  name: string;
  /** Where the community lives, small at the foot. */
  place: string;
  colours: { page: string; text: string; quiet: string; brand: string; onBrand: string };
  /** A picture that sharp reads, or null: the first letter of the name. */
  logo: Buffer | null;
}

/** The largest first: the first at which the title fits is taken. In pixels. */
const TITLE_SIZES = [76, 66, 56, 48, 42];
const MARGIN = 84;
const LOGO = 64;
const TITLE_TOP = 214;
const TITLE_HEIGHT = 312;
/** Scripts that the font has letters for; words in others might come out as boxes. */
const DRAWN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;
const PICTURES = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu;

/** One at a time: drawing takes the whole of a core for a tenth of a second. */
const turns = makeTurns(1, 1);

/**
 * Draws the picture that other sites show beside a link: brand above, title in the middle, address below. PNG of
 * `CARD`. The font comes along, since servers rarely have one; what it has no letters for is left to the name alone.
 */
export function drawCard(look: CardLook): Promise<Buffer> {
  return turns.take(1, () => draw(look));
}

async function draw({ title, name, place, colours, logo }: CardLook): Promise<Buffer> {
  const known = drawable(name) ?? '';
  const [sign, brand, headline, foot] = await Promise.all([
    logo ? sharp(logo).resize({ width: LOGO * 4, height: LOGO, fit: 'inside' }).png().toBuffer({ resolveWithObject: true }) : letter(known, colours),
    known ? words(known, 34, colours.text, CARD.width - 2 * MARGIN - 5 * LOGO) : null,
    fitted((title && drawable(title)) ?? known, colours.text),
    words(place, 28, colours.quiet, CARD.width - 2 * MARGIN),
  ]);
  const layers: { input: Buffer; left: number; top: number }[] = [{ input: sign.data, left: MARGIN, top: MARGIN }];
  if (brand) layers.push({ input: brand.data, left: MARGIN + sign.info.width + 20, top: MARGIN + Math.round((LOGO - brand.info.height) / 2) });
  if (headline) layers.push({ input: headline.data, left: MARGIN, top: TITLE_TOP });
  if (foot) layers.push({ input: foot.data, left: MARGIN, top: CARD.height - MARGIN + 12 - foot.info.height });
  return sharp(ground(colours)).composite(layers).png({ palette: true }).toBuffer();
}

type Drawn = { data: Buffer; info: { width: number; height: number } };

/** What of a text can be drawn; null: it is in a script of which we have no letters. */
function drawable(text: string): string | null {
  const line = text.replace(PICTURES, '').replace(/\s+/g, ' ').trim();
  return DRAWN.test(line) ? line : null;
}

async function fitted(text: string, colour: string): Promise<Drawn | null> {
  if (text === '') return null;
  for (const size of TITLE_SIZES) {
    const drawn = await words(text, size, colour, CARD.width - 2 * MARGIN);
    if (drawn.info.height <= TITLE_HEIGHT && drawn.info.width <= CARD.width - 2 * MARGIN) return drawn;
  }
  return words(cut(text), TITLE_SIZES.at(-1)!, colour, CARD.width - 2 * MARGIN);
}

const cut = (text: string): string => `${[...text].slice(0, 120).join('')}…`;

/** Text of `size` pixels on nothing, broken into lines of at most `width` pixels. */
function words(text: string, size: number, colour: string, width: number): Promise<Drawn> {
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return sharp({
    // 72 dots an inch, so that points are pixels.
    text: { text: `<span foreground="${colour}">${escaped}</span>`, font: `Inter SemiBold ${size}`, fontfile: font(), width, dpi: 72, rgba: true, wrap: 'word-char', spacing: Math.round(size * 0.12) },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}

/** Stands in for a logo: the first letter in a square of the brand's colour, as on every page. */
async function letter(name: string, { brand, onBrand }: CardLook['colours']): Promise<Drawn> {
  const square = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${LOGO}" height="${LOGO}"><rect width="${LOGO}" height="${LOGO}" rx="14" fill="${brand}"/></svg>`);
  const first = [...name.toLocaleUpperCase()][0];
  const sign = first ? await words(first, 38, onBrand, LOGO) : null;
  const layers = sign ? [{ input: sign.data, left: Math.round((LOGO - sign.info.width) / 2), top: Math.round((LOGO - sign.info.height) / 2) }] : [];
  return sharp(square).composite(layers).png().toBuffer({ resolveWithObject: true });
}

function ground({ page, brand }: CardLook['colours']): Buffer {
  const { width, height } = CARD;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${page}"/><rect width="${width}" height="14" fill="${brand}"/></svg>`);
}

/** The build holds what is public; in development and tests it lies where it was put. */
function font(): string {
  return `${import.meta.env.DEV ? 'public' : 'build/client'}/fonts/inter-600.ttf`;
}
