/** The door for anywhere: words, figures, shapes, what may be sent, and who may do what. */
export * from './rules';
export * from './input';
export * from './types';
export * from './policy';
