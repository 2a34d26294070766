import { expect, it } from 'vitest';
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

it('keeps its list of words that begin like abuse to what is needed and folded', () => {
  for (const word of innocent) expect(word).toMatch(/^[a-z-]+$/);
});
