import { env } from '~/platform/env/index.server';
import { isLocale } from '~/platform/i18n';
import { log } from '~/platform/log/index.server';
import { MARKDOWN_VERSION, renderMarkdown } from '~/platform/markdown/index.server';
import { countBios, findOldBios, writeBioHtml, type OldBio } from './members.store.server';

/**
 * Makes the HTML of biographies anew that an older version of the renderer made; `limit` of them at most. A biography
 * that is changed meanwhile stays as it was changed.
 * @returns how many were looked at; 0: none is left
 */
export async function renderBiosAnew(limit: number): Promise<number> {
  const old = await findOldBios(MARKDOWN_VERSION, limit);
  for (const bio of old) await writeBioHtml(bio, rendered(bio), MARKDOWN_VERSION);
  return old.length;
}

/** How many biographies there are, and how many of them wait to be made anew. */
export async function bioRendering(): Promise<{ waiting: number; total: number }> {
  return countBios(MARKDOWN_VERSION);
}

/** Null when it cannot be rendered: then it keeps the HTML that it has. */
function rendered({ id, bio, locale }: OldBio): string | null {
  try {
    return renderMarkdown(bio, { locale: isLocale(locale) ? locale : null, kind: 'bio', origin: env.PUBLIC_URL }).html;
  } catch (error) {
    log.error({ err: error, memberId: id }, 'a biography cannot be rendered');
    return null;
  }
}
