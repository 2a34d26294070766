const NO_BREAK = '\u00a0';
const NARROW = '\u202f';

/**
 * A line as it was typed, whose marks do not stray: a mark that stands apart from its word, as French has it, would
 * else begin the next line. Only the kind of those spaces differs.
 */
export function keptTogether(line: string): string {
  return line
    .replace(/ (?=[;?!]+(?:[\s"»).,…]|$))/g, NARROW)
    .replace(/ (?=:(?:\s|$)|»)|(?<=«) /g, NO_BREAK);
}
