import { plain } from '~/domains/threads';
import { WORDS, type State } from '../rules';

/** A piece of a search as it was typed, and what it means. */
export type Token =
  | { raw: string; kind: 'word' | 'phrase' | 'without' | 'author' | 'category' | 'tag'; value: string }
  | { raw: string; kind: 'state'; value: State }
  | { raw: string; kind: 'before' | 'after'; value: Date };

/** What a search asks for. */
export type Query = {
  tokens: Token[];
  /** Words and groups of words, all of which are wanted. */
  words: string[];
  /** To be found exactly so, accents and case aside. */
  phrases: string[];
  /** Not to be found. */
  without: string[];
  /** Usernames; several cannot be met at once. */
  authors: string[];
  /** Slugs: in one of these. */
  categories: string[];
  /** Slugs: with all of these. */
  tags: string[];
  states: State[];
  /** From this instant on. */
  after: Date | null;
  /** Up to this instant. */
  before: Date | null;
};

type Operator = 'category' | 'tag' | 'state' | 'before' | 'after';

/** Without accents and case; the French beside the English, whatever the language of the page. */
const OPERATORS: Record<string, Operator> = {
  category: 'category', categorie: 'category', cat: 'category',
  tag: 'tag', tags: 'tag', etiquette: 'tag', etiquettes: 'tag',
  is: 'state', est: 'state',
  before: 'before', avant: 'before',
  after: 'after', apres: 'after', since: 'after', depuis: 'after',
};

const STATES: Record<string, State> = {
  solved: 'solved', resolu: 'solved', resolue: 'solved', answered: 'solved',
  unanswered: 'unanswered', 'sans-reponse': 'unanswered', noanswer: 'unanswered',
  mine: 'mine', me: 'mine', moi: 'mine', 'a-moi': 'mine', mien: 'mine', mienne: 'mine',
};

/** `-"exact words"`, `key:"some words"`, `key:word`, `"exact words"`, or anything up to a space. */
const PIECES = /(-?)(?:([\p{L}]+):)?(?:"([^"]*)"|«\s*([^»]*?)\s*»|(\S+))/gu;

/**
 * Reads what somebody typed into the search box. Nothing is an error: what is no operator is a word.
 * Dates are days of UTC: `2026`, `2026-05`, `2026-05-17` or `17/05/2026`; `after` is from their beginning
 * on, `before` up to it.
 */
export function readQuery(q: string): Query {
  const pieces = [...q.matchAll(PIECES)].flatMap((match): Token[] => {
    const [raw, minus, key, quoted, guillemets, bare = ''] = match;
    const exact = quoted ?? guillemets;
    const operated = key && !minus ? operator(raw, plain(key), exact ?? bare) : null;
    if (operated) return [operated];
    const value = key ? `${key}:${exact ?? bare}` : (exact ?? bare);
    if (!hasLetters(value)) return [];
    if (minus) return [{ raw, kind: 'without', value }];
    if (exact !== undefined && !key) return [{ raw, kind: 'phrase', value }];
    const author = /^@([\p{L}\p{N}._-]+)$/u.exec(bare)?.[1];
    if (author && !key) return [{ raw, kind: 'author', value: author }];
    return [{ raw, kind: 'word', value }];
  });
  const tokens = pieces.some(({ kind }) => kind !== 'without') ? pieces : pieces.map(asWord);
  const of = (kind: Token['kind']): string[] => tokens.flatMap((token) => (token.kind === kind && typeof token.value === 'string' ? [token.value] : []));
  const instants = (kind: 'before' | 'after'): number[] => tokens.flatMap((token) => (token.kind === kind ? [token.value.getTime()] : []));
  const [after, before] = [instants('after'), instants('before')];
  return {
    tokens,
    words: of('word').slice(0, WORDS),
    phrases: of('phrase').slice(0, WORDS),
    without: of('without').slice(0, WORDS),
    authors: of('author'),
    categories: of('category').map(slugLike),
    tags: of('tag'),
    states: [...new Set(tokens.flatMap((token) => (token.kind === 'state' ? [token.value] : [])))],
    after: after.length > 0 ? new Date(Math.max(...after)) : null,
    before: before.length > 0 ? new Date(Math.min(...before)) : null,
  };
}

/** Whether it asks for anything at all. */
export function asksForSomething({ tokens }: Query): boolean {
  return tokens.length > 0;
}

/** Where nothing else is asked for, a minus belongs to what is: `-1`, `--help`. */
function asWord(token: Token): Token {
  return token.kind === 'without' ? { ...token, kind: 'word', value: token.raw.replaceAll('"', '') } : token;
}

function operator(raw: string, key: string, value: string): Token | null {
  const kind = Object.hasOwn(OPERATORS, key) ? OPERATORS[key] : undefined;
  if (kind === undefined || !hasLetters(value)) return null;
  if (kind === 'state') {
    const name = plain(value).replace(/\s+/g, '-');
    const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined;
    return state ? { raw, kind, value: state } : null;
  }
  if (kind === 'category' || kind === 'tag') return { raw, kind, value };
  const day = readDay(value);
  return day && { raw, kind, value: day };
}

function readDay(text: string): Date | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year) return null;
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(Date.UTC(Number(year), m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d && Number(year) >= 1900 ? date : null;
}

function slugLike(name: string): string {
  return plain(name).trim().replace(/\s+/g, '-');
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
