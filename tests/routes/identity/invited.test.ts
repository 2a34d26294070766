import { expect, it } from 'vitest';
import * as claim from '~/routes/identity/claim';
import * as confirmEmail from '~/routes/identity/email-confirm';
import * as invitation from '~/routes/identity/invitation';
import * as account from '~/routes/member/account';
import { createClaimLink, inviteMember } from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { imported, lastLetter, PASSWORD, secretOf, sendLetters, someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

it('takes an imported account over by its letter', async () => {
  const [admin, { id, username }] = [await someone('admin'), await imported()];
  await createClaimLink(admin, { memberId: id, email: 'author@example.org' });
  const address = `/claim?token=${secretOf(await lastLetter('author@example.org'))}`;
  const browser = new Browser('fr');
  expect((await browser.get(claim, address)).data).toMatchObject({ name: username });
  const done = await browser.post(claim, address, { password: '', timeZone: 'nowhere' });
  expect(done.location).toBe('/settings/profile');
  expect(await db.member.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'active', locale: 'fr', timeZone: null });
  expect((await browser.get(claim, address)).data).toMatchObject({ name: null });
});

it('joins the team by an invitation, and says in words when it is over', async () => {
  const owner = await someone('owner');
  await inviteMember(owner, { email: 'mod@example.org', role: 'moderator' });
  const address = `/invitation?token=${secretOf(await lastLetter('mod@example.org'))}`;
  const browser = new Browser();
  expect((await browser.get(invitation, address)).data).toMatchObject({ invitation: { email: 'mod@example.org', role: 'moderator', isMember: false } });
  expect((await browser.post(invitation, address, { username: '' })).status).toBe(422);
  expect((await browser.post(invitation, address, { username: 'helpful-anna', password: '' })).location).toBe('/staff');
  expect((await browser.get(invitation, address)).data).toMatchObject({ invitation: null });
  expect((await browser.get(invitation, '/invitation?token=x')).status).toBe(200);
});

it('moves an account to another address once both have been told', async () => {
  const member = await someone();
  const browser = await Browser.of(member);
  const wrong = await browser.post(account, '/settings/account', { form: 'email', email: 'new-home@example.org', current: 'wrong' });
  expect(Object.keys(wrong.data.problem?.fields ?? {})).toEqual(['current']);
  expect(wrong.data.values).toEqual({ form: 'email', email: 'new-home@example.org' });
  await browser.post(account, '/settings/account', { form: 'email', email: 'new-home@example.org', current: PASSWORD });
  await sendLetters();
  expect((await lastLetter(member.email)).letter).toBe('emailChangeAsked');
  const address = `/settings/email/confirm?token=${secretOf(await lastLetter('new-home@example.org'))}`;
  await new Browser().get(confirmEmail, address);
  expect((await browser.get(account, '/settings/account')).data).toMatchObject({ account: { email: member.email } });
  await new Browser().post(confirmEmail, address);
  expect((await browser.get(account, '/settings/account')).data).toMatchObject({ account: { email: 'new-home@example.org' } });
});
