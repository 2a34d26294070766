type Shape = {
  code?: unknown;
  cause?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/** Prisma's own names for what PostgreSQL says in five characters. */
const PRISMA_CODES: Record<string, string> = { P2002: '23505', P2003: '23503', P2034: '40001' };

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
  return PRISMA_CODES[code] ?? (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P2') ? code : null);
}

/** Whether a unique index refused the row: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}
