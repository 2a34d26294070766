import type { Role } from '~/domains/identity';
import { db, query, queryIn, quickQuery, type Tx } from '~/platform/db/index.server';

/** What a profile page shows. `bioHtml` is safe to show as it is. */
export type Profile = {
  id: string;
  username: string;
  displayName: string | null;
  role: Role;
  status: 'active' | 'unclaimed';
  avatarId: string | null;
  bio: string | null;
  bioHtml: string | null;
  location: string | null;
  website: string | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  threadCount: number;
  postCount: number;
  acceptedCount: number;
};

const PROFILE = `m.id, m.username, m.display_name AS "displayName", m.role, m.status, m.avatar_id AS "avatarId", m.bio, m.bio_html AS "bioHtml",
  m.location, m.website, m.created_at AS "createdAt", m.last_seen_at AS "lastSeenAt",
  m.thread_count AS "threadCount", m.post_count AS "postCount", m.accepted_count AS "acceptedCount"`;

export async function findProfile(usernameKey: string): Promise<Profile | null> {
  const rows = await query<Profile>('members.profile', `SELECT ${PROFILE} FROM member m WHERE m.username_key = $1 AND m.status <> 'closed'`, [usernameKey]);
  return rows[0] ?? null;
}

export async function findProfileById(id: string): Promise<Profile | null> {
  const rows = await query<Profile>('members.profile-by-id', `SELECT ${PROFILE} FROM member m WHERE m.id = $1 AND m.status <> 'closed'`, [id]);
  return rows[0] ?? null;
}

/** Enough to name somebody and to show their face. */
export type MemberCard = { id: string; username: string; displayName: string | null; avatarId: string | null; role: Role; status: 'active' | 'unclaimed' | 'closed' };

const CARD = `m.id, m.username, m.display_name AS "displayName", m.avatar_id AS "avatarId", m.role, m.status`;

/** Those who are there, in no particular order. */
export function findByIds(ids: string[]): Promise<MemberCard[]> {
  return quickQuery<MemberCard>('members.by-ids', `SELECT ${CARD} FROM member m WHERE m.id = ANY($1)`, [ids]);
}

export function findByUsernameKeys(keys: string[], tx: Tx | null = null): Promise<MemberCard[]> {
  return queryIn<MemberCard>(tx, 'members.by-keys', `SELECT ${CARD} FROM member m WHERE m.username_key = ANY($1) AND m.status <> 'closed'`, [keys]);
}

/**
 * Members whose username or display name begins so, those who write most first. Each of the two indexes gives at most
 * 200, so that one letter costs no more than a name.
 */
export function findByPrefix(prefix: string, plainPrefix: string, limit: number): Promise<MemberCard[]> {
  const pattern = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`;
  return query<MemberCard>(
    'members.by-prefix',
    `SELECT ${CARD} FROM member m JOIN (
         (SELECT id FROM member WHERE username_key COLLATE "C" LIKE $1 AND status <> 'closed' LIMIT 200)
         UNION (SELECT id FROM member WHERE plain_words(display_name) LIKE $2 AND status <> 'closed' LIMIT 200)) found ON found.id = m.id
      ORDER BY (m.username_key = $4) DESC, m.post_count DESC, m.username_key LIMIT $3`,
    [pattern(prefix), pattern(plainPrefix), limit, prefix],
  );
}

export type Place = { createdAt: Date; id: string };

/** Members who have not left, newest first, from a place on; one more than asked tells whether there are further ones. */
export function findPage(after: Place | null, limit: number): Promise<Profile[]> {
  return query<Profile>(
    after ? 'members.page-after' : 'members.page',
    `SELECT ${PROFILE} FROM member m WHERE m.status <> 'closed' ${after ? 'AND (m.created_at, m.id) < ($2, $3)' : ''}
      ORDER BY m.created_at DESC, m.id DESC LIMIT $1`,
    after ? [limit, after.createdAt, after.id] : [limit],
  );
}

/** A line of the staff's list; `email` only where the reader may see it. */
export type StaffRow = MemberCard & { email: string | null; createdAt: Date; lastSeenAt: Date | null; postCount: number; disabledAt: Date | null };

const STAFF_ROW = (emails: string) => `${CARD}, CASE WHEN ${emails} THEN a.email END AS email, m.created_at AS "createdAt",
            m.last_seen_at AS "lastSeenAt", m.post_count AS "postCount", a.disabled_at AS "disabledAt"`;

/** One line of that list. */
export async function findOneForStaff(id: string, emails: boolean): Promise<StaffRow | null> {
  const rows = await query<StaffRow>(
    'members.one-for-staff',
    `SELECT ${STAFF_ROW('$2::boolean')} FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = $1`,
    [id, emails],
  );
  return rows[0] ?? null;
}

/** How many members there are: active ones, imported ones that wait, and those of the team. */
export async function countForStaff(): Promise<{ active: number; unclaimed: number; team: number }> {
  const rows = await query<{ active: number; unclaimed: number; team: number }>(
    'members.count-for-staff',
    `SELECT count(*) FILTER (WHERE status = 'active')::int AS active, count(*) FILTER (WHERE status = 'unclaimed')::int AS unclaimed,
            count(*) FILTER (WHERE status = 'active' AND role <> 'member')::int AS team FROM member`,
    [],
  );
  return rows[0] ?? { active: 0, unclaimed: 0, team: 0 };
}

export type StaffFilter = { q: string | null; emails: boolean; role: Role | null; status: string | null; after: Place | null; limit: number };

export function findForStaff({ q, emails, role, status, after, limit }: StaffFilter): Promise<StaffRow[]> {
  const part = q === null ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return query<StaffRow>(
    'members.for-staff',
    `SELECT ${STAFF_ROW('$2')}
       FROM member m LEFT JOIN account a ON a.member_id = m.id
      WHERE ($1::text IS NULL OR m.username_key LIKE $1 OR plain_words(m.display_name) LIKE plain_words($1) OR ($2 AND a.email_key LIKE $1))
        AND ($3::role IS NULL OR m.role = $3) AND ($4::member_status IS NULL OR m.status = $4)
        AND ($5::timestamptz IS NULL OR (m.created_at, m.id) < ($5, $6))
      ORDER BY m.created_at DESC, m.id DESC LIMIT $7`,
    [part, emails, role, status, after?.createdAt ?? null, after?.id ?? null, limit],
  );
}

export type ProfileColumns = { displayName: string | null; bio: string | null; bioHtml: string | null; bioRenderVersion: number; location: string | null; website: string | null };

/** Writes the profile of an active member; false when there is none. */
export async function writeProfile(tx: Tx, id: string, columns: ProfileColumns): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id, status: 'active' }, data: { ...columns, version: { increment: 1 } } });
  return count === 1;
}

/** What a member says and shows of themselves. */
export type ProfileWords = Pick<ProfileColumns, 'displayName' | 'bio' | 'bioHtml' | 'location' | 'website'> & { avatarId: string | null };

/** Empties a profile. @returns what it said; null where there is no such member */
export async function wipeProfile(tx: Tx, id: string): Promise<ProfileWords | null> {
  const [row] = await tx.$queryRaw<ProfileWords[]>`
    UPDATE member m SET display_name = NULL, bio = NULL, bio_html = NULL, location = NULL, website = NULL, avatar_id = NULL, version = m.version + 1
      FROM (SELECT id, display_name, bio, bio_html, location, website, avatar_id FROM member WHERE id = ${id} AND status <> 'closed' FOR NO KEY UPDATE) was
     WHERE m.id = was.id
    RETURNING was.display_name AS "displayName", was.bio, was.bio_html AS "bioHtml", was.location, was.website, was.avatar_id AS "avatarId"`;
  return row ?? null;
}

/** Fills what is still empty. */
export async function refillProfile(tx: Tx, id: string, words: ProfileWords): Promise<void> {
  await tx.$executeRaw`
    UPDATE member SET display_name = COALESCE(display_name, ${words.displayName}), location = COALESCE(location, ${words.location}),
           website = COALESCE(website, ${words.website}), avatar_id = COALESCE(avatar_id, ${words.avatarId}), bio = COALESCE(bio, ${words.bio}),
           bio_html = CASE WHEN bio IS NULL THEN ${words.bioHtml} ELSE bio_html END, version = version + 1
     WHERE id = ${id} AND status <> 'closed'`;
}

export type PreferenceColumns = { locale?: string; timeZone?: string; theme?: string | null; singleKeys?: boolean };

export async function writePreferences(id: string, columns: PreferenceColumns): Promise<boolean> {
  const { count } = await db.member.updateMany({ where: { id, status: 'active' }, data: columns });
  return count === 1;
}

export async function writeAvatar(tx: Tx, id: string, avatarId: string | null): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id, status: 'active' }, data: { avatarId, version: { increment: 1 } } });
  return count === 1;
}

export type OldBio = { id: string; bio: string; locale: string | null };

/** Biographies whose HTML an older version made. */
export function findOldBios(version: number, limit: number): Promise<OldBio[]> {
  return query<OldBio>('members.old-bios', `SELECT id, bio, locale FROM member WHERE bio IS NOT NULL AND bio_render_version < $1 LIMIT $2`, [version, limit]);
}

/** Writes what was made of a biography, unless it is another by now. @param html null: only notes the version */
export async function writeBioHtml({ id, bio }: OldBio, html: string | null, version: number): Promise<void> {
  await query(
    'members.write-bio-html',
    `UPDATE member SET bio_html = COALESCE($3, bio_html), bio_render_version = $4 WHERE id = $1 AND bio = $2`,
    [id, bio, html, version],
  );
}

export async function countBios(version: number): Promise<{ waiting: number; total: number }> {
  const [row] = await query<{ waiting: number; total: number }>(
    'members.count-bios',
    `SELECT count(*) FILTER (WHERE bio_render_version < $1) AS waiting, count(*) AS total FROM member WHERE bio IS NOT NULL`,
    [version],
  );
  return row ?? { waiting: 0, total: 0 };
}
