import { describe, expect, it } from 'vitest';
import * as account from '~/routes/identity/sign-out';
import * as join from '~/routes/identity/join';
import * as confirmJoin from '~/routes/identity/join-confirm';
import * as reset from '~/routes/identity/reset';
import * as confirmReset from '~/routes/identity/reset-confirm';
import * as signIn from '~/routes/identity/sign-in';
import * as confirmSignIn from '~/routes/identity/sign-in-confirm';
import * as signInLink from '~/routes/identity/sign-in-link';
import * as sessions from '~/routes/member/sessions';
import { db } from '~/platform/db/index.server';
import { lastLetter, lettersTo, PASSWORD, secretOf, sendLetters, someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

const signedIn = async (browser: Browser): Promise<boolean> => (await browser.get(sessions, '/settings/sessions')).status === 200;

describe('joining', () => {
  it('goes by the code of the letter, and back to where the reader was', async () => {
    const browser = new Browser();
    const asked = await browser.post(join, '/join?returnTo=/t/grinder/abc', { email: 'lea@example.org', username: 'lea', password: PASSWORD, timeZone: 'Europe/Paris' });
    expect([asked.status, asked.location]).toEqual([303, '/join/confirm']);
    await sendLetters();
    expect((await browser.get(confirmJoin, '/join/confirm')).data).toMatchObject({ email: 'lea@example.org', byLink: false });
    const wrong = await browser.post(confirmJoin, '/join/confirm', { code: '12' });
    expect(wrong.status).toBe(422);
    const done = await browser.post(confirmJoin, '/join/confirm', { code: String((await lastLetter('lea@example.org')).props.code) });
    expect([done.status, done.location]).toEqual([303, '/t/grinder/abc']);
    expect(await signedIn(browser)).toBe(true);
    expect(await db.member.findFirstOrThrow({ where: { usernameKey: 'lea' } })).toMatchObject({ timeZone: 'Europe/Paris', locale: 'en' });
  });

  it('goes by the link, which only shows a button when it is fetched', async () => {
    const browser = new Browser('fr');
    await browser.post(join, '/join', { email: 'paul@example.org', username: 'paul', password: PASSWORD });
    await sendLetters();
    const address = `/join/confirm?token=${secretOf(await lastLetter('paul@example.org'))}`;
    const [scanner, phone] = [new Browser(), new Browser()];
    for (let time = 0; time < 3; time++) expect((await scanner.get(confirmJoin, address)).status).toBe(200);
    expect(await db.member.count({ where: { usernameKey: 'paul' } })).toBe(0);
    expect((await phone.post(confirmJoin, address)).status).toBe(303);
    expect(await db.member.findFirstOrThrow({ where: { usernameKey: 'paul' } })).toMatchObject({ locale: 'fr' });
    expect((await phone.post(confirmJoin, address)).status).toBe(422);
  });

  it('takes another name when the first went to somebody else meanwhile', async () => {
    const browser = new Browser();
    await browser.post(join, '/join', { email: 'late@example.org', username: 'wanted', password: PASSWORD });
    await someone('member', { username: 'wanted' });
    await sendLetters();
    const code = String((await lastLetter('late@example.org')).props.code);
    const refused = await browser.post(confirmJoin, '/join/confirm', { code });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.data.problem?.fields ?? {})).toEqual(['username']);
    expect((await browser.post(confirmJoin, '/join/confirm', { code, username: 'wanted-too' })).status).toBe(303);
  });

  it('goes without a password by the second button, and asks for one with the first', async () => {
    const fields = { email: 'nopass@example.org', username: 'nopass', password: '' };
    const refused = await new Browser().post(join, '/join', fields);
    expect(Object.keys(refused.data.problem?.fields ?? {})).toEqual(['password']);
    expect(refused.data.values).toEqual({ email: 'nopass@example.org', username: 'nopass', locale: 'en' });
    expect((await new Browser().post(join, '/join', { ...fields, way: 'letter' })).status).toBe(303);
  });

  it('never sends a reader to another site, nor a password back into the page', async () => {
    const browser = new Browser();
    await someone('member', { username: 'returner' });
    for (const wish of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
      const answer = await new Browser().post(signIn, `/sign-in?returnTo=${encodeURIComponent(wish)}`, { email: 'returner@example.org', password: PASSWORD });
      expect([wish, answer.location]).toEqual([wish, '/']);
    }
    const refused = await browser.post(signIn, '/sign-in', { email: 'returner@example.org', password: 'quite another one' });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.data)).not.toContain('quite another one');
  });
});

describe('the answer', () => {
  it('is the same for addresses that have an account and for those that have none', async () => {
    const known = (await someone()).email;
    for (const [route, path, fields] of [
      [join, '/join', { username: 'somebody-new', password: PASSWORD }],
      [signInLink, '/sign-in/link', {}],
      [reset, '/reset', {}],
      [signIn, '/sign-in', { password: 'not the right one' }],
    ] as const) {
      const answers = [];
      for (const email of [known, 'stranger@example.org']) {
        const { status, location, data } = await new Browser().post(route, path, { ...fields, email });
        answers.push(JSON.stringify({ status, location, data }).replaceAll(email, 'ADDRESS'));
      }
      expect(answers[0], path).toBe(answers[1]);
    }
  });
});

describe('signing in', () => {
  it('goes by link, by code and by password, and out again by POST only', async () => {
    const { email } = await someone();
    const byCode = new Browser();
    await byCode.post(signInLink, '/sign-in/link?returnTo=/ask', { email });
    await sendLetters();
    const letter = await lastLetter(email);
    const done = await byCode.post(confirmSignIn, '/sign-in/confirm', { code: String(letter.props.code) });
    expect(done.location).toBe('/ask');
    expect(await signedIn(byCode)).toBe(true);
    expect((await new Browser().post(signInLink, `/sign-in/link?token=${secretOf(letter)}`)).status).toBe(422);

    const byLink = new Browser();
    await byLink.post(signInLink, '/sign-in/link', { email });
    await sendLetters();
    const token = secretOf(await lastLetter(email));
    expect((await byLink.get(signInLink, `/sign-in/link?token=${token}`)).data).toMatchObject({ arrived: true });
    expect(await signedIn(byLink)).toBe(false);
    await byLink.post(signInLink, `/sign-in/link?token=${token}`);
    expect(await signedIn(byLink)).toBe(true);

    expect((await byLink.get(account, '/sign-out')).location).toBe('/');
    expect(await signedIn(byLink)).toBe(true);
    await byLink.post(account, '/sign-out');
    expect(await signedIn(byLink)).toBe(false);
  });

  it('sends a member who has signed in already on', async () => {
    const browser = await Browser.of(await someone());
    expect((await browser.get(signIn, '/sign-in?returnTo=/tags')).location).toBe('/tags');
    expect((await browser.get(signIn, '/sign-in?returnTo=/tag/%E6%97%A5%3Fq=%E2%82%AC')).location).toBe('/tag/%E6%97%A5?q=%E2%82%AC');
    // Encoded it would be nine times as long as a header's room.
    expect((await browser.get(signIn, `/sign-in?returnTo=/tag/${encodeURIComponent('日'.repeat(1500))}`)).location).toBe('/');
    expect((await browser.get(join, '/join')).location).toBe('/');
  });
});

describe('a new password', () => {
  it('is set by the letter, once, ends the sessions and signs nobody in', async () => {
    const member = await someone();
    const [thief, browser] = [await Browser.of(member), new Browser()];
    expect((await browser.post(reset, '/reset', { email: member.email })).location).toBe('/reset?sent=1');
    await sendLetters();
    const address = `/reset/confirm?token=${secretOf(await lastLetter(member.email))}`;
    expect((await browser.get(confirmReset, address)).status).toBe(200);
    expect((await browser.post(confirmReset, address, { password: 'short' })).status).toBe(422);
    expect((await browser.post(confirmReset, address, { password: 'nine slow turtles walk' })).location).toBe('/sign-in');
    expect([await signedIn(thief), await signedIn(browser)]).toEqual([false, false]);
    expect((await browser.post(confirmReset, address, { password: 'nine slow turtles walk' })).status).toBe(422);
    await browser.post(signIn, '/sign-in', { email: member.email, password: 'nine slow turtles walk' });
    expect(await signedIn(browser)).toBe(true);
    expect((await lettersTo(member.email)).map(({ letter }) => letter)).toEqual(['resetPassword', 'passwordChanged']);
  });
});
