import { rows } from '../lib/cast';
import type { Kind } from './kinds';

/** What is promised of each: milliseconds for 95 of 100 searches at 100,000 posts. */
const P95_MS = 300;
const VARIETY = 20;

interface Sample {
  title: string;
  username: string;
  tag: string;
  slug: string;
  /** When it was asked, and the next one: `2026-05`. */
  month: string;
  next: string;
}

/** Kinds of searches in both languages, made of the titles, tags, categories and members of this world. */
export async function searchKinds(url: string): Promise<Kind[]> {
  const kinds: Kind[] = [];
  for (const [language, name] of [['en', 'English'], ['fr', 'French']] as const) {
    const samples = await rows<Sample>(
      url,
      `select distinct on (theme) title, username, tag, slug, to_char(created_at, 'YYYY-MM') as month, to_char(created_at + interval '1 month', 'YYYY-MM') as next from (
         select regexp_replace(t.title, '[0-9()]', '', 'g') as theme, t.id, t.title, t.created_at, m.username, g.slug as tag, c.slug
           from thread t join member m on m.id = t.author_id join category c on c.id = t.category_id
           join lateral (select tag.slug from thread_tag join tag on tag.id = tag_id where thread_id = t.id order by tag.id limit 1) g on true
          where t.language = '${language}' order by t.id limit 2000) themes order by theme, id limit ${VARIETY}`,
    );
    const add = (what: string, make: (sample: Sample, words: string[]) => string): void => {
      const paths = samples.map((sample) => `/search?q=${encodeURIComponent(make(sample, wordsOf(sample.title)))}`);
      kinds.push({ name: `search, ${name}: ${what}`, paths: [...new Set(paths)], p95: P95_MS, visitorsOnly: true });
    };
    add('one word', (_, words) => longest(words));
    add('several words', (_, words) => words.slice(0, 4).join(' '));
    add('mistyped', (_, words) => mistyped(longest(words)));
    add('mistyped among others', (_, words) => words.slice(0, 4).map((word) => (word === longest(words) ? mistyped(word) : word)).join(' '));
    add('exact words', (_, words) => `"${words.slice(0, 2).join(' ')}"`);
    add('with operators', ({ tag, slug }, words) => `${longest(words)} tag:${tag} category:${slug} is:solved after:2020 -xylophone`);
    add('in a tag', ({ tag }, words) => `${longest(words)} tag:${tag} is:unanswered`);
    add('of a month', ({ month, next }, words) => `${longest(words)} after:${month} before:${next}`);
    add('without a word', (_, words) => `${longest(words)} -${words.find((word) => word !== longest(words)) ?? 'xylophone'}`);
    add('only operators', ({ tag, slug }) => `tag:${tag} category:${slug} is:solved -xylophone`);
    add('somebody alone', ({ username }) => `@${username} is:solved`);
    add('of somebody', ({ username }, words) => `@${username} ${longest(words)}`);
  }
  return kinds;
}

const wordsOf = (title: string): string[] => title.toLowerCase().match(/[\p{L}]{3,}/gu) ?? ['coffee'];
const longest = (words: readonly string[]): string => words.reduce((best, word) => (word.length > best.length ? word : best));

/** Two letters in its middle change places: the mistake that hands make most. */
function mistyped(word: string): string {
  const at = word.length >> 1;
  return word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
}
