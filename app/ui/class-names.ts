/** Joins class names; false, null, undefined and '' are left out. Nothing left gives undefined. */
export function cx(...names: Array<string | false | null | undefined>): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
