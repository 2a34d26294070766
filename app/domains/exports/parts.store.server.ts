import { query } from '~/platform/db/index.server';

/** Rows of one kind that are a member's own. `from` ends in a condition on `$1`, the member; `key` is unique among them, and an index of its table. */
type Part = { name: string; key: string; columns: string; from: string };

const PAGE = 200;

/** Nobody is told of a decision before it is final: until then a text waits, as it does for its author in the thread. */
const WAITING = `CASE WHEN h.state IN ('waiting', 'approved', 'refused') THEN 'waiting' ELSE h.state::text END`;
/** Address of the largest size, as `uploadUrl` writes it. */
const PICTURE = `'/uploads/' || u.id || '/' || (u.variants->0->>'name') || '.' || split_part(u.variants->0->>'type', '/', 2)`;

/** What is a member's own, table by table. */
export const parts: readonly Part[] = [
  {
    name: 'profile',
    key: 'm.id',
    columns: `m.id, m.username, m.display_name AS "displayName", m.role, m.bio, m.location, m.website, m.locale, m.time_zone AS "timeZone", m.theme,
      m.single_keys AS "singleKeys", m.avatar_id AS "avatarId", m.created_at AS "createdAt", m.last_seen_at AS "lastSeenAt", m.silenced_until AS "silencedUntil",
      m.suspended_until AS "suspendedUntil", m.thread_count AS threads, m.post_count AS posts, m.accepted_count AS "acceptedAnswers"`,
    from: 'member m WHERE m.id = $1',
  },
  { name: 'account', key: 'a.member_id', columns: 'a.email, a.email_verified_at AS "emailVerifiedAt", a.created_at AS "createdAt", a.password_hash IS NOT NULL AS "hasPassword"', from: 'account a WHERE a.member_id = $1' },
  { name: 'sessions', key: 's.id', columns: 's.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.network, s.user_agent AS "userAgent"', from: 'session s WHERE s.member_id = $1' },
  { name: 'apiTokens', key: 't.id', columns: 't.name, t.hint, t.scopes, t.created_at AS "createdAt", t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt"', from: 'api_token t WHERE t.member_id = $1' },
  {
    name: 'threads',
    key: 't.id',
    columns: `t.id, t.kind, t.title, t.language, t.created_at AS "createdAt", t.deleted_at AS "deletedAt",
      ARRAY(SELECT g.slug FROM thread_tag tt JOIN tag g ON g.id = tt.tag_id WHERE tt.thread_id = t.id ORDER BY 1) AS tags, '/t/' || t.slug || '/' || t.id AS path`,
    from: 'thread t WHERE t.author_id = $1',
  },
  {
    name: 'posts',
    key: 'p.id',
    columns: `p.id, p.thread_id AS "threadId", p.kind, p.number, p.source AS markdown, p.language, p.created_at AS "createdAt", p.edited_at AS "editedAt", p.score,
      p.accepted_at AS "acceptedAt", p.deleted_at AS "deletedAt", p.hidden_at AS "hiddenAt", '/p/' || p.id AS path`,
    from: 'post p WHERE p.author_id = $1',
  },
  {
    name: 'revisions',
    key: 'r.id',
    columns: 'r.post_id AS "postId", r.number, r.title, r.tag_slugs AS tags, r.source AS markdown, r.note, r.created_at AS "createdAt"',
    from: 'revision r JOIN post p ON p.id = r.post_id WHERE p.author_id = $1 AND r.editor_id = $1',
  },
  {
    name: 'editsOfOthers',
    key: 'r.id',
    columns: 'r.post_id AS "postId", r.number, r.note, r.created_at AS "createdAt"',
    from: 'revision r JOIN post p ON p.id = r.post_id WHERE r.editor_id = $1 AND p.author_id <> $1',
  },
  {
    name: 'waitingTexts',
    key: 'h.id',
    columns: `h.kind, h.thread_id AS "threadId", h.title, h.tags, h.source AS markdown, ${WAITING} AS state, h.created_at AS "createdAt"`,
    from: 'held_post h WHERE h.author_id = $1',
  },
  { name: 'drafts', key: 'd.key', columns: 'd.key, d.data, d.created_at AS "createdAt", d.updated_at AS "updatedAt"', from: 'draft d WHERE d.posted_at IS NULL AND d.member_id = $1' },
  { name: 'votes', key: 'v.post_id', columns: 'v.post_id AS "postId", v.value, v.created_at AS "createdAt"', from: 'vote v WHERE v.member_id = $1' },
  { name: 'haveThisToo', key: 'm.thread_id', columns: 'm.thread_id AS "threadId", m.created_at AS "createdAt"', from: 'me_too m WHERE m.member_id = $1' },
  { name: 'bookmarks', key: 'b.post_id', columns: 'b.post_id AS "postId", b.note, b.remind_at AS "remindAt", b.created_at AS "createdAt"', from: 'bookmark b WHERE b.member_id = $1' },
  { name: 'follows', key: `f.target_kind::text || ':' || f.target_id`, columns: 'f.target_kind AS kind, f.target_id AS "targetId", f.level, f.chosen, f.updated_at AS "updatedAt"', from: 'follow f WHERE f.member_id = $1' },
  {
    name: 'reading',
    key: 'r.thread_id',
    columns: 'r.thread_id AS "threadId", r.last_read_number AS "lastReadNumber", r.read_ms AS "readMs", r.first_opened_at AS "firstOpenedAt", r.last_read_at AS "lastReadAt"',
    from: 'reading r WHERE r.member_id = $1',
  },
  { name: 'muted', key: 'm.target_id', columns: 'm.target_id AS "memberId", m.level, m.created_at AS "createdAt"', from: 'member_mute m WHERE m.member_id = $1' },
  { name: 'notificationPreferences', key: 'n.kind', columns: 'n.kind, n.site, n.mail', from: 'notification_preference n WHERE n.member_id = $1' },
  { name: 'notificationSettings', key: 'n.member_id', columns: 'n.quiet_from AS "quietFrom", n.quiet_to AS "quietTo", n.digest, n.digest_paused_at AS "digestPausedAt"', from: 'notification_setting n WHERE n.member_id = $1' },
  { name: 'unsubscribed', key: 'u.purpose', columns: 'u.purpose, u.created_at AS "createdAt"', from: 'mail_unsubscribe u WHERE u.member_id = $1' },
  {
    name: 'notifications',
    key: 'n.id',
    columns: `n.kind, n.created_at AS "createdAt", n.updated_at AS "updatedAt", n.read_at AS "readAt",
      (SELECT json_agg(json_build_object('at', f.at, 'threadId', f.thread_id, 'postId', f.post_id, 'conversationId', f.conversation_id, 'figure', f.figure) ORDER BY f.at)
         FROM notification_fact f WHERE f.notification_id = n.id) AS about`,
    from: 'notification n WHERE n.member_id = $1',
  },
  { name: 'digests', key: `d.period::text || d.member_id`, columns: 'd.period', from: 'digest d WHERE d.member_id = $1' },
  {
    name: 'messages',
    key: 'm.id',
    columns: 'c.id AS "conversationId", c.subject, m.number, m.author_id IS NOT DISTINCT FROM $1 AS mine, m.from_team AS "fromTeam", m.source AS markdown, m.created_at AS "createdAt"',
    from: 'conversation c JOIN conversation_message m ON m.conversation_id = c.id WHERE c.member_id = $1',
  },
  {
    name: 'statements',
    key: 's.id',
    columns: `s.kind, s.target_kind AS "aboutKind", s.target_id AS "aboutId", s.reason, s.rule, s.ground, s.facts, s.auto_found AS "foundByProgram", s.auto_decided AS "decidedByProgram",
      s.from_at AS "fromAt", s.until_at AS "untilAt", s.told_at AS "toldAt", s.reversed_at AS "reversedAt",
      (SELECT x.lifted_at FROM sanction x WHERE x.statement_id = s.id) AS "liftedAt",
      (SELECT json_build_object('createdAt', a.created_at, 'overturned', a.restored) FROM appeal a WHERE a.statement_id = s.id) AS appeal`,
    from: 'statement s WHERE s.told_at IS NOT NULL AND s.member_id = $1',
  },
  {
    name: 'reports',
    key: 'r.id',
    columns: `i.kind AS "aboutKind", i.target_id AS "aboutId", r.image_id AS "imageId", r.reason_id AS reason, r.note, r.wants_outcome AS "wantsOutcome", r.created_at AS "createdAt", CASE WHEN r.answered_at IS NOT NULL THEN r.outcome END AS outcome, r.answered_at AS "answeredAt"`,
    from: 'report r JOIN review_item i ON i.id = r.item_id WHERE r.reporter_id = $1',
  },
  {
    name: 'pictures',
    key: 'u.id',
    columns: `u.id, u.purpose, u.alt, u.width, u.height, u.bytes, u.created_at AS "createdAt", u.withheld_at AS "withheldAt", ${PICTURE} AS path`,
    from: 'upload u WHERE u.member_id = $1',
  },
  { name: 'undeliverable', key: 'x.address', columns: 'x.address, x.answer, x.created_at AS "createdAt"', from: 'mail_suppression x JOIN account a ON lower(a.email) = x.address WHERE a.member_id = $1' },
  {
    name: 'activity',
    key: 'a.id',
    columns: 'a.kind, a.at, a.via, a.thread_id AS "threadId", a.post_id AS "postId", a.category_id AS "categoryId"',
    from: 'activity a WHERE a.actor_id = $1',
  },
  { name: 'letters', key: 'l.id', columns: 'l.letter, l.to_address AS "to", l.subject, l.created_at AS "createdAt", l.sent_at AS "sentAt"', from: 'mail l WHERE NOT l.secret AND l.member_id = $1' },
];

/** The rows of a part as JSON, some hundred at a time. What goes meanwhile is left out. */
export async function* readPart({ name, key, columns, from }: Part, memberId: string): AsyncGenerator<string[]> {
  // First which there are, so that a page costs its rows, and not all that the member has.
  const keys = await query<{ key: string }>(`exports.${name}.keys`, `SELECT ${key} AS key FROM ${from} ORDER BY ${key}`, [memberId]);
  for (let at = 0; at < keys.length; at += PAGE) {
    const rows = await query<{ row: string }>(
      `exports.${name}`,
      `SELECT row_to_json((SELECT own FROM (SELECT ${columns}) own))::text AS row FROM ${from} AND ${key} = ANY($2) ORDER BY ${key}`,
      [memberId, keys.slice(at, at + PAGE).map((row) => row.key)],
    );
    if (rows.length > 0) yield rows.map(({ row }) => row);
  }
}
