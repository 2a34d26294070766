import type { Audience, ThreadKind } from './rules';
import type { LocalText } from './types';

/** A category to begin with: a few are better than many. */
export type CategoryTemplate = {
  key: string;
  slug: string;
  name: LocalText;
  description: LocalText;
  rules: LocalText;
  colour: string;
  icon: string;
  kinds: ThreadKind[];
  readBy: Audience;
  startBy: Audience;
  replyBy: Audience;
  severalAccepted: boolean;
};

const open = { readBy: 'everyone', startBy: 'member', replyBy: 'member', severalAccepted: false } as const;

/** What the set-up wizard and the staff console offer, in this order. */
export const categoryTemplates: readonly CategoryTemplate[] = [
  {
    key: 'help',
    slug: 'help',
    name: { en: 'Help', fr: 'Aide' },
    description: {
      en: 'Questions about our products, answered by people who use them.',
      fr: 'Des questions sur nos produits, des réponses de ceux qui s’en servent.',
    },
    rules: {
      en: 'Say what happens, what you have tried, and which product and version you use. One question per thread.',
      fr: 'Dites ce qui se passe, ce que vous avez essayé, et quel produit et quelle version vous utilisez. Une question par fil.',
    },
    colour: '#2563eb',
    icon: 'help',
    kinds: ['question'],
    ...open,
  },
  {
    key: 'ideas',
    slug: 'ideas',
    name: { en: 'Ideas', fr: 'Idées' },
    description: { en: 'What should exist, and why it would help.', fr: 'Ce qui devrait exister, et pourquoi cela aiderait.' },
    rules: {
      en: 'Look first whether somebody had the same idea, and vote for it. Describe the need before the solution.',
      fr: 'Cherchez d’abord si l’idée existe déjà, et votez pour elle. Décrivez le besoin avant la solution.',
    },
    colour: '#d97706',
    icon: 'bulb',
    kinds: ['idea'],
    ...open,
  },
  {
    key: 'discussions',
    slug: 'discussions',
    name: { en: 'Discussions', fr: 'Discussions' },
    description: { en: 'Everything worth talking about together.', fr: 'Tout ce qui mérite qu’on en parle ensemble.' },
    rules: { en: 'Be kind. Talk about the matter, not the person.', fr: 'Soyez aimables. Parlez du sujet, pas de la personne.' },
    colour: '#7c3aed',
    icon: 'chat',
    kinds: ['discussion', 'question'],
    ...open,
  },
  {
    key: 'show',
    slug: 'show-and-tell',
    name: { en: 'Show and tell', fr: 'Vos réalisations' },
    description: { en: 'What you made, and how you made it.', fr: 'Ce que vous avez réalisé, et comment.' },
    rules: {
      en: 'Show your own work. A picture and a few words on how it was made are enough.',
      fr: 'Montrez votre propre travail. Une image et quelques mots sur sa réalisation suffisent.',
    },
    colour: '#db2777',
    icon: 'camera',
    kinds: ['discussion'],
    ...open,
  },
  {
    key: 'introductions',
    slug: 'introductions',
    name: { en: 'Introductions', fr: 'Présentations' },
    description: { en: 'New here? Say hello.', fr: 'Vous arrivez ? Présentez-vous.' },
    rules: {
      en: 'Tell as much as you like. Do not post addresses or telephone numbers.',
      fr: 'Racontez ce que vous voulez. Ne publiez ni adresse ni numéro de téléphone.',
    },
    colour: '#059669',
    icon: 'smile',
    kinds: ['discussion'],
    ...open,
  },
  {
    key: 'news',
    slug: 'news',
    name: { en: 'News', fr: 'Actualités' },
    description: { en: 'What is new, from the team.', fr: 'Les nouveautés, annoncées par l’équipe.' },
    rules: {
      en: 'The team starts threads here; everybody may reply.',
      fr: 'L’équipe ouvre les fils ici ; tout le monde peut répondre.',
    },
    colour: '#0891b2',
    icon: 'megaphone',
    kinds: ['announcement'],
    ...open,
    startBy: 'moderator',
  },
  {
    key: 'team',
    slug: 'team',
    name: { en: 'Team', fr: 'Équipe' },
    description: { en: 'Among ourselves: read by staff only.', fr: 'Entre nous : réservé à l’équipe.' },
    rules: { en: '', fr: '' },
    colour: '#475569',
    icon: 'lock',
    kinds: ['discussion', 'question'],
    readBy: 'moderator',
    startBy: 'moderator',
    replyBy: 'moderator',
    severalAccepted: false,
  },
];
