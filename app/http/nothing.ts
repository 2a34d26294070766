/**
 * The page of an address that only leads elsewhere. A route without a page answers a refusal as bare text;
 * with this one the reader gets the page that says why.
 */
export function Nothing(): null {
  return null;
}
