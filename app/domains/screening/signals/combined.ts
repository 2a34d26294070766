import { follows, placeOf, sentencesIn, wordSet, type Token } from '../text/sentences';
import { isMeant } from './aimed';
import type { Draft } from './draft';

/**
 * Threats and exposures that no single word tells, seen by what comes together within a few words: a weapon and the writer's
 * coming, a building on fire and those inside, a child's school and a warning, pictures and a ransom, somebody's address and
 * guests that are sent there. Each part by itself is innocent. Windows are bounded, so the work grows with the text.
 */
export type Combined = { start: number; end: number; weight: number; kind: 'threat' | 'menace' };

const WRITER = wordSet('i im ill we je j on jvais jva');
const COMING = wordSet('come coming visit show turn walk drive be bring viens viendrai debarque debarquer debarquerai venir arrive arriverai passe passer passerai reviens reviendrai revenir vais amene ramene');
const PLACES = wordSet('store office offices house shop home door building work workplace school headquarters hq branch you your magasin bureau bureaux chez maison agence boutique siege locaux toi vous porte ecole entrepot');
const WEAPONS = wordSet('gun shotgun rifle pistol knife machete axe bat acid bomb petrol gasoline crowbar fusil couteau flingue pistolet batte hache acide bombe essence kalach kalachnikov machette barre');
const FIREARMS = wordSet('gun shotgun rifle pistol bomb machete fusil flingue pistolet bombe kalach kalachnikov');
/** Tools that only sound like weapons: "nail gun", « pistolet à colle ». */
const TOOLS = wordSet('nail glue heat massage spray staple grease caulking paint water nerf soldering hot toy cricket peinture colle graisse eau clou clous silicone souder joint');
const ERRANDS = wordSet('sharpen sharpened repair repaired fix return exchange engrave affuter aiguiser reparer rendre echanger graver montrer essayer retourner');
/** What makes of a visit a threat. */
const OR_ELSE = wordSet('or else otherwise see sorry regret sinon ou voir verrez verras regretter regretterez gaffe hurt dead kill blood');

const WISHES = wordSet('should will ll gonna going hope want wanna deserve deserves someone somebody let faut faudrait devrait devrions vais va allons aimerais espere qu ill');
const FIRE = wordSet('burn burns torch firebomb bomb nuke bruler brule crame cramer incendier');
const BUILDINGS = wordSet('office offices house building hq headquarters store shop place warehouse centre center factory school bureau bureaux maison siege magasin boutique agence locaux entrepot immeuble usine baraque');
const INSIDE = wordSet('inside dedans interieur');
const THEM = wordSet('you them everyone everybody all him her vous toi eux tous toutes elle lui');

const KNOWING = wordSet('know knows knew sait sais savons connais connait');
const DEAR = wordSet('daughter daughters son sons kid kids child children wife husband family mother mum mom parents fille filles fils enfant enfants gosse gosses gamin gamins femme mari famille mere parents');
const YOURS = wordSet('your ur ta ton tes votre vos');
const WHEREABOUTS = wordSet('school nursery lives live goes go works work sleeps ecole creche college lycee va vont habite habites habitez vis vit vivent dors bosse bosses travaille travailles creche creches');
const WARNING = wordSet('careful watch reflechis reflechissez gaffe prudent prudente mefie mefiez shame dommage');

const PICTURES = wordSet('photos photo pictures pics nudes video videos screenshots messages captures conversations films');
const SPREADING = wordSet('post publish leak send share release upload spread balance balancer publie publier diffuse diffuser envoie envoyer poste poster partage partager');
const CONDITION = wordSet('if unless or else si sinon ou');
const RANSOM = wordSet('pay paying money transfer euros dollars bitcoin btc paies paie payes paye payez virement verses rancon');
/** Before whom pictures are shown to shame somebody. */
const AUDIENCE = wordSet('everyone everybody contacts wife husband boss family internet online femme mari patron famille partout');
const NOT = wordSet('not never won wont pas jamais unless don');

const HARMS = wordSet('break smash crush snap crack cut casser peter briser exploser eclater defoncer demonter tordre broyer couper');
const BODY = wordSet('legs leg arms arm teeth face nose fingers hands knees knee bone bones neck skull jaw ribs head kneecaps throat jambes jambe bras dents gueule nez doigts mains genoux genou os tete machoire cotes rotules cou gorge tronche');
const HARMED = wordSet('your ur te vous t tes ta');

const DEAD = wordSet('dead mort morte morts fini finie');
const AWAITING = wordSet('waiting wait attends attend attendrai attendra attendons');

const PERSON = wordSet('he she his her him their this that guy guys bloke woman real named wife husband il elle sa son le la ce cette type mec femme mari appelle s');
const HARD_CALLS = [['all', 'night'], ['toute', 'la', 'nuit'], ['en', 'pleine', 'nuit'], ['day', 'and', 'night'], ['jour', 'et', 'nuit'], ['nuit', 'et', 'jour'], ['non', 'stop']];
const CALLING = wordSet('call ring phone text spam flood appelez appelle appeler harcelez spammez bombardez inondez');
const GUESTS = [['pay', 'him', 'a'], ['pay', 'her', 'a'], ['pay', 'them', 'a'], ['have', 'fun'], ['give', 'him', 'hell'], ['give', 'her', 'hell'], ['you', 'know', 'what', 'to', 'do'], ['do', 'your', 'thing'], ['go', 'get', 'him'], ['go', 'get', 'her'], ['amusez', 'vous'], ['faites', 'vous', 'plaisir'], ['lachez', 'vous'], ['lui', 'rendre', 'visite'], ['lui', 'rendre', 'une'], ['rendez', 'lui', 'visite'], ['vous', 'savez', 'quoi', 'faire'], ['faites', 'lui', 'comprendre'], ['make', 'him', 'pay'], ['make', 'her', 'pay']];
const DOXING = wordSet('dox doxx doxxed doxing doxxing');
/** Particulars of a person, each counted once: a telephone, a house, a plate, a family, an employer, a name that was hidden. */
const PARTICULARS = [
  /\+?\d(?:[ .-]?\d){8,13}(?!\d)/,
  /\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|av|boulevard|bd|chemin|impasse|all[ée]e|place|route|quai)\b|\b\d{1,4} (?:\p{L}+ ){1,3}(?:street|st|road|rd|avenue|lane|drive|close|way|court|crescent)\b/iu,
  /\b(?:plate|plaque|immatricul\p{L}*|number plate)\b/iu,
  /\b(?:wife|husband|kids?|sa femme|son mari|ses enfants)\b/iu,
  /\b(?:works? (?:at|for)|bosse (?:au|à|chez)|travaille (?:au|à|chez))(?![\p{L}])/iu,
  /\b(?:real name|vrai nom|full name|home address|adresse perso|(?:he|she) lives|(?:il|elle) (?:habite|s.appelle))\b/iu,
];

/** The first of several phrases in a text; -1 without one. */
function phraseOf(tokens: readonly Token[], phrases: readonly (readonly string[])[], from = 0, to = tokens.length): number {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) if (phrases.some((parts) => follows(tokens, at, ...parts))) return at;
  return -1;
}

/** What is wrong around one word of a text: points, how far it reaches, and how sure it is. */
function around(draft: Draft, tokens: readonly Token[], at: number): { to: number; weight: number; kind: Combined['kind'] } | null {
  const { text } = tokens[at]!;
  if (WEAPONS.has(text)) return armed(tokens, at);
  if (FIRE.has(text) || follows(tokens, at, 'feu') || follows(tokens, at, 'fire', 'to') || follows(tokens, at, 'sauter')) {
    const place = placeOf(tokens, BUILDINGS, at + 1, at + 6);
    const inside = place < 0 ? -1 : placeOf(tokens, INSIDE, place + 1, place + 8);
    if (inside >= 0 && placeOf(tokens, THEM, inside - 4, inside) >= 0 && placeOf(tokens, WISHES, at - 6, at) >= 0) return { to: inside, weight: 7, kind: 'threat' };
  }
  if (KNOWING.has(text) && placeOf(tokens, WRITER, at - 3, at) >= 0) {
    const where = placeOf(tokens, WHEREABOUTS, at + 1, at + 8);
    const whose = placeOf(tokens, YOURS, at + 1, at + 8);
    const about = where >= 0 && ((whose >= 0 && placeOf(tokens, DEAR, whose + 1, whose + 3) >= 0) || placeOf(tokens, new Set(['tu', 'vous', 'you', 't']), at + 1, where) >= 0);
    const warning = about ? placeOf(tokens, WARNING, where + 1, where + 12) : -1;
    if (warning >= 0) return { to: warning, weight: 6, kind: 'threat' };
  }
  if (PICTURES.has(text) && placeOf(tokens, YOURS, at - 3, at) >= 0) return ransomed(tokens, at);
  if (HARMS.has(text)) {
    const [whom, body] = [placeOf(tokens, HARMED, at - 1, at + 4), placeOf(tokens, BODY, at + 1, at + 6)];
    const apart = tokens.slice(at + 1, body + 1).some(({ breaks }) => breaks);
    const begin = HARMED.has(tokens[at - 1]?.text ?? '') ? at - 1 : at;
    if (whom >= 0 && body >= 0 && !apart && isMeant(draft.reading, tokens[begin]!.start)) return { to: body, weight: 7, kind: 'threat' };
  }
  if (DEAD.has(text) && placeOf(tokens, new Set(['you', 'tu', 't', 'vous', 'youre', 'ur']), at - 3, at) >= 0 && tokens[Math.max(0, at - 2)]!.breaks) {
    const wait = placeOf(tokens, AWAITING, at + 1, at + 14);
    if (wait >= 0 && (placeOf(tokens, WRITER, wait - 3, wait) >= 0 || placeOf(tokens, WRITER, at + 1, wait) >= 0) && /[.!,?…]/.test(draft.source.slice(tokens[at]!.end, tokens[at]!.end + 2))) return { to: wait, weight: 6, kind: 'threat' };
  }
  return null;
}

/** A weapon that the writer comes with. */
function armed(tokens: readonly Token[], at: number): { to: number; weight: number; kind: Combined['kind'] } | null {
  const { text } = tokens[at]!;
  if (TOOLS.has(tokens[at - 1]?.text ?? '') || placeOf(tokens, TOOLS, at + 1, at + 4) >= 0 || placeOf(tokens, ERRANDS, at - 10, at + 8) >= 0) return null;
  const carried = placeOf(tokens, new Set(['with', 'avec']), at - 4, at) >= 0;
  const writer = placeOf(tokens, WRITER, at - 12, at);
  const coming = writer < 0 ? -1 : placeOf(tokens, COMING, writer + 1, Math.min(at, writer + 5));
  if (!carried || coming < 0 || placeOf(tokens, PLACES, coming + 1, at) < 0) return null;
  const orElse = placeOf(tokens, OR_ELSE, writer - 4, at + 10) >= 0;
  if (orElse) return { to: at, weight: 7, kind: 'threat' };
  return FIREARMS.has(text) && placeOf(tokens, BUILDINGS, coming + 1, at) >= 0 ? { to: at, weight: 3.5, kind: 'menace' } : null;
}

/** Pictures of somebody that shall be spread unless they pay. */
function ransomed(tokens: readonly Token[], at: number): { to: number; weight: number; kind: Combined['kind'] } | null {
  let spread = placeOf(tokens, SPREADING, at - 8, at + 16);
  while (spread >= 0 && placeOf(tokens, WRITER, spread - 4, spread) < 0) spread = placeOf(tokens, SPREADING, spread + 1, at + 16);
  const ransom = placeOf(tokens, RANSOM, at - 12, at + 18);
  const audience = placeOf(tokens, AUDIENCE, at + 1, at + 8);
  if (ransom >= 0 && ransom < at && audience >= 0 && placeOf(tokens, new Set(['or', 'ou', 'sinon']), at - 3, at) >= 0) return { to: audience, weight: 7, kind: 'threat' };
  if (spread < 0 || ransom < 0) return null;
  if (placeOf(tokens, new Set(['won', 'wont', 'not', 'never', 'cannot']), spread - 3, spread) >= 0) return null;
  const condition = placeOf(tokens, CONDITION, ransom - 6, ransom + 3);
  const unpaid = condition >= 0 && (placeOf(tokens, NOT, condition, ransom + 3) >= 0 || placeOf(tokens, new Set(['sinon', 'or', 'ou', 'unless']), condition, condition + 1) >= 0);
  return unpaid ? { to: Math.max(at, spread, ransom), weight: 7, kind: 'threat' } : null;
}

/** Somebody's particulars put before people who are invited to make use of them. */
function exposed(tokens: readonly Token[], source: string): Combined | null {
  const person = placeOf(tokens, PERSON) >= 0;
  const guests = phraseOf(tokens, GUESTS);
  const calling = placeOf(tokens, CALLING);
  const late = calling < 0 ? -1 : phraseOf(tokens, HARD_CALLS, calling + 1, calling + 5);
  const night = tokens.slice(calling + 1, late + 1).some(({ text, breaks }) => breaks && text !== 'le' && text !== 'la') ? -1 : late;
  const doxing = placeOf(tokens, DOXING);
  if (guests < 0 && night < 0 && doxing < 0) return null;
  const known = PARTICULARS.filter((each) => each.test(source)).length;
  const least = night >= 0 || doxing >= 0 ? 1 : 2;
  if (!person || known < least) return null;
  const place = night >= 0 ? calling : Math.max(guests, doxing);
  return { start: tokens[place]!.start, end: tokens[Math.min(tokens.length - 1, place + 3)]!.end, weight: doxing >= 0 && known < 2 ? 4 : 6, kind: 'threat' };
}

/** How far from its beginning an exposure is looked for: who exposes somebody does so in a few lines. */
const SHORT = 1_200;

/** The threats and exposures of a text that lie in what it says together. */
export function combinedIn(draft: Draft): Combined[] {
  const tokens = sentencesIn(draft.reading.said, draft.source).flat();
  const found: Combined[] = [];
  for (let at = 0; at < tokens.length && found.length < 20; at += 1) {
    const threat = around(draft, tokens, at);
    if (threat) found.push({ start: tokens[at]!.start, end: Math.max(tokens[at]!.end, tokens[threat.to]!.end), weight: threat.weight, kind: threat.kind });
  }
  const exposure = draft.source.length <= SHORT ? exposed(tokens, draft.source) : null;
  return exposure ? [...found, exposure] : found;
}
