import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the site, in one table of contents. */
export default [
  // Reading
  index('routes/community/home.tsx'),
  ...(['new', 'unanswered', 'top'] as const).map((order) => route(order, 'routes/community/home.tsx', { id: `home-${order}` })),
  route('unread', 'routes/community/unread.tsx'),
  route('c', 'routes/community/categories.tsx'),
  route('c/:category', 'routes/community/category.tsx'),
  route('tags', 'routes/community/tags.tsx'),
  route('tag/:tag', 'routes/community/tag.tsx'),
  route('t/:slug/:id', 'routes/community/thread.tsx'),
  route('t/:id', 'routes/community/thread-by-id.ts'),
  route('p/:id', 'routes/community/permalink.ts'),
  route('p/:id/history', 'routes/community/history.tsx'),
  route('m/:username', 'routes/community/profile.tsx'),
  route('search', 'routes/community/search.tsx'),

  // Writing
  route('ask', 'routes/community/ask.tsx'),
  route('p/:id/edit', 'routes/community/edit.tsx'),
  route('p/:id/comment', 'routes/community/comment.tsx'),
  route('p/:id/bookmark', 'routes/member/bookmark.tsx'),
  route('p/:id/report', 'routes/community/report-post.tsx'),
  route('m/:username/report', 'routes/community/report-member.tsx'),
  route('drafts', 'routes/member/drafts.tsx'),
  route('settings/data/file', 'routes/member/own-data-file.ts'),
  route('waiting', 'routes/member/waiting.tsx'),
  route('waiting/:id', 'routes/member/waiting-text.tsx'),
  route('bookmarks', 'routes/member/bookmarks.tsx'),
  route('m/:username/mute', 'routes/member/mute.tsx'),

  // What a member was told
  route('notifications', 'routes/member/notifications.tsx'),
  route('notifications/:id', 'routes/resources/notification.ts'),

  // What the team and a member write to each other
  route('messages', 'routes/member/messages.tsx'),
  route('messages/:id', 'routes/member/message.tsx'),

  // What was decided about a member's words
  route('statements', 'routes/member/statements.tsx'),
  route('statements/:id', 'routes/member/statement.tsx'),
  route('statements/:id/appeal', 'routes/member/appeal.tsx'),

  // The review queue
  ...prefix('moderation', [
    index('routes/moderation/queue.tsx'),
    route('bulk', 'routes/moderation/bulk.tsx'),
    route('bulk/:batch', 'routes/moderation/batch.ts'),
    route('filters', 'routes/moderation/filters.tsx'),
    route('filters/:filter', 'routes/moderation/filter.ts'),
    route(':id', 'routes/moderation/item.tsx'),
    route(':id/claim', 'routes/moderation/claim.ts'),
    route(':id/decision', 'routes/moderation/decide.ts'),
    route(':id/decision/:decision', 'routes/moderation/decision.ts'),
  ]),

  // Verbs on threads and posts
  route('threads/picked', 'routes/resources/picked.ts'),
  ...prefix('threads/:id', [
    route('me-too', 'routes/resources/me-too.ts'),
    route('pin', 'routes/resources/pin.ts'),
    route('lock', 'routes/resources/lock.ts'),
    route('unlist', 'routes/resources/unlist.ts'),
    route('move', 'routes/resources/move.ts'),
    route('kind', 'routes/resources/kind.ts'),
    route('reading', 'routes/resources/reading.ts'),
  ]),
  ...prefix('posts/:id', [
    route('delete', 'routes/resources/delete-post.ts'),
    route('vote', 'routes/resources/vote.ts'),
    route('accept', 'routes/resources/accept.ts'),
    route('bookmark', 'routes/resources/bookmark-post.ts'),
  ]),
  route('members/:id/mute', 'routes/resources/mute.ts'),
  route('levels/:kind/:id', 'routes/resources/level.ts'),
  ...(['new', 'unread'] as const).map((of) => route(`${of}/dismissal`, 'routes/resources/dismissal.ts', { id: `dismissal-${of}` })),

  // What the composer and the boxes ask for
  ...prefix('resources', [
    route('preview', 'routes/resources/preview.ts'),
    route('draft', 'routes/resources/draft.ts'),
    route('similar', 'routes/resources/similar.ts'),
    route('suggest', 'routes/resources/suggest.ts'),
    route('alerts', 'routes/resources/alerts.ts'),
    route('rows', 'routes/resources/rows.ts'),
  ]),
  route('preferences/language', 'routes/resources/language.ts'),
  route('preferences/theme', 'routes/resources/theme.ts'),
  route('uploads', 'routes/resources/upload.ts'),
  route('uploads/:id/:variant', 'routes/resources/uploaded.ts'),
  route('cards/:thread/:file', 'routes/resources/card.ts'),

  // Coming in
  layout('routes/identity/layout.tsx', [
    route('join', 'routes/identity/join.tsx'),
    route('join/confirm', 'routes/identity/join-confirm.tsx'),
    route('sign-in', 'routes/identity/sign-in.tsx'),
    route('sign-in/link', 'routes/identity/sign-in-link.tsx'),
    route('sign-in/confirm', 'routes/identity/sign-in-confirm.tsx'),
    route('reset', 'routes/identity/reset.tsx'),
    route('reset/confirm', 'routes/identity/reset-confirm.tsx'),
    route('claim', 'routes/identity/claim.tsx'),
    route('invitation', 'routes/identity/invitation.tsx'),
    route('settings/email/confirm', 'routes/identity/email-confirm.tsx'),
  ]),
  route('sign-out', 'routes/identity/sign-out.ts'),

  // What anybody may check
  route('transparency', 'routes/public/transparency.tsx'),
  route('transparency/ledger', 'routes/public/ledger.tsx'),
  route('transparency/report/:file', 'routes/public/transparency-report.ts'),
  route('transparency/:year', 'routes/public/transparency.tsx', { id: 'transparency-year' }),

  // Notices of illegal content, by anybody
  route('notice', 'routes/public/notice.tsx'),
  route('notice/:token', 'routes/public/notice-state.tsx'),

  // From a letter
  route('unsubscribe', 'routes/public/unsubscribe.tsx'),

  // The first hour of a community
  layout('routes/setup/layout.tsx', [
    route('setup', 'routes/setup/owner.tsx'),
    ...prefix('setup', [
      route('brand', 'routes/setup/brand.tsx'),
      route('categories', 'routes/setup/categories.tsx'),
      route('mail', 'routes/setup/mail.tsx'),
      route('team', 'routes/setup/team.tsx'),
      route('done', 'routes/setup/done.tsx'),
    ]),
  ]),

  // A member's own
  layout('routes/member/settings.tsx', [
    ...prefix('settings', [
      index('routes/member/settings-index.ts'),
      route('profile', 'routes/member/profile.tsx'),
      route('account', 'routes/member/account.tsx'),
      route('preferences', 'routes/member/preferences.tsx'),
      route('following', 'routes/member/following.tsx'),
      route('muted', 'routes/member/muted.tsx'),
      route('notifications', 'routes/member/notification-settings.tsx'),
      route('sessions', 'routes/member/sessions.tsx'),
      route('tokens', 'routes/member/tokens.tsx'),
      route('data', 'routes/member/own-data.tsx'),
      route('close', 'routes/member/close.tsx'),
    ]),
  ]),

  // Staff
  layout('routes/staff/layout.tsx', [
    ...prefix('staff', [
      index('routes/staff/home.tsx'),
      route('go', 'routes/staff/palette.tsx'),
      route('brand', 'routes/staff/brand.tsx'),
      route('categories', 'routes/staff/categories.tsx'),
      route('categories/new', 'routes/staff/new-category.tsx'),
      route('categories/:id', 'routes/staff/category.tsx'),
      route('tags', 'routes/staff/tags.tsx'),
      route('tags/:id', 'routes/staff/tag.tsx'),
      route('search', 'routes/staff/search.tsx'),
      route('members', 'routes/staff/members.tsx'),
      route('members/:id', 'routes/staff/member.tsx'),
      route('members/:id/message', 'routes/staff/write-to-member.tsx'),
      route('reasons', 'routes/staff/reasons.tsx'),
      route('reasons/:id', 'routes/staff/reason.tsx'),
      route('canned', 'routes/staff/canned.tsx'),
      route('canned/:id', 'routes/staff/canned-words.tsx'),
      route('thresholds', 'routes/staff/thresholds.tsx'),
      route('words', 'routes/staff/words.tsx'),
      route('words/:id', 'routes/staff/word-rule.tsx'),
      route('messages', 'routes/staff/messages.tsx'),
      route('messages/:id', 'routes/staff/conversation.tsx'),
      route('invitations', 'routes/staff/invitations.tsx'),
      route('outbox', 'routes/staff/outbox.tsx'),
      route('outbox/refused', 'routes/staff/outbox-refused.tsx'),
      route('outbox/:id', 'routes/staff/outbox-letter.tsx'),
      route('mail-settings', 'routes/staff/mail-settings.tsx'),
      route('ledger', 'routes/staff/ledger.tsx'),
    ]),
  ]),

  route('staff/outbox/:id/body', 'routes/staff/outbox-letter-body.ts'),

  // For machines
  route('feed.xml', 'routes/feeds/site.ts'),
  route('c/:category/feed.xml', 'routes/feeds/category.ts'),
  route('tag/:tag/feed.xml', 'routes/feeds/tag.ts'),
  route('t/:slug/:id/feed.xml', 'routes/feeds/thread.ts'),
  route('sitemap.xml', 'routes/feeds/sitemap-index.ts'),
  route('sitemaps/:name', 'routes/feeds/sitemap.ts'),
  route('robots.txt', 'routes/feeds/robots.ts'),
  route('manifest.webmanifest', 'routes/feeds/manifest.ts'),
  route('.well-known/security.txt', 'routes/feeds/security.ts'),
  route('api', 'routes/api/viewer.tsx'),
  route('api/try', 'routes/api/try.ts'),
  route('api/v1/*', 'routes/api/v1.ts'),

  // Addresses of the platform that was left
  route('questions/tagged/:tag', 'routes/resources/legacy.ts', { id: 'legacy-tag' }),
  ...['questions/:id', 'questions/:id/*', 'q/:id', 'q/:id/*', 'a/:id', 'a/:id/*', 'users/:id', 'users/:id/*'].map((path) =>
    route(path, 'routes/resources/legacy.ts', { id: `legacy-${path}` }),
  ),

  // Where nobody was sent on purpose
  ...prefix('dev', [
    route('mail', 'routes/dev/mail.tsx'),
    route('mail/:id', 'routes/dev/letter.tsx'),
    route('mail/:id/body', 'routes/dev/letter-body.ts'),
    route('emails', 'routes/dev/emails.tsx'),
    route('emails/:name/body', 'routes/dev/sample-body.ts'),
    route('ui', 'routes/dev/ui.tsx'),
  ]),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig;
