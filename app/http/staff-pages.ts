import type { Role } from '~/domains/identity';
import type { IconName } from '~/ui/icon';

/** The staff pages in the order of their navigation, with the role from which each is open. */
export const staffPages = [
  { key: 'home', href: '/staff', icon: 'home', role: 'moderator' },
  { key: 'queue', href: '/moderation', icon: 'shield', role: 'moderator' },
  { key: 'members', href: '/staff/members', icon: 'users', role: 'moderator' },
  { key: 'messages', href: '/staff/messages', icon: 'mail', role: 'moderator' },
  { key: 'tags', href: '/staff/tags', icon: 'tag', role: 'moderator' },
  { key: 'categories', href: '/staff/categories', icon: 'folder', role: 'manager' },
  { key: 'reasons', href: '/staff/reasons', icon: 'flag', role: 'manager' },
  { key: 'canned', href: '/staff/canned', icon: 'copy', role: 'manager' },
  { key: 'words', href: '/staff/words', icon: 'filter', role: 'manager' },
  { key: 'thresholds', href: '/staff/thresholds', icon: 'eye-off', role: 'manager' },
  { key: 'search', href: '/staff/search', icon: 'search', role: 'manager' },
  { key: 'mail', href: '/staff/outbox', icon: 'inbox', role: 'manager' },
  { key: 'invitations', href: '/staff/invitations', icon: 'send', role: 'admin' },
  { key: 'brand', href: '/staff/brand', icon: 'sparkle', role: 'admin' },
  { key: 'mailSettings', href: '/staff/mail-settings', icon: 'mail', role: 'admin' },
  { key: 'ledger', href: '/staff/ledger', icon: 'shield', role: 'admin' },
] as const satisfies readonly { key: string; href: string; icon: IconName; role: Role }[];
