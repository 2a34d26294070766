import { follows, placeOf, sentencesIn, wordSet, type Token } from '../text/sentences';
import type { Draft } from './draft';

/**
 * Hatred of groups, seen by what is said of one within a sentence, not by sentences that are known: a group that people are born
 * into, believe in or belong to, and a claim about all of it. What is wished dead or burnt is a threat; what is called vermin or
 * told to leave is a slur; what is only belittled has the text looked at.
 *
 * A group is a plural ("muslims", « les roms ») or an adjective with "people". A claim must be joined to it: by "are", by a verb
 * right behind it, by what shall be done to it. So neither "my Muslim neighbour", nor rats in the same sentence, nor what was
 * done to a group in history, nor what others said of one, nor what is denied, nor "we women" is hatred.
 *
 * Each word of a sentence is looked at a bounded number of times and sentences are bounded, so the work grows with the text.
 */
export type Hatred = { start: number; end: number; weight: number; kind: 'threat' | 'slur' | 'scorn' };

/** Plurals that name people and nothing else. */
const PLURALS = wordSet(
  'muslims jews arabs africans indians pakistanis mexicans romanians albanians algerians moroccans nigerians syrians afghans somalis turks asians gypsies romanies immigrants migrants refugees foreigners gays lesbians homosexuals queers faggots fags ' +
    'trannies transgenders transsexuals women females cripples catholics christians hindus sikhs buddhists negroes niggers blacks pakis ' +
    'musulmans musulmanes juives africaines maghrebins algeriens marocains tunisiens roms gitans manouches tsiganes immigres immigrees migrants migrantes refugies etrangers clandestins homos homosexuels homosexuelles lesbiennes pedes pds travelos ' +
    'transsexuels femmes nanas gonzesses meufs handicapes trisomiques autistes bougnoules negres',
);
/** Words that name people only behind an article or where a sentence begins. */
const WITH_ARTICLE = wordSet('roma trans chinese disabled homeless juifs arabes noirs noires africains indiens chinois asiatiques turcs roumains pakistanais polonais portugais russes catholiques chretiens gays trans');
const ARTICLES = wordSet('the all these those most les des ces tous toutes aux sales dirty filthy fucking stupid typical');
/** Adjectives that name a group with "people". */
const ADJECTIVES = wordSet('black gay muslim jewish arab asian african indian chinese mexican trans transgender disabled autistic brown coloured colored foreign romani gypsy homosexual lesbian');
const PEOPLE = wordSet('people folks men women guys kids');
const WOMEN = wordSet('women females femmes nanas gonzesses meufs');
const JEWS = wordSet('jews juifs');
const OWN = wordSet('we us nous our as comme');

const LINKS = wordSet('are re r being sont restent seront');
const FILLERS = wordSet('all just nothing but a bunch of fucking bloody only the really basically literally mostly simply like always such better than more worse tous toutes que vraiment des de la le une un pires vrais vraies bande rien d autre qu comme toujours pour plupart dangerous dirty filthy mentally ill sale sales gros');
const ALL = wordSet('all every always nothing only tous toutes toujours que rien');
const DENIALS = wordSet('not never isn aren nobody pas jamais ne n aucun aucune nullement');

/** What no human being is, or what makes an outcast of all of them. */
const VERMIN = wordSet(
  'parasites parasite vermin rats animals cockroaches roaches pigs monkeys apes savages subhuman subhumans scum filth trash garbage plague cancer invaders leeches vultures freaks degenerates abominations abomination groomers beasts insects lice disease ' +
    'vermine animaux betes cafards porcs singes sauvages racaille racailles dechets ordures peste envahisseurs degeneres detraques bestiaux poux sangsues rebuts',
);
/** What is charged to each of them. */
const CRIMES = wordSet(
  'thieves criminals scammers terrorists rapists pedophiles paedophiles pedos crooks frauds cheats murderers liars whores sluts perverts voleurs voleuses delinquants criminels escrocs terroristes violeurs pedophiles pervers assassins menteurs menteuses putes salopes arnaqueurs profiteurs assistes',
);
/** What belittles them. */
const MEAN = wordSet('stupid dumb lazy dirty filthy inferior disgusting retarded idiots morons hysterical smelly thick useless worthless waste feignants faineants debiles idiotes idiots inferieurs inferieures degoutants degueulasses hysteriques cretins connes cons incapables');
const ILL = wordSet('ill sick malades');

/** What is said of them by a verb. */
const BREEDING = wordSet('breed multiply stink infest smell puent pullulent envahissent reproduisent');
const LIKE = wordSet('like comme');

const MODALS = wordSet('should must need needs ought gotta deserve deserves have faut faudrait devraient doivent devrait meritent devrions merite let someone somebody');
const KILLS = wordSet(
  'exterminate exterminated gas gassed burn burned burnt shot shoot hanged hang kill killed slaughter slaughtered eradicate eradicated lynch lynched die sterilised sterilized drown drowned nuke nuked dead ' +
    'exterminer gazer bruler cramer tuer buter fusiller pendre eliminer eradiquer noyer egorger lyncher steriliser abattre crever mourir fume fumer flinguer',
);
const ORDERS_TO_KILL = wordSet('exterminate gas burn shoot hang kill slaughter eradicate lynch nuke gazez brulez tuez butez exterminez pendez cramez noyez');
const EXPELS = wordSet(
  'thrown kicked deported deport expelled banned removed locked sterilised caged interned rounded expulser virer renvoyer jeter enfermer interner interdire chasser degager deporter foutre parquer',
);
const ORDERS_TO_EXPEL = wordSet('deport expel ban remove lock throw kick send round keep put expulsez virez renvoyez degagez enfermez foutez chassez');
/** What those orders need behind the pronoun or the group: "throw them out", "keep them away". */
const AWAY = wordSet('out away up down back off home dehors chez');
const TELLERS = wordSet('said says say saying shouted shouting wrote writes called calls calling claims claimed told tells think thinks believe believes heard insulted chanted dit disent disait disaient dire crie criait criaient ecrit raconte racontent pense pensent croire croit croient traite traitent insulte insulter pretend pretendent entendre entendu');
/** Verbs of saying behind what was said: "..., says the guide". */
const SAYS = wordSet('says said claims claimed dit disait');
const MYSELF = wordSet('i je j moi im');
const OUT = wordSet('out dehors');
const UNWANTED = wordSet('want need veut veux voulons want accept accepte tolerate tolere allowed');
const HERE = wordSet('here ici in dans chez near around allowed autour');
const HATE = wordSet('hate despise deteste hais detestons vomis');
const THE = wordSet('the all these those any most les des ces tous toutes de d fucking dirty sales no tout');
const PRONOUNS = wordSet('them les');
const RULING = wordSet('run runs own owns control controls tiennent controlent dirigent possedent gouvernent');
const POWER = wordSet('bank banks media world government everything banque banques medias monde gouvernement finance presse');
const CHORES = wordSet('kitchen cuisine menage fourneaux casseroles vaisselle repassage');
const HOUSEWORK = wordSet('cook clean iron cuisiner');
const OWNERS = wordSet('lovers lover owners owner rights shelter shelters doctors');
/** « des bêtes de course », « des animaux de soirée ». */
const PRAISED = wordSet('course soiree scene compagnie competition travail concours');
const NOUNS = wordSet('les des ces the these those some my your mes tes vos');

/** Where a group is named. */
function groupsIn(tokens: readonly Token[]): number[] {
  const groups: number[] = [];
  for (const [at, { text, breaks }] of tokens.entries()) {
    const before = tokens[at - 1]?.text ?? '';
    if (OWN.has(before)) continue;
    const named = PLURALS.has(text) || (WITH_ARTICLE.has(text) && (ARTICLES.has(before) || (breaks && at === 0))) || (PEOPLE.has(text) && ADJECTIVES.has(before));
    if (named) groups.push(at);
  }
  return groups;
}

/** Whether a word between two places denies. */
function denied(tokens: readonly Token[], from: number, to: number): boolean {
  return placeOf(tokens, DENIALS, from, to) >= 0;
}

/** Whether the sentence tells what others say: a verb of saying before the claim, but the writer's own ("I say that ..."). */
function toldByOthers(tokens: readonly Token[], claim: number): boolean {
  for (let at = 0; at < claim; at += 1) {
    if (!TELLERS.has(tokens[at]!.text)) continue;
    if (placeOf(tokens, MYSELF, at - 3, at) < 0) return true;
  }
  return tokens.slice(claim + 1, claim + 8).some(({ text, breaks }) => breaks && SAYS.has(text));
}

/** Points of what is said of a group by "are" or by being put beside it, and where the claim ends. */
function likened(tokens: readonly Token[], group: number): { weight: number; last: number } | null {
  for (let at = group + 1; at < Math.min(tokens.length, group + 12); at += 1) {
    const { text, breaks } = tokens[at]!;
    const before = tokens[at - 1]?.text ?? '';
    const linked = (LINKS.has(text) && (at - 1 === group || PRONOUN_SUBJECTS.has(before) || !breaks)) || (text === 'est' && before === 'c') || (breaks && at - 1 === group && (text === 'too' || text === 'tous' || text === 'all' || text === 'trop'));
    if (!linked || denied(tokens, at - 2, at + 4)) continue;
    let every = !LINKS.has(text) && text !== 'est';
    let mean: { weight: number; last: number } | null = null;
    for (let ahead = at + (every ? 0 : 1); ahead < Math.min(tokens.length, at + 8); ahead += 1) {
      const word = tokens[ahead]!.text;
      if (ALL.has(word)) every = true;
      if (OWNERS.has(tokens[ahead + 1]?.text ?? '') || follows(tokens, ahead + 1, 'de', PRAISED)) break;
      if (VERMIN.has(word)) return { weight: 5, last: ahead };
      if (CRIMES.has(word)) return { weight: every || mean || placeOf(tokens, ALL, group - 2, group) >= 0 ? 5 : 4, last: ahead };
      if (ILL.has(word) && (follows(tokens, ahead - 1, 'mentally') || follows(tokens, ahead + 1, 'mentaux') || follows(tokens, ahead + 1, 'mentales') || follows(tokens, ahead + 1, 'in', 'the', 'head'))) return { weight: 5, last: ahead };
      if (MEAN.has(word)) mean ??= { weight: 3.5, last: ahead };
      else if (!FILLERS.has(word) && word !== 'and' && word !== 'et' && word !== 'too' && word !== 'trop' && !ALL.has(word)) break;
    }
    if (mean) return mean;
  }
  return null;
}
const PRONOUN_SUBJECTS = wordSet('they who ils elles qui theyre all et and ca');

/** « tous des voleurs, ces gitans », "bunch of thieves, the gypsies": the claim before the group. */
function likenedBefore(tokens: readonly Token[], group: number): { weight: number; last: number } | null {
  if (!THE.has(tokens[group - 1]?.text ?? '')) return null;
  for (let at = Math.max(0, group - 4); at < group; at += 1) {
    const word = tokens[at]!.text;
    if ((VERMIN.has(word) || CRIMES.has(word)) && placeOf(tokens, ALL, at - 4, at) >= 0 && !denied(tokens, at - 6, at)) return { weight: 5, last: group };
  }
  return null;
}

/** "stink", "breed like ...", « se reproduisent comme ... »: right behind the group or what stands for it. */
function bred(tokens: readonly Token[], group: number): number {
  for (let at = group + 1; at < Math.min(tokens.length, group + 12); at += 1) {
    const { text } = tokens[at]!;
    const before = tokens[at - 1]?.text ?? '';
    if (!BREEDING.has(text) || (at - 1 !== group && !PRONOUN_SUBJECTS.has(before) && before !== 'se')) continue;
    const needsLike = text === 'breed' || text === 'multiply' || text === 'reproduisent' || text === 'smell';
    if ((!needsLike || (LIKE.has(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.text !== 'to')) && !denied(tokens, group, at + 1) && tokens[at + 1]?.text !== 'at') return at;
  }
  return -1;
}

/** What shall be done to a group: points and where it ends. `said`: something is said of it already, so that "them" are they. */
function wished(tokens: readonly Token[], group: number, said: boolean): { weight: number; last: number } | null {
  const { text: before = '' } = tokens[group - 1] ?? {};
  // "gas the jews", "deport all migrants", "death to ...", « mort aux ... », « dehors les ... », "get rid of the ..."
  for (let at = Math.max(0, group - 4); at < group; at += 1) {
    const { text, breaks } = tokens[at]!;
    let between = true;
    for (let inside = at + 1; inside < group; inside += 1) between &&= THE.has(tokens[inside]!.text) || tokens[inside]!.text === 'to' || tokens[inside]!.text === 'aux';
    if (!between) continue;
    if ((text === 'death' || text === 'mort') && (before === 'to' || before === 'aux' || follows(tokens, at + 1, THE) || follows(tokens, at + 1, 'to'))) return { weight: 7, last: group };
    const wanted = breaks || MODALS.has(tokens[at - 1]?.text ?? '') || follows(tokens, at - 2, MODALS, 'to') || follows(tokens, at - 2, 'let', 's');
    if (wanted && (ORDERS_TO_KILL.has(text) || (KILLS.has(text) && !breaks)) && THE.has(before)) return { weight: 7, last: group };
    if (wanted && (text === 'deport' || text === 'expulsez' || (EXPELS.has(text) && !breaks && THE.has(before)))) return { weight: 5, last: group };
    if (wanted && ORDERS_TO_EXPEL.has(text) && follows(tokens, group + 1, AWAY)) return { weight: 5, last: group + 1 };
    if (breaks && text === 'dehors' && follows(tokens, at + 1, THE)) return { weight: 5, last: group };
    if (follows(tokens, at - 2, 'get', 'rid', 'of') || follows(tokens, at - 1, 'rid', 'of')) return { weight: 5, last: group };
  }
  // "Muslims out!", « les musulmans dehors, ... »
  const next = tokens[group + 1];
  if (next && OUT.has(next.text) && group <= 2 && (group + 2 >= tokens.length || tokens[group + 2]!.breaks)) return { weight: 5, last: group + 1 };
  for (let at = group + 1; at < Math.min(tokens.length, group + 16); at += 1) {
    const { text } = tokens[at]!;
    const near = at <= group + 10;
    const asked = text === 'on' && tokens[at - 1]?.text === 'qu';
    // "... should all be shot", "... must be thrown out", « les ... devraient être expulsés »
    if (near && MODALS.has(text) && placeOf(tokens, NOUNS, group + 1, at) < 0 && !denied(tokens, at - 1, at + 4)) {
      const kill = placeOf(tokens, KILLS, at + 1, at + 5);
      if (kill >= 0 && (follows(tokens, kill - 1, new Set(['be', 'all', 'just', 'etre', 'tous', 'to', text, 'get']))) && !follows(tokens, kill + 1, OBJECTS)) return { weight: 7, last: kill };
      const expel = placeOf(tokens, EXPELS, at + 1, at + 5);
      if (expel >= 0 && follows(tokens, expel - 1, new Set(['be', 'all', 'just', 'get', 'etre', 'tous'])) && (text !== 'have' && text !== 'need')) return { weight: 5, last: expel };
      if (follows(tokens, at + 1, 'go', 'back', 'to', BACK) || follows(tokens, at + 1, 'go', 'back', 'where') || follows(tokens, at + 1, 'rentrer', 'chez', 'eux') || follows(tokens, at + 1, 'retourner', 'dans', 'leur') || follows(tokens, at + 1, 'retourner', 'chez', 'eux')) return { weight: 5, last: at + 3 };
    }
    // "... should not be allowed to vote"
    if (near && MODALS.has(text) && follows(tokens, at + 1, 'not', 'be', 'allowed')) return { weight: 4, last: at + 3 };
    if (near && (text === 'should' || text === 'shouldn') && follows(tokens, at + 1, 't', 'be', 'allowed')) return { weight: 4, last: at + 3 };
    // "lock them up", « qu'on les enferme », « faudrait les cramer »
    const pronoun = placeOf(tokens, PRONOUNS, at + 1, at + 3);
    if ((asked || MODALS.has(text) || tokens[at]!.breaks) && pronoun >= 0 && (said || placeOf(tokens, NOUNS, group + 1, at) < 0)) {
      const order = tokens[pronoun]!.text === 'them' ? tokens[pronoun - 1]! : tokens[pronoun + 1 + (follows(tokens, pronoun + 1, TOUS) ? 1 : 0)];
      if (order && (ORDERS_TO_KILL.has(order.text) || KILLS.has(order.text) || /^(?:cram|brul|tu|but|gaz|extermin|fusill|pend|elimin|abatt)(?:e|ent|er|re)$/.test(order.text)) && !WOMEN.has(tokens[group]!.text)) return { weight: 7, last: pronoun + 1 };
      if (order && (ORDERS_TO_EXPEL.has(order.text) ? follows(tokens, pronoun + 1, AWAY) : EXPELS.has(order.text) || /^(?:enferm|vir|expuls|renvoi|intern|degag|chass|fout|jett)(?:e|ent|er)$/.test(order.text))) return { weight: 5, last: Math.min(tokens.length - 1, pronoun + 1) };
    }
  }
  return null;
}
const TOUS = wordSet('tous toutes all');
const OBJECTS = wordSet('the a an les des time calories energy more less fat rats flies pests');
const BACK = wordSet('their africa india mexico pakistan turkey syria china poland romania where asia israel');

/** "belong in the kitchen", « faites pour le ménage », "go cook something": what only women hear. */
function sentToKitchen(tokens: readonly Token[], group: number): number {
  if (!WOMEN.has(tokens[group]!.text)) return -1;
  for (let at = group + 1; at < Math.min(tokens.length, group + 16); at += 1) {
    const { text, breaks } = tokens[at]!;
    const made = (/^faite?s?$|^bonnes$|^nees$/.test(text) && /^(?:pour|qu)$/.test(tokens[at + 1]?.text ?? '')) || text === 'belong' || text === 'place' || (text === 'back' && tokens[at - 1]?.text === 'go') || (text === 'stay' && MODALS.has(tokens[at - 1]?.text ?? '')) || /^retourne(?:z|nt|r)?$|^rest(?:er|ez)$/.test(text);
    if (made && placeOf(tokens, CHORES, at + 1, at + 6) >= 0) return placeOf(tokens, CHORES, at + 1, at + 6);
    if (breaks && text === 'go' && follows(tokens, at + 1, HOUSEWORK)) return at + 1;
  }
  return -1;
}

/** "I do not want any ... here", « pas de ... chez nous », "I hate ...". */
function unwanted(tokens: readonly Token[], group: number): { weight: number; last: number } | null {
  for (let at = Math.max(0, group - 4); at < group; at += 1) {
    const { text } = tokens[at]!;
    let between = true;
    for (let inside = at + 1; inside < group; inside += 1) between &&= THE.has(tokens[inside]!.text) || tokens[inside]!.text === 'pas' || tokens[inside]!.text === 'plus';
    if (!between) continue;
    if (HATE.has(text) && placeOf(tokens, MYSELF, at - 4, at) >= 0 && group === tokens.length - 1) return { weight: 5, last: group };
    const denies = denied(tokens, at - 3, at + 2) || follows(tokens, at - 1, 't');
    if (UNWANTED.has(text) && denies && follows(tokens, group + 1, HERE)) return { weight: 5, last: group + 1 };
    if (text === 'no' && tokens[at]!.breaks && follows(tokens, group + 1, 'allowed')) return { weight: 5, last: group + 1 };
  }
  return null;
}

/** The worst of what a sentence says of one group. */
function worstOf(tokens: readonly Token[], group: number): { weight: number; last: number } | null {
  const liked = likened(tokens, group) ?? likenedBefore(tokens, group);
  const breeding = bred(tokens, group);
  const kitchen = sentToKitchen(tokens, group);
  const rule = JEWS.has(tokens[group]!.text) ? placeOf(tokens, RULING, group + 1, group + 4) : -1;
  const claims = [
    ...(liked ? [liked] : []),
    ...(breeding >= 0 ? [{ weight: 5, last: breeding }] : []),
    ...(kitchen >= 0 ? [{ weight: 5, last: kitchen }] : []),
    ...(rule >= 0 && placeOf(tokens, POWER, rule + 1, rule + 4) >= 0 && !denied(tokens, group - 3, rule + 1) ? [{ weight: 5, last: placeOf(tokens, POWER, rule + 1, rule + 4) }] : []),
    ...(tokens[group - 1]?.text === 'typical' && group === 1 ? [{ weight: 3, last: group }] : []),
  ];
  const wish = wished(tokens, group, claims.length > 0);
  const refused = unwanted(tokens, group);
  return [...claims, ...(wish ? [wish] : []), ...(refused ? [refused] : [])].filter(({ last }) => !toldByOthers(tokens, last)).sort((a, b) => b.weight - a.weight)[0] ?? null;
}

const HOMES = wordSet('africa india mexico pakistan turkey syria china poland romania morocco algeria asia israel afrique algerie maroc tunisie turquie syrie inde chine roumanie pologne asie bled');

/** "Go back to Africa!", « retourne en Afrique », said to somebody and no more: who gives advice to travellers goes on. */
function sentHome(tokens: readonly Token[]): Hatred | null {
  const english = follows(tokens, 0, 'go', 'back', 'to', HOMES) ? 3 : -1;
  const french = /^(?:retourne|rentre|repars)(?:z|s)?$/.test(tokens[0]?.text ?? '') && follows(tokens, 1, new Set(['en', 'au', 'dans']), HOMES) ? 2 : -1;
  const last = Math.max(english, french);
  if (last < 0) return null;
  const next = tokens[last + 1];
  const called = next && (VERMIN.has(next.text) || VERMIN.has(`${next.text}s`) || /^(?:you|sale|espece)$/.test(next.text));
  return next && !called ? null : { start: tokens[0]!.start, end: tokens[last]!.end, weight: 5, kind: 'slur' };
}

/** What a text says against groups of people, each sentence's worst. */
export function hatredIn({ reading, source }: Draft): Hatred[] {
  return sentencesIn(reading.said, source).flatMap((tokens): Hatred[] => {
    const home = sentHome(tokens);
    const found = groupsIn(tokens).slice(0, 4).flatMap((group): Hatred[] => {
      const worst = worstOf(tokens, group);
      if (!worst) return [];
      const last = Math.min(tokens.length - 1, Math.max(group, worst.last));
      return [{ start: tokens[Math.min(group, worst.last)]!.start, end: tokens[last]!.end, weight: worst.weight, kind: worst.weight >= 7 ? 'threat' : worst.weight >= 5 ? 'slur' : 'scorn' }];
    });
    const [worst] = [...found, ...(home ? [home] : [])].sort((a, b) => b.weight - a.weight);
    return worst ? [worst] : [];
  });
}
