import { foldText } from './fold';
import { promises } from './hosts';

/** A link in a text: where it leads, and what is written for it when the two differ. */
export type Link = { url: string; host: string; label: string | null };

/**
 * Endings that make `name.ending` a link though nobody wrote http: the common ones, and those of countries. None of them is a
 * word of English or French, an ending of files (`main.py`) or a usual name of a member in code (`user.name`, `socket.io`).
 */
const PLAIN =
  'com|net|org|biz|mobi|xyz|casino|icu|cfd|cyou|sbs|poker|porn|xxx|dating|pharmacy|tube|bzh|alsace|corsica|asia|' +
  'fr|uk|nl|cz|sk|hu|bg|gr|dk|ee|lv|lt|ru|ua|kz|ae|dz|tn|ng|ke|za|gh|gq|hk|tw|jp|kr|vn|sg|nz|au|br|mx|uy|tv|cc|co|ie|ro|cn|fi|fm|ga|pe|ly|vg|nu|nr|ug|tz|eu';
/**
 * Endings that are such words too: they make a link with `www.`, a path, a digit or hyphen in the name (`crack4pc.download`), or a
 * name that promises something in words run together (`fastloans.online`); so neither `order.date` nor a sentence that follows without a space ("it is done.de plus") is one.
 */
const WORDS =
  'info|name|pro|top|shop|store|online|site|club|vip|live|click|link|win|bet|loan|io|app|dev|space|website|fun|buzz|bond|quest|monster|lol|pw|rest|ch|pl|' +
  'work|works|world|today|news|blog|email|mail|chat|support|help|services|solutions|agency|expert|experts|money|cash|credit|finance|loans|fund|trade|trading|market|deals|sale|discount|cheap|gift|gifts|promo|' +
  'download|stream|watch|video|cam|sex|adult|date|party|games|game|tech|digital|media|network|systems|software|cloud|host|hosting|web|page|ink|pics|photos|photo|social|wiki|' +
  'health|care|diet|fit|fitness|beauty|hair|skin|clinic|bar|cafe|coffee|restaurant|pizza|paris|london|africa|' +
  'be|de|lu|ca|pt|se|su|by|tr|il|sa|ir|ma|ci|cm|cd|tk|cf|th|ph|ar|cl|ws|gl|gg|vc|yt|re|mu|sc|st|ms|tc|us|me|in|it|is|es|at|to|tl|ml|la|id|my|am|so|no';
const ADDRESS = new RegExp(
  `https?://[^\\s<>()"'\`\\]]{1,2000}|(?<![\\w@.-])(?:[a-z0-9-]{1,63}\\.){1,5}(?:${PLAIN}|${WORDS})(?![\\w-]|\\.\\w)(?:/[^\\s<>()"'\`\\]]{0,500}|(?!\\())`,
  'gi',
);
const wordEndings: ReadonlySet<string> = new Set(WORDS.split('|'));
const MARKDOWN = /\[([^\]\n]{1,200})\]\((https?:\/\/[^)\s]{1,2000})\)/gi;
const SPELT = new RegExp(`(?<![a-z0-9])([a-z0-9-]{2,63})[ ]?(?:(?:\\(dot\\)|\\[dot\\]|\\(point\\)|\\[\\.\\])[ ]?(${PLAIN}|${WORDS})|(?:[ ]dot[ ]|[ ]point[ ](?=com|fr|net))[ ]?(${PLAIN}|shop|store|online|site|top|io|info|me))(?![a-z0-9])`, 'gi');
/** Code in a text: between backticks, and blocks of it. What stands there leads nowhere. */
const CODE = /^ {0,3}(```|~~~)[^]*?(?:^ {0,3}\1|(?![^]))|`{1,2}[^`\n]{1,500}`{1,2}/gm;

const blank = (part: string): string => ' '.repeat(part.length);

/** The addresses of a text. */
function* addressesIn(text: string): Generator<string> {
  for (const [address] of text.matchAll(ADDRESS)) if (isAddress(address)) yield address;
}

/**
 * Whether what looks like an address is one: not where the ending begins with a capital, as a sentence does ("It broke
 * again.Today ..."), nor, where the ending is a word, without anything else that tells an address.
 */
function isAddress(address: string): boolean {
  if (/^(?:https?:|www\.)/i.test(address)) return true;
  const [host = '', path] = address.split('/', 2);
  const ending = host.slice(host.lastIndexOf('.') + 1);
  if (/^(?!Com|Org)[A-Z][a-z]+$/.test(ending)) return false;
  if (path !== undefined || !wordEndings.has(ending.toLowerCase())) return true;
  const name = host.split('.').at(-2) ?? '';
  return (/[\d-]/.test(name) && /[a-z]/i.test(name) && name.length >= 4) || (/^[a-z]+$/.test(name) && promises(name));
}

function hostOf(url: string): string | null {
  try {
    const { hostname } = new URL(/^https?:/i.test(url) ? url : `http://${url}`);
    return hostname.replace(/^www\./, '').replace(/\.$/, '');
  } catch {
    return null;
  }
}

/** The links of a Markdown text but its code, in order, each place once; addresses spelt out ("name dot com") count. At most 100. */
export function linksOf(source: string): Link[] {
  const text = source.replace(CODE, blank);
  const labels = new Map<string, string>();
  for (const [, label, url] of text.matchAll(MARKDOWN)) labels.set(url!, label!);
  const links: Link[] = [];
  for (const url of addressesIn(text)) {
    const host = hostOf(url);
    if (host) links.push({ url, host, label: labels.get(url) ?? null });
  }
  for (const [, name, bracketed, spoken] of text.matchAll(SPELT)) {
    const host = hostOf(`${name}.${bracketed ?? spoken}`);
    if (host) links.push({ url: host, host, label: null });
  }
  return links.slice(0, 100);
}

/** The text with every address blanked, each letter by a space, so that places stay where they were. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => (isAddress(address) ? blank(address) : address));
}

/** How many addresses of a text were spelt out ("name dot com"), which only hides them from programs. */
export function speltOut(text: string): number {
  return text.match(SPELT)?.length ?? 0;
}

/** The host that a link's label names, when it is another than where the link leads; null when it does not lie. */
export function lieOf(link: Link): string | null {
  const named = link.label ? (addressesIn(link.label).next().value ?? null) : null;
  const host = named ? hostOf(named) : null;
  if (!host || host === link.host || link.host.endsWith(`.${host}`) || host.endsWith(`.${link.host}`)) return null;
  return host;
}

/** Hosts that hide where they lead: well-known shorteners. */
const SHORT = new Set(['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 'ow.ly', 'is.gd', 'cutt.ly', 'rb.gy', 'shorturl.at', 't.ly', 'rebrand.ly', 'tiny.cc', 'urlz.fr', 'lc.cx', 'wa.me', 't.me', 'shorturl.me', 's.id', 'v.gd', 'qrco.de', 'bl.ink']);

/** Addresses of one's own network, which lead nobody anywhere (RFC 1918, RFC 6890). */
const LOCAL = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;

/** Why a host is not what it seems: a shortener, letters of other alphabets, a bare number; null when it is plain. */
export function disguiseOf(host: string): 'short' | 'letters' | 'number' | null {
  if (SHORT.has(host)) return 'short';
  if (host.split('.').some((part) => part.startsWith('xn--'))) return 'letters';
  return /^(\d{1,3}\.){3}\d{1,3}$|^\[/.test(host) && !LOCAL.test(host) ? 'number' : null;
}

/** Whether a foreign host borrows a name: `acme-support.top` of `acme`. Names below four letters are not looked for. */
export function borrows(host: string, name: string): boolean {
  const plain = foldText(name).replace(/[^a-z0-9]/g, '');
  return plain.length >= 4 && foldText(host).replace(/[^a-z0-9]/g, '').replaceAll('0', 'o').replaceAll('1', 'l').includes(plain.replaceAll('0', 'o').replaceAll('1', 'l'));
}
