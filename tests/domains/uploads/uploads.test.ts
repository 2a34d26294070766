import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { MemberActor, Visitor } from '~/domains/identity';
import { setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { Forbidden, Invalid, NotFound, TooMany } from '~/platform/errors';
import { startJobs, stopJobs, work } from '~/platform/jobs/index.server';
import { useDatabase } from '../../setup/database';

const folder = mkdtempSync(path.join(os.tmpdir(), 'parvis-uploads-'));
process.env.DATA_DIR = folder; // read at first use
const {
  avatarUrl,
  brandImageUrl,
  deleteUploadFiles,
  dropUnused,
  FILES_QUEUE,
  readUpload,
  releaseUploads,
  setAlt,
  setAltInput,
  uploadImage,
  uploadInput,
  uploadsByIds,
  useUploads,
  withholdUploads,
} = await import('~/domains/uploads/index.server');

useDatabase();
afterEach(() => setClock(null));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const visitor: Visitor = { kind: 'visitor', via: 'browser', locale: 'en' };
let people = 0;

function someone(more: Partial<MemberActor> = {}): MemberActor {
  people += 1;
  return {
    kind: 'member',
    id: `member-${people}`,
    username: `someone${people}`,
    displayName: null,
    avatarId: null,
    role: 'member',
    locale: 'en',
    timeZone: 'UTC',
    theme: null,
    singleKeys: true,
    mutes: false,
    via: 'browser',
    scopes: null,
    createdAt: new Date(),
    ...more,
  };
}

const picture = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } }).jpeg().toBuffer();
const upload = async (actor: MemberActor, more: { purpose?: 'post' | 'avatar' | 'brand'; alt?: string } = {}) =>
  uploadImage(actor, { ...uploadInput.parse(more), bytes: await picture() });
const files = async () => {
  const entries = await readdir(path.join(folder, 'uploads'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

describe('uploadImage', () => {
  it('keeps the picture in its sizes, says what it made, and records it', async () => {
    const ana = someone();
    const made = await upload(ana, { alt: '  A grinder on a table  ' });
    expect(made).toMatchObject({ width: 900, height: 600, alt: 'A grinder on a table' });
    expect(made.variants.map(({ name, width }) => [name, width])).toEqual([['1600', 900], ['800', 800], ['400', 400]]);
    expect((await files()).filter((name) => name.startsWith(made.id)).sort()).toEqual([`${made.id}-1600.webp`, `${made.id}-400.webp`, `${made.id}-800.webp`]);
    const row = await db.upload.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({ memberId: ana.id, purpose: 'post', usedAt: null });
    expect(row.bytes).toBe(made.variants.reduce((sum, { bytes }) => sum + bytes, 0));
    const [activity] = await db.activity.findMany({ where: { actorId: ana.id } });
    expect(activity).toMatchObject({ kind: 'upload.made', data: { uploadId: made.id, purpose: 'post' } });
  });

  it('is for members; brand pictures are for admins; a token needs the scope', async () => {
    const bytes = await picture();
    const input = uploadInput.parse({});
    await expect(uploadImage(visitor, { ...input, bytes })).rejects.toEqual(new Forbidden('signInFirst'));
    await expect(upload(someone({ role: 'manager' }), { purpose: 'brand' })).rejects.toEqual(new Forbidden('adminsOnly'));
    await upload(someone({ role: 'admin' }), { purpose: 'brand' });
    await expect(upload(someone({ scopes: ['read', 'write'] }))).rejects.toEqual(new Forbidden('scopeMissing|scope=upload'));
    await upload(someone({ scopes: ['upload'] }));
  });

  it('refuses what is no picture, and leaves nothing behind', async () => {
    const before = [await files(), await db.upload.count()];
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(uploadImage(someone(), { ...uploadInput.parse({}), bytes })).rejects.toEqual(new Invalid({ file: ['imageKind'] }));
    const large = Buffer.alloc(11 * 1024 * 1024, 1);
    await expect(uploadImage(someone(), { ...uploadInput.parse({}), bytes: large })).rejects.toEqual(new Invalid({ file: ['imageTooLarge|max=10'] }));
    expect([await files(), await db.upload.count()]).toEqual(before);
  });

  it('takes everything back when the disk does not take it', async () => {
    const before = await db.upload.count();
    // Where the folder of files should be lies a file: every write fails.
    await rm(path.join(folder, 'uploads'), { recursive: true });
    await writeFile(path.join(folder, 'uploads'), '');
    await expect(upload(someone())).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(await db.upload.count()).toBe(before);
    await rm(path.join(folder, 'uploads'));
    await mkdir(path.join(folder, 'uploads'));
    await upload(someone());
  });

  it('ends after 30 pictures in half an hour', async () => {
    const eager = someone({ role: 'moderator' });
    const bytes = await picture(2, 2);
    const outcomes = await Promise.allSettled(Array.from({ length: 32 }, () => uploadImage(eager, { ...uploadInput.parse({}), bytes })));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooMany);
  });

  it('reads what is said with it strictly', () => {
    expect(uploadInput.safeParse({ purpose: 'virus' }).success).toBe(false);
    expect(uploadInput.safeParse({ alt: 'x'.repeat(501) }).error?.issues[0]?.message).toBe('tooLong|max=500');
    expect(uploadInput.safeParse({ alt: 'x', role: 'owner' }).success).toBe(false);
  });
});

describe('readUpload', () => {
  it('gives each size with a type of ours, and nothing else', async () => {
    const { id } = await upload(someone());
    const file = await readUpload(id, '400.webp');
    expect(file).toMatchObject({ type: 'image/webp', etag: expect.stringMatching(/^"[0-9a-f]{16}-400"$/) });
    const bytes = await buffer(file.stream);
    expect(bytes).toHaveLength(file.bytes);
    expect((await sharp(bytes).metadata()).width).toBe(400);
    for (const name of ['400', '401.webp', '400.png', '../../x', '400.webp/..', '']) {
      await expect(readUpload(id, name), name).rejects.toBeInstanceOf(NotFound);
    }
    await expect(readUpload('unknown', '400.webp')).rejects.toBeInstanceOf(NotFound);
    await expect(readUpload('../../etc/passwd', '400.webp')).rejects.toBeInstanceOf(NotFound);
  });

  it('answers at the addresses of portraits and brand pictures', async () => {
    const portrait = await upload(someone(), { purpose: 'avatar' });
    expect(avatarUrl(portrait.id, 96)).toBe(`/uploads/${portrait.id}/96.webp`);
    expect(avatarUrl(null, 96)).toBeNull();
    await readUpload(portrait.id, '96.webp').then(({ stream }) => stream.destroy());
    const logo = await upload(someone({ role: 'owner' }), { purpose: 'brand' });
    expect(brandImageUrl(logo.id, 192)).toBe(`/uploads/${logo.id}/192.png`);
    await readUpload(logo.id, '192.png').then(({ stream }) => stream.destroy());
  });
});

describe('withholdUploads', () => {
  it('leaves a picture to staff alone, until it is released', async () => {
    const { id } = await upload(someone());
    const opens = async (reader?: MemberActor) => readUpload(id, '400.webp', reader).then(({ stream, withheld }) => (stream.destroy(), withheld), (error: unknown) => (error instanceof NotFound ? 'NotFound' : error));
    await transaction((tx) => withholdUploads(tx, [id]));
    expect([await opens(), await opens(someone()), await opens(someone({ role: 'moderator' }))]).toEqual(['NotFound', 'NotFound', true]);
    await transaction((tx) => releaseUploads(tx, [id]));
    expect(await opens()).toBe(false);
  });
});

describe('uploadsByIds', () => {
  it('tells texts how to show pictures, and leaves out unknown ones', async () => {
    const { id } = await upload(someone(), { alt: 'A grinder' });
    const shown = await uploadsByIds([id, 'unknown']);
    expect([...shown.keys()]).toEqual([id]);
    expect(shown.get(id)).toMatchObject({ alt: 'A grinder', width: 900, height: 600 });
    expect(shown.get(id)?.variants[1]).toEqual({ width: 800, url: `/uploads/${id}/800.webp`, type: 'image/webp' });
  });
});

describe('setAlt', () => {
  it('is for who uploaded it and moderators, and is recorded once', async () => {
    const ana = someone();
    const { id } = await upload(ana, { alt: 'before' });
    const input = setAltInput.parse({ id, alt: 'after' });
    await expect(setAlt(visitor, input)).rejects.toEqual(new Forbidden('signInFirst'));
    await expect(setAlt(someone(), input)).rejects.toEqual(new Forbidden('uploadNotYours'));
    await expect(setAlt(ana, { ...input, id: 'unknown' })).rejects.toBeInstanceOf(NotFound);
    await setAlt(ana, input);
    await setAlt(ana, input);
    await setAlt(someone({ role: 'moderator' }), { id, alt: 'by staff' });
    expect((await uploadsByIds([id])).get(id)?.alt).toBe('by staff');
    expect(await db.activity.count({ where: { kind: 'upload.described' } })).toBe(2);
  });
});

describe('dropUnused', () => {
  it('drops what nothing used within a day, with its files, and nothing else', async () => {
    const ana = someone();
    const used = await upload(ana);
    const unused = await upload(ana);
    await transaction((tx) => useUploads(tx, [used.id, 'unknown']));
    await expect(
      transaction(async (tx) => {
        await useUploads(tx, [unused.id]);
        throw new Error('the post was not saved');
      }),
    ).rejects.toThrow('not saved');
    expect(await dropUnused()).toBe(0);
    setClock(() => new Date(Date.now() + 25 * 3_600_000));
    const fresh = await upload(someone());
    const dropped = await dropUnused();
    expect(dropped).toBeGreaterThanOrEqual(1);
    expect((await uploadsByIds([used.id, unused.id, fresh.id])).has(unused.id)).toBe(false);
    expect((await uploadsByIds([used.id, fresh.id])).size).toBe(2);
    setClock(null);
    work<{ keys: string[] }>(FILES_QUEUE, deleteUploadFiles);
    await startJobs();
    await vi.waitFor(async () => expect((await files()).filter((name) => name.startsWith(unused.id))).toEqual([]), 10_000);
    await stopJobs();
    expect((await files()).filter((name) => name.startsWith(used.id))).toHaveLength(3);
  });

  it('does not drop a picture that comes into use at the same moment', async () => {
    const ana = someone();
    const { id } = await upload(ana);
    setClock(() => new Date(Date.now() + 25 * 3_600_000));
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    const saving = transaction(async (tx) => {
      await useUploads(tx, [id]);
      await held;
    });
    await vi.waitFor(async () => {
      const { rows } = await (await import('~/platform/db/index.server')).pool.query(`SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`);
      expect(rows.length).toBeGreaterThan(0);
    }, 5_000);
    await dropUnused();
    commit();
    await saving;
    expect((await uploadsByIds([id])).has(id)).toBe(true);
  });
});
