/** Leaves everything as it is. */
export const nothing = {
  apply: () => Promise.resolve(null),
  undo: () => Promise.resolve(true),
};
