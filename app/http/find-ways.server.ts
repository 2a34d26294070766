import { hasRole, type Actor } from '~/domains/identity';
import { listMembersForStaff } from '~/domains/members/index.server';
import { search } from '~/domains/search/index.server';
import { plain, threadPath } from '~/domains/threads';
import { listCategories } from '~/domains/threads/index.server';
import type { T } from '~/platform/i18n';
import type { Way, WayGroup } from '~/ui/palette-dialog';
import { staffPages } from './staff-pages';

/** Members and threads that are shown at most; whoever wants more goes to their pages. */
const FOUND = 5;
/** Members among whom those come first whose names begin so. */
const LOOKED_AT = 30;

/** Places of the community, under their names in the sheet of keys, with their keys. */
const PLACES = [
  { name: 'home', href: '/', icon: 'home', press: 'g h' },
  { name: 'new', href: '/new', icon: 'sparkle', press: 'g n' },
  { name: 'unreadThreads', href: '/unread', icon: 'inbox', press: 'g u' },
  { name: 'top', href: '/top', icon: 'chart', press: 'g t' },
  { name: 'categories', href: '/c', icon: 'layers', press: 'g c' },
  { name: 'bookmarks', href: '/bookmarks', icon: 'bookmark', press: 'g b' },
  { name: 'drafts', href: '/drafts', icon: 'pencil', press: 'g d' },
] as const;

/** The reader's own settings, under their names there. */
const SETTINGS = ['profile', 'account', 'preferences', 'following', 'muted', 'notifications', 'sessions', 'tokens'] as const;

/**
 * Where staff may want to go: what they can do, their pages, places of the community, its categories, settings of their
 * own, and with words also members and threads, by the reads of those rooms, so that nobody finds what is not theirs to see.
 *
 * @param q words that all have to stand in the name; empty: everything that is always there
 */
export async function findWays(actor: Actor, t: T, q: string): Promise<WayGroup[]> {
  const words = q.trim();
  const [categories, members, threads] = await Promise.all([
    listCategories(actor),
    words ? listMembersForStaff(actor, { q: words, limit: LOOKED_AT }) : null,
    words ? search(actor, { q: words, in: 'threads' }) : null,
  ]);
  const fits = fitting(words);
  return [
    { title: t('palette.acts'), ways: actsOf(actor, t).filter(fits) },
    { title: t('palette.staff'), ways: pagesOf(actor, t).filter(fits) },
    {
      title: t('palette.members'),
      ways: (members?.rows ?? [])
        .map(({ id, username, displayName, role }) => ({ href: `/staff/members/${id}`, label: displayName ?? username, detail: `@${username} · ${t(`roles.${role}`)}`, icon: 'user' as const }))
        .sort((one, other) => Number(fits(other)) - Number(fits(one)))
        .slice(0, FOUND),
    },
    {
      title: t('palette.threads'),
      ways: (threads?.threads ?? []).slice(0, FOUND).map(({ thread, title }) => ({ href: threadPath(thread), label: title.map(({ text }) => text).join(''), detail: thread.category.name, icon: 'chat' as const })),
    },
    {
      title: t('palette.places'),
      ways: [
        ...PLACES.map(({ name, ...way }) => ({ ...way, label: t(`ui.keys.${name}`) })),
        ...categories.map(({ slug, name }) => ({ href: `/c/${slug}`, label: name, detail: t('palette.category'), icon: 'folder' as const })),
      ].filter(fits),
    },
    { title: t('palette.settings'), ways: SETTINGS.map((key) => ({ href: `/settings/${key}`, label: t(`settings.tab.${key}`), icon: 'settings' as const })).filter(fits) },
  ];
}

/** Whether all words begin a word of the name, accents and capitals aside. */
function fitting(words: string): (way: Way) => boolean {
  const wordsIn = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const wanted = wordsIn(words);
  return ({ label }) => {
    const parts = wordsIn(label);
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  };
}

function actsOf(actor: Actor, t: T): Way[] {
  return [
    { href: '/ask', label: t('ui.ask'), icon: 'plus', press: 'c' },
    ...(hasRole(actor, 'manager') ? [{ href: '/staff/categories/new', label: t('palette.newCategory'), icon: 'folder' as const }] : []),
    ...(hasRole(actor, 'admin') ? [{ href: '/staff/invitations', label: t('palette.invite'), icon: 'send' as const }] : []),
  ];
}

function pagesOf(actor: Actor, t: T): Way[] {
  return staffPages.filter(({ role, key }) => hasRole(actor, role) && key !== 'invitations').map(({ key, href, icon }) => ({ href, icon, label: t(`staff.nav.${key}`) }));
}
