/**
 * Offers and frauds that are told by what comes together in a text: each lure is a list of patterns that all have to be there, and
 * each pattern by itself stands in honest texts as well. Every pattern is read once, and each part of it is bounded.
 */
type Lure = { kind: 'sale' | 'phishing'; weight: number; all: readonly RegExp[] };

const AMOUNT = /[$£€] ?\d[\d ,.]{2,12}|\d[\d ,.]{2,12} ?(?:[$£€]|euros?\b|usd\b)/i;
const SECRETLY = /\b(?:by|in|via|through|par|en) (?:an? )?(?:private|pm|dm|mp|message|priv[ée]|sms|mail|email|reply)/i;
const ASKED = /\b(?:send|give|text|reply|provide|envoy(?:ez|er)|envoie|donn(?:ez|er)|communiqu(?:ez|er)|transmett(?:ez|re))(?![\p{L}])/iu;

const LURES: readonly Lure[] = [
  // A messenger's name with a handle, beside what one earns.
  { kind: 'sale', weight: 4, all: [/\b(?:telegram|whatsapp|signal|insta(?:gram)?|snap(?:chat)?)\b[^.!?\n]{0,20}@\w{3}|@\w{3,30} (?:on|sur) (?:telegram|whatsapp|signal|insta)/i, AMOUNT, /\b(?:trad(?:e|es|er|ing)|invest\w{0,10}|every|per|profits?|broke|ruin[ée]e?|make|earn\w{0,4}|touche|gagn\w{1,5}|tous les)\b/i] },
  // Money that comes back doubled.
  { kind: 'sale', weight: 4, all: [/\b(?:doubl|tripl)\w{1,4}\b/i, /\b(?:btc|bitcoins?|eth|ethereum|usdt|crypto)\b/i, /\b(?:send|deposit|receive|giveaway|envoy\w{1,3}|d[ée]pos\w{1,3}|recev\w{1,4}|re[cç]ois)\b/i] },
  // So much a week from home, and a messenger.
  { kind: 'sale', weight: 4, all: [/\b(?:earn|make|gagn(?:ez|er))\b/i, AMOUNT, /\b(?:a|per|par|every) ?(?:day|week|month|jour|semaine|mois)\b/i, /\b(?:from home|depuis chez|de chez (?:vous|soi|toi)|no experience|sans exp[ée]rience)(?![\p{L}])/iu, /\b(?:whatsapp|telegram|dm|mp|inbox|snap)\b/i] },
  // Papers that nobody shall know for false.
  { kind: 'sale', weight: 4, all: [/\b(?:fake|undetect\w{1,5}|faux|fausse|ind[ée]tect\w{1,5}|real registered|vrais?-faux)(?![\p{L}])/iu, /\b(?:passports?|passeports?|driver.?s? licen[sc]es?|driving licen[sc]es?|permis|id cards?|carte d.identit[ée]|papiers|diploma|dipl[oô]me)(?![\p{L}])/iu, /\b(?:get your|buy|order|delivery|vends?|vendons|livraison|commandez|achetez)\b/i, /\b(?:contact\w{0,4}|telegram|whatsapp|signal|dm|mp)\b/i] },
  // What is seen for money, or behind a link.
  { kind: 'sale', weight: 4, all: [/\b(?:private show|show priv[ée]|nudes?|18 ?\+|\+ ?18|hot (?:pics|photos|videos)|photos? hot)(?![\p{L}])|\+ ?18/iu, /\b(?:link in (?:my )?bio|lien (?:dans|en) (?:ma )?bio|my (?:profile|page)|(?:mon profil|ma page))\b/i] },
  // Broken software as a program to run.
  { kind: 'sale', weight: 3, all: [/\b(?:crack(?:ed|s|[ée]e?s?)?|keygen|activat(?:or|eur))(?![\p{L}])/iu, /\b[\w-]{2,60}\.[a-z]{2,12}\/[^\s]{0,200}\.(?:exe|apk|msi|scr|rar|zip)\b/i] },
  // The figures of a card, sent by message.
  { kind: 'phishing', weight: 4.5, all: [/\b(?:card number|num[ée]ro de (?:votre|ta|la) carte|cryptogramme|cvv|cvc|(?:3|trois) chiffres)\b/i, ASKED, SECRETLY] },
  // Money of the dead, for somebody to be trusted.
  { kind: 'phishing', weight: 4, all: [/\b(?:widow|veuve|inheritance|h[ée]ritage|terminal|cancer|next of kin|l[ée]gataire)\b/i, /\b(?:million|\d[\d .,]{4,12} ?(?:[$£€]|euros?))|[$£€] ?\d[\d ,.]{3,12}/i, /\b(?:trust(?:ed|worthy)?|de confiance|donation|faire don|transfer)\b/i, /\b(?:write|contact|reply|e-?mail|priv(?:ate\w{0,2}|[ée])|[ée]crivez)(?![\p{L}])/iu] },
];

/** The lures of a text, each with the words by which it is told. */
export function luresIn(source: string): { kind: Lure['kind']; weight: number; words: string; start: number; end: number }[] {
  return LURES.flatMap(({ kind, weight, all }) => {
    const first = all[0]!.exec(source);
    if (!first || !all.every((pattern) => pattern.test(source))) return [];
    return [{ kind, weight, words: first[0], start: first.index, end: first.index + first[0].length }];
  });
}

const BARE = /^(?:bitcoin\*|btc|ethereum|usdt|usdc|binance|nfts?|forex|erectile|steroid\*|ozempic|semaglutide)$/;

/** Whether an entry is a word of the news or of medicine as well, which tells an offer only beside another lure. */
export function isBare(words: string): boolean {
  return BARE.test(words);
}

const WARNING = /\b(?:never (?:give|share|send|enter)|don.?t (?:click|give|share|fall)|do not (?:click|give|share)|beware|pretending to be|is (?:it|this|that) (?:a )?(?:scam|legit|fake|phishing)|it.s a scam|watch out|ne (?:donnez|communiquez|cliquez|partagez) (?:jamais|pas)|(?:m[ée]fiez-vous|se fait passer pour|se faisant passer pour)|faux (?:conseiller|mail|sms)|(?:c.est|est-ce) (?:bien )?une arnaque)(?![\p{L}])/iu;

/** Whether a text warns of a fraud or asks about one. */
export function warns(source: string): boolean {
  return WARNING.test(source);
}

const LOCAL = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether figures are an address of a network and no telephone: "192.168.1.20". */
export function isNetworkAddress(text: string): boolean {
  return LOCAL.test(text.trim());
}
