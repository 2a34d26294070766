import { now } from '~/platform/clock';
import { db, pool } from '~/platform/db/index.server';

/** Notes that a member does not want letters of this purpose. Twice is the same as once. */
export async function addUnsubscription(memberId: string, purpose: string): Promise<void> {
  await db.mailUnsubscribe.createMany({ data: [{ memberId, purpose, createdAt: now() }], skipDuplicates: true });
}

/** What a member has unsubscribed from, sorted. */
export async function listUnsubscriptions(memberId: string): Promise<string[]> {
  const { rows } = await pool.query<{ purpose: string }>({
    name: 'mail-unsubscriptions',
    text: 'SELECT purpose FROM mail_unsubscribe WHERE member_id = $1 ORDER BY purpose',
    values: [memberId],
  });
  return rows.map(({ purpose }) => purpose);
}

/** Lets letters of these purposes go to the member again. */
export async function liftUnsubscriptions(memberId: string, purposes: readonly string[]): Promise<void> {
  await db.mailUnsubscribe.deleteMany({ where: { memberId, purpose: { in: [...purposes] } } });
}
