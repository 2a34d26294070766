import { env } from '~/platform/env/index.server';

/** What XML 1.0 cannot hold at all, not even escaped (control characters, halves of pairs, two non-characters), and the old controls beside it. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it may stand in an element or an attribute, without what XML cannot hold. */
export function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A path of this site as a whole address, without signs that addresses cannot hold. */
export function address(path: string): string {
  return new URL(path, env.PUBLIC_URL).href;
}
