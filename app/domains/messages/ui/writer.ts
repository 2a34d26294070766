import type { Translate } from '~/ui/i18n';
import type { Writer } from '../types';

/** The name under which somebody is shown, also when they left. */
export function nameOf({ closed, displayName, username, unsigned }: Writer, t: Translate): string {
  if (unsigned) return t('messages.theTeam');
  return closed ? (displayName ?? t('messages.formerMember')) : (displayName ?? username);
}

export function portraitOf({ avatarId }: Writer): string | null {
  return avatarId && `/uploads/${avatarId}/96.webp`;
}
