import { leet } from './letters';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Endings that cost nearly nothing and are bought for a day, after the yearly phishing landscapes of Interisle and the lists of Spamhaus. */
const CHEAP = set('top xyz click link shop store online site club vip live win bet loan icu buzz fun space website cc ws tk ml ga cf gq rest cyou sbs cfd monster quest bond lol pw su download stream cam work info biz promo');
/** Second levels under which anybody gets a name, and those of countries. */
const SECOND = set('co com net org gov gouv ac edu asso or ne');
/** What names of hosts promise or urge, in both languages; a shop that is one seldom needs them. */
const LURES = set(
  'verify verification verif validate validation secure security securite login signin connexion account compte support helpdesk official officiel officielle refund rembours remboursement restitution ' +
    'redelivery livraison colis parcel wallet unlock suspended update quota webmail bonus deals discount promo cheap free gratuit gratuite gratis replica replicas luxe crack crackz cracks keys keyz keygen ' +
    'income money cash earn rich crypto bitcoin btc invest trading forex casino bet bets slots loan loans pret prets credit essay essays papers memoire pills pharma rx meds cbd weed buds dispo escort dating ' +
    'hot sexy slim keto minceur followers likes boost seo traffic hack hacks spy stream streaming live hd iptv gift gifts reward rewards prize claim espace client tax rebate fee frais amende amendes job jobs',
);
/** Lures that are looked for inside names run together; too long to be there by chance. */
const WITHIN = ['verification', 'remboursement', 'redelivery', 'suspended', 'officiel', 'official', 'discount', 'crypto', 'casino', 'minceur', 'replica', 'followers', 'gratuit', 'bargain', 'cheap', 'deals', 'loan', 'essay', 'crack', 'parrain', 'cartevitale'];

/** Companies and offices in whose name people are robbed most (Interisle, cybermalveillance.gouv.fr), as words of a host's name. */
const NAMES = set(
  'paypal coinbase binance kraken metamask ledger trezor trustwallet opensea netflix spotify disney amazon facebook instagram whatsapp microsoft office365 outlook onedrive icloud appleid dhl fedex usps royalmail evri hermes chronopost ' +
    'laposte colissimo mondialrelay ameli impots antai gouv gov irs hmrc dvla vitale cartevitale securipass creditagricole bnpparibas societegenerale labanquepostale boursorama boursobank revolut vinted leboncoin blablacar airbnb booking ' +
    'steam steamcommunity roblox fortnite ebay wetransfer docusign adobe dropbox linkedin tiktok telegram wellsfargo chase citibank santander barclays lloyds hsbc natwest ing',
);
/** Hosts under which others have pages of their own, named as they like. */
const HOUSES = set('github gitlab wordpress blogspot fandom reddit wikipedia readthedocs medium substack tumblr');

/** The name that was bought, without what stands before and after it: `login.netflix.com` as "netflix". */
function boughtName(host: string): { name: string; before: string[]; ending: string } {
  const parts = host.toLowerCase().split('.');
  const ending = parts.pop() ?? '';
  const second = parts.length > 1 && (SECOND.has(parts.at(-1)!) || (parts.at(-1)!.length === 2 && ending === 'com')) ? parts.pop() : undefined;
  return { name: parts.pop() ?? second ?? '', before: parts, ending };
}

/** Letters for the digits and signs that stand for them. */
function plain(word: string): string {
  let read = '';
  for (const sign of word) read += leet.get(sign) ?? sign;
  return read;
}

/** The well-known name that a host wears without being it (`netfl1x-espace.com`); null when it wears none. */
export function wornName(host: string): string | null {
  const { name, before } = boughtName(host);
  if (HOUSES.has(name)) return null;
  const words = [...before, name].flatMap((part) => part.split('-'));
  if (NAMES.has(name)) return null;
  return words.map((word) => (NAMES.has(word) ? word : plain(word))).find((word) => NAMES.has(word)) ?? null;
}

/** How much a host is like those that are made for a fraud or an offer: 0 (plain) to 3, by its ending, its hyphens and what its name promises. */
export function doubtOf(host: string): number {
  const { name, ending } = boughtName(host);
  const words = name.split(/[-\d]+/);
  const lured = words.some((word) => LURES.has(word)) || LURES.has(plain(name)) || WITHIN.some((part) => name.includes(part));
  return Math.min(3, (CHEAP.has(ending) ? 1 : 0) + (lured ? 1.5 : 0) + (name.split('-').length > 2 ? 1 : 0));
}
