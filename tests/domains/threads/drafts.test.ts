import { afterEach, describe, expect, it } from 'vitest';
import { saveDraftInput } from '~/domains/threads';
import { deleteDraft, getDraft, listDrafts, saveDraft } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { someone, visitor } from './world';

useDatabase();
afterEach(() => setClock(null));

const key = 'new-thread';

describe('a draft', () => {
  it('says what is wrong with the input', () => {
    const wrong = (input: object) => saveDraftInput.safeParse({ key, sequence: 0, data: {}, ...input }).success;
    expect([wrong({}), wrong({ key: 'other' }), wrong({ sequence: -1 }), wrong({ data: { html: 'x' } })]).toEqual([true, false, false, false]);
    expect(wrong({ data: { body: 'x'.repeat(400_001) } })).toBe(false);
  });

  it('is for members', async () => {
    await expect(saveDraft(visitor, { key, sequence: 0, data: {} })).rejects.toBeInstanceOf(Forbidden);
    await expect(getDraft(visitor, { key })).rejects.toBeInstanceOf(Forbidden);
    await expect(listDrafts(visitor)).rejects.toBeInstanceOf(Forbidden);
  });

  it('is kept, and grows from what is kept', async () => {
    const member = await someone();
    expect(await getDraft(member, { key })).toEqual({ key, sequence: 0, data: null, updatedAt: null });
    expect(await saveDraft(member, { key, sequence: 0, data: { title: 'How', body: 'One' } })).toEqual({ saved: true, sequence: 1 });
    expect(await saveDraft(member, { key, sequence: 1, data: { title: 'How', body: 'One two' } })).toEqual({ saved: true, sequence: 2 });
    expect(await getDraft(member, { key })).toMatchObject({ sequence: 2, data: { title: 'How', body: 'One two' } });
    expect((await getDraft(await someone(), { key })).data).toBeNull();
  });

  it('of an old tab never replaces a newer one, which is answered instead', async () => {
    const member = await someone();
    await saveDraft(member, { key, sequence: 0, data: { body: 'First' } });
    await saveDraft(member, { key, sequence: 1, data: { body: 'Newer' } });
    for (const sequence of [0, 1, 7]) {
      expect(await saveDraft(member, { key, sequence, data: { body: 'Old tab' } })).toMatchObject({
        saved: false,
        current: { sequence: 2, data: { body: 'Newer' } },
      });
    }
  });

  it('may be sent again when the answer was lost', async () => {
    const member = await someone();
    const save = { key, sequence: 0, data: { body: 'Text', title: 'Title' } };
    expect(await saveDraft(member, save)).toEqual({ saved: true, sequence: 1 });
    expect(await saveDraft(member, { ...save, data: { title: 'Title', body: 'Text' } })).toEqual({ saved: true, sequence: 1 });
  });

  it('of thirty tabs at once is one of theirs', async () => {
    const member = await someone();
    const saves = await Promise.all(Array.from({ length: 30 }, (_, n) => saveDraft(member, { key, sequence: 0, data: { body: `Tab ${n}` } })));
    expect(saves.filter((save) => save.saved)).toHaveLength(1);
    const winner = saves.findIndex((save) => save.saved);
    expect((await getDraft(member, { key })).data?.body).toBe(`Tab ${winner}`);
  });

  it('is listed with its title and how it begins, not with all that is written', async () => {
    const member = await someone();
    await saveDraft(member, { key: 'begin-abc', sequence: 0, data: { subject: 'Your order', body: '' } });
    await saveDraft(member, { key: 'reply-abc', sequence: 0, data: { body: `It grinds.\n\n${'fine '.repeat(2000)}` } });
    const rows = await listDrafts(member);
    expect(rows.find(({ key }) => key === 'begin-abc')).toMatchObject({ title: 'Your order', excerpt: '' });
    const reply = rows.find(({ key }) => key === 'reply-abc')!;
    expect(reply).toMatchObject({ title: null, excerpt: expect.stringMatching(/^It grinds\. (fine )+fine…$/) });
    expect(reply.excerpt.length).toBeLessThanOrEqual(160);
  });

  it('is listed until it is thrown away, and does not come back then', async () => {
    const member = await someone();
    await saveDraft(member, { key, sequence: 0, data: { title: 'One' } });
    setClock(() => new Date(Date.now() + 1000));
    await saveDraft(member, { key: 'reply-abc', sequence: 0, data: { body: 'Two' } });
    expect((await listDrafts(member)).map((draft) => draft.key)).toEqual(['reply-abc', key]);
    await deleteDraft(member, { key });
    await deleteDraft(member, { key: 'comment-abc' });
    expect((await listDrafts(member)).map((draft) => draft.key)).toEqual(['reply-abc']);
    expect(await saveDraft(member, { key, sequence: 1, data: { title: 'One more' } })).toMatchObject({ saved: false, current: { sequence: 2, data: null } });
    expect(await saveDraft(member, { key, sequence: 2, data: { title: 'New' } })).toEqual({ saved: true, sequence: 3 });
  });
});
