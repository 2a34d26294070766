type Shape = {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/** Prisma's own names for what PostgreSQL says in five characters. */
const PRISMA_CODES: Record<string, string> = { P2002: '23505', P2003: '23503', P2034: '40001' };
/** Prisma's, for a server that cannot be reached, and for no free connection in time. */
const PRISMA_AWAY = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024'];
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'];
/** Of `pg`, which gives these no code. */
const AWAY_WORDS = /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/;

/**
 * The SQLSTATE behind an error of `pg` or Prisma, e.g. `23505` for a unique index; null when it did
 * not come from the database.
 */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause, originalCode, kind, meta } = error as Shape;
  if (typeof originalCode === 'string') return originalCode;
  const inner = sqlState(meta?.driverAdapterError) ?? sqlState(cause);
  if (inner) return inner;
  if (kind === 'TransactionWriteConflict') return '40001';
  if (typeof code !== 'string') return null;
  // Codes of Prisma and of the network may have five characters too.
  const isState = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) && !/^P[1-9]/.test(code);
  return PRISMA_CODES[code] ?? (isState ? code : null);
}

/** Whether a unique index refused the row: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** Whether the database could not be reached, or was just going away: the same may succeed in a moment. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const state = sqlState(error);
  if (state !== null) return /^(08|57P0[1-3]$|53300$)/.test(state);
  const { code, message, cause } = error as Shape;
  if (typeof code === 'string' && [...PRISMA_AWAY, ...NETWORK].includes(code)) return true;
  return (typeof message === 'string' && AWAY_WORDS.test(message)) || isUnavailable(cause);
}
