import { db, pool, type Prisma } from '~/platform/db/index.server';

const FIELDS = { address: true, answer: true, mailId: true, createdAt: true } satisfies Prisma.MailSuppressionSelect;

/** An address that takes nothing, and why. */
export type Suppression = Prisma.MailSuppressionGetPayload<{ select: typeof FIELDS }>;

/** Where a page of them ended. */
export type SuppressionPlace = { createdAt: Date; address: string };

/** Suppressed addresses, the latest first, at most `limit`; `to` is one whole address, `before` the last one seen. */
export async function listSuppressions({ to, before, limit }: { to?: string; before?: SuppressionPlace; limit: number }): Promise<Suppression[]> {
  return db.mailSuppression.findMany({
    where: {
      ...(to ? { address: to.toLowerCase() } : {}),
      ...(before
        ? { createdAt: { lte: before.createdAt }, OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, address: { lt: before.address } }] }
        : {}),
    },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { address: 'desc' }],
    take: limit,
  });
}

/** The suppression of one address; null when letters may go there. */
export async function getSuppression(address: string): Promise<Suppression | null> {
  return db.mailSuppression.findUnique({ where: { address: address.toLowerCase() }, select: FIELDS });
}

/** The way back: letters may go to the address again, whose refused letter is named. Twice is the same as once. */
export async function liftSuppression(mailId: string): Promise<void> {
  await db.mailSuppression.deleteMany({ where: { mailId } });
}

/** How many addresses are suppressed. */
export async function countSuppressions(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*) AS count FROM mail_suppression');
  return rows[0]?.count ?? 0;
}
