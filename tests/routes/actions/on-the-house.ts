import { ADMINS, MANAGERS, STAFF, type Act, type At } from './acts';

/** What staff do: the queue, members, and all that is kept for the whole community. */

const idOf = (key: keyof At['world']['desk']) => ({ world }: At) => ({ id: world.desk[key] });
const both = (name: string, text: string) => ({ [`${name}.en`]: text, [`${name}.fr`]: text });
const category = { ...both('name', 'A new place'), ...both('description', ''), ...both('rules', ''), colour: '#2563eb', icon: 'help', kinds: 'question', readBy: 'everyone', startBy: 'member', replyBy: 'member' };
const reason = { form: 'reason', ...both('title', 'Rude'), ...both('rule', 'Be kind.'), ...both('help', 'Insults.'), severity: '2', promiseHours: '9', ground: 'terms', dsaCategory: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' };
const rule = { form: 'rule', action: 'hold', kind: 'word', words: 'blorpish', language: '' };
const canned = { form: 'canned', ...both('title', 'Rude'), ...both('text', 'Be kind.') };
const spares = ({ world }: At) => ({ id: world.desk.spareTag });
const mine = ({ world, reader }: At) => ({ id: world.items[reader].id });
const claimed = ({ world, reader }: At) => ({ token: String(world.items[reader].token) });
const about = (who: 'author' | 'other' | 'moderator') => ({ world }: At) => ({ id: world.people[who].id });

export const onTheHouse: readonly Act[] = [
  { file: 'moderation/item.tsx', does: 'decide', params: mine, fields: (at) => ({ form: 'decide', decision: 'remove', reasonId: 'spam', facts: 'It advertises.', ...claimed(at) }), who: STAFF },
  { file: 'moderation/item.tsx', does: 'ready words', params: mine, fields: (at) => ({ form: 'decide', decision: 'remove', reasonId: 'spam', facts: '', canned: at.world.desk.cannedId, ...claimed(at) }), who: STAFF },
  { file: 'moderation/item.tsx', does: 'confirm who gave a notice', params: ({ world }) => ({ id: world.desk.noticedId }), fields: ({ world }) => ({ form: 'confirm', noticeId: world.desk.noticeId, confirmed: 'on' }), who: MANAGERS },
  { file: 'moderation/item.tsx', does: 'note', params: mine, fields: () => ({ form: 'note', text: 'Seen before.' }), who: STAFF },
  { file: 'moderation/item.tsx', does: 'take over', params: ({ world }) => ({ id: world.unclaimed }), fields: () => ({ form: 'take' }), who: STAFF },
  { file: 'moderation/item.tsx', does: 'begin anew', params: mine, fields: (at) => ({ form: 'anew', body: 'Other words.', ...claimed(at) }), keepsNothing: true, who: STAFF },
  { file: 'moderation/decide.ts', params: mine, fields: (at) => ({ decision: 'keep', ...claimed(at) }), who: STAFF },
  { file: 'moderation/claim.ts', does: 'renew', params: mine, fields: claimed, who: STAFF },
  { file: 'moderation/claim.ts', does: 'release', params: mine, method: 'delete', who: STAFF },
  { file: 'moderation/decision.ts', params: ({ world }) => ({ id: world.desk.decidedItemId, decision: world.desk.decisionId }), method: 'delete', who: ['moderator'] },
  { file: 'moderation/bulk.tsx', fields: ({ world }) => ({ itemIds: world.unclaimed, decision: 'keep', reasonId: '', ...both('facts', '') }), who: STAFF },
  { file: 'moderation/batch.ts', params: ({ world }) => ({ batch: world.desk.batchId }), method: 'delete', who: ['moderator'] },
  { file: 'moderation/filters.tsx', fields: () => ({ name: 'Another', query: 'kind=held_post', shared: 'on', back: '/moderation' }), who: STAFF },
  { file: 'moderation/filter.ts', params: ({ world }) => ({ filter: world.desk.filterId }), method: 'delete', who: ['moderator'] },

  { file: 'staff/member.tsx', does: 'role', params: about('other'), fields: () => ({ form: 'role', role: 'moderator' }), who: ADMINS },
  { file: 'staff/member.tsx', does: 'scope', params: about('moderator'), fields: () => ({ form: 'scope', languages: 'fr' }), who: MANAGERS },
  { file: 'staff/member.tsx', does: 'sanction', params: about('author'), fields: () => ({ form: 'sanction', sanction: 'silence-24', reasonId: 'spam', facts: 'They advertise.' }), who: STAFF },
  { file: 'staff/member.tsx', does: 'ban', params: about('author'), fields: () => ({ form: 'sanction', sanction: 'ban', reasonId: 'spam', facts: 'They advertise.' }), who: MANAGERS },
  { file: 'staff/member.tsx', does: 'lift', params: about('author'), fields: ({ world }) => ({ form: 'liftSanction', sanctionId: world.desk.sanctionId }), who: STAFF },
  { file: 'staff/member.tsx', does: 'claim', params: idOf('importedId'), fields: () => ({ form: 'claim', email: 'a@example.org' }), who: ADMINS },
  { file: 'staff/member.tsx', does: 'disable', params: about('author'), fields: () => ({ form: 'disable' }), who: ADMINS },
  { file: 'staff/member.tsx', does: 'enable', params: about('author'), fields: () => ({ form: 'disable' }), method: 'delete', who: ADMINS, keepsNothing: true },
  { file: 'staff/member.tsx', does: 'end sessions', params: about('author'), fields: () => ({ form: 'sessions' }), who: ADMINS },
  { file: 'staff/member.tsx', does: 'note', params: about('author'), fields: () => ({ form: 'note', note: 'Kind.' }), who: STAFF },
  { file: 'staff/member.tsx', does: 'edit note', params: about('author'), fields: ({ world }) => ({ form: 'editNote', noteId: world.own.noteId, note: 'Kinder.', version: '1' }), who: ['moderator'] },
  { file: 'staff/member.tsx', does: 'remove note', params: about('author'), fields: ({ world }) => ({ form: 'removeNote', noteId: world.own.noteId }), who: ['moderator'] },
  { file: 'staff/write-to-member.tsx', params: about('author'), fields: () => ({ subject: 'Your kettle', body: 'How is it?' }), who: STAFF },
  { file: 'staff/conversation.tsx', does: 'reply', params: ({ world }) => ({ id: world.own.conversationId }), fields: () => ({ body: 'And now?' }), who: STAFF },
  { file: 'staff/conversation.tsx', does: 'settle', params: ({ world }) => ({ id: world.own.conversationId }), fields: () => ({ intent: 'settle' }), keepsNothing: true, who: STAFF },

  { file: 'staff/tag.tsx', does: 'edit', params: spares, fields: () => ({ form: 'tag', name: 'spared-tag', description: '' }), who: STAFF },
  { file: 'staff/tag.tsx', does: 'synonym', params: spares, fields: () => ({ form: 'synonym', word: 'leftover' }), who: STAFF },
  { file: 'staff/tag.tsx', does: 'no synonym', params: spares, fields: () => ({ form: 'synonym', word: 'leftover' }), method: 'delete', keepsNothing: true, who: STAFF },
  { file: 'staff/tag.tsx', does: 'merge', params: spares, fields: () => ({ form: 'merge', into: 'tag-open' }), who: STAFF },
  { file: 'staff/category.tsx', does: 'edit', params: idOf('spareCategory'), fields: () => ({ form: 'category', ...category }), who: MANAGERS },
  { file: 'staff/category.tsx', does: 'archive', params: idOf('spareCategory'), fields: () => ({ form: 'archive' }), who: MANAGERS },
  { file: 'staff/category.tsx', does: 'open', params: idOf('archivedCategory'), fields: () => ({ form: 'archive' }), method: 'delete', who: MANAGERS },
  { file: 'staff/new-category.tsx', fields: () => category, who: MANAGERS },
  { file: 'staff/categories.tsx', does: 'up', fields: ({ world }) => ({ id: world.desk.spareCategoryId, move: 'up' }), who: MANAGERS },
  { file: 'staff/reason.tsx', does: 'add', params: () => ({ id: 'new' }), fields: () => reason, who: MANAGERS },
  { file: 'staff/reason.tsx', does: 'change', params: () => ({ id: 'unkind' }), fields: () => reason, who: MANAGERS },
  { file: 'staff/reason.tsx', does: 'archive', params: () => ({ id: 'unkind' }), fields: () => ({ form: 'archive' }), who: MANAGERS },
  { file: 'staff/reason.tsx', does: 'restore', params: () => ({ id: 'unkind' }), fields: () => ({ form: 'archive' }), method: 'delete', keepsNothing: true, who: MANAGERS },
  { file: 'staff/reasons.tsx', fields: () => ({ id: 'unkind', move: 'up' }), who: MANAGERS },
  { file: 'staff/thresholds.tsx', fields: () => ({ hideOn: 'on', hideScore: '9', silenceScore: '2.5', silenceMembers: '3', silenceHours: '72', closeScore: '31.25', closeMembers: '5', closeHours: '4' }), who: MANAGERS },
  { file: 'staff/canned-words.tsx', does: 'add', params: () => ({ id: 'new' }), fields: () => canned, who: MANAGERS },
  { file: 'staff/canned-words.tsx', does: 'change', params: idOf('cannedId'), fields: () => canned, who: MANAGERS },
  { file: 'staff/canned-words.tsx', does: 'remove', params: idOf('cannedId'), method: 'delete', who: MANAGERS },
  { file: 'staff/canned.tsx', fields: ({ world }) => ({ id: world.desk.cannedId, move: 'up' }), keepsNothing: true, who: MANAGERS },
  { file: 'staff/word-rule.tsx', does: 'add', params: () => ({ id: 'new' }), fields: () => rule, who: MANAGERS },
  { file: 'staff/word-rule.tsx', does: 'try', params: () => ({ id: 'new' }), fields: () => ({ ...rule, do: 'try' }), keepsNothing: true, who: MANAGERS },
  { file: 'staff/word-rule.tsx', does: 'change', params: idOf('ruleId'), fields: () => rule, who: MANAGERS },
  { file: 'staff/word-rule.tsx', does: 'mode', params: idOf('ruleId'), fields: () => ({ form: 'mode', mode: 'live' }), who: MANAGERS },
  { file: 'staff/word-rule.tsx', does: 'remove', params: idOf('ruleId'), method: 'delete', who: MANAGERS },
  { file: 'staff/search.tsx', does: 'add', fields: () => ({ word: 'tamper', other: 'press', language: '' }), who: MANAGERS },
  { file: 'staff/search.tsx', does: 'remove', fields: ({ world }) => ({ id: world.desk.synonymId }), method: 'delete', who: MANAGERS },
  { file: 'staff/brand.tsx', fields: () => ({ name: 'Lumina', colour: '#1f6f5c', defaultLocale: 'en', timeZone: 'Europe/Paris', contactEmail: '', operator: '', postalAddress: '', ...both('tagline', ''), ...both('welcome', '') }), who: ADMINS },
  { file: 'staff/invitations.tsx', fields: () => ({ email: 'colleague@example.org', role: 'moderator' }), who: ADMINS },
  { file: 'staff/mail-settings.tsx', does: 'save', fields: () => ({ smtpUrl: 'smtp://mail.example.org:25', mailFrom: '', testTo: '' }), who: ADMINS },
  { file: 'staff/mail-settings.tsx', does: 'try', fields: () => ({ intent: 'test', smtpUrl: 'smtp://127.0.0.1:9', mailFrom: '', testTo: 'a@example.org' }), keepsNothing: true, who: ADMINS },
  { file: 'staff/mail-settings.tsx', does: 'remove', method: 'delete', who: ADMINS },
  { file: 'staff/outbox.tsx', who: MANAGERS },
  { file: 'staff/outbox-letter.tsx', does: 'again', params: idOf('mailId'), who: MANAGERS },
  { file: 'staff/outbox-letter.tsx', does: 'lift and again', params: idOf('refusedId'), fields: () => ({ lift: 'on' }), who: MANAGERS },
  { file: 'staff/outbox-refused.tsx', fields: ({ world }) => ({ mailId: world.desk.refusedId }), who: MANAGERS },
];
