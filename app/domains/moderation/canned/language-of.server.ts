import type { MemberActor } from '~/domains/identity';
import { isLocale, type Locale } from '~/platform/i18n';
import { readLocales } from './canned.store.server';

/** Who reads what is decided, and in which language they wrote what it is about; null: not known. */
type Reader = { authorId: string; language: string | null };

/** The language of each reader of a decision: the one they chose, else that of what they wrote, else the moderator's. */
export async function languagesOfReaders(member: MemberActor, readers: readonly Reader[]): Promise<Locale[]> {
  const chosen = await readLocales([...new Set(readers.map(({ authorId }) => authorId))]);
  return readers.map(({ authorId, language }) => [chosen.get(authorId), language].find(isLocale) ?? member.locale);
}

/** The same of one. */
export async function languageOfReader(member: MemberActor, reader: Reader): Promise<Locale> {
  const [language = member.locale] = await languagesOfReaders(member, [reader]);
  return language;
}
