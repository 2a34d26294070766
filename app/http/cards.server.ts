import { createHash } from 'node:crypto';
import type { Settings } from '~/domains/brand/index.server';
import { readUpload } from '~/domains/uploads/index.server';
import { drawCard } from '~/platform/images/index.server';
import { log } from '~/platform/log/index.server';
import { palette } from '~/ui/palette';

/** Changes with how cards look: links then lead to new ones. */
const LOOK = 1;
/** Cards kept in memory, of about 20 kB each; each site asks for one once and keeps it itself. */
const KEPT = 200;

type Titled = { id: string; title: string };
type Brand = Pick<Settings, 'name' | 'colour' | 'logoId' | 'tagline' | 'defaultLocale'>;

const drawn = new Map<string, Promise<Buffer>>();

/**
 * Address of the picture for links to a thread, or to the community itself. It names all that the picture is made of:
 * what is found there never changes.
 */
export function cardPath(brand: Brand, thread: Titled | null): string {
  const made = JSON.stringify([LOOK, brand.name, brand.colour, brand.logoId, headline(brand, thread)]);
  return `/cards/${thread?.id ?? 'site'}/${createHash('sha256').update(made).digest('hex').slice(0, 16)}.png`;
}

/** The picture at that address, drawn or as it was drawn before. */
export function cardOf(brand: Brand, thread: Titled | null, origin: string): Promise<Buffer> {
  const path = cardPath(brand, thread);
  const known = drawn.get(path);
  if (known) return known;
  const card = draw(brand, thread, origin);
  drawn.set(path, card);
  card.catch(() => drawn.delete(path));
  const [oldest] = drawn.keys();
  if (drawn.size > KEPT && oldest) drawn.delete(oldest);
  return card;
}

/** The title, or what the community is about in a line; null: its name alone. */
function headline({ tagline, defaultLocale }: Brand, thread: Titled | null): string | null {
  return thread ? thread.title : tagline[defaultLocale] || null;
}

async function draw(brand: Brand, thread: Titled | null, origin: string): Promise<Buffer> {
  const { name, colour, logoId } = brand;
  const { light } = palette(colour);
  const colours = { page: light.bg, text: light.text, quiet: light.muted, brand: light['brand-9'], onBrand: light['brand-on'] };
  return drawCard({ title: headline(brand, thread), name, place: new URL(origin).host, colours, logo: logoId ? await logo(logoId) : null });
}

/** A logo that cannot be read leaves its place to the letter. */
async function logo(id: string): Promise<Buffer | null> {
  try {
    const parts: Buffer[] = [];
    for await (const part of (await readUpload(id, '512.png')).stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  } catch (error) {
    log.warn({ err: error }, 'the logo could not be read for a card');
    return null;
  }
}
