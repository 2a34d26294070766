import { accountOf, type Actor } from '~/domains/identity';
import { pickLocale, type Locale } from '~/platform/i18n';

/** The language of an answer: the member's, else the cookie's, else the browser's, else the site's. */
export function localeOf(request: Request, actor: Actor, fallback: Locale): Locale {
  if (actor.kind === 'member') return actor.locale;
  // Suspended members cannot change what they chose, but may read in another language.
  const cookie = /(?:^|;\s*)locale=(en|fr)\b/.exec(request.headers.get('Cookie') ?? '')?.[1];
  return pickLocale([cookie, accountOf(actor)?.locale], request.headers.get('Accept-Language'), fallback);
}

/** Whose clocks an answer speaks by: the member's, else the site's. */
export function timeZoneOf(actor: Actor, { timeZone }: { timeZone: string }): string {
  return accountOf(actor)?.timeZone ?? timeZone;
}

/** The theme that was chosen in this browser; null follows the system. */
export function themeOf(request: Request, actor: Actor): 'light' | 'dark' | null {
  const cookie = /(?:^|;\s*)theme=(light|dark|system)\b/.exec(request.headers.get('Cookie') ?? '')?.[1];
  if (cookie) return cookie === 'system' ? null : (cookie as 'light' | 'dark');
  return actor.kind === 'member' ? actor.theme : null;
}
