import { expect, it } from 'vitest';
import * as brand from '~/routes/setup/brand';
import * as categories from '~/routes/setup/categories';
import * as done from '~/routes/setup/done';
import * as layout from '~/routes/setup/layout';
import * as mail from '~/routes/setup/mail';
import * as owner from '~/routes/setup/owner';
import * as team from '~/routes/setup/team';
import { getSettings } from '~/domains/brand/index.server';
import { createSetupLink } from '~/domains/identity/index.server';
import { listCategories } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { lastLetter, visitor } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

it('sets a community up, step by step, and is gone afterwards', async () => {
  const link = await createSetupLink();
  const path = `/setup${new URL(link ?? '').search}`;
  const browser = new Browser();
  expect((await browser.get(owner, '/setup')).data).toMatchObject({ state: 'waiting' });
  expect((await browser.get(owner, '/setup?token=wrong')).data).toMatchObject({ state: 'over' });
  expect((await browser.get(owner, path)).data).toMatchObject({ state: 'form' });
  expect((await browser.get(brand, '/setup/brand')).location).toBe('/sign-in?returnTo=%2Fsetup%2Fbrand');

  const person = { email: 'boss@example.org', username: 'boss', password: 'seven quiet rivers run' };
  expect((await browser.post(owner, '/setup?token=wrong', person)).status).toBe(422);
  expect((await browser.post(owner, path, { ...person, password: 'short' })).data.problem?.fields).toHaveProperty('password');
  expect((await browser.post(owner, path, person)).location).toBe('/setup/brand');
  expect((await new Browser().post(owner, path, { ...person, email: 'second@example.org', username: 'second' })).status).toBe(422);
  expect((await browser.get(owner, '/setup')).location).toBe('/setup/brand');

  const look = { name: 'Vélo Café', 'tagline.en': '', 'tagline.fr': '', colour: '#FFD400', defaultLocale: 'fr', timeZone: 'Europe/Paris' };
  expect((await browser.post(brand, '/setup/brand', { ...look, intent: 'look' })).location).toBe('/setup/brand');
  expect((await browser.post(brand, '/setup/brand', look)).location).toBe('/setup/categories');
  expect(await getSettings()).toMatchObject({ name: 'Vélo Café', colour: '#ffd400', defaultLocale: 'fr', timeZone: 'Europe/Paris' });

  expect((await browser.post(categories, '/setup/categories', { keys: ['help', 'nonsense'] })).status).toBe(422);
  await browser.post(categories, '/setup/categories', { keys: ['help', 'news'] });
  expect((await browser.post(categories, '/setup/categories', { keys: ['help'] })).location).toBe('/setup/mail');
  expect((await listCategories(visitor)).map(({ slug }) => slug)).toEqual(['help', 'news']);

  expect((await browser.post(mail, '/setup/mail', { smtpUrl: 'ftp://x', mailFrom: '', testTo: '' })).data.problem?.fields).toHaveProperty('smtpUrl');
  expect((await browser.post(mail, '/setup/mail', { smtpUrl: '', mailFrom: '', testTo: '' })).location).toBe('/setup/team');
  await browser.post(team, '/setup/team', { email: 'helper@example.org', role: 'moderator', locale: 'en' });
  expect((await lastLetter('helper@example.org')).props).toMatchObject({ role: 'moderator' });

  expect((await browser.get(layout, '/setup/done')).status).toBe(200);
  expect((await browser.post(done, '/setup/done')).location).toBe('/staff');
  expect((await browser.get(layout, '/setup')).status).toBe(404);
  expect(await db.member.count({ where: { role: 'owner' } })).toBe(1);
});
