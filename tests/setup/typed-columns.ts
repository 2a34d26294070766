/**
 * Where what people type is kept. Every column of text of the schema is in one of the lists below (a test says so): what is
 * typed is tried with hostile strings in the browser (tests/browser/safety/fields.spec.ts), and with odd ones on the way in
 * and out (tests/routes/odd-text.test.ts). A new column belongs here first.
 */

/** What somebody fills with words of their own. Settings, which share a column, go by their keys. */
export const TYPED = [
  ...(['Setting.name', 'Setting.tagline', 'Setting.welcome', 'Setting.operator', 'Setting.postalAddress'] as const),
  ...(['Member.displayName', 'Member.bio', 'Member.location', 'Member.website', 'Session.userAgent', 'ApiToken.name'] as const),
  ...(['Category.name', 'Category.description', 'Category.rules', 'Tag.name', 'Tag.description', 'TagSynonym.slug'] as const),
  ...(['Thread.title', 'Post.source', 'Post.authorLabel', 'Upload.alt', 'Draft.data', 'Bookmark.note'] as const),
  ...(['Revision.title', 'Revision.source', 'Revision.note', 'Revision.editorLabel'] as const),
  ...(['HeldPost.title', 'HeldPost.tags', 'HeldPost.source', 'HeldPost.edited'] as const),
  ...(['Conversation.subject', 'ConversationMessage.source', 'StaffNote.source'] as const),
  ...(['Report.note', 'ReviewNote.text', 'Decision.facts', 'SavedFilter.name', 'CannedReason.title', 'CannedReason.text'] as const),
  ...(['ReportReason.title', 'ReportReason.rule', 'ReportReason.help'] as const),
  ...(['WordRule.words', 'WordRule.replacement', 'SearchSynonym.word', 'SearchSynonym.other', 'SearchQuery.query'] as const),
  ...(['MailSuppression.answer', 'Notice.name', 'Notice.facts'] as const),
] as const;

export type Typed = (typeof TYPED)[number];

/** What is made of typed words and shown with them, or in their place. */
export const MADE_OF: Readonly<Record<string, Typed>> = {
  'Member.bioHtml': 'Member.bio',
  'Tag.slug': 'Tag.name',
  'Post.html': 'Post.source',
  'Post.text': 'Post.source',
  'Revision.tagSlugs': 'Tag.name',
  'HeldPost.signals': 'WordRule.words',
  'WatchedPost.signals': 'WordRule.words',
  'WordRule.wordsKey': 'WordRule.words',
  'ConversationMessage.text': 'ConversationMessage.source',
  'Statement.reason': 'ReportReason.title',
  'Statement.rule': 'ReportReason.rule',
  'Statement.facts': 'Decision.facts',
  'Decision.before': 'Post.source',
  'SearchQuery.words': 'SearchQuery.query',
  'SearchWord.word': 'Post.source',
  'LedgerSlip.matter': 'Decision.facts',
  'LedgerDetail.content': 'Decision.facts',
  'Mail.props': 'Decision.facts',
  'Mail.subject': 'Conversation.subject',
  'Mail.html': 'Decision.facts',
  'Mail.text': 'Decision.facts',
  'Mail.preheader': 'Conversation.subject',
  'Mail.reason': 'Thread.title',
  'Mail.lastAnswer': 'MailSuppression.answer',
};

const SHAPED = 'has a shape that lets no mark-up in: a test of its room tries';
const CHOSEN = 'one of a few words that are written in the code';
const HASHED = 'a hash, a key or an address of ours';
const NUMBERS = 'holds ids, numbers and words of ours';
const UNSEEN = 'kept to be compared with, never shown';

/** What nobody can fill with words of their own, and why. */
export const OURS: Readonly<Record<string, string>> = {
  ...of(SHAPED, 'Member.username', 'Member.usernameKey', 'Member.usernameSkeleton', 'RetiredUsername.usernameSkeleton', 'Account.email', 'Account.emailKey', 'EmailToken.email', 'Mail.toAddress', 'Notice.email', 'Notice.address'),
  ...of(SHAPED, 'MailSuppression.address', 'Category.slug', 'Category.colour', 'Thread.slug', 'Setting.colour', 'Setting.contactEmail', 'Setting.timeZone', 'Setting.smtpUrl', 'Setting.mailFrom', 'Member.timeZone', 'SavedFilter.query', 'Session.network'),
  ...of(CHOSEN, 'Category.icon', 'Member.locale', 'Member.theme', 'Mail.letter', 'Mail.locale', 'Notice.locale', 'Mail.withheldFor', 'ApiToken.scopes', 'HeldPost.language', 'HeldPost.via', 'Post.language', 'Thread.language', 'ReviewItem.language', 'ReviewScope.languages', 'WordRule.language'),
  ...of(CHOSEN, 'Decision.program', 'SearchSynonym.language', 'SearchQuery.locale', 'SearchQuery.engine', 'Upload.purpose', 'ThreadLink.kind', 'Notification.kind', 'NotificationFact.kind', 'NotificationPreference.kind', 'ReportReason.dsaCategory', 'Setting.defaultLocale'),
  ...of(CHOSEN, 'Activity.kind', 'Activity.threadKind', 'Activity.via', 'ActivityCursor.subscriber', 'ActivityFailure.subscriber', 'LiveSignal.kind', 'ImportedItem.kind', 'LedgerSlip.act', 'LedgerSlip.actorRole', 'LedgerSlip.targetKind', 'LedgerEntry.act', 'LedgerEntry.actorRole', 'LedgerEntry.targetKind'),
  ...of(HASHED, 'Account.passwordHash', 'ApiToken.tokenHash', 'ApiToken.hint', 'EmailToken.codeHash', 'EmailToken.ticketHash', 'IdempotencyKey.requestHash', 'Submission.requestHash', 'ThreadView.reader', 'SearchQuery.reader', 'SearchDeflection.reader'),
  ...of(HASHED, 'Upload.sha256', 'RateLimit.key', 'Setting.key', 'Mail.messageName', 'Draft.key', 'Post.acceptedSlot'),
  ...of(NUMBERS, 'Thresholds.figures', 'Setting.updatedBy', 'Setting.logoId', 'Setting.faviconId', 'Setting.setupFinishedAt', 'Upload.variants', 'Mail.headers', 'Mail.purpose', 'MailUnsubscribe.purpose', 'LiveSignal.topic', 'LiveSignal.data', 'Notification.groupKey', 'NotificationFact.fact'),
  ...of(NUMBERS, 'NotificationFact.groupKey', 'NotificationRound.after', 'Thread.faces', 'WordRule.createdBy', 'WordRule.changedBy', 'LearntText.learntBy', 'LedgerSlip.rule', 'LedgerEntry.rule', 'LedgerSlip.actor', 'LedgerSlip.matterOf', 'LedgerSlip.erases', 'ImportedItem.source'),
  ...of(UNSEEN, 'ConversationMessage.submission', 'Submission.key', 'IdempotencyKey.key', 'IdempotencyKey.response', 'EmailToken.data', 'Activity.data', 'ActivityFailure.lastError', 'LearntText.tokens', 'LearntToken.token', 'SeenHost.host'),
};

function of(why: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, why]));
}
