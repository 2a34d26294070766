import { foldText } from './fold';

/** A link in a text: where it leads, and what is written for it when the two differ. */
export type Link = { url: string; host: string; label: string | null };

/**
 * Endings that make `name.ending` a link though nobody wrote http: the common ones, and those of countries. Not in it: endings
 * of files (`main.py`, `notes.md`) and small words, which stand after a full stop without a space ("It works.It is fine").
 */
const ENDINGS =
  'com|net|org|info|biz|name|pro|mobi|top|xyz|shop|store|online|site|club|vip|live|click|link|win|bet|casino|loan|icu|io|co|app|dev|space|website|fun|buzz|bond|cfd|cyou|sbs|quest|monster|lol|pw|rest|' +
  'work|works|world|today|news|blog|email|mail|chat|support|help|services|solutions|agency|expert|experts|money|cash|credit|finance|loans|fund|trade|trading|market|deals|sale|discount|cheap|gift|gifts|promo|' +
  'download|stream|watch|video|tube|cam|porn|xxx|sex|adult|dating|date|party|poker|games|game|tech|digital|media|network|systems|software|cloud|host|hosting|web|page|ink|pics|photos|photo|social|wiki|' +
  'health|care|diet|fit|fitness|beauty|hair|skin|clinic|pharmacy|bar|cafe|coffee|restaurant|pizza|paris|london|bzh|alsace|corsica|eu|asia|africa|' +
  'fr|be|ch|lu|ca|uk|ie|de|nl|pt|pl|cz|sk|hu|ro|bg|gr|se|fi|dk|ee|lv|lt|ru|su|ua|by|kz|tr|il|ae|sa|ir|ma|dz|tn|ci|cm|cd|ng|ke|za|gh|gg|tk|ga|cf|gq|cn|hk|tw|jp|kr|vn|th|ph|sg|nz|au|br|ar|mx|cl|pe|uy|tv|cc|ws|ly|gl|fm|vc|vg|yt|re|nu|nr|mu|sc|st|ms|tc|tl|ug|tz';
const ADDRESS = new RegExp(`https?://[^\\s<>()"'\`\\]]{1,2000}|(?<![\\w@.-])(?:[a-z0-9-]{1,63}\\.){1,5}(?:${ENDINGS})(?![\\w-]|\\.\\w)(?:/[^\\s<>()"'\`\\]]{0,500})?|(?<![\\w@.-])(?:www\\.[a-z0-9-]{1,63}|(?=[a-z0-9]*[-0-9])[a-z0-9-]{4,63})\\.(?:us|me|in|it|is|es|at|to|tl|ml|la|id|my|am|so|no)(?![\\w-]|\\.\\w)(?:/[^\\s<>()"'\`\\]]{0,500})?`, 'gi');
const MARKDOWN = /\[([^\]\n]{1,200})\]\((https?:\/\/[^)\s]{1,2000})\)/gi;
const SPELT = new RegExp(`(?<![a-z0-9])([a-z0-9-]{2,63})[ ]?(?:\\(dot\\)|\\[dot\\]|[ ]dot[ ]|\\(point\\)|\\[\\.\\]|[ ]point[ ](?=com|fr|net))[ ]?(${ENDINGS})(?![a-z0-9])`, 'gi');

function hostOf(url: string): string | null {
  try {
    const { hostname } = new URL(/^https?:/i.test(url) ? url : `http://${url}`);
    return hostname.replace(/^www\./, '').replace(/\.$/, '');
  } catch {
    return null;
  }
}

/** The links of a Markdown text, in order, each place once; addresses spelt out ("name dot com") count. At most 100. */
export function linksOf(text: string): Link[] {
  const labels = new Map<string, string>();
  for (const [, label, url] of text.matchAll(MARKDOWN)) labels.set(url!, label!);
  const links: Link[] = [];
  for (const [url] of text.matchAll(ADDRESS)) {
    const host = hostOf(url);
    if (host) links.push({ url, host, label: labels.get(url) ?? null });
  }
  for (const [, name, ending] of text.matchAll(SPELT)) {
    const host = hostOf(`${name}.${ending}`);
    if (host) links.push({ url: host, host, label: null });
  }
  return links.slice(0, 100);
}

/** The text with every address blanked, each letter by a space, so that places stay where they were. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => ' '.repeat(address.length));
}

/** How many addresses of a text were spelt out ("name dot com"), which only hides them from programs. */
export function speltOut(text: string): number {
  return text.match(SPELT)?.length ?? 0;
}

/** The host that a link's label names, when it is another than where the link leads; null when it does not lie. */
export function lieOf(link: Link): string | null {
  const named = link.label ? (link.label.match(ADDRESS)?.[0] ?? null) : null;
  const host = named ? hostOf(named) : null;
  if (!host || host === link.host || link.host.endsWith(`.${host}`) || host.endsWith(`.${link.host}`)) return null;
  return host;
}

/** Hosts that hide where they lead: well-known shorteners. */
const SHORT = new Set(['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 'ow.ly', 'is.gd', 'cutt.ly', 'rb.gy', 'shorturl.at', 't.ly', 'rebrand.ly', 'tiny.cc', 'urlz.fr', 'lc.cx', 'wa.me', 't.me', 'shorturl.me', 's.id', 'v.gd', 'qrco.de', 'bl.ink']);

/** Why a host is not what it seems: a shortener, letters of other alphabets, a bare number; null when it is plain. */
export function disguiseOf(host: string): 'short' | 'letters' | 'number' | null {
  if (SHORT.has(host)) return 'short';
  if (host.split('.').some((part) => part.startsWith('xn--'))) return 'letters';
  return /^(\d{1,3}\.){3}\d{1,3}$|^\[/.test(host) ? 'number' : null;
}

/** Whether a foreign host borrows a name: `acme-support.top` of `acme`. Names below four letters are not looked for. */
export function borrows(host: string, name: string): boolean {
  const plain = foldText(name).replace(/[^a-z0-9]/g, '');
  return plain.length >= 4 && foldText(host).replace(/[^a-z0-9]/g, '').replaceAll('0', 'o').replaceAll('1', 'l').includes(plain.replaceAll('0', 'o').replaceAll('1', 'l'));
}
