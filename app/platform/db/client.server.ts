import { PrismaPg } from '@prisma/adapter-pg';
import { standIn } from '../lazy';
import { PrismaClient, type Prisma } from './generated/client';
import { onClose, openPool, watching } from './pool.server';
import { sqlState } from './sql-errors';

const TRIES = 3;
const WAIT_FOR_CONNECTION_MS = 5000;
const TRANSACTION_TIMEOUT_MS = 10_000;

/** What a store gets inside a transaction: the models and raw SQL, without `$transaction`. */
export type Tx = Prisma.TransactionClient;

let open: PrismaClient | null = null;

function client(): PrismaClient {
  if (open) return open;
  const made = new PrismaClient({ adapter: new PrismaPg(openPool()) });
  onClose(async () => {
    open = null;
    await made.$disconnect();
  });
  return (open = made);
}

/** The Prisma client, on the pool that direct queries use too. Made at its first use. */
export const db: PrismaClient = standIn(() => {
  watching()?.asked();
  return client();
});

/**
 * Runs `fn` in one transaction: all of it happens or nothing does. When the database ends it because
 * of a deadlock or a conflict with another transaction it is run again, three times in all, so `fn`
 * may have no effects outside of the database, and asks it through `tx` alone: when all who hold a connection wait for
 * another one, nobody gets any. Whatever needs one is read before; tests refuse it within (`tests/setup/one-connection.ts`).
 *
 * @param isolation by default each statement sees what was committed before it
 */
export async function transaction<T>(
  fn: (tx: Tx) => Promise<T>,
  isolation?: 'RepeatableRead' | 'Serializable',
): Promise<T> {
  const watch = watching();
  watch?.asked();
  const work = watch ? (tx: Tx) => watch.within(() => fn(tx)) : fn;
  for (let tries = 1; ; tries++) {
    try {
      return await client().$transaction(work, {
        maxWait: WAIT_FOR_CONNECTION_MS,
        timeout: TRANSACTION_TIMEOUT_MS,
        ...(isolation ? { isolationLevel: isolation } : {}),
      });
    } catch (error) {
      const state = sqlState(error);
      if (tries === TRIES || (state !== '40001' && state !== '40P01')) throw error;
      // A little apart, so that the two do not meet again at once.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
    }
  }
}
