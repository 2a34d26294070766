import type { Fields } from '../context';
import type { Place, Reader, Scene, World } from './world';

/** What an act is done with: the world, the place it is about, and who tries. */
export interface At {
  world: World;
  place: Place;
  reader: Reader;
}

type Whose = Partial<Record<Scene, readonly Reader[]>>;

/** Something that a form of the site does: the one place that says who may. */
export interface Act {
  /** Route, below `app/routes`. */
  file: string;
  /** What it does, where a route does several things. */
  does?: string;
  params?(at: At): Record<string, string>;
  /** Of the address. */
  query?(at: At): string;
  fields?(at: At): Fields;
  method?: 'delete';
  /** Of whom it succeeds, by scene; those who are not named are refused, and change nothing. */
  who: readonly Reader[] | Whose;
  /** For whom it is so already, and they are told that it is: it succeeds, and changes nothing. */
  idle?: Whose;
  /** It succeeds without changing anything in the database, whoever does it. */
  keepsNothing?: true;
}

const isEverywhere = (who: Act['who']): who is readonly Reader[] => Array.isArray(who);

/** Who may do it, on each scene where it is tried: the open one, unless it names others. */
export const scenesOf = ({ who }: Act): Whose => (isEverywhere(who) ? { open: who } : who);

export const ADMINS: readonly Reader[] = ['admin', 'owner'];
export const MANAGERS: readonly Reader[] = ['manager', ...ADMINS];
export const STAFF: readonly Reader[] = ['moderator', ...MANAGERS];
/** Who may show something to others. */
export const WRITERS: readonly Reader[] = ['author', 'other', ...STAFF];
export const MEMBERS: readonly Reader[] = ['silenced', ...WRITERS];
export const ACCOUNTS: readonly Reader[] = ['suspended', ...MEMBERS];
export const ALL: readonly Reader[] = ['visitor', ...ACCOUNTS];
export const AUTHOR: readonly Reader[] = ['author'];
/** Who did not write it. */
export const READERS: readonly Reader[] = ['other', ...STAFF];
