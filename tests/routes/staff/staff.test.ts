import { describe, expect, it } from 'vitest';
import * as brand from '~/routes/staff/brand';
import * as categories from '~/routes/staff/categories';
import * as category from '~/routes/staff/category';
import * as home from '~/routes/staff/home';
import * as invitations from '~/routes/staff/invitations';
import * as layout from '~/routes/staff/layout';
import * as mailSettings from '~/routes/staff/mail-settings';
import * as member from '~/routes/staff/member';
import * as members from '~/routes/staff/members';
import * as newCategory from '~/routes/staff/new-category';
import * as outbox from '~/routes/staff/outbox';
import * as refused from '~/routes/staff/outbox-refused';
import * as tag from '~/routes/staff/tag';
import * as tags from '~/routes/staff/tags';
import { roles } from '~/domains/identity';
import { getSettings } from '~/domains/brand/index.server';
import { listCategories, postThread } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { imported, lastLetter, someone, visitor } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

const pages = [
  ['moderator', home, '/staff'], ['moderator', layout, '/staff'], ['moderator', members, '/staff/members'], ['moderator', tags, '/staff/tags'],
  ['manager', categories, '/staff/categories'], ['manager', newCategory, '/staff/categories/new'], ['manager', outbox, '/staff/outbox'], ['manager', refused, '/staff/outbox/refused'],
  ['admin', invitations, '/staff/invitations'], ['admin', brand, '/staff/brand'], ['admin', mailSettings, '/staff/mail-settings'],
] as const;

const texts = { 'name.en': 'Grinders', 'name.fr': 'Moulins', 'description.en': '', 'description.fr': '', 'rules.en': '', 'rules.fr': '' };
const fields = { ...texts, colour: '#2563eb', icon: 'wrench', kinds: ['question', 'discussion'], readBy: 'everyone', startBy: 'member', replyBy: 'member' };

describe('the staff pages', () => {
  it('open to their role and those above, and are not there for others', async () => {
    expect((await new Browser().get(home, '/staff')).location).toBe('/sign-in?returnTo=%2Fstaff');
    for (const role of roles) {
      const browser = await Browser.of(await someone(role));
      for (const [from, route, path] of pages) {
        const opens = roles.indexOf(role) >= roles.indexOf(from);
        expect([role, path, (await browser.get(route, path)).status]).toEqual([role, path, opens ? 200 : 404]);
      }
    }
  });

  it('make, edit, order and archive categories', async () => {
    const manager = await someone('manager');
    const browser = await Browser.of(manager);
    expect((await browser.post(newCategory, '/staff/categories/new', { ...fields, 'name.fr': '', kinds: [] })).data.problem?.fields).toMatchObject({ 'name.fr': expect.anything(), kinds: expect.anything() });
    expect((await browser.post(newCategory, '/staff/categories/new', fields)).status).toBe(303);
    await browser.post(newCategory, '/staff/categories/new', { ...fields, 'name.en': 'Ideas', 'name.fr': 'Idées' });
    const list = async () => (await listCategories(manager, { archived: true })).map(({ slug, archived }) => (archived ? `(${slug})` : slug));
    expect(await list()).toEqual(['grinders', 'ideas']);
    const [, ideas] = await listCategories(manager);
    await browser.post(categories, '/staff/categories', { id: ideas?.id ?? '', move: 'up' });
    await browser.post(categories, '/staff/categories', { id: ideas?.id ?? '', move: 'up' });
    expect(await list()).toEqual(['ideas', 'grinders']);
    const edited = await browser.post(category, '/staff/categories/ideas', { ...fields, form: 'category', 'name.en': 'Proposals', severalAccepted: 'on' }, { id: 'ideas' });
    expect(edited.status).toBe(303);
    expect((await browser.get(category, '/staff/categories/ideas', { id: 'ideas' })).data).toMatchObject({ title: 'Proposals', stored: { severalAccepted: true, icon: 'wrench' } });
    await browser.post(category, '/staff/categories/ideas', { form: 'archive' }, { id: 'ideas' });
    expect(await list()).toContain('(ideas)');
    await browser.post(category, '/staff/categories/ideas', { form: 'archive', _method: 'delete' }, { id: 'ideas' });
    expect(await list()).toContain('ideas');
  });

  it('keep tags: name, synonyms, merging', async () => {
    const moderator = await someone('moderator');
    const browser = await Browser.of(moderator);
    const [first] = await listCategories(visitor);
    await postThread(moderator, { kind: 'question', categoryId: first?.id ?? '', title: 'How do I clean the burrs?', body: 'They are dusty after a month.', tags: ['burrs', 'burr'] });
    const at = { id: 'burrs' };
    await browser.post(tag, '/staff/tags/burrs', { form: 'synonym', word: 'mill stones' }, at);
    expect((await browser.get(tag, '/staff/tags/burrs', at)).data).toMatchObject({ tag: { synonyms: ['mill-stones'] } });
    await browser.post(tag, '/staff/tags/burrs', { form: 'synonym', _method: 'delete', word: 'mill-stones' }, at);
    await browser.post(tag, '/staff/tags/burrs', { form: 'tag', name: 'burrs', description: 'The cutting discs.' }, at);
    expect((await browser.get(tag, '/staff/tags/burrs', at)).data).toMatchObject({ tag: { synonyms: [], description: 'The cutting discs.' } });
    expect((await browser.post(tag, '/staff/tags/burr', { form: 'merge', into: 'nothing like it' }, { id: 'burr' })).data.problem?.fields).toHaveProperty('into');
    await browser.post(tag, '/staff/tags/burr', { form: 'merge', into: 'Burrs' }, { id: 'burr' });
    expect((await browser.get(tag, '/staff/tags/burr', { id: 'burr' })).data).toMatchObject({ tag: { slug: 'burrs', synonyms: ['burr'] } });
  });

  it('find members, change roles, end sessions and hand imported accounts over', async () => {
    const [admin, moderator, other, waiting] = [await someone('admin'), await someone('moderator'), await someone(), await imported()];
    const [browser, theirs] = [await Browser.of(admin), await Browser.of(other)];
    const found = (await browser.get(members, `/staff/members?q=${other.email}`)).data.rows as { id: string; email: string }[];
    expect(found).toMatchObject([{ id: other.id, email: other.email }]);
    const seen = (await (await Browser.of(moderator)).get(members, `/staff/members?q=${other.username}`)).data.rows as { email: null }[];
    expect(seen).toMatchObject([{ email: null }]);
    const at = { id: other.id };
    expect((await browser.get(member, `/staff/members/${other.id}`, at)).data).toMatchObject({ roles: ['member', 'moderator', 'manager'], mayEndSessions: true });
    await browser.post(member, `/staff/members/${other.id}`, { form: 'sessions' }, at);
    expect((await theirs.get(home, '/staff')).status).toBe(303);
    expect((await browser.post(member, `/staff/members/${other.id}`, { form: 'role', role: 'owner' }, at)).status).toBe(403);
    await browser.post(member, `/staff/members/${other.id}`, { form: 'role', role: 'moderator' }, at);
    expect(await db.member.findUniqueOrThrow({ where: at })).toMatchObject({ role: 'moderator' });
    const low = await Browser.of(moderator);
    for (const form of ['role', 'sessions', 'claim', 'disable']) {
      const answer = await low.post(member, `/staff/members/${admin.id}`, { form, ...(form === 'role' ? { role: 'member' } : {}), ...(form === 'claim' ? { email: 'x@example.org' } : {}) }, { id: admin.id });
      expect([form, answer.status]).toEqual([form, 403]);
    }
    await browser.post(member, `/staff/members/${other.id}`, { form: 'disable' }, at);
    expect((await browser.get(member, `/staff/members/${other.id}`, at)).data).toMatchObject({ mayDisable: true, member: { disabledAt: expect.any(String) as string } });
    await browser.post(member, `/staff/members/${other.id}`, { form: 'disable', _method: 'delete' }, at);
    expect((await browser.get(member, `/staff/members/${other.id}`, at)).data).toMatchObject({ member: { disabledAt: null } });
    expect((await browser.get(member, `/staff/members/${admin.id}`, { id: admin.id })).data).toMatchObject({ mayDisable: false });
    await browser.post(member, `/staff/members/${waiting.id}`, { form: 'claim', email: 'theirs@example.org' }, { id: waiting.id });
    expect((await lastLetter('theirs@example.org')).letter).toBe('claimAccount');
  });

  it('change the brand, and never show the password of the mail server', async () => {
    const browser = await Browser.of(await someone('owner'));
    const words = { name: 'Lumière', 'tagline.en': 'Lamps', 'tagline.fr': '', 'welcome.en': '', 'welcome.fr': '', contactEmail: 'safe@example.org', operator: '', postalAddress: '' };
    const look = { colour: '#ffd400', defaultLocale: 'fr', timeZone: 'Europe/Paris' };
    expect((await browser.post(brand, '/staff/brand', { ...words, ...look, name: '' })).data.problem?.fields).toHaveProperty('name');
    expect((await browser.post(brand, '/staff/brand', { ...words, ...look })).status).toBe(303);
    expect(await getSettings()).toMatchObject({ name: 'Lumière', contactEmail: 'safe@example.org', defaultLocale: 'fr' });
    await browser.post(brand, '/staff/brand', { ...words, ...look, contactEmail: '', 'tagline.en': '' });
    expect(await getSettings()).toMatchObject({ contactEmail: '', tagline: { en: '', fr: '' } });
    const imprint = { operator: 'Lumière SAS', postalAddress: '12 rue des Halles\r\n69002 Lyon' };
    await browser.post(brand, '/staff/brand', { ...words, ...look, ...imprint });
    expect(await getSettings()).toMatchObject({ operator: 'Lumière SAS', postalAddress: '12 rue des Halles\n69002 Lyon' });
    await browser.post(brand, '/staff/brand', { ...words, ...look });
    expect(await getSettings()).toMatchObject({ operator: '', postalAddress: '' });
    const saved = await browser.post(mailSettings, '/staff/mail-settings', { smtpUrl: 'smtp://me:hushhush@mail.example.org:587', mailFrom: '', testTo: '' });
    expect(saved.status).toBe(303);
    const shown = await browser.get(mailSettings, '/staff/mail-settings');
    expect(shown.data).toMatchObject({ server: { current: 'smtp://me:•••@mail.example.org:587' } });
    expect(JSON.stringify(shown.data)).not.toContain('hushhush');
    await browser.post(mailSettings, '/staff/mail-settings', { smtpUrl: '', mailFrom: 'Lumière <hello@example.org>', testTo: '' });
    expect((await browser.get(mailSettings, '/staff/mail-settings')).data).toMatchObject({ server: { current: 'smtp://me:•••@mail.example.org:587', mailFrom: 'Lumière <hello@example.org>' } });
    await browser.post(mailSettings, '/staff/mail-settings', { _method: 'delete' });
    expect((await browser.get(mailSettings, '/staff/mail-settings')).data).toMatchObject({ server: { current: null } });
  });
});
