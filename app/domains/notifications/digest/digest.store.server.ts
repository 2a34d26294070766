import { query, type Tx } from '~/platform/db/index.server';
import { now } from '~/platform/clock';
import { IS_THERE } from '../visible.store.server';
import { DIGEST_HOURS } from '../rules';
import type { Period } from './periods';

/** The zones that members live in. @param ofSite the zone of those who never chose one */
export async function readZones(ofSite: string): Promise<string[]> {
  const rows = await query<{ zone: string }>('notifications.zones', `SELECT DISTINCT COALESCE(time_zone, $1) AS zone FROM member WHERE status = 'active'`, [ofSite]);
  return rows.map(({ zone }) => zone);
}

/** Whether a minute of the day lies in a member's quiet hours (`quietUntil` of local-time says the same). */
const isQuiet = (minute: string): string =>
  `COALESCE(CASE WHEN s.quiet_from < s.quiet_to THEN ${minute} >= s.quiet_from AND ${minute} < s.quiet_to ELSE ${minute} >= s.quiet_from OR ${minute} < s.quiet_to END, false)`;
/** Whoever wants quiet in all hours in which digests leave gets theirs all the same, as they asked for one. */
const QUIET_ALL_DAY = `(CASE WHEN s.quiet_from < s.quiet_to THEN s.quiet_from <= ${DIGEST_HOURS.from * 60} AND s.quiet_to >= ${DIGEST_HOURS.to * 60}
  ELSE s.quiet_from <= ${DIGEST_HOURS.from * 60} OR s.quiet_to >= ${DIGEST_HOURS.to * 60} END)`;

/** A member for whom a period has not been decided on. */
export type Reader = { id: string; email: string; locale: string | null; name: string; silent: boolean };

/**
 * Members of a zone who get digests of this rhythm and wait for the one of the period, by their ids: with a confirmed address, members since
 * before it was due, not paused after a long silence, and not in their quiet hours.
 *
 * @param ofSite the zone of those who never chose one
 * @param silentSince who has not been seen since then is silent
 * @param minutes of the day there now
 */
export async function readersDue(zone: string, period: Period, { ofSite, silentSince, minutes, limit }: { ofSite: string; silentSince: Date; minutes: number; limit: number }): Promise<Reader[]> {
  return query<Reader>(
    'notifications.digest-readers',
    `SELECT m.id, a.email, m.locale, COALESCE(m.display_name, m.username) AS name, COALESCE(m.last_seen_at, m.created_at) < $5::timestamptz AS silent
       FROM member m JOIN account a ON a.member_id = m.id AND a.email IS NOT NULL AND a.email_verified_at IS NOT NULL
       LEFT JOIN notification_setting s ON s.member_id = m.id
      WHERE COALESCE(m.time_zone, $8) = $1 AND COALESCE(s.digest, 'weekly') = $2::digest_rhythm AND ${IS_THERE}
        AND m.created_at < $4::timestamptz AND COALESCE(s.digest_since <= $4, true)
        AND (s.digest_paused_at IS NULL OR m.last_seen_at > s.digest_paused_at)
        AND NOT EXISTS (SELECT 1 FROM digest d WHERE d.member_id = m.id AND d.period = $3::date)
        AND NOT (${isQuiet('$7::int')} AND NOT ${QUIET_ALL_DAY})
      ORDER BY m.id LIMIT $6`,
    [zone, period.rhythm, period.day, period.due, silentSince, limit, minutes, ofSite],
  );
}

/** Takes the period of these members upon itself: once each, whoever else tries. Answers those whom nobody had taken. */
export async function claimDigests(tx: Tx, memberIds: string[], day: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    INSERT INTO digest (member_id, period, decided_at) SELECT id, ${day}::date, ${now()}::timestamptz FROM unnest(${memberIds}::text[]) AS id
    ON CONFLICT DO NOTHING RETURNING member_id AS "memberId"`;
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Notes which letters came of it, and that the facts which waited for it have had their turn. */
export async function settleDigests(tx: Tx, memberIds: string[], sent: readonly { memberId: string; mailId: string }[], { day, due }: Period): Promise<void> {
  const mails = JSON.stringify(sent);
  await tx.$executeRaw`
    UPDATE digest d SET mail_id = s."mailId" FROM jsonb_to_recordset(${mails}::jsonb) AS s("memberId" text, "mailId" text)
     WHERE d.member_id = s."memberId" AND d.period = ${day}::date`;
  await tx.$executeRaw`
    UPDATE notification_fact f SET mail = CASE WHEN s."mailId" IS NULL THEN 'dropped' ELSE 'sent' END::notice_mail, mail_at = ${now()}::timestamptz, mail_id = s."mailId"
      FROM unnest(${memberIds}::text[]) AS m(id) LEFT JOIN jsonb_to_recordset(${mails}::jsonb) AS s("memberId" text, "mailId" text) ON s."memberId" = m.id
     WHERE f.member_id = m.id AND f.mail = 'digest' AND f.at < ${due}::timestamptz`;
}

/** The last word was said: nothing more until the member comes back. */
export async function pauseDigests(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const at = now();
  for (const memberId of memberIds) {
    const paused = { digestPausedAt: at };
    await tx.notificationSetting.upsert({ where: { memberId }, create: { memberId, ...paused }, update: paused, select: { memberId: true } });
  }
}
