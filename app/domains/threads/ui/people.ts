import type { Translate } from '~/ui/i18n';
import type { Person } from '../types';

/** The name shown for somebody: the chosen one, the username, or the neutral one of those who left. */
export function nameOf(person: Person, t: Translate): string {
  if (person.closed) return person.displayName ?? t('threads.formerMember');
  return person.displayName ?? person.username;
}

/** Address of a profile; those who left have none. */
export function profilePath(person: Person): string | undefined {
  return person.closed ? undefined : `/m/${encodeURIComponent(person.username)}`;
}

/** Address of a portrait of so many pixels; null: generated from the name. */
export function portraitUrl(person: Pick<Person, 'avatarId'>, pixels: 48 | 96 | 256): string | null {
  return person.avatarId && `/uploads/${person.avatarId}/${pixels}.webp`;
}
