export { locales, isLocale, pickLocale } from './locale';
export type { Locale } from './locale';
export { translator } from './translator';
export type { MessageValues, Speaker, T } from './translator';
