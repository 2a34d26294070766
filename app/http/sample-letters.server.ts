import type { RenderedLetter } from '#emails/index';
import type { Settings } from '~/domains/brand/index.server';
import { env } from '~/platform/env/index.server';
import { NotFound } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';

/** The letters and what makes mail of them weigh 50 MB of memory: they are read by whom writes one, not at every start. */
const emails = () => import('#emails/index');

/** Names of all letters of the house. */
export async function letterNames(): Promise<string[]> {
  return Object.keys((await emails()).letters);
}

/**
 * A letter as it would leave, with believable names and figures, in the brand of this site.
 * @throws NotFound when there is no such letter
 */
export async function renderSample(name: string, locale: string | null, settings: Pick<Settings, 'name' | 'colour'>): Promise<RenderedLetter> {
  const { isLetter, letters, renderLetter } = await emails();
  if (!isLetter(name)) throw new NotFound();
  const brand = { name: settings.name, colour: settings.colour, logoUrl: null, homeUrl: env.PUBLIC_URL, imprint: null };
  return renderLetter(name, letters[name].sample, { locale: isLocale(locale) ? locale : 'en', brand });
}
