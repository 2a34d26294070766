import { ALL, AUTHOR, MANAGERS, MEMBERS, READERS, STAFF, WRITERS, type Act, type At } from './acts';
import { makePng } from '../../platform/images/make-png';

/** Acts on threads and posts, by those who write, read and look after them; on each of the scenes. */

const threadOf = ({ place }: At) => ({ id: place.threadId, slug: place.slug });
const openingOf = ({ place }: At) => ({ id: place.openingId });
const answerOf = ({ place }: At) => ({ id: place.answerId });
const strangersOf = ({ place }: At) => ({ id: place.strangersId });
const words = { body: 'Descale it with vinegar, slowly.', title: 'Why does the kettle whistle?' };
const picture = () => new Blob([new Uint8Array(makePng(8, 8))], { type: 'image/png' });
/** Where nothing new is taken any more: what staff may, they still may. */
const notLocked = { open: WRITERS, hidden: MANAGERS, removed: [], locked: STAFF };

export const onWords: readonly Act[] = [
  { file: 'community/ask.tsx', fields: ({ place }) => ({ kind: 'question', categoryId: place.categoryId, ...words, tags: '' }), who: { open: WRITERS, hidden: MANAGERS, removed: WRITERS, locked: WRITERS } },
  { file: 'community/thread.tsx', does: 'answer', params: threadOf, fields: ({ place }) => ({ as: 'answer', threadId: place.threadId, body: words.body }), who: notLocked },
  { file: 'community/comment.tsx', params: strangersOf, fields: ({ place }) => ({ parentId: place.strangersId, body: words.body }), who: notLocked },
  { file: 'community/edit.tsx', params: answerOf, fields: ({ place }) => ({ postId: place.answerId, version: '1', body: words.body }), who: { open: ['author', ...STAFF], hidden: MANAGERS, removed: [], locked: STAFF } },
  { file: 'community/report-post.tsx', params: answerOf, fields: () => ({ reasonId: 'spam', note: '', wantsOutcome: 'on' }), who: { open: READERS, hidden: MANAGERS, removed: [], locked: READERS } },
  { file: 'community/report-member.tsx', params: ({ world }) => ({ username: world.people.author.username }), fields: () => ({ reasonId: 'spam', note: '' }), who: { open: READERS } },

  {
    file: 'public/notice.tsx',
    fields: ({ place }) => ({ address: `http://localhost:3000/p/${place.answerId}`, reasonId: 'privacy', facts: 'It shows the telephone number of my sister.', sender: 'person', name: 'Nia', email: 'nia@example.org', goodFaith: 'on' }),
    who: { open: ALL, hidden: MANAGERS, removed: [], locked: ALL },
  },
  // Who has no secret is refused, whoever they are; with one, tests/domains/moderation/notices try it.
  { file: 'public/notice-state.tsx', params: () => ({ token: 'none' }), fields: () => ({ facts: 'You have overlooked page 40, where the same stands.' }), who: [] },
  { file: 'resources/me-too.ts', does: 'add', params: threadOf, who: { open: READERS, hidden: MANAGERS, removed: [], locked: READERS } },
  { file: 'resources/me-too.ts', does: 'take back', params: threadOf, method: 'delete', keepsNothing: true, who: { open: READERS, hidden: MANAGERS, removed: [], locked: READERS } },
  { file: 'resources/vote.ts', does: 'vote', params: answerOf, fields: () => ({ value: '1' }), who: { open: READERS, hidden: MANAGERS, removed: [], locked: READERS } },
  { file: 'resources/vote.ts', does: 'take back', params: answerOf, method: 'delete', keepsNothing: true, who: { open: READERS, hidden: MANAGERS, removed: [], locked: READERS } },
  { file: 'resources/accept.ts', does: 'accept', params: strangersOf, who: { open: ['author', ...STAFF], hidden: MANAGERS, removed: [], locked: [] }, idle: { locked: ['author', ...STAFF] } },
  { file: 'resources/accept.ts', does: 'take back', params: strangersOf, method: 'delete', who: { open: [], hidden: [], removed: [], locked: ['author', ...STAFF] }, idle: { open: ['author', ...STAFF], hidden: MANAGERS } },
  { file: 'resources/delete-post.ts', does: 'remove', params: answerOf, who: { open: ['author', ...STAFF], hidden: MANAGERS, removed: [], locked: STAFF } },
  { file: 'resources/delete-post.ts', does: 'restore', params: openingOf, method: 'delete', who: { open: [], hidden: [], removed: STAFF, locked: [] }, idle: { open: ALL, hidden: MANAGERS, locked: ALL } },
  ...(['pin', 'lock', 'unlist'] as const).flatMap((verb): Act[] => [
    { file: `resources/${verb}.ts`, does: 'put on', params: threadOf, who: { open: STAFF, hidden: MANAGERS, removed: [], locked: verb === 'lock' ? [] : STAFF }, idle: verb === 'lock' ? { locked: STAFF } : {} },
    {
      ...{ file: `resources/${verb}.ts`, does: 'take off', params: threadOf, method: 'delete' as const },
      ...{ who: { open: [], hidden: [], removed: [], locked: verb === 'lock' ? STAFF : [] }, idle: { open: STAFF, hidden: MANAGERS, ...(verb === 'lock' ? {} : { locked: STAFF }) } },
    },
  ]),
  // Of several threads at once, what cannot be done to one is counted, and changes nothing.
  { file: 'resources/picked.ts', does: 'follow', fields: ({ place }) => ({ ids: place.threadId, act: 'following' }), who: { open: MEMBERS, hidden: MANAGERS }, idle: { hidden: ['silenced', 'author', 'other', 'moderator'] } },
  { file: 'resources/picked.ts', does: 'follow as before', fields: ({ place }) => ({ ids: `${place.threadId}:normal`, act: 'following' }), method: 'delete', who: { open: MEMBERS, hidden: MANAGERS }, idle: { hidden: ['silenced', 'author', 'other', 'moderator'] } },
  { file: 'resources/picked.ts', does: 'lock', fields: ({ place }) => ({ ids: place.threadId, act: 'lock' }), who: { open: STAFF, hidden: MANAGERS }, idle: { open: ['silenced', 'author', 'other'], hidden: ['silenced', 'author', 'other', 'moderator'] } },
  { file: 'resources/picked.ts', does: 'unlock', fields: ({ place }) => ({ ids: place.threadId, act: 'lock' }), method: 'delete', who: { locked: STAFF }, idle: { locked: ['silenced', 'author', 'other'] } },
  { file: 'resources/picked.ts', does: 'unlist', fields: ({ place }) => ({ ids: place.threadId, act: 'unlist' }), who: { open: STAFF, hidden: MANAGERS }, idle: { open: ['silenced', 'author', 'other'], hidden: ['silenced', 'author', 'other', 'moderator'] } },
  { file: 'resources/move.ts', params: threadOf, fields: ({ world }) => ({ categoryId: world.desk.spareCategoryId }), who: { open: STAFF, hidden: MANAGERS, removed: [], locked: STAFF } },
  { file: 'resources/kind.ts', params: threadOf, fields: () => ({ kind: 'idea' }), who: { open: STAFF, hidden: MANAGERS, removed: [], locked: STAFF } },
  { file: 'resources/reading.ts', params: threadOf, fields: () => ({ number: '2', ms: '1000' }), who: { open: MEMBERS, hidden: MANAGERS, removed: ['silenced', 'author', ...STAFF], locked: MEMBERS } },
  { file: 'resources/bookmark-post.ts', does: 'keep', params: answerOf, who: { open: MEMBERS, hidden: MANAGERS, removed: ['silenced', 'author', ...STAFF], locked: MEMBERS } },
  { file: 'resources/bookmark-post.ts', does: 'drop', params: strangersOf, method: 'delete', who: { open: MEMBERS } },
  { file: 'member/bookmark.tsx', params: answerOf, fields: () => ({ note: 'Descaling', remind: 'none' }), who: { open: MEMBERS, hidden: MANAGERS, removed: ['silenced', 'author', ...STAFF], locked: MEMBERS } },
  ...(['thread', 'category', 'tag', 'member'] as const).map((kind): Act => ({
    ...{ file: 'resources/level.ts', does: kind, params: ({ place, world }: At) => ({ kind, id: kind === 'member' ? world.people.author.id : place[`${kind}Id`] }), fields: () => ({ level: kind === 'member' ? 'following' : 'muted' }) },
    who: { open: kind === 'member' ? READERS : MEMBERS },
  })),
  { file: 'resources/dismissal.ts', does: 'new', query: () => '', params: () => ({}), who: { open: MEMBERS } },
  { file: 'resources/dismissal.ts', does: 'take back', query: () => '?at=2026-01-01T00:00:00.000Z', method: 'delete', keepsNothing: true, who: { open: MEMBERS } },
  { file: 'resources/mute.ts', does: 'mute', params: ({ world }) => ({ id: world.people.author.id }), fields: () => ({ level: 'blocked' }), who: { open: READERS } },
  { file: 'resources/mute.ts', does: 'lift', params: ({ world }) => ({ id: world.people.other.id }), method: 'delete', keepsNothing: true, who: { open: MEMBERS } },

  { file: 'resources/preview.ts', fields: () => ({ body: words.body }), keepsNothing: true, who: { open: MEMBERS } },
  { file: 'resources/draft.ts', fields: ({ place }) => ({ key: `edit-${place.openingId}`, sequence: '0', data: JSON.stringify({ body: 'Half a text' }) }), who: { open: MEMBERS } },
  { file: 'resources/upload.ts', fields: () => ({ file: picture(), alt: 'A kettle' }), who: { open: WRITERS } },
  { file: 'resources/theme.ts', fields: () => ({ theme: 'dark' }), keepsNothing: true, who: { open: ALL } },
  { file: 'resources/language.ts', fields: () => ({ locale: 'fr' }), keepsNothing: true, who: { open: ALL } },

  { file: 'member/waiting.tsx', fields: ({ world }) => ({ heldId: world.own.heldId }), who: { open: ['silenced', ...AUTHOR] } },
  { file: 'member/waiting-text.tsx', params: ({ world }) => ({ id: world.own.heldId }), fields: ({ world }) => ({ heldId: world.own.heldId, version: '1', body: words.body }), who: { open: AUTHOR } },
];
