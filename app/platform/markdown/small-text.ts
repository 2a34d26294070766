const PLAIN = '0123456789+-=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';
/** Longer ones are remarks in small print, not indices. */
const MAX_INDEX = 4;

/** The content of `<sup>` or `<sub>` without the tag: a raised or lowered figure where Unicode has it, else as it is. */
export function smallText(content: string, tag: 'sup' | 'sub'): string {
  const figures = tag === 'sup' ? RAISED : LOWERED;
  const isIndex = content.length <= MAX_INDEX && [...content].every((character) => PLAIN.includes(character));
  return isIndex ? [...content].map((character) => figures[PLAIN.indexOf(character)] ?? character).join('') : content;
}
