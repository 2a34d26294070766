import { parseMarkdown } from './parse.server';
import { uploadId } from './targets';

const PICTURE = String.raw`!\[(?:[^\[\]\\]|\\.)*\]\(\s*<?([^\s<>()]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
/** A picture, and one that is a link, which would lead from nothing. */
const PICTURES = new RegExp(String.raw`\[${PICTURE}\]\([^()\s]*\)|${PICTURE}`, 'g');

/**
 * A text without some of the uploaded pictures that it shows; all else stays as it is.
 *
 * @param origin the site's own, so that absolute addresses of uploads are known
 * @returns null: it does not show one of them, or so that its words would have to be written anew
 */
export function withoutPictures(source: string, ids: readonly string[], origin: string): string | null {
  const shows = (text: string): Set<string> => new Set(parseMarkdown(text, origin).references.uploads);
  const before = shows(source);
  if (!ids.every((id) => before.has(id))) return null;
  const body = source.replace(PICTURES, (whole, linked: string | undefined, plain: string | undefined) => (ids.includes(uploadId(linked ?? plain ?? '', origin) ?? '') ? '' : whole)).trim();
  const after = shows(body);
  return ids.some((id) => after.has(id)) ? null : body;
}
