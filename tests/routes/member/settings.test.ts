import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as account from '~/routes/member/account';
import * as close from '~/routes/member/close';
import * as preferences from '~/routes/member/preferences';
import * as profile from '~/routes/member/profile';
import * as sessions from '~/routes/member/sessions';
import * as index from '~/routes/member/settings-index';
import * as tokens from '~/routes/member/tokens';
import { authenticateToken } from '~/domains/identity/index.server';
import { getProfileById } from '~/domains/members/index.server';
import { PASSWORD, someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

describe('settings', () => {
  it('are for members: visitors sign in first and come back', async () => {
    const visitor = new Browser();
    for (const [route, path] of [[account, '/settings/account'], [close, '/settings/close'], [preferences, '/settings/preferences'], [profile, '/settings/profile'], [sessions, '/settings/sessions'], [tokens, '/settings/tokens']] as const) {
      const { status, location } = await visitor.get(route, path);
      expect([status, location]).toEqual([303, `/sign-in?returnTo=${encodeURIComponent(path)}`]);
      expect((await visitor.post(route, path)).status).toBe(303);
    }
    expect((await (await Browser.of(await someone())).get(index, '/settings')).location).toBe('/settings/profile');
  });

  it('keep a profile, field by field, and empty it again', async () => {
    const member = await someone();
    const browser = await Browser.of(member);
    const fields = { form: 'profile', displayName: 'Léa B.', bio: '**Hello**', location: 'Lyon', website: 'example.com' };
    expect((await browser.post(profile, '/settings/profile', { ...fields, website: 'no site' })).data.problem?.fields).toHaveProperty('website');
    expect((await browser.post(profile, '/settings/profile', { ...fields, role: 'owner' })).status).toBe(422);
    expect((await browser.post(profile, '/settings/profile', fields)).status).toBe(303);
    expect(await getProfileById(member.id)).toMatchObject({ displayName: 'Léa B.', website: 'https://example.com/', role: 'member' });
    await browser.post(profile, '/settings/profile', { form: 'profile', displayName: '', bio: '', location: '', website: '' });
    expect(await getProfileById(member.id)).toMatchObject({ displayName: null, bio: null, bioHtml: null, location: null, website: null });
  });

  it('take a picture and let go of it', async () => {
    const member = await someone();
    const browser = await Browser.of(member);
    const picture = new File([await readFile('public/icon-192.png')], 'me.png', { type: 'image/png' });
    const none = await browser.post(profile, '/settings/profile', { form: 'picture', file: new File([], '') });
    expect(Object.keys(none.data.problem?.fields ?? {})).toEqual(['file']);
    const broken = await browser.post(profile, '/settings/profile', { form: 'picture', file: new File(['no picture'], 'x.png', { type: 'image/png' }) });
    expect(Object.keys(broken.data.problem?.fields ?? {})).toEqual(['file']);
    expect((await browser.post(profile, '/settings/profile', { form: 'picture', file: picture })).status).toBe(303);
    expect((await getProfileById(member.id)).avatarId).not.toBeNull();
    await browser.post(profile, '/settings/profile', { _method: 'delete' });
    expect((await getProfileById(member.id)).avatarId).toBeNull();
  });

  it('keep language, zone, theme and keys, in the account and in the browser', async () => {
    const browser = await Browser.of(await someone());
    const chosen = { locale: 'fr', timeZone: 'Europe/Paris', theme: 'dark' };
    expect((await browser.post(preferences, '/settings/preferences', { ...chosen, timeZone: 'Mars/Base' })).status).toBe(422);
    expect((await browser.post(preferences, '/settings/preferences', chosen)).status).toBe(303);
    expect([browser.cookie('locale'), browser.cookie('theme')]).toEqual(['fr', 'dark']);
    expect((await browser.get(preferences, '/settings/preferences')).data).toMatchObject({ stored: { ...chosen, singleKeys: false } });
    await browser.post(preferences, '/settings/preferences', { ...chosen, theme: 'system', singleKeys: 'on' });
    expect(browser.cookie('theme')).toBeUndefined();
    expect((await browser.get(preferences, '/settings/preferences')).data).toMatchObject({ stored: { theme: 'system', singleKeys: true } });
  });

  it('end one session, and all others', async () => {
    const member = await someone();
    const [here, phone, work] = [await Browser.of(member), await Browser.of(member), await Browser.of(member)];
    const stranger = await Browser.of(await someone());
    const listed = (await here.get(sessions, '/settings/sessions')).data.sessions as { key: string; current: boolean }[];
    expect(listed).toHaveLength(3);
    const key = listed.find((session) => !session.current)?.key ?? '';
    expect((await stranger.post(sessions, '/settings/sessions', { key })).status).toBe(404);
    await here.post(sessions, '/settings/sessions', { key });
    await here.post(sessions, '/settings/sessions');
    const left = await Promise.all([here, phone, work].map(async (browser) => (await browser.get(sessions, '/settings/sessions')).status));
    expect(left).toEqual([200, 303, 303]);
  });

  it('show a token once, and revoke it', async () => {
    const browser = await Browser.of(await someone());
    const wish = { name: 'Nightly', scopes: ['read', 'vote'], days: 'never' };
    expect(Object.keys((await browser.post(tokens, '/settings/tokens', { ...wish, scopes: [] })).data.problem?.fields ?? {})).toEqual(['scopes']);
    expect((await browser.post(tokens, '/settings/tokens', { ...wish, days: '9999' })).status).toBe(422);
    expect((await browser.post(tokens, '/settings/tokens', { ...wish, scopes: ['admin'] })).status).toBe(403);
    const token = (await browser.post(tokens, '/settings/tokens', wish)).data.token as string;
    expect(await authenticateToken(token)).toMatchObject({ scopes: ['read', 'vote'] });
    const page = await browser.get(tokens, '/settings/tokens');
    expect(JSON.stringify(page.data)).not.toContain(token);
    expect(page.headers.get('Cache-Control')).toMatch(/^private/);
    const [{ id }] = page.data.tokens as [{ id: string }];
    expect((await (await Browser.of(await someone())).post(tokens, '/settings/tokens', { _method: 'delete', id })).status).toBe(404);
    await browser.post(tokens, '/settings/tokens', { _method: 'delete', id });
    expect(await authenticateToken(token)).toBeNull();
  });

  it('change the password: this browser stays, others go', async () => {
    const member = await someone();
    const [here, there] = [await Browser.of(member), await Browser.of(member)];
    expect((await here.post(account, '/settings/account', { form: 'password', current: 'no', password: 'eight purple boats sail' })).data.problem?.fields).toHaveProperty('current');
    expect((await here.post(account, '/settings/account', { form: 'password', current: PASSWORD, password: 'eight purple boats sail' })).status).toBe(303);
    expect((await here.get(account, '/settings/account')).status).toBe(200);
    expect((await there.get(account, '/settings/account')).status).toBe(303);
  });

  it('close the account, when the name is typed and the password right', async () => {
    const member = await someone();
    const browser = await Browser.of(member);
    const fields = { posts: 'keep', confirm: member.username, current: PASSWORD };
    expect((await browser.post(close, '/settings/close', { ...fields, confirm: 'another' })).data.problem?.fields).toHaveProperty('confirm');
    expect((await browser.post(close, '/settings/close', { ...fields, current: 'no' })).data.problem?.fields).toHaveProperty('current');
    expect((await browser.post(close, '/settings/close', fields)).location).toBe('/');
    expect((await browser.get(close, '/settings/close')).status).toBe(303);
    await expect(getProfileById(member.id)).rejects.toThrow();
  });
});
