/** What may stand in ready words, in braces. */
export const cannedGaps = ['name', 'title', 'rule', 'link'] as const;
export type CannedValues = Partial<Record<(typeof cannedGaps)[number], string>>;

/** Ready words with their gaps filled; one that is not known stays as it is, to be filled later or by hand. */
export function fillCanned(text: string, values: CannedValues): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name as keyof CannedValues] ?? gap);
}

/** The gaps of a text that these values leave empty. What is no gap of ready words is whatever its writer meant by it. */
export function emptyGaps(text: string, values: CannedValues): string[] {
  return cannedGaps.filter((gap) => values[gap] === undefined && text.includes(`{${gap}}`));
}

/** A value as it stands in words that are filled once more: one that holds a gap itself takes its place when they are sent. */
export function fillable(gap: (typeof cannedGaps)[number], value: string): string {
  return emptyGaps(value, {}).length > 0 ? `{${gap}}` : value;
}

/**
 * What stands in a box after ready words were put there: in place of what it began with, else below what was typed,
 * which is never lost.
 */
export function insertInto(typed: string, began: string, ready: string): string {
  const kept = typed.trim();
  return kept === '' || kept === began.trim() ? ready : `${kept}\n\n${ready}`;
}
