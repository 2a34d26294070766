/** The door to the database. Only stores and the platform may come through it. */
export { db, transaction, type Tx } from './client.server';
export { closeDatabase, connectDatabase, databaseUrl, pool, watchConnections, type Connection } from './pool.server';
export { copyRows, type CopyCell } from './copy.server';
export { quickQuery } from './lanes.server';
export { databaseReady, query, queryAlongIndexes, queryIn, withClient } from './query.server';
export { isUnavailable, isUniqueViolation } from './sql-errors';
export { untilAvailable } from './until-available.server';
export { migrate, migrationStatus, type MigrationState } from './migrate.server';
export { startEmbedded, type EmbeddedDatabase } from './embedded/index.server';
export { DatabaseProblem } from './problem';
export { Prisma } from './generated/client';
