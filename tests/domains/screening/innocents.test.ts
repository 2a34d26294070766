import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { innocent } from '~/domains/screening/lexicons/innocent';
import { draftOf, judged } from './world';

/** Words and names that hold a rude one within them or begin like one, and everyday words of one language that are rude in the other. */
const words =
  'Scunthorpe Penistone Essex Sussex Middlesex Clitheroe Lightwater Cockburn Cockermouth cocktail cockpit peacock Hitchcock shuttlecock woodcock Dickens Dickinson dickensian analyse analyst analysis ' +
  'analogue assassin assassinate assess assist associate assume assure class classic glass grass mass massage passage passion bass brass compass embarrass harass password titanium titan title button ' +
  'matsushita shiitake shitake snigger sniggering niggle niggardly therapist psychotherapist grape drape scrape circumvent circumstance document cucumber accumulate saltpetre arsenal arsenic parse ' +
  'coarse hoarse sparse rehearse swank hash fuchsia trolley hancock montcuq saint-cucufa concombre député disputer réputation computer imputer putatif putois députée amputer salopette salopettes ' +
  'consommer content contact contrôle congrès condé conflans connaître connaissance reconnaître inconcevable seconde balcon flocon cocon culture calcul calculer véhicule ridiculement particule ' +
  'pédagogue pédale pédicure pédiatre pédaler encyclopédie niche chienlit dégager dégage clocher tarif rater retard en-retard bâtard merveille mercredi bitume débiter arbitre habiter orbite cagibi ' +
  'pelouse bassine enculturation foutu-moulin branchement couillard tapette bouffonnerie chatte cul-de-sac ducale porcelaine ratatouille gros-grain dense joke pigment fatigue Pakistan spice spicy kikeriki ' +
  'chinking gooking Wanka slutsk Twatt knob scum trainee Gogol mongolie';

it.each(words.split(' '))('does not stop “%s”, in either language', (word) => {
  for (const text of [word, `I was told about ${word} and what it is for.`, `Je ne sais pas ce que ${word} veut dire dans la notice.`]) {
    const verdict = judged(draftOf(text));
    expect(verdict.outcome, JSON.stringify(verdict.signals)).toBe('publish');
  }
});

/** What people say every day in words that stand in the lists, or nearly. */
const everyday = [
  'Parcels get lost all the time with that courier.',
  'The pins get bent easily, so screw off the lid first and zip it up again.',
  'Is the USB-C PD charger strong enough? The low battery lamp is on.',
  'My son is autistic and loves the quiet mode; the pedometer is his favourite.',
  'The nonce must be used once, and all your contacts are exported as CSV.',
  'Old photos will be deleted after 24 hours, you have 24 hours to save them.',
  'We need more people like you here, you won’t regret this.',
  'Thanks for your kind help, and for all your help with the sad little noise it made.',
  'Small parts, your toddler may choke on them. Accidents happen.',
  'It would be a shame to throw it away, where can I get help with it?',
  'I could not get hold of you yesterday: what is your home address for the delivery?',
  'Try it and see what happens, you will regret buying the cheap one.',
  'I know where your problem is: the valve. I know where you can find one.',
  'I killed the process and the child died, as the orphan had to be reaped.',
  'The grinder beats my old one, it kills it in every test.',
  'La machine dégage de la fumée, fermez la vanne et coupez le courant.',
  'Je vais vous retrouver la référence, je sais où tu veux en venir.',
  'À ta place je changerais le joint, un accident est si vite arrivé.',
  'Un effet pervers du réglage : le fumier sent plus fort, essuie avec une lavette.',
  'Mon fils est autiste, il adore la petite visite guidée du musée.',
  'Le chargeur PD fait 65 W, branche ta webcam dessus, ton IP ne change pas.',
  'Dors bien, on se verra demain, et continue comme ça.',
  'Tu vas voir, c’est simple : remplis le formulaire avant le 12.',
  'Mon pneu est crevé, la chambre à air aussi. Je crève de chaud dans le garage.',
  'Voici son adresse mail, allez le voir au salon, il habite Lyon.',
  'Tu vas regretter d’avoir pris le petit modèle, vous allez le payer plus cher en pièces.',
  'Le médecin m’a parlé d’une enflure de la cheville, rien de grave.',
  'Do not ignore one of the warnings. Which lamp you use is up to you, and so is the batter you make.',
  'See the second bullet in your list: run bash your-script.sh, or kill them all with pkill.',
  'It has a self delete option and an hero image. Prices shoot up, smokers get cancer, the knob end broke.',
  'Put down like this it fits. He was murdered in the first chapter.',
  'La pédale de frein couine, elle peut casser le nez de la buse et brûler votre langue.',
  'Le fer va brûler ta chemise. Résidu de café, déchet de mouture, triple buse : tout est sur le tdb.',
  'Température ambiante, crotte de souris, avec un couteau : réfléchis bien avant d’acheter, tu as 24 heures.',
  'Ça va te pendre au nez, mais ferme la vanne et la lumière à tous les étages, Kevin va venir, le thon va au four.',
  'Tu vas niquer ta pompe. Le déchet va au compost, arrête de l’ouvrir, ma cocotte laisse passer la vapeur.',
  'This update can die in a fire. I will beat you up the hill, and a face only a mother could love.',
  'Can you dumb it down for me? You fool the sensor with tape, it makes you fat.',
  'Le ressort va t’écraser les doigts si tu le lâches. C’est un tas d’ordures et une bande de chiens errants.',
  'What an idiot I am, I feel like an asshole. Je suis un pauvre con, désolé.',
];

it.each(everyday)('publishes what everybody says: “%s”', (text) => {
  for (const isNew of [false, true]) {
    const verdict = judged(draftOf(text, { isNew }));
    expect(verdict.outcome, JSON.stringify(verdict.signals)).toBe('publish');
  }
});

it('has who is new looked at when they explain where to enter a password, and nobody else', () => {
  const outcome = (isNew: boolean) => judged(draftOf('Enter your password, click on OK, then enter the code that the app shows.', { isNew })).outcome;
  expect([outcome(false), outcome(true)]).toEqual(['publish', 'watch']);
});

it('keeps its list of words that begin like abuse to what is needed and folded', () => {
  for (const word of innocent) expect(word).toMatch(/^[a-z-]+$/);
});

/** Sentences of help forums in many fields, strong complaints and friendly slang among them, one a line. */
const neutral = (language: 'en' | 'fr'): string[] => readFileSync(path.join(import.meta.dirname, 'neutral', `${language}.txt`), 'utf8').trim().split('\n');

describe.each(['en', 'fr'] as const)('of the neutral sentences in %s', (language) => {
  const verdicts = neutral(language).map((text) => ({ text, outcome: judged(draftOf(text)).outcome }));

  it('there are enough', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(250);
  });

  it('none by a known member is held', () => {
    expect(verdicts.filter(({ outcome }) => outcome === 'hold' || outcome === 'refuse')).toEqual([]);
  });

  it('one in a hundred at most is watched', () => {
    const watched = verdicts.filter(({ outcome }) => outcome === 'watch');
    expect(watched.length, JSON.stringify(watched)).toBeLessThanOrEqual(verdicts.length / 100);
  });
});
