import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type env } from '~/platform/env/index.server';
import { readFlash } from '~/http/flash.server';
import * as invitations from '~/routes/staff/invitations';
import * as mailSettings from '~/routes/staff/mail-settings';
import * as member from '~/routes/staff/member';
import { imported, someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

const configured = vi.hoisted(() => ({}) as { SMTP_URL?: string; MAIL_FROM?: string });
vi.mock('~/platform/env/index.server', async (original) => {
  const there = await original<{ env: typeof env }>();
  return { ...there, env: { ...there.env, get SMTP_URL() { return configured.SMTP_URL; }, get MAIL_FROM() { return configured.MAIL_FROM; } } };
});
useDatabase();

beforeEach(() => {
  delete configured.SMTP_URL;
  delete configured.MAIL_FROM;
});

const said = async (browser: Browser): Promise<string | undefined> =>
  (await readFlash(new Request('http://localhost:3000/', { headers: { Cookie: `flash=${browser.cookie('flash')}` } })))?.flash.key;
const typed = { smtpUrl: 'smtp://staff@mail.example.org', mailFrom: 'Lumière <hello@example.org>', testTo: '' };

describe('the mail server', () => {
  it('of the configuration goes first, and the page says so', async () => {
    const browser = await Browser.of(await someone('admin'));
    await browser.post(mailSettings, '/staff/mail-settings', typed);
    const shown = async () => (await browser.get(mailSettings, '/staff/mail-settings')).data.server as unknown;
    expect(await shown()).toEqual({ current: typed.smtpUrl, mailFrom: typed.mailFrom, fixed: { server: false, sender: false }, stored: true });
    Object.assign(configured, { SMTP_URL: 'smtps://us:secret@relay.example.org', MAIL_FROM: 'team@example.org' });
    expect(await shown()).toEqual({ current: 'smtps://us:•••@relay.example.org', mailFrom: typed.mailFrom, fixed: { server: true, sender: true }, stored: true });
    await browser.post(mailSettings, '/staff/mail-settings', { _method: 'delete' });
    expect(await shown()).toMatchObject({ current: 'smtps://us:•••@relay.example.org', stored: false });
  });

  it('is missed by nobody who sends an invitation or a link: where there is none, the page says that the letter waits', async () => {
    const browser = await Browser.of(await someone('owner'));
    const sleeper = await imported();
    const invite = (email: string) => browser.post(invitations, '/staff/invitations', { email, role: 'moderator', locale: 'fr' });
    const claim = () => browser.post(member, `/staff/members/${sleeper.id}`, { form: 'claim', email: 'found@example.org' }, { id: sleeper.id });
    expect((await invite('zoe@example.org')).status).toBe(303);
    expect(await said(browser)).toBe('flash.invitedKept');
    expect((await claim()).status).toBe(303);
    expect(await said(browser)).toBe('flash.claimKept');
    configured.SMTP_URL = 'smtps://relay.example.org';
    await invite('yan@example.org');
    expect(await said(browser)).toBe('flash.invited');
    await claim();
    expect(await said(browser)).toBe('flash.claimSent');
  });
});
