import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor, Visitor } from '~/domains/identity';
import { settleDecisions } from '~/domains/moderation/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { action as appealAction, loader as appealPage } from '../../../app/routes/member/appeal';
import { loader as statementPage } from '../../../app/routes/member/statement';
import { action as itemAction, loader as itemPage } from '../../../app/routes/moderation/item';
import { loader as transparencyPage } from '../../../app/routes/public/transparency';
import { loader as reportFile } from '../../../app/routes/public/transparency-report';
import { useDatabase } from '../../setup/database';
import { decided, later, reported } from '../../domains/moderation/world';
import { someone } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

const SITE = 'http://localhost:3000';
const get = (path: string) => new Request(SITE + path);
const post = (path: string, fields: Record<string, string>) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields) });

let statementId: string;
let author: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  const made = await reported();
  author = made.author;
  const { decisionId } = await decided(await someone('moderator'), made.itemId, 'remove');
  later(31);
  await settleDecisions();
  statementId = (await db.statement.findUniqueOrThrow({ where: { decisionId } })).id;
});
afterAll(() => setClock(null));

describe('contesting a statement', () => {
  const at = (actor: MemberActor | Visitor) => ({ params: { id: statementId }, actor });
  const read = async (actor: MemberActor | Visitor) => (await (await call(statementPage, get(`/statements/${statementId}`), at(actor))).json()) as { open: boolean; own: boolean; appeal: { id: string } | null };

  it('is offered to its member, suspended too, keeps what was written, and is not offered again', async () => {
    const suspended: Visitor = { kind: 'visitor', via: 'browser', locale: 'en', suspended: { until: null, member: author } };
    expect(await read(suspended)).toMatchObject({ own: true, open: true, appeal: null });
    expect(await read(await someone('moderator'))).toMatchObject({ own: false, open: false });
    expect((await call(appealPage, get(`/statements/${statementId}/appeal`), at(await someone('moderator')))).status).toBe(404);
    const refused = await call(appealAction, post(`/statements/${statementId}/appeal`, { text: ' ' }), at(author));
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { text: [expect.any(String)] } } }]);
    const sent = await call(appealAction, post(`/statements/${statementId}/appeal`, { text: 'You took me for another.' }), at(suspended));
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/statements/${statementId}`]);
    expect(await read(author)).toMatchObject({ open: false, appeal: { id: expect.any(String) } });
    expect((await call(appealPage, get(`/statements/${statementId}/appeal`), at(author))).headers.get('Location')).toBe(`/statements/${statementId}`);
  });

  it('is answered from the queue', async () => {
    const { appeal } = await read(author);
    const [itemId, actor] = [appeal?.id ?? '', await someone('moderator')];
    const { pane } = (await (await call(itemPage, get(`/moderation/${itemId}`), { params: { id: itemId }, actor })).json()) as { pane: { token: number; appeal: { said: { html: string }[] } } };
    expect(pane.appeal.said[0]?.html).toContain('You took me for another.');
    const order = { form: 'decide', decision: 'uphold', token: String(pane.token) };
    expect((await call(itemAction, post(`/moderation/${itemId}`, { ...order, facts: '' }), { params: { id: itemId }, actor })).status).toBe(422);
    expect((await call(itemAction, post(`/moderation/${itemId}`, { ...order, facts: 'We did not.' }), { params: { id: itemId }, actor })).status).toBe(303);
    expect(await db.decision.count({ where: { itemId, kind: 'uphold' } })).toBe(1);
  });
});

describe('the transparency page', () => {
  it('is for everybody, and gives the report of a year that is over as CSV and JSON', async () => {
    const year = new Date().getUTCFullYear();
    expect(await (await call(transparencyPage, get('/transparency'))).json()).toMatchObject({ figures: { year, finished: false, whole: { notices: [{ reasonId: 'spam', notices: 1, byTerms: 1 }] } } });
    for (const wrong of ['1999', 'nonsense', String(year + 1)]) expect((await call(transparencyPage, get(`/transparency/${wrong}`), { params: { year: wrong } })).status).toBe(404);
    const file = (name: string) => call(reportFile, get(`/transparency/report/${name}`), { params: { file: name } });
    expect((await file(`${year}-4.csv`)).status).toBe(404);
    // The team sees what is in it so far.
    const preview = await call(reportFile, get(`/transparency/report/${year}-6.csv`), { params: { file: `${year}-6.csv` }, actor: await someone('moderator') });
    expect([preview.status, await preview.text()]).toEqual([200, expect.stringContaining(`${year}-01-01/${new Date().toISOString().slice(0, 10)},TOTAL,`)]);
    setClock(() => new Date(Date.UTC(year + 1, 1, 1)));
    const csv = await file(`${year}-6.csv`);
    expect([csv.headers.get('Content-Type'), await csv.text()]).toEqual(['text/csv; charset=utf-8', expect.stringContaining(`${year}-01-01/${year}-12-31,TOTAL,,1,0,1,0,`)]);
    expect(await (await file(`${year}.json`)).json()).toMatchObject({ parts: expect.arrayContaining([expect.objectContaining({ part: 4, name: 'notices' })]) });
    for (const wrong of [`${year}.csv`, `${year}-2.csv`, `${year}.xlsx`]) expect((await file(wrong)).status).toBe(404);
  });
});
