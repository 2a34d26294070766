/** What an act of this room needs to know about the visit it came with. */
export type Visit = {
  /** Address of the client, as the reception believes it; null for the terminal. */
  ip: string | null;
  userAgent: string | null;
  /** Id of the session that the browser came with, of whomever it is: signing in ends it. */
  sessionId: string | null;
  /** Name of the community, which nobody may wear and no password may be. */
  brandName: string;
};

/**
 * The network that an address belongs to, as rate limits and session lists know it: the /24 of IPv4, the /64 of
 * IPv6 (what one household or server gets). Null for what is no address.
 */
export function networkOf(ip: string | null): string | null {
  if (!ip) return null;
  const four = /(?:^|^::ffff:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(ip);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`;
  if (!/^[0-9a-f:.]+(%\w+)?$/i.test(ip) || !ip.includes(':')) return null;
  const [head = '', tail] = ip.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
