import { describe, expect, it } from 'vitest';
import { addSynonym, editTag, getTag, getThread, listTags, listThreads, mergeTags, moveThread, removeSynonym, setTags } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { category, drift, refusal, someone, thread, visitor } from './world';

useDatabase();

async function tagged(...tags: string[]) {
  const made = await thread({ tags });
  return { ...made, tag: await getTag(visitor, { slug: tags[0]! }) };
}
const recordedOf = async (tagId: string) =>
  (await db.activity.findMany({ where: { tagIds: { has: tagId }, kind: { startsWith: 'tag.' } }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('tags', () => {
  it('are listed by use, and found by how they begin', async () => {
    for (const tags of [['espresso', 'Grinder'], ['espresso'], ['Éspresso', 'espresso-beans']]) await thread({ tags });
    const list = await listTags(visitor, { prefix: 'ESPR' });
    expect(list.map((tag) => [tag.slug, tag.name, tag.threadCount])).toEqual([['espresso', 'espresso', 3], ['espresso-beans', 'espresso-beans', 1]]);
    expect((await listTags(visitor, { limit: 1 }))[0]?.slug).toBe('espresso');
    expect((await listTags(visitor, { limit: 1, page: 2 }))[0]?.slug).not.toBe('espresso');
  });

  it('of private threads are nobody else’s to know, nor how many there are', async () => {
    const moderator = await someone('moderator');
    const secret = await category({ readBy: 'moderator' });
    await thread({ by: moderator, categoryId: secret, tags: ['takeover', 'shared'] });
    const { threadId } = await thread({ tags: ['shared'] });
    await expect(getTag(visitor, { slug: 'takeover' })).rejects.toBeInstanceOf(NotFound);
    expect(await listTags(visitor, { prefix: 'take' })).toEqual([]);
    expect((await getTag(visitor, { slug: 'shared' })).threadCount).toBe(1);
    expect((await getTag(moderator, { slug: 'shared' })).threadCount).toBe(2);
    await moveThread(moderator, { threadId, categoryId: secret });
    expect(await listTags(visitor, { prefix: 'shared' })).toEqual([]);
    await expect(listThreads(visitor, { tagSlug: 'shared' })).rejects.toBeInstanceOf(NotFound);
    expect(await drift()).toEqual([]);
  });

  it('that stand on no thread any more are shown to staff only', async () => {
    const { threadId, author, tag } = await tagged('lonely');
    await setTags(author, { threadId, tags: [] });
    await expect(getTag(visitor, { slug: 'lonely' })).rejects.toBeInstanceOf(NotFound);
    expect(await listTags(await someone('moderator'), { prefix: 'lonely' })).toMatchObject([{ id: tag.id, threadCount: 0 }]);
  });
});

describe('renaming a tag', () => {
  it('is for staff, to a name that is free', async () => {
    const { tag, author } = await tagged('kettle');
    await tagged('teapot');
    expect(await refusal(editTag(author, { tagId: tag.id, name: 'Kettles', description: null }))).toBe('Forbidden: staffOnly');
    const moderator = await someone('moderator');
    expect(await refusal(editTag(moderator, { tagId: tag.id, name: 'Teapot', description: null }))).toBe('Invalid');
    await expect(editTag(moderator, { tagId: newId(), name: 'Kettles', description: null })).rejects.toBeInstanceOf(NotFound);
  });

  it('leaves the old name leading to it, once', async () => {
    const { tag } = await tagged('filter');
    const moderator = await someone('moderator');
    const change = { tagId: tag.id, name: 'Paper filters', description: 'For drip machines' };
    expect(await editTag(moderator, change)).toEqual({ tagId: tag.id, slug: 'paper-filters' });
    await editTag(moderator, change);
    expect(await getTag(visitor, { slug: 'filter' })).toMatchObject({ slug: 'paper-filters', name: 'Paper filters', synonyms: ['filter'] });
    expect(await recordedOf(tag.id)).toEqual(['tag.created', 'tag.edited']);
    await editTag(moderator, { ...change, name: 'filter' });
    expect(await getTag(visitor, { slug: 'filter' })).toMatchObject({ slug: 'filter', synonyms: ['paper-filters'] });
  });
});

describe('synonyms', () => {
  it('are for staff, of words that are free', async () => {
    const { tag, author } = await tagged('milk');
    await tagged('cream');
    expect(await refusal(addSynonym(author, { tagId: tag.id, word: 'lait' }))).toBe('Forbidden: staffOnly');
    const moderator = await someone('moderator');
    expect(await refusal(addSynonym(moderator, { tagId: tag.id, word: 'Cream' }))).toBe('Invalid');
    expect(await refusal(addSynonym(moderator, { tagId: tag.id, word: 'Milk' }))).toBe('Invalid');
  });

  it('lead to their tag, wherever they are typed, once', async () => {
    const { tag } = await tagged('sugar');
    const moderator = await someone('moderator');
    await Promise.all([addSynonym(moderator, { tagId: tag.id, word: 'Sucre' }), addSynonym(moderator, { tagId: tag.id, word: 'sucre' })]);
    const { threadId } = await thread({ tags: ['Sucre', 'sugar'] });
    expect((await getThread(visitor, { id: threadId })).thread.tags.map((each) => each.slug)).toEqual(['sugar']);
    expect((await listTags(visitor, { prefix: 'sucr' })).map((each) => each.slug)).toEqual(['sugar']);
    await removeSynonym(moderator, { tagId: tag.id, word: 'sucre' });
    await removeSynonym(moderator, { tagId: tag.id, word: 'sucre' });
    expect(await recordedOf(tag.id)).toEqual(['tag.created', 'tag.synonym-added', 'tag.synonym-removed']);
  });
});

describe('merging tags', () => {
  it('is for staff, of two tags', async () => {
    const [one, two] = [await tagged('aeropress'), await tagged('press')];
    const merge = { fromId: one.tag.id, intoId: two.tag.id };
    expect(await refusal(mergeTags(one.author, merge))).toBe('Forbidden: staffOnly');
    const moderator = await someone('moderator');
    expect(await refusal(mergeTags(moderator, { ...merge, intoId: one.tag.id }))).toBe('Invalid');
    await expect(mergeTags(moderator, { ...merge, fromId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('moves threads, names and counts', async () => {
    const [from, into] = [await tagged('mokas', 'both'), await tagged('moka', 'both')];
    await thread({ tags: ['mokas', 'moka'] });
    const moderator = await someone('moderator');
    await addSynonym(moderator, { tagId: from.tag.id, word: 'bialetti' });
    expect(await mergeTags(moderator, { fromId: from.tag.id, intoId: into.tag.id })).toEqual({ tagId: into.tag.id, slug: 'moka' });
    expect(await getTag(visitor, { slug: 'mokas' })).toMatchObject({ slug: 'moka', threadCount: 3, synonyms: ['bialetti', 'mokas'] });
    expect((await getThread(visitor, { id: from.threadId })).thread.tags.map((tag) => tag.slug)).toEqual(['both', 'moka']);
    expect(await recordedOf(into.tag.id)).toContain('tag.merged');
    expect(await drift()).toEqual([]);
  });
});
