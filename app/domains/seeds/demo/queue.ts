/** What waits in the review queue of the demonstration, and what was decided there. Hours are those before the first start. */

interface DemoReport {
  by: string;
  ago: number;
  reason: string;
  note: string;
}

/** Reports of a post by its name, or of somebody's profile. */
export interface DemoCase {
  about: { post: string } | { member: string };
  reports: readonly DemoReport[];
}

/** Reports of a post, and what came of them. */
export interface DemoDecided {
  about: { post: string };
  reports: readonly DemoReport[];
  by: string;
  ago: number;
  /** Null: it stays. */
  removedFor: string | null;
  facts: string;
  appeal?: { by: string; ago: number; text: string };
}

export const decided: readonly DemoDecided[] = [
  {
    about: { post: 'deep-trays' },
    reports: [{ by: 'paul', ago: 108, reason: 'spam', note: 'C’est une vente, pas une idée.' }],
    by: 'claire',
    ago: 96,
    removedFor: 'spam',
    facts: 'Le message propose des bacs à 18 € et recueille des commandes. Les ventes entre membres n’ont pas leur place dans les idées.',
    appeal: {
      by: 'leon',
      ago: 21,
      text: 'Je ne gagne rien sur ces bacs : mon ami demande le prix du plastique, et trois membres me l’avaient demandé. Je veux bien retirer le prix et montrer seulement le plan, si cela aide.',
    },
  },
  {
    about: { post: 'shop-price' },
    reports: [{ by: 'jonas', ago: 19, reason: 'spam', note: 'Reads like an advertisement for the shop.' }],
    by: 'tom',
    ago: 17,
    removedFor: null,
    facts: '',
  },
];

/** The late one has waited for six days, longer than any row of holidays; the others are younger than their promises. */
export const cases: readonly DemoCase[] = [
  {
    about: { post: 'cardboard' },
    reports: [
      { by: 'priya', ago: 146, reason: 'unkind', note: 'Marta asked a perfectly good question. Nobody should be told to leave for that.' },
      { by: 'jonas', ago: 144, reason: 'unkind', note: 'He does this in other threads as well. I would be glad if somebody had a word with him.' },
    ],
  },
  { about: { post: 'guests' }, reports: [{ by: 'ana', ago: 16, reason: 'other', note: 'A good idea, and another one. It deserves a thread of its own where people can vote for it.' }] },
  {
    about: { member: 'bluebean' },
    reports: [{ by: 'marta', ago: 5, reason: 'spam', note: 'Joined today, says nothing about coffee, and the whole profile is a shop window.' }],
  },
  {
    about: { post: 'telephone' },
    reports: [{ by: 'ines', ago: 2.5, reason: 'privacy', note: 'C’est gentil, mais Gérard sait-il que son numéro de téléphone est ici ?' }],
  },
];

/** What a visitor wrote to the team about a post by its name. */
export const notice = {
  ago: 7,
  post: 'three-recipes',
  reason: 'rights',
  name: 'Nora Whitfield',
  email: 'nora.whitfield@example.org',
  facts: 'The table with the three recipes is from page 14 of my booklet "Slow mornings", figures and order included. I am glad that it is read, but I was not asked, and my name is missing. Please add the source or take the table out.',
};

/** Texts that screening has something to say about; the order is that of their times. */
export interface DemoScreened {
  by: string;
  ago: number;
  /** Title of the thread that it begins, or the name of a post in the thread that it belongs to. */
  place: { begins: string; category: string } | { beside: string };
  body: string;
}

export const screened: readonly DemoScreened[] = [
  {
    by: 'rowan',
    ago: 6,
    place: { beside: 'three-recipes' },
    body: 'I made a small brew timer out of your table, with a bell at 15, 29 and 34 seconds: https://bit.ly/three-recipes. It keeps nothing and works without a network. Does the lungo need a second bell?',
  },
  {
    by: 'bluebean',
    ago: 3,
    place: { begins: 'Fresh beans from our outlet, limited offer until Sunday', category: 'beans' },
    body: 'Hello coffee friends! Limited offer: two kilos of house blend for the price of one, and a free bag with every order. Order now at https://bluebean.example/beans and tell your friends.',
  },
  {
    by: 'noemi',
    ago: 1.2,
    place: { beside: 'shop-price' },
    body: 'Bonjour ! J’ai commandé deux jeux de meules « E » par erreur, le second est neuf et je le donne volontiers à qui en a besoin. La photo est ici : https://bit.ly/meules-e. Écrivez-moi à noemi.lacroix@example.org, je l’envoie depuis Dijon.',
  },
];
