import type { Role } from '~/domains/identity';
import type { Locale } from '~/platform/i18n';

/** Somebody in the demonstration: invented, like the brand. */
export interface DemoPerson {
  username: string;
  displayName: string;
  role: Role;
  locale: Locale;
  bio: string;
  location: string;
  /** Days before the first start at which they joined. */
  joined: number;
}

export const people: readonly DemoPerson[] = [
  { username: 'margaux', displayName: 'Margaux Tessier', role: 'owner', locale: 'fr', bio: 'Fondatrice de Torréa. Deux espressos le matin, jamais après 14 h.', location: 'Lyon', joined: 400 },
  { username: 'idriss', displayName: 'Idriss Benali', role: 'admin', locale: 'fr', bio: 'Je veille sur les machines qui font tourner ce site.', location: 'Lyon', joined: 398 },
  { username: 'claire', displayName: 'Claire Aubry', role: 'manager', locale: 'fr', bio: 'Responsable de la communauté Torréa. Écrivez-moi si quelque chose coince.', location: 'Villeurbanne', joined: 395 },
  { username: 'tom', displayName: 'Tom Ashworth', role: 'moderator', locale: 'en', bio: 'Volunteer moderator. I repair grinders for fun and read every manual twice.', location: 'Leeds', joined: 380 },
  { username: 'hugo', displayName: 'Hugo Dumas', role: 'member', locale: 'fr', bio: 'Débutant curieux, Uno 2 depuis Noël.', location: 'Nantes', joined: 41 },
  { username: 'ana', displayName: 'Ana Ribeiro', role: 'member', locale: 'en', bio: 'Barista by day, home barista by night. Ask me about **milk**.', location: 'Porto', joined: 340 },
  { username: 'paul', displayName: 'Paul Kermarrec', role: 'member', locale: 'fr', bio: 'Ingénieur à la retraite, vingt ans d’espresso, trois moulins.', location: 'Brest', joined: 310 },
  { username: 'jonas', displayName: 'Jonas Brandt', role: 'member', locale: 'en', bio: 'Light roasts, long ratios, too many notebooks.', location: 'Hamburg', joined: 220 },
  { username: 'marta', displayName: 'Marta Nowak', role: 'member', locale: 'en', bio: 'I build small apps and drink large coffees.', location: 'Gdańsk', joined: 150 },
  { username: 'ines', displayName: 'Inès Haddad', role: 'member', locale: 'fr', bio: 'Latte art : encore au stade du nuage.', location: 'Marseille', joined: 60 },
  { username: 'leon', displayName: 'Léon Fabre', role: 'member', locale: 'fr', bio: '', location: 'Toulouse', joined: 25 },
  { username: 'priya', displayName: 'Priya Raman', role: 'member', locale: 'en', bio: 'Moka pot loyalist.', location: 'Dublin', joined: 12 },
  { username: 'victor', displayName: 'Victor Hale', role: 'member', locale: 'en', bio: 'Lever machines only. The rest is plumbing.', location: 'Bristol', joined: 90 },
  { username: 'rowan', displayName: 'Rowan Ellis', role: 'member', locale: 'en', bio: 'Learning to code, one brew timer at a time.', location: 'Cork', joined: 3 },
  { username: 'noemi', displayName: 'Noémi Lacroix', role: 'member', locale: 'fr', bio: '', location: 'Dijon', joined: 0.25 },
  { username: 'bluebean', displayName: 'Blue Bean Outlet', role: 'member', locale: 'en', bio: 'Burrs, gaskets and beans at half the price of the brand. Everything must go: bluebean.example', location: '', joined: 0.5 },
];
