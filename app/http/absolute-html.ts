/** A tag with its attributes as our renderer writes them: quoted, or without a value. */
const TAG = /<[a-z][^\s>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/g;
const ADDRESS = /(\s(?:href|src)=")\/(?!\/)/g;
const ADDRESSES = /(\ssrcset=")([^"]*)/g;

/** Rendered HTML for readers elsewhere: paths of this site become whole addresses. */
export function absoluteHtml(html: string, origin: string): string {
  return html.replace(TAG, (tag) =>
    tag
      .replace(ADDRESS, `$1${origin}/`)
      .replace(ADDRESSES, (_, start: string, list: string) => start + list.replace(/(^|,\s*)\/(?!\/)/g, `$1${origin}/`)),
  );
}
