import { env } from '~/platform/env/index.server';
import type { Locale } from '~/platform/i18n';

const YEAR = 31_536_000;
const secure = env.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';

/** Keeps the language in this browser, for when nobody is signed in. */
export function localeCookie(locale: Locale): string {
  return `locale=${locale}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

/** Keeps the theme in this browser; null follows the system again. The page's script reads and writes it too. */
export function themeCookie(theme: 'light' | 'dark' | null): string {
  return `theme=${theme ?? ''}; Path=/; Max-Age=${theme ? YEAR : 0}; SameSite=Lax${secure}`;
}
