import type { House } from '../house/house';

/** A page of each kind, as somebody may see it. */
export interface PageKind {
  /** Null: a visitor. */
  as: string | null;
  path: string;
  /** The answer it comes with; 200 unless said. */
  status?: number;
}

/** Threads and posts of the demonstration, by words of their titles. */
export interface Places {
  solved: string;
  discussion: string;
  open: string;
  ownPost: string;
  otherMember: string;
}

/** Looks the addresses up that differ from one filling of the demonstration to the next. */
export async function placesOf(house: House): Promise<Places> {
  const path = async (words: string): Promise<string> => {
    const [row] = await house.query<{ slug: string; id: string }>('select slug, id from thread where title like $1', [`${words}%`]);
    return `/t/${row?.slug}/${row?.id}`;
  };
  const [own] = await house.query<{ id: string }>(`select p.id from post p join thread t on t.id = p.thread_id where t.title like 'How do you keep beans%' and p.kind = 'opening'`);
  const [member] = await house.query<{ id: string }>(`select id from member where username = 'hugo'`);
  return {
    solved: await path('Descaling light'),
    discussion: await path('Light roast from Huila'),
    open: await path('Pressure drops'),
    ownPost: own?.id ?? '',
    otherMember: member?.id ?? '',
  };
}

/** Every kind of page, for each who sees something else there. */
export const pageKinds = (at: Places): PageKind[] => [
  ...[
    '/',
    '/top?period=all',
    '/unanswered',
    '/c',
    '/c/espresso',
    '/tags',
    '/tag/descaling',
    at.solved,
    at.discussion,
    '/m/ana',
    '/m/ana?show=threads',
    '/search?q=espresso',
    '/search?q=nothinglikeit',
    '/search?q=ana+is%3Asolved&in=answers',
    '/join',
    '/sign-in',
    '/sign-in/link',
    '/reset',
    '/join/confirm',
    '/dev/mail',
    '/api',
  ].map((path) => ({ as: null, path })),
  { as: null, path: '/unsubscribe' },
  { as: null, path: '/notice?about=/m/ana' },
  { as: null, path: '/transparency' },
  { as: null, path: '/transparency/ledger' },
  { as: null, path: '/nowhere', status: 404 },
  ...[
    '/',
    '/ask',
    at.open,
    at.discussion,
    `/p/${at.ownPost}/edit`,
    `/p/${at.ownPost}/comment`,
    `/p/${at.ownPost}/history`,
    '/drafts',
    '/unread',
    '/new',
    '/new?all=1',
    '/bookmarks',
    `/p/${at.ownPost}/bookmark`,
    '/messages',
    '/statements',
    '/waiting',
    '/notifications',
    '/settings/notifications',
    '/settings/following',
    '/settings/muted',
    '/m/margaux/mute',
    '/settings/profile',
    '/settings/account',
    '/settings/preferences',
    '/settings/sessions',
    '/settings/tokens',
    '/settings/data',
    '/settings/close',
  ].map((path) => ({ as: 'marta', path })),
  ...[
    at.open,
    '/staff',
    '/staff/brand',
    '/staff/categories',
    '/staff/categories/new',
    '/staff/categories/espresso',
    '/staff/search',
    '/staff/tags',
    '/staff/tags/descaling',
    '/staff/go?q=ma',
    '/staff/members',
    `/staff/members/${at.otherMember}`,
    `/staff/members/${at.otherMember}/message`,
    '/staff/messages',
    '/staff/invitations',
    '/staff/outbox',
    '/staff/outbox/refused',
    '/staff/mail-settings',
    '/staff/ledger',
    '/moderation',
    '/moderation?state=decided',
    '/staff/reasons',
    '/staff/reasons/spam',
    '/staff/reasons/new',
    '/staff/canned',
    '/staff/canned/new',
    '/staff/thresholds',
    '/staff/words',
    '/staff/words/new',
  ].map((path) => ({ as: 'margaux', path })),
];
