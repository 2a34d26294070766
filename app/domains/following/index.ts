/** The door for anywhere: words, figures, and what may be sent. */
export * from './rules';
export * from './input';
