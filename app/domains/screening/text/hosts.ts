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
/** Lures that are looked for inside a part of a name, between hyphens and dots: long ones, and not where they begin another word ("cryptography"). */
const WITHIN = /verification|remboursement|redelivery|suspended|officiel|official(?!s$)|discount|crypto(?!graph|log|mator|pp)|casino|minceur|replica(?!t)|followers|gratuit(?!y|ies)|parrain|cartevitale/;
/** Shorter ones, only where a part begins or ends with them, for "sloan", "ideals" and "firecracker" have one within them. */
const AT_AN_END = /^cheap(?!side)|cheap$|^essay|essays?$|^loans?(?!words?$)|(?<!s)loans?$|(?<!^i|^or)deals$/;
/** Words that are put before a lure in names run together ("fastcredit"). */
const STARTS = set('best fast easy quick super mega instant online your mon mes the top buy get');

/** Companies and offices in whose name people are robbed most (Interisle, cybermalveillance.gouv.fr), as words of a host's name. */
const NAMES = set(
  'paypal coinbase binance kraken metamask ledger trezor trustwallet opensea netflix spotify disney amazon facebook instagram whatsapp microsoft office365 outlook onedrive icloud appleid dhl fedex usps royalmail evri hermes chronopost ' +
    'laposte colissimo mondialrelay ameli impots antai gouv gov irs hmrc dvla vitale cartevitale securipass creditagricole bnpparibas societegenerale labanquepostale boursorama boursobank revolut vinted leboncoin blablacar airbnb booking ' +
    'steam steamcommunity roblox fortnite ebay wetransfer docusign adobe dropbox linkedin tiktok telegram wellsfargo chase citibank santander barclays lloyds hsbc natwest ing',
);
/** Those of them that are everyday words: they say something only beside a lure (`ledger-wallet.com`, not `steam-wands.com`). */
const EVERYDAY = set('steam chase ledger hermes outlook ing booking adobe telegram vitale kraken dropbox disney');
/** Hosts of the owners of such names, and others that are just what they are called. */
const OWN = set(
  'live.com office.com office.net office365.com microsoft.com microsoftonline.com sharepoint.com windows.com windows.net outlook.com hotmail.com msn.com apple.com icloud.com google.com youtube.com meta.com fb.com ' +
    'steampowered.com steamcommunity.com amazonaws.com primevideo.com disneyplus.com jpmorganchase.com credit-agricole.fr credit-agricole.com creditmutuel.fr credit-mutuel.fr free.fr boost.org livestream.com cash.app',
);
/** Hosts under which others have pages of their own, named as they like. */
const HOUSES = set('github gitlab wordpress blogspot fandom reddit wikipedia readthedocs medium substack tumblr');

/** The name that was bought, without what stands before and after it: `login.netflix.com` as "netflix". */
function boughtName(host: string): { name: string; before: string[]; ending: string; second: string | undefined } {
  const parts = host.toLowerCase().split('.');
  const ending = parts.pop() ?? '';
  const second = parts.length > 1 && (SECOND.has(parts.at(-1)!) || (parts.at(-1)!.length === 2 && ending === 'com')) ? parts.pop() : undefined;
  return { name: parts.pop() ?? second ?? '', before: parts, ending, second };
}

/** Whether a host is a public office's (`amendes.gouv.fr`, `login.gov`) or one of an owner's own. */
function isGenuine(host: string): boolean {
  const { ending, second } = boughtName(host);
  const parts = host.toLowerCase().split('.');
  return ending === 'gov' || (ending.length === 2 && (second === 'gov' || second === 'gouv')) || OWN.has(parts.slice(-2).join('.'));
}

/** Letters for the digits and signs that stand for them. */
function plain(word: string): string {
  let read = '';
  for (const sign of word) read += leet.get(sign) ?? sign;
  return read;
}

/** Whether a part of a name is a lure. */
function isLure(part: string): boolean {
  return LURES.has(part) || promises(part);
}

/** Whether words that are run together hold a lure: a long one, or one with another or a word that is put before it. */
export function promises(part: string): boolean {
  if (!LURES.has(part) && (WITHIN.test(part) || AT_AN_END.test(part))) return true;
  for (let at = 3; at <= part.length - 3; at += 1) {
    const left = part.slice(0, at);
    if (LURES.has(part.slice(at)) && (LURES.has(left) || STARTS.has(left))) return true;
  }
  return false;
}

/** The well-known name that a host wears without being it (`netfl1x-espace.com`); null when it wears none. */
export function wornName(host: string): string | null {
  const { name, before } = boughtName(host);
  const isOffice = name === 'gov' || name === 'gouv';
  if (HOUSES.has(name) || isGenuine(host) || (NAMES.has(name) && !isOffice)) return null;
  const words = [...before, name].flatMap((part) => part.split('-')).map((word) => (NAMES.has(word) ? word : plain(word)));
  const lured = words.some((word) => !NAMES.has(word) && isLure(word));
  return words.find((word) => NAMES.has(word) && (lured || !EVERYDAY.has(word))) ?? null;
}

/** How much a host is like those that are made for a fraud or an offer: 0 (plain) to 3, by its ending, its hyphens and what its name promises. */
export function doubtOf(host: string): number {
  if (isGenuine(host)) return 0;
  const { name, ending } = boughtName(host);
  const lured = name.split(/[-\d]+/).some(isLure) || isLure(plain(name));
  return Math.min(3, (CHEAP.has(ending) ? 1 : 0) + (lured ? 1.5 : 0) + (name.split('-').length > 2 ? 1 : 0));
}
