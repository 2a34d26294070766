import type { Translate } from '~/ui/i18n';
import type { Writer } from '../types';

/** The name under which somebody is shown, also when they left. */
export function nameOf({ closed, displayName, username }: Writer, t: Translate): string {
  return closed ? (displayName ?? t('messages.formerMember')) : (displayName ?? username);
}

export function portraitOf({ avatarId }: Writer): string | null {
  return avatarId && `/uploads/${avatarId}/96.webp`;
}
