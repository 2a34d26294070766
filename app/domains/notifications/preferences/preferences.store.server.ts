import { query, type Tx } from '~/platform/db/index.server';
import type { Choice, DigestRhythm, NoticeKind } from '../rules';

export type Setting = { quietFrom: number | null; quietTo: number | null; digest: DigestRhythm };

export async function readSetting(memberId: string): Promise<Setting | null> {
  const [setting] = await query<Setting>(
    'notifications.setting',
    `SELECT quiet_from AS "quietFrom", quiet_to AS "quietTo", digest::text FROM notification_setting WHERE member_id = $1`,
    [memberId],
  );
  return setting ?? null;
}

export async function readChoices(memberId: string): Promise<({ kind: NoticeKind } & Choice)[]> {
  return query<{ kind: NoticeKind } & Choice>(
    'notifications.choices',
    `SELECT kind, site, mail::text FROM notification_preference WHERE member_id = $1`,
    [memberId],
  );
}

/**
 * Writes what is given; a rhythm that changes begins at `at`, so that no digest is made up for. Mail at once that was above
 * the day's twenty waits for a day with room when no digest will bring it any more.
 */
export async function writeSetting(tx: Tx, memberId: string, setting: Partial<Setting>, at: Date): Promise<void> {
  const before = await tx.notificationSetting.findUnique({ where: { memberId }, select: { digest: true } });
  const changes = setting.digest !== undefined && setting.digest !== (before?.digest ?? 'weekly');
  const columns = { ...setting, ...(changes ? { digestSince: at, digestPausedAt: null } : {}) };
  await tx.notificationSetting.upsert({ where: { memberId }, create: { memberId, ...columns }, update: columns, select: { memberId: true } });
  // What was chosen for the digest was never due.
  if (setting.digest === 'never') await tx.notificationFact.updateMany({ where: { memberId, mail: 'digest', mailAt: { not: null } }, data: { mail: 'waiting' } });
}

export async function writeChoice(tx: Tx, memberId: string, kind: NoticeKind, choice: Choice): Promise<void> {
  await tx.notificationPreference.upsert({
    where: { memberId_kind: { memberId, kind } },
    create: { memberId, kind, ...choice },
    update: choice,
    select: { memberId: true },
  });
}

/** Mail that waits is for nobody any more: of a kind, of a thread, or all there is. */
export async function dropWaiting(tx: Tx, memberId: string, of: { kind?: NoticeKind; threadId?: string }): Promise<void> {
  await tx.notificationFact.updateMany({ where: { memberId, ...of, mail: { in: ['waiting', 'digest'] } }, data: { mail: 'dropped' } });
}
