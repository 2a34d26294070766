/** The door for anywhere: words, figures, shapes, what may be sent. */
export * from './rules';
export * from './input';
export * from './types';
export { readQuery, type Query, type Token } from './query/read-query';
export { searchPath, withToken, withoutToken, writeToken } from './query/change-query';
