/** The door to exports for server code. */
export { exportOwnData } from './export-own-data.server';
