import { ACCOUNTS, ADMINS, ALL, AUTHOR, MEMBERS, STAFF, WRITERS, type Act, type At } from './acts';
import { noticeKinds } from '~/domains/notifications';
import { makePng } from '../../platform/images/make-png';

/** What members do with what is their own; what anybody does who has no account yet, or a letter in hand. */

const secret = 'a-secret-that-nobody-was-given';
const person = { username: 'newcomer', displayName: 'New Comer', password: 'correct horse battery staple', timeZone: 'Europe/Paris' };
const picture = () => new Blob([new Uint8Array(makePng(8, 8))], { type: 'image/png' });
const selfOf = ({ world: { people }, reader }: At) => (reader === 'visitor' || reader === 'suspended' || reader === 'silenced' ? people.author : people[reader]);
const byMail = Object.fromEntries(noticeKinds.map((kind) => [`mail.${kind}`, 'never']));

export const onOneself: readonly Act[] = [
  { file: 'member/drafts.tsx', fields: () => ({ key: 'new-thread' }), who: MEMBERS },
  { file: 'member/notifications.tsx', who: MEMBERS },
  { file: 'member/notification-settings.tsx', fields: () => ({ digest: 'daily', quietFrom: '', quietTo: '', ...byMail }), who: MEMBERS },
  { file: 'member/preferences.tsx', fields: () => ({ locale: 'fr', timeZone: 'Europe/Paris', theme: 'dark', singleKeys: 'on' }), who: MEMBERS },
  { file: 'member/profile.tsx', does: 'words', fields: () => ({ form: 'profile', displayName: 'Ada', bio: '', location: '', website: '' }), who: WRITERS },
  { file: 'member/profile.tsx', does: 'picture', fields: () => ({ form: 'picture', file: picture() }), who: WRITERS },
  { file: 'member/profile.tsx', does: 'no picture', method: 'delete', who: WRITERS },
  { file: 'member/account.tsx', does: 'address', fields: () => ({ form: 'email', email: 'another@example.org' }), who: MEMBERS },
  { file: 'member/account.tsx', does: 'password', fields: () => ({ form: 'password', password: person.password }), who: MEMBERS },
  { file: 'member/sessions.tsx', does: 'one', fields: ({ world }) => ({ key: world.own.sessionKey }), who: ['silenced', ...AUTHOR] },
  { file: 'member/sessions.tsx', does: 'all others', who: MEMBERS },
  { file: 'member/tokens.tsx', does: 'make', fields: () => ({ name: 'A program', scopes: 'read', days: '7' }), who: MEMBERS },
  { file: 'member/tokens.tsx', does: 'make for ever', fields: () => ({ name: 'A program', scopes: 'read', days: 'never' }), who: MEMBERS },
  { file: 'member/tokens.tsx', does: 'revoke', fields: ({ world }) => ({ id: world.own.tokenId }), method: 'delete', who: ['silenced', ...AUTHOR] },
  { file: 'member/close.tsx', fields: (at) => ({ posts: 'keep', confirm: selfOf(at).username }), who: ACCOUNTS.filter((reader) => reader !== 'owner') },
  { file: 'member/appeal.tsx', params: ({ world }) => ({ id: world.own.statementId }), fields: () => ({ text: 'It was my own shop, and I said so.' }), who: ['suspended', 'silenced', ...AUTHOR] },
  { file: 'member/message.tsx', params: ({ world }) => ({ id: world.own.conversationId }), fields: () => ({ body: 'With pleasure.' }), who: ['suspended', 'silenced', ...AUTHOR, ...STAFF] },

  { file: 'identity/sign-out.ts', keepsNothing: true, who: ALL },
  { file: 'identity/join.tsx', does: 'with a password', fields: () => ({ ...person, email: 'newcomer@example.org' }), who: ALL },
  { file: 'identity/join.tsx', does: 'by letter', fields: () => ({ username: person.username, email: 'newcomer@example.org', way: 'letter' }), who: ALL },
  { file: 'identity/reset.tsx', fields: ({ world }) => ({ email: `${world.people.other.username}@example.org` }), who: ALL },
  { file: 'identity/sign-in-link.tsx', does: 'ask', fields: ({ world }) => ({ email: `${world.people.other.username}@example.org` }), who: ALL },
  { file: 'public/unsubscribe.tsx', does: 'stop', query: () => `?token=${secret}`, who: [] },
  { file: 'public/unsubscribe.tsx', does: 'take back', query: () => `?token=${secret}`, method: 'delete', who: [] },
  // Who has no secret is refused, whoever they are; with one, tests/routes/identity try it.
  { file: 'identity/sign-in.tsx', fields: ({ world }) => ({ email: `${world.people.other.username}@example.org`, password: person.password }), who: [] },
  { file: 'identity/sign-in-link.tsx', does: 'arrive', query: () => `?token=${secret}`, who: [] },
  { file: 'identity/sign-in-confirm.tsx', fields: () => ({ code: '123456' }), who: [] },
  { file: 'identity/join-confirm.tsx', query: () => `?token=${secret}`, who: [] },
  { file: 'identity/reset-confirm.tsx', query: () => `?token=${secret}`, fields: () => ({ password: person.password }), who: [] },
  { file: 'identity/email-confirm.tsx', query: () => `?token=${secret}`, who: [] },
  { file: 'identity/claim.tsx', query: () => `?token=${secret}`, fields: () => ({ password: person.password, timeZone: 'Europe/Paris' }), who: [] },
  { file: 'identity/invitation.tsx', query: () => `?token=${secret}`, fields: () => ({ ...person }), who: [] },
  { file: 'setup/owner.tsx', query: () => `?token=${secret}`, fields: () => ({ ...person, email: 'first@example.org' }), who: [] },

  // The first hour is over here.
  { file: 'setup/brand.tsx', fields: () => ({ intent: 'look', name: 'Lumina', colour: '#1f6f5c', defaultLocale: 'en', timeZone: 'Europe/Paris', 'tagline.en': '', 'tagline.fr': '' }), who: ADMINS },
  { file: 'setup/categories.tsx', fields: () => ({ keys: 'help' }), who: ADMINS },
  { file: 'setup/mail.tsx', does: 'save', fields: () => ({ smtpUrl: 'smtp://mail.example.org:25', mailFrom: '', testTo: '' }), who: ADMINS },
  { file: 'setup/mail.tsx', does: 'try', fields: () => ({ intent: 'test', smtpUrl: 'smtp://127.0.0.1:9', mailFrom: '', testTo: 'a@example.org' }), keepsNothing: true, who: ADMINS },
  { file: 'setup/team.tsx', fields: () => ({ email: 'colleague@example.org', role: 'moderator' }), who: ADMINS },
  { file: 'setup/done.tsx', who: [], idle: { open: ADMINS } },
];
