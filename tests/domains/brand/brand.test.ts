import { describe, expect, it, vi } from 'vitest';
import { useDatabase } from '../../setup/database';
import { updateBrandInput, updateMailServerInput } from '~/domains/brand';
import { finishSetup, getMailServer, getSettings, getSiteSecret, updateBrand, updateMailServer } from '~/domains/brand/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Forbidden } from '~/platform/errors';
import { someone, visitor } from '../identity/people';

useDatabase();

const recorded = async () => (await db.activity.findMany({ where: { kind: 'settings.changed' }, orderBy: { id: 'asc' } })).map(({ data }) => (data as { keys: string[] }).keys);

let passed = 0;
/** Lets the two seconds pass for which a process keeps the settings. */
function passTime(): void {
  const later = performance.now() + (passed += 10_000);
  vi.spyOn(performance, 'now').mockReturnValue(later);
}

describe('settings', () => {
  it('have values before anybody changed any', async () => {
    expect(await getSettings()).toEqual({
      name: 'Parvis', tagline: { en: '', fr: '' }, logoId: null, faviconId: null, colour: '#1f6f5c', defaultLocale: 'en', timeZone: 'UTC',
      welcome: { en: '', fr: '' }, contactEmail: '', operator: '', postalAddress: '', setupFinishedAt: null,
    });
    expect(await getMailServer()).toEqual({ smtpUrl: null, mailFrom: null });
  });

  it('are changed in part by admins, hold at once, and are recorded by name', async () => {
    const admin = await someone('admin');
    await updateBrand(admin, updateBrandInput.parse({ name: ' Lu\u202Emina ', colour: '#AABBCC', welcome: { en: 'Hello', fr: 'Bonjour' } }));
    expect(await getSettings()).toMatchObject({ name: 'Lumina', colour: '#aabbcc', welcome: { en: 'Hello', fr: 'Bonjour' }, defaultLocale: 'en' });
    await updateBrand(admin, { defaultLocale: 'fr' });
    expect(await getSettings()).toMatchObject({ name: 'Lumina', defaultLocale: 'fr' });
    await updateBrand(admin, {});
    expect(await recorded()).toEqual([['name', 'colour', 'welcome'], ['defaultLocale']]);
    expect(await db.setting.findUnique({ where: { key: 'name' } })).toMatchObject({ updatedBy: admin.id });
  });

  it('are not changed by others', async () => {
    const admin = await someone('admin');
    for (const actor of [visitor, await someone(), await someone('moderator'), await someone('manager'), { ...admin, scopes: ['moderate' as const] }]) {
      await expect(updateBrand(actor, { name: 'Other' })).rejects.toBeInstanceOf(Forbidden);
      await expect(updateMailServer(actor, { smtpUrl: '', mailFrom: '' })).rejects.toBeInstanceOf(Forbidden);
      await expect(finishSetup(actor)).rejects.toBeInstanceOf(Forbidden);
    }
    await updateBrand({ ...admin, scopes: ['admin'] }, { name: 'Lumina' });
  });

  it('show pictures of the brand only', async () => {
    const owner = await someone('owner');
    const [logo, post] = [newId(), newId()];
    for (const [id, purpose] of [[logo, 'brand'], [post, 'post']] as const) {
      await db.upload.create({ data: { id, memberId: owner.id, purpose, width: 1, height: 1, bytes: 1, sha256: id, variants: [], createdAt: new Date() } });
    }
    await updateBrand(owner, { logoId: logo });
    expect((await getSettings()).logoId).toBe(logo);
    expect((await db.upload.findUniqueOrThrow({ where: { id: logo } })).usedAt).not.toBeNull();
    await expect(updateBrand(owner, { faviconId: post, name: 'Half' })).rejects.toMatchObject({ fields: { faviconId: ['uploadUnknown'] } });
    expect(await getSettings()).toMatchObject({ faviconId: null, name: 'Lumina' });
    await updateBrand(owner, { logoId: null });
    expect((await getSettings()).logoId).toBeNull();
  });

  it('keep the password of the mail server from pages and from the log of activities', async () => {
    const owner = await someone('owner');
    await updateMailServer(owner, updateMailServerInput.parse({ smtpUrl: 'smtp://me:s3cret@mail.example.org:587', mailFrom: 'Lumina <hello@example.org>' }));
    expect(await getMailServer()).toEqual({ smtpUrl: 'smtp://me:s3cret@mail.example.org:587', mailFrom: 'Lumina <hello@example.org>' });
    expect(JSON.stringify(await getSettings())).not.toContain('s3cret');
    expect(JSON.stringify((await db.activity.findMany()).map(({ data }) => data))).not.toContain('s3cret');
  });

  it('finish the set-up once', async () => {
    const owner = await someone('owner');
    await finishSetup(owner);
    const first = (await getSettings()).setupFinishedAt;
    expect(first).not.toBeNull();
    await finishSetup(owner);
    expect((await getSettings()).setupFinishedAt).toBe(first);
    expect((await recorded()).filter((keys) => keys.includes('setupFinishedAt'))).toHaveLength(1);
  });

  it('are seen when another process changed them, and asked for rarely', async () => {
    await getSettings();
    await db.setting.upsert({ where: { key: 'name' }, update: { value: 'From elsewhere' }, create: { key: 'name', value: 'From elsewhere', updatedAt: new Date() } });
    expect((await getSettings()).name).not.toBe('From elsewhere');
    passTime();
    const [one, two] = await Promise.all([getSettings(), getSettings()]);
    expect([one.name, two.name]).toEqual(['From elsewhere', 'From elsewhere']);
  });

  it('fall back to the first value when what is stored is nonsense', async () => {
    await db.setting.upsert({ where: { key: 'colour' }, update: { value: 'url(evil)' }, create: { key: 'colour', value: 'url(evil)', updatedAt: new Date() } });
    passTime();
    expect((await getSettings()).colour).toBe('#1f6f5c');
  });

  it('know their form', () => {
    const fields = (value: unknown) => {
      const parsed = updateBrandInput.safeParse(value);
      return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    };
    expect(fields({ name: ' ', colour: 'red', defaultLocale: 'de', timeZone: 'Mars', contactEmail: 'x', tagline: { en: 'x'.repeat(121), fr: '' } })).toEqual({
      name: 'required', colour: 'colourShape', defaultLocale: 'localeUnknown', timeZone: 'timeZoneUnknown', contactEmail: 'emailShape', 'tagline.en': 'tooLong|max=120',
    });
    expect(fields({ siteSecret: 'x' })).not.toEqual({});
    expect(fields({ setupFinishedAt: null })).not.toEqual({});
    const mail = (value: unknown) => updateMailServerInput.safeParse(value).error?.issues.map((issue) => issue.message);
    expect(mail({ smtpUrl: 'http://mail.example.org', mailFrom: 'nobody' })).toEqual(['smtpShape', 'mailFromShape']);
    expect(mail({ smtpUrl: '', mailFrom: '' })).toBeUndefined();
  });
});

describe('the secret of the site', () => {
  it('is made once, whoever asks first', async () => {
    const secrets = await Promise.all(Array.from({ length: 10 }, () => getSiteSecret()));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toHaveLength(43);
    expect((await db.setting.findUniqueOrThrow({ where: { key: 'siteSecret' } })).value).toBe(secrets[0]);
    expect(JSON.stringify(await getSettings())).not.toContain(secrets[0]);
  });
});
