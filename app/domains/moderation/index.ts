/** The door for anywhere: words, figures, shapes, what may be sent, and who may do what. */
export * from './rules';
export * from './input';
export * from './desk-input';
export * from './dsa-categories';
export * from './notices/notice-rules';
export * from './notices/notice-input';
export * from './thresholds/threshold-rules';
export * from './thresholds/threshold-input';
export * from './types';
export type { YearOfFigures } from './transparency/figures';
export { reportParts, type ReportPart } from './transparency/report-parts';
export { toCsv } from './transparency/csv';
export * from './policy';
export { cannedGaps, fillable, fillCanned, insertInto } from './canned/fill';
export { filterIn, queryOf } from './filters/query';
export * from './sanctions/sanction-rules';
export * from './sanctions/spammer-rules';
