import { describe, expect, it } from 'vitest';
import { linksOf, screen, sweepScreening } from '~/domains/screening/index.server';
import { doubtOf, wornName } from '~/domains/screening/text/hosts';
import { findPattern, makePattern } from '~/domains/screening/words/patterns';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { draftOf, judged, namesOf, ruleOf } from './world';

useDatabase();

const question = 'How do I clean the grinder of my machine after a year?';

describe('a verdict', () => {
  it('publishes a question of a new member, and holds it when it was typed in a second', () => {
    expect(judged(draftOf(question, { isNew: true, typedMs: 40_000 }))).toMatchObject({ outcome: 'publish', score: 1 });
    const fast = judged(draftOf(question, { isNew: true, typedMs: 1_234 }));
    expect(fast).toMatchObject({ outcome: 'hold', score: 5 });
    expect(fast.signals[0]).toEqual({ name: 'typed-fast', weight: 4, words: { key: 'screening.typedFast', args: { seconds: 1.2 } } });
    expect(judged(draftOf(question, { typedMs: 1_234 })).signals).toEqual([]);
  });

  it('counts links that lead away, and names one that lies', () => {
    const text = 'See https://a.example.org, https://b.example.org and https://shop.acme.com/x';
    expect(namesOf(judged(draftOf(text, { isNew: true })))).toEqual(['links', 'first-post']);
    expect(judged(draftOf(text, { isNew: true, ownHosts: ['acme.com'] })).signals[1]?.words.args).toEqual({ count: 2 });
    expect(namesOf(judged(draftOf('[www.paypal.com](http://paypa1.xyz)')))).toEqual(['link-lies', 'host-doubtful']);
  });

  it('doubts addresses made for a fraud, and knows whose name one wears', () => {
    const of = (host: string) => judged(draftOf(`Have a look at https://${host}/x please`, { isNew: true })).signals.filter(({ name }) => name.startsWith('host-')).map(({ name, weight, words }) => [name, weight, words.args.name]);
    expect(of('netfl1x-espace-client.fr.com')).toEqual([['host-borrowed', 4, 'netflix'], ['host-doubtful', 2.5, undefined]]);
    expect(of('login.paypal.verify-now.top')).toEqual([['host-borrowed', 4, 'paypal'], ['host-doubtful', 2.5, undefined]]);
    for (const plain of ['www.paypal.com', 'help.netflix.com', 'www.amazon.co.uk', 'netflix.github.io', 'support.delonghi.com', 'rust-lang.org', 'fr.wikipedia.org']) expect(of(plain)).toEqual([]);
    expect(judged(draftOf('Have a look at best-deals-now.top')).signals).toEqual([{ name: 'host-doubtful', weight: 1, words: { key: 'screening.hostDoubtful', args: { host: 'best-deals-now.top' } } }]);
  });

  it('sees addresses of any country without http, and neither files nor sentences that follow without a space', () => {
    const hosts = (text: string) => linksOf(text).map(({ host }) => host);
    expect(hosts('see luxe-villa.ma, crack4pc.download and irs-rebate.us/x')).toEqual(['luxe-villa.ma', 'crack4pc.download', 'irs-rebate.us']);
    expect(hosts('Edit main.py, notes.md and run.sh.It works.Me too, e.g. version 2.0.is fine.Je le dis.Et toi?')).toEqual([]);
  });

  it.each([
    'Use user.name and user.email, then order.date and req.host, this.store and page.video; button.click() and socket.io too',
    'It broke again.Today it is worse.Support told me to wait.Help me please.Work is done.Info follows.',
    'C’est fini.De plus, ça marche.Be careful.it is ok.re-start it',
    'Call `fetch("https://api.example.org")` or:\n```\ncurl https://api.example.org/x\n```\nand that is all',
  ])('finds no link in code or in sentences without a space: %s', (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it('finds links whose ending is a word by what stands around it', () => {
    const hosts = (text: string) => linksOf(text).map(({ host }) => host);
    expect(hosts('www.shop-of-mine.store, luxury-watches.shop, t.me/abc, fastloans.online, Example.Com and `x.com` ```y.com')).toEqual(['shop-of-mine.store', 'luxury-watches.shop', 't.me', 'fastloans.online', 'example.com', 'y.com']);
  });

  it.each(
    ('onedrive.live.com outlook.live.com outlook.office.com appleid.apple.com steam-wands.com steam-mop.co.uk www.amendes.gouv.fr login.gov sloan.org ideals.com firecracker-microvm.org www.tax.service.gov.uk free.fr boost.org ' +
      'cryptography.io hermes-engine.dev ledger-cli.org chase-lights.com outlook-tower.org').split(' '),
  )('takes %s for what it is', (host) => {
    expect([wornName(host), doubtOf(host)]).toEqual([null, 0]);
  });

  it.each([
    ['gouv-amendes.fr', 'gouv'],
    ['amendes.gouv.fr.com', 'gouv'],
    ['login-gov.us', 'gov'],
    ['onedrive.live.top', 'onedrive'],
    ['ledger-wallet.com', 'ledger'],
    ['steam-gift.com', 'steam'],
    ['chase.secure-login.top', 'chase'],
    ['ing-securite.com', 'ing'],
  ])('sees whose name %s wears', (host, name) => {
    expect(wornName(host)).toBe(name);
  });

  it('does not take the abuse that somebody reports for their own', () => {
    const said = 'you stupid bitch, shut your mouth';
    expect(judged(draftOf(said)).outcome).toBe('hold');
    expect(judged(draftOf(`I got this by private message from another member today: "${said}". Could a moderator look?`)).outcome).toBe('publish');
    expect(judged(draftOf(`"${said}"`)).outcome).toBe('hold');
    expect(judged(draftOf(`> ${said}\n\nThat is what they wrote to me yesterday, what can I do?`)).outcome).toBe('publish');
  });

  it('asks more of long texts before the talk of sellers says something', () => {
    const pitch = 'I got a discount and free shipping, see www.shop-of-somebody.com for it.';
    const offer = (text: string) => namesOf(judged(draftOf(text, { isNew: true }))).includes('offer');
    expect([offer(pitch), offer(`${pitch} ${'It grinds evenly and keeps quiet. '.repeat(40)}`)]).toEqual([true, false]);
    expect(namesOf(judged(draftOf(pitch)))).not.toContain('offer');
  });

  it.each([
    ['en cu lé', 'hold'],
    ['sa lo pe', 'hold'],
    ['quel saIaud celui-là', 'watch'],
    ['you m-o-r-o-n', 'hold'],
    ['What a moron. Seriously.', 'watch'],
    ['The admin is a bastard and everybody knows.', 'watch'],
    ['What a nasty individual, what a stupid man you are', 'hold'],
    ['The machine is a bastard to clean', 'publish'],
    ['C’est un salaud de petit ressort, celui-là', 'publish'],
  ])('judges “%s”: %s', (text, outcome) => {
    expect(judged(draftOf(text)).outcome).toBe(outcome);
  });

  it('never refuses somebody who is known, but for a rule that blocks', () => {
    const worst = 'Casino viagra forex bitcoin, verify your account, confirm your password, you stupid idiot, kill yourself';
    expect(judged(draftOf(worst)).outcome).toBe('hold');
    expect(judged(draftOf(worst, { isNew: true })).outcome).toBe('refuse');
    expect(judged(draftOf(question), {}, [ruleOf('grinder', { action: 'block' })]).outcome).toBe('refuse');
  });

  it('has pictures of a new member looked at, has several wait, and asks nothing of who is known', () => {
    const outcome = (about: Parameters<typeof draftOf>[1]) => judged(draftOf(question, about)).outcome;
    expect([{ images: 1 }, { portrait: true }, { images: 1, portrait: true }, { images: 2 }].map((about) => outcome({ isNew: true, ...about }))).toEqual(['watch', 'watch', 'watch', 'hold']);
    expect(outcome({ images: 9, portrait: true })).toBe('publish');
    expect(namesOf(judged(draftOf(question, { isNew: true, portrait: true })))).toEqual(['portrait', 'first-post']);
  });

  it('knows the names of staff and of the brand under look-alike letters, and with a claim to speak for them', () => {
    const named = (username: string, guarded: string) => namesOf(judged({ ...draftOf(question, { guardedNames: [guarded] }), author: { ...draftOf(question).author, username } })).includes('name-borrowed');
    expect([['0livia', 'Olivia'], ['оlivia', 'olivia'], ['oliviia_support', 'olivia'], ['Olivia-Support', 'olivia'], ['example.coffee.official', 'x']].map(([name, of]) => named(name!, of!))).toEqual([true, true, false, true, true]);
    expect(named('oliver', 'olivia')).toBe(false);
  });

  it('masks and replaces the words of rules where they stand, disguised or not', () => {
    const rules = [ruleOf('coffee', { action: 'replace', replacement: 'tea' }), ruleOf('gr[a-z]+er', { action: 'mask', kind: 'pattern' })];
    const verdict = judged(draftOf('A C O F F E E and Çôffee, my grinder', { title: 'Coffee' }), {}, rules);
    expect(verdict).toMatchObject({ outcome: 'publish', changed: { title: 'tea', text: 'A tea and tea, my ∗∗∗∗∗∗∗' } });
    expect(judged(draftOf('Tea'), {}, rules).changed).toBeNull();
  });

  it('lets patterns run that would stop another engine for years', () => {
    const pattern = makePattern('(a+)+$');
    expect(pattern && findPattern(pattern, `${'a'.repeat(20_000)}b`)).toEqual([]);
  });
});

describe('what the house remembers', () => {
  it('counts new members who link to the same host, each once', async () => {
    const link = 'Look at https://spread.example.org/x please';
    const author = draftOf(link, { isNew: true });
    for (const input of [author, author, draftOf(link, { isNew: true }), draftOf(link)]) expect(namesOf(await screen(input))).not.toContain('host-spread');
    const third = await screen(draftOf(link, { isNew: true }));
    expect(third.signals[0]).toEqual({ name: 'host-spread', weight: 5, words: { key: 'screening.hostSpread', args: { host: 'spread.example.org', count: 3 } } });
    expect(await db.seenHost.count()).toBe(3);
  });

  it('knows a text again but not as its own duplicate, and forgets after thirty days', async () => {
    const text = 'I would like to know whether the small basket fits the old portafilter of last year';
    const first = draftOf(text);
    await screen(first);
    expect(namesOf(await screen(first))).toEqual([]);
    expect((await screen(draftOf(text))).signals[0]?.words.key).toBe('screening.duplicate.other');
    setClock(() => new Date(Date.now() + 31 * 86_400_000));
    try {
      await sweepScreening();
    } finally {
      setClock(null);
    }
    expect([await db.seenText.count(), await db.seenHost.count()]).toEqual([0, 0]);
  });
});
