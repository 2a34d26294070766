import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFigures, reportParts, toCsv, type ReportPart, type YearOfFigures } from '~/domains/moderation/index.server';
import { sumOf, totalsOf } from '~/domains/moderation/transparency/totals';
import { setClock } from '~/platform/clock';
import { db, type Prisma } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { refusal, someone } from '../threads/world';

useDatabase();

const REPORTS = 500;
const HOUR = 3_600_000;
const ABOUT = { provider: 'Roasters, Ltd', service: '=Community', publishedOn: '2031-01-15', from: '2030-01-01', to: '2030-12-31' };

/** The same numbers each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Rows {
  items: (Prisma.ReviewItemCreateManyInput & { openedAt: Date })[];
  reports: Prisma.ReportCreateManyInput[];
  notices: Prisma.NoticeCreateManyInput[];
  decisions: Prisma.DecisionCreateManyInput[];
  statements: Prisma.StatementCreateManyInput[];
  appeals: Prisma.AppealCreateManyInput[];
}

/** A year of reports, most of them decided, some by a program, some contested, around its edges too. */
async function makeYear(): Promise<void> {
  const roll = dice(20_300_101);
  const reasons = await db.reportReason.findMany({ orderBy: { position: 'asc' } });
  const people = await Promise.all(Array.from({ length: 20 }, () => someone()));
  const staff = await Promise.all(['moderator', 'moderator'].map(() => someone('moderator')));
  const from = Date.UTC(2029, 11, 20);
  const rows: Rows = { items: [], reports: [], notices: [], decisions: [], statements: [], appeals: [] };
  for (let n = 0; n < REPORTS; ) {
    const author = people[Math.floor(roll() * 10)]!;
    const created = new Date(from + Math.floor(roll() * 390 * 24 * HOUR));
    const item = { id: `i${n}`, kind: 'reported_member' as const, targetId: `target${n}`, authorId: author.id, severity: 2, openedAt: created, dueAt: created, state: 'decided' as const, settledAt: created };
    const reason = reasons[Math.floor(roll() * reasons.length)]!;
    const many = roll() < 0.2 ? 3 : 1;
    for (let of = 0; of < many && n < REPORTS; of += 1, n += 1) {
      const visits = roll() < 0.3;
      if (visits) rows.notices.push(noticeOf(`r${n}`, roll(), staff[0]!.id));
      rows.reports.push({ id: `r${n}`, itemId: item.id, reporterId: visits ? null : people[10 + of]!.id, reasonId: reason.id, wantsOutcome: true, weight: 1, createdAt: new Date(created.getTime() + of * HOUR) });
    }
    rows.items.push(item);
    if (roll() < 0.1) continue; // waits
    const decidedAt = new Date(created.getTime() + (4 + Math.floor(roll() * 60)) * HOUR);
    const removes = roll() < 0.6;
    const undone = roll() < 0.05;
    const automatic = roll() < 0.2;
    const base = { id: `d${item.id}`, itemId: item.id, ...(automatic ? { program: 'reports', automatic } : { actorId: staff[0]!.id }), decidedAt, finalAt: decidedAt, ...(undone ? { undoneAt: decidedAt } : { toldAt: decidedAt }) };
    if (!removes && automatic) continue; // programs only restrict
    if (!removes) {
      rows.decisions.push({ ...base, kind: 'keep', facts: '' });
      continue;
    }
    const statementId = `s${item.id}`;
    const appealed = !undone && roll() < 0.3;
    const answer = appealed && roll() < 0.8 ? (roll() < 0.4 ? 'overturn' : 'uphold') : null;
    const answeredAt = new Date(decidedAt.getTime() + 50 * HOUR);
    rows.statements.push({ id: statementId, decisionId: base.id, memberId: author.id, kind: 'remove', targetKind: item.kind, targetId: item.targetId, reasonId: reason.id, reason: {}, rule: {}, ground: reason.ground, facts: 'x', autoDecided: automatic, fromAt: decidedAt, ...(undone ? { reversedAt: decidedAt } : { toldAt: decidedAt, reversedAt: answer === 'overturn' ? answeredAt : null }) });
    rows.decisions.push({ ...base, kind: 'remove', facts: 'x', reasonId: reason.id, statementId });
    if (!appealed) continue;
    const contestedAt = new Date(decidedAt.getTime() + 2 * HOUR);
    rows.items.push({ ...item, id: `a${item.id}`, kind: 'appeal', targetId: statementId, openedAt: contestedAt, state: answer ? 'decided' : 'open', settledAt: answer ? answeredAt : null });
    rows.appeals.push({ id: `a${item.id}`, statementId, deciderId: staff[0]!.id, createdAt: contestedAt });
    if (answer) rows.decisions.push({ id: `x${item.id}`, itemId: `a${item.id}`, kind: answer, actorId: staff[1]!.id, facts: 'x', decidedAt: answeredAt, finalAt: answeredAt, toldAt: answeredAt });
  }
  // What a program did because of reports that a person decides is beside their item.
  for (const [n, item] of rows.items.filter(({ kind }) => kind === 'reported_member').slice(0, 60).entries()) {
    const at = new Date(item.openedAt.getTime() + HOUR);
    const id = `h${item.id}`;
    const reversedAt = n % 3 === 0 ? new Date(at.getTime() + HOUR) : null;
    rows.items.push({ ...item, id, kind: 'hidden_post', targetId: id, causeId: item.id, openedAt: at, state: 'decided', settledAt: at });
    rows.statements.push({ id: `s${id}`, decisionId: `d${id}`, memberId: item.authorId, kind: 'hide', targetKind: 'hidden_post', targetId: id, reasonId: 'spam', reason: {}, rule: {}, ground: 'terms', facts: 'x', autoDecided: true, fromAt: at, toldAt: at, reversedAt });
    rows.decisions.push({ id: `d${id}`, itemId: id, kind: 'hide', program: 'reports', automatic: true, facts: 'x', reasonId: 'spam', statementId: `s${id}`, decidedAt: at, finalAt: at, toldAt: at });
  }
  await db.reviewItem.createMany({ data: rows.items });
  await db.report.createMany({ data: rows.reports });
  await db.notice.createMany({ data: rows.notices });
  await db.statement.createMany({ data: rows.statements });
  await db.appeal.createMany({ data: rows.appeals });
  await db.decision.createMany({ data: rows.decisions });
}

/** Of a person, or of who claims to be more, some of whom are. */
function noticeOf(id: string, roll: number, managerId: string): Prisma.NoticeCreateManyInput {
  const sender = roll < 0.5 ? 'person' : roll < 0.8 ? 'flagger' : 'authority';
  const confirmed = sender !== 'person' && Math.round(roll * 1000) % 2 === 0;
  const at = new Date(Date.UTC(2030, 0));
  return { id, sender, name: 'Nia', email: 'nia@example.com', locale: 'fr', address: '/m/nia', facts: 'x', createdAt: at, ...(confirmed ? { confirmedAt: at, confirmedById: managerId } : {}) };
}

let year: YearOfFigures;
let parts: ReportPart[];
beforeAll(async () => {
  setClock(() => new Date('2031-01-15T12:00:00Z'));
  await makeYear();
  year = await getFigures('fr', { year: 2030 });
  parts = reportParts(year.whole, ABOUT);
});
afterAll(() => setClock(null));

/** Counts once more, each figure by a statement of its own that knows nothing of the report. */
async function counted(what: string): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM ${what}`);
  return Number(row!.n);
}
const within = (column: string, from = '2030-01-01', to = '2031-01-01') => `${column} >= '${from}T00:00:00Z' AND ${column} < '${to}T00:00:00Z'`;
/** A sheet by its lines, each field under the name of its column. */
const sheet = (number: number) => {
  const { columns, rows } = parts.find(({ part }) => part === number)!;
  return rows.map((row) => Object.fromEntries(row.map((field, index) => [columns[index]!.trim(), field])));
};
const byCategory = (number: number) => new Map(sheet(number).map((row) => [String(Object.values(row)[3]), row]));
const value = (number: number, indicator: string, scope = 'Total number') => sheet(number).find((row) => String(row.Indicator).trim() === indicator && String(row.Scope).trim() === scope)?.Value;

describe('the report of a year', () => {
  it('agrees with a recount of notices, by reason, ground and what came of them', async () => {
    const all = await counted(`report r WHERE ${within('r.created_at')}`);
    expect(all).toBeGreaterThan(400);
    expect(all).toBeLessThan(REPORTS); // some are of the years beside
    expect(totalsOf(year.whole).notices).toBe(all);
    const lawful = `report r JOIN report_reason q ON q.id = r.reason_id AND q.ground = 'illegal' LEFT JOIN notice n ON n.id = r.id WHERE ${within('r.created_at')}`;
    const flagged = `n.sender = 'flagger' AND n.confirmed_by_id IS NOT NULL`;
    const removed = `EXISTS (SELECT FROM decision d WHERE d.item_id = r.item_id AND d.undone_at IS NULL AND d.kind = 'remove')`;
    const lines = byCategory(4);
    for (const [category, line] of lines) {
      const here = category === 'TOTAL' ? lawful : `${lawful} AND q.dsa_category = '${category}'`;
      expect(line['Number of notices received'], category).toBe(await counted(here));
      expect(line['Number of notices received from Trusted flaggers'], category).toBe(await counted(`${here} AND ${flagged}`));
      expect(line['Number of actions taken on the basis of the law'], category).toBe(await counted(`${here} AND ${removed}`));
      expect(line['Number of actions taken on the basis of the law (Trusted Flagger notices)'], category).toBe(await counted(`${here} AND ${flagged} AND ${removed}`));
    }
    const total = lines.get('TOTAL')!;
    expect([...lines.values()].reduce((sum, line) => sum + Number(line['Number of notices received']), 0)).toBe(2 * Number(total['Number of notices received']));
    const kept = await counted(`report r WHERE ${within('r.created_at')} AND EXISTS (SELECT FROM decision d WHERE d.item_id = r.item_id AND d.undone_at IS NULL AND d.kind = 'keep')`);
    expect(totalsOf(year.whole)).toMatchObject({ noAction: kept, acted: await counted(`report r WHERE ${within('r.created_at')} AND ${removed}`) });
    const waits = await db.$queryRawUnsafe<{ h: number }[]>(
      `SELECT extract(epoch FROM d.decided_at - r.created_at)::float / 3600 AS h FROM report r JOIN report_reason q ON q.id = r.reason_id AND q.ground = 'illegal' JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL WHERE ${within('r.created_at')} ORDER BY 1`,
    );
    const [low, high] = [waits[Math.floor((waits.length - 1) / 2)]!.h, waits[Math.ceil((waits.length - 1) / 2)]!.h];
    expect(total['Median time to take action']).toBeCloseTo((low + high) / 2, 1);
  });

  it('agrees with a recount of who told of it: members, visitors, and those who are what they claim to be', async () => {
    const total = totalsOf(year.whole);
    const report = `report r LEFT JOIN notice n ON n.id = r.id WHERE ${within('r.created_at')}`;
    const [member, flagger, authority] = await Promise.all(['r.reporter_id IS NOT NULL', ...['flagger', 'authority'].map((sender) => `n.sender = '${sender}' AND n.confirmed_by_id IS NOT NULL`)].map((who) => counted(`${report} AND ${who}`)));
    expect([total.by_member, total.by_flagger, total.by_authority]).toEqual([member, flagger, authority]);
    expect(Math.min(member!, flagger!, authority!)).toBeGreaterThan(5);
    expect(total.by_visitor).toBe((await counted(`${report} AND n.id IS NOT NULL`)) - flagger! - authority!);
  });

  it('agrees with a recount of restrictions, what programs did, appeals and reversals', async () => {
    const told = `statement s WHERE s.told_at IS NOT NULL AND ${within('s.from_at')}`;
    const total = totalsOf(year.whole);
    expect(total.restrictions).toBe(await counted(told));
    expect(total.byLaw).toBe(await counted(`${told} AND s.ground = 'illegal'`));
    expect(total.automatic).toBe(await counted(`${told} AND s.auto_decided`));
    expect(total.automatic).toBe(await counted(`${told} AND EXISTS (SELECT FROM decision d WHERE d.id = s.decision_id AND d.program IS NOT NULL AND d.actor_id IS NULL)`));
    const hidden = year.whole.restrictions.filter(({ kind }) => kind === 'hide');
    expect(sumOf(hidden, (row) => row.restrictions)).toBe(await counted(`${told} AND s.kind = 'hide'`));
    expect([hidden.length > 0, hidden.every(({ noticed, automatic }) => noticed && automatic)]).toEqual([true, true]);
    expect(total.reversed).toBe(await counted(`${told} AND s.reversed_at IS NOT NULL`));
    const wrong = await counted(`${told} AND s.auto_decided AND s.reversed_at IS NOT NULL`);
    expect(total.automaticErrors).toBeCloseTo(wrong / total.automatic, 9);
    expect(value(8, 'Number of measures solely taken by automated means')).toBe(total.automatic);
    expect(value(8, 'Number of measures not taken by automated means')).toBe(total.restrictions - total.automatic);
    expect(total.kept).toBe(await counted(`decision d WHERE d.kind = 'keep' AND d.undone_at IS NULL AND ${within('d.decided_at')}`));
    const appeal = `appeal a LEFT JOIN decision d ON d.item_id = a.id WHERE ${within('a.created_at')}`;
    const submitted = 'Number of complaints submitted to the internal-complaints mechanism';
    expect(value(7, submitted)).toBe(await counted(appeal));
    expect(value(7, submitted, 'Decisions upheld')).toBe(await counted(`${appeal} AND d.kind = 'uphold'`));
    expect(value(7, submitted, 'Decisions reversed')).toBe(await counted(`${appeal} AND d.kind = 'overturn'`));
    expect(value(7, submitted, 'Median time')).toBe(48);
    const removals = 'Complaint regarding a decision to remove or disable access to or restrict visibility of information';
    expect([value(7, removals), value(7, removals, 'Decisions reversed'), value(7, removals, 'Median time')]).toEqual([await counted(appeal), await counted(`${appeal} AND d.kind = 'overturn'`), 48]);
    // Every one of them had been reported: those as illegal are no measures of our own, those as breaking the rules are.
    const [illegal, terms] = [byCategory(5), byCategory(6)];
    expect(illegal.get('TOTAL')!['Visibility restriction Removal']).toBe(0);
    const broke = await counted(`${told} AND s.kind = 'remove' AND s.ground = 'terms'`);
    // What a program hid rests on the rules whatever the reports said, of which some were notices.
    const hid = await counted(`${told} AND s.kind = 'hide' AND NOT EXISTS (SELECT FROM review_item i JOIN report r ON r.item_id = i.cause_id JOIN report_reason q ON q.id = r.reason_id WHERE i.target_id = s.target_id AND q.ground = 'illegal')`);
    expect(hid).toBeGreaterThan(0);
    const own = { "Number of measures taken at the provider's own initiative": broke + hid, 'Visibility restriction Removal': broke, 'Visibility restriction Disable': hid };
    expect(terms.get('TOTAL')).toMatchObject({ ...own, 'Account restriction Termination': 0 });
    expect([...terms.values()].reduce((sum, line) => sum + Number(line['Visibility restriction Removal']), 0)).toBe(2 * broke);
  });

  it('has halves that make the year, and a median that half of the notices are below', async () => {
    const [first, second] = year.halves.map((half) => totalsOf(half));
    for (const key of ['notices', 'acted', 'noAction', 'pending', 'kept', 'restrictions', 'automatic', 'reversed'] as const) {
      expect(first![key] + second![key]).toBe(totalsOf(year.whole)[key]);
    }
    const waits = await db.$queryRawUnsafe<{ h: number }[]>(
      `SELECT extract(epoch FROM d.decided_at - r.created_at)::float / 3600 AS h FROM report r JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL WHERE ${within('r.created_at')} ORDER BY 1`,
    );
    const [low, high] = [waits[Math.floor((waits.length - 1) / 2)]!.h, waits[Math.ceil((waits.length - 1) / 2)]!.h];
    expect(year.whole.noticeHours).toBeCloseTo((low + high) / 2, 5);
  });

  it('is there for years that there were, in the reader’s language, as far as they are over', async () => {
    expect(year).toMatchObject({ year: 2030, finished: true, years: [2031, 2030, 2029] });
    expect(year.titles.spam).toBe('Spam ou publicité');
    expect(await getFigures('en')).toMatchObject({ year: 2031, finished: false });
    for (const wrong of [2028, 2032]) expect(await refusal(getFigures('en', { year: wrong }))).toBe('NotFound');
  });

  it('has the sheets and columns of the Commission’s template, as CSV that programs for tables read and do not run', () => {
    expect(parts.map(({ part, columns }) => [part, columns.length])).toEqual([[1, 4], [3, 20], [4, 25], [5, 37], [6, 37], [7, 8], [8, 8]]);
    for (const { columns, rows } of parts) expect(new Set([columns, ...rows].map(({ length }) => length)).size).toBe(1);
    const lines = toCsv(parts[0]!).split('\r\n');
    expect(lines[0]).toBe('Applicability,Service,Indicator,Value');
    expect(lines).toContain('All,\'=Community,Name of the service provider,"Roasters, Ltd"');
    expect(lines).toHaveLength(parts[0]!.rows.length + 2);
    expect(toCsv(parts[2]!)).toContain('"Description of the sub-category ""Other"""');
  });
});
