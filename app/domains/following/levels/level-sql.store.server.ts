/** Pieces of SQL about levels that several statements of the room share. `t` is the thread. */

/** The level of tags, of several the most attentive; else of the category; null where nothing was chosen. */
const WIDER = (member: string) => `COALESCE(
  (SELECT max(f.level) FROM thread_tag ft JOIN follow f ON f.member_id = ${member} AND f.target_kind = 'tag' AND f.target_id = ft.tag_id
    WHERE ft.thread_id = t.id),
  (SELECT f.level FROM follow f WHERE f.member_id = ${member} AND f.target_kind = 'category' AND f.target_id = t.category_id))`;

/** What a member chose, or came to, for the thread itself. */
const OWN = (member: string) => `(SELECT f.level FROM follow f WHERE f.member_id = ${member} AND f.target_kind = 'thread' AND f.target_id = t.id)`;

/** The level that holds in a thread by what is wider than it. @param member parameter of the member's id, `$1` */
export const widerLevel = (member: string): string => `COALESCE(${WIDER(member)}, 'normal'::follow_level)`;

/** The level that holds in a thread: the narrowest choice. @param member parameter of the member's id, `$1` */
export const levelInThread = (member: string): string => `COALESCE(${OWN(member)}, ${WIDER(member)}, 'normal'::follow_level)`;

/**
 * Somebody is neither muted nor blocked by the member. Whom they have muted is read once for the whole statement, and
 * only when a row asks for it.
 * @param member parameter of the member's id @param author column of the other's
 */
export const isHeard = (member: string, author: string): string => `${author} <> ALL(ARRAY(SELECT target_id FROM member_mute WHERE member_id = ${member}))`;
