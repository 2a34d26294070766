/** Characters of a search that are kept. */
const KEPT = 120;

/** What was typed, without what may be about a person: addresses, and numbers as long as those of telephones and orders. */
export function maskPersonal(q: string): string {
  return q
    .replace(/\S+@\S+\.\S+/gu, '…')
    .replace(/\+?\d(?:[\s.\-/]?\d){6,}/g, '…')
    .slice(0, KEPT)
    .trim();
}
