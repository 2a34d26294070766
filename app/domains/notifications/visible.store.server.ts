/**
 * The conditions that decide who may be told of what, as SQL: asked when somebody is told, when the list is shown, and
 * when a mail is written. They are the policy of threads (`seePost`) for many members at once, and stricter in two
 * things: what was removed is told to nobody, and what is unlisted only to those whom it addresses.
 *
 * A text that waits for approval is no post: nobody is told of it before it is published.
 */

/** Of a thread `t`, a post `p` and its parent `parent`: they are there, and may be told as `kind`. */
export function isTold(kind: string): string {
  return `t.deleted_at IS NULL AND p.deleted_at IS NULL AND parent.deleted_at IS NULL AND (${kind} <> 'followed' OR t.unlisted_at IS NULL)`;
}

/** The thread, its category, the post and its parent of something with `thread_id` and `post_id`. */
export function things(of: string): string {
  return `JOIN thread t ON t.id = ${of}.thread_id JOIN category c ON c.id = t.category_id JOIN post p ON p.id = ${of}.post_id
     LEFT JOIN post parent ON parent.id = p.parent_id AND p.kind = 'comment'`;
}

const RANKS = `ARRAY['everyone', 'member', 'moderator', 'manager', 'admin', 'owner']`;

/** The category `c` may be read by the member `m`. */
export const MAY_READ = `array_position(${RANKS}, m.role::text) >= array_position(${RANKS}, c.read_by::text)`;

/** The member `m` is there, and can sign in: not closed, not waiting to be claimed, not disabled. */
export const IS_THERE = `m.status = 'active' AND NOT EXISTS (SELECT 1 FROM account WHERE account.member_id = m.id AND account.disabled_at IS NOT NULL)`;

/** Somebody has read the thread up to the fact `f` since it happened: an edit may add something to what was read. */
export const WAS_READ = `f.kind IN ('reply', 'comment', 'mention', 'quote', 'followed') AND EXISTS (
    SELECT 1 FROM reading r WHERE r.member_id = f.member_id AND r.thread_id = f.thread_id AND r.last_read_number >= f.number AND r.last_read_at >= f.at)`;

/**
 * The level that the member `m` chose for the thread `t`: of several choices the narrowest holds, of equally narrow ones
 * the most attentive; null where nothing was chosen.
 */
const LEVEL = `(
    SELECT level FROM follow WHERE member_id = m.id AND (
      target_kind = 'thread' AND target_id = t.id OR target_kind = 'category' AND target_id = t.category_id OR target_kind = 'member' AND target_id = t.author_id
      OR target_kind = 'tag' AND target_id IN (SELECT tag_id FROM thread_tag WHERE thread_id = t.id))
     ORDER BY target_kind DESC, level DESC LIMIT 1)`;

/** The thread `t` is muted by the member `m`. */
export const IS_MUTED = `'muted' IS NOT DISTINCT FROM ${LEVEL}`;

/** The thread `t` is followed by the member `m`. */
export const IS_FOLLOWED = `${LEVEL} >= 'following'`;

/**
 * The member `m` has not muted or blocked somebody. The flag is asked first, which spares all others the question.
 * @param author column of the other's id
 */
export function isUnmuted(author: string): string {
  return `(NOT m.mutes OR NOT EXISTS (SELECT 1 FROM member_mute u WHERE u.member_id = m.id AND u.target_id = ${author}))`;
}

/**
 * A fact by somebody may be told to the member `m`: they have not muted them. What staff do as staff is told all the same:
 * announcements, answers accepted in the asker's stead, and every kind that is not named here.
 * @param kind column of the fact's kind @param actor column of the id of who did it
 */
export function isHeard(kind: string, actor: string): string {
  return `(${isUnmuted(actor)} OR ${kind} NOT IN ('reply', 'comment', 'mention', 'quote', 'followed', 'accepted')
    OR (${kind} = 'accepted' AND ${actor} <> t.author_id) OR (t.kind = 'announcement' AND p.kind = 'opening'))`;
}

/** A message in the conversation `k` with the member `who` may be told as `kind` to the member `m`: the policy of messages. */
export function mayReadMessage(kind: string): string {
  return `(CASE ${kind} WHEN 'staff' THEN k.member_id = m.id WHEN 'memberReply' THEN k.member_id <> m.id AND m.role > 'member' AND m.role >= who.role ELSE false END)`;
}

/** The conversation, and the member with whom it is, of something with `conversation_id`. */
export function conversationOf(of: string): string {
  return `JOIN conversation k ON k.id = ${of}.conversation_id JOIN member who ON who.id = k.member_id`;
}

/**
 * Somebody has read the conversation `k` up to the fact `f`; what a member answered is settled for the whole team when it
 * waits no more.
 */
export const MESSAGE_WAS_READ = `(EXISTS (
    SELECT 1 FROM conversation_reading r WHERE r.conversation_id = f.conversation_id AND r.member_id = f.member_id AND r.last_read_number >= f.number)
  OR f.kind = 'memberReply' AND (k.waiting_since IS NULL OR f.at < k.waiting_since))`;

/** Kinds of notifications that tell of messages, for `IN`. */
export const OF_MESSAGES = `('staff', 'memberReply')`;
