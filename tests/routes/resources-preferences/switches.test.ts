import { expect, it } from 'vitest';
import * as language from '~/routes/resources/language';
import * as theme from '~/routes/resources/theme';
import { getAccountLocale } from './stored';
import { someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

it('switches the language of a visitor, and leads back to the page of this site', async () => {
  const browser = new Browser();
  const done = await browser.post(language, '/preferences/language', { locale: 'fr', back: '/tags?page=2' });
  expect([done.status, done.location, browser.cookie('locale')]).toEqual([303, '/tags?page=2', 'fr']);
  expect((await browser.post(language, '/preferences/language', { locale: 'en', back: '//evil.example' })).location).toBe('/');
  await browser.post(language, '/preferences/language', { locale: 'xx', back: '/' });
  expect(browser.cookie('locale')).toBe('en');
});

it('keeps what a member chose in the account', async () => {
  const member = await someone();
  const browser = await Browser.of(member);
  await browser.post(language, '/preferences/language', { locale: 'fr' });
  await browser.post(theme, '/preferences/theme', { theme: 'dark' });
  expect(await getAccountLocale(member.id)).toEqual({ locale: 'fr', theme: 'dark' });
  await browser.post(theme, '/preferences/theme', { theme: 'system' });
  expect(await getAccountLocale(member.id)).toEqual({ locale: 'fr', theme: null });
  expect(browser.cookie('theme')).toBeUndefined();
});
