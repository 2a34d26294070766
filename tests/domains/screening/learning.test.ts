import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, tokensOf, weightOf } from '~/domains/screening/learning/bayes';
import { learn, screen, unlearn } from '~/domains/screening/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { refusal, someone } from '../threads/world';
import { draftOf, namesOf } from './world';

useDatabase();

const counted = async () => Object.fromEntries((await db.learntToken.findMany({ orderBy: { token: 'asc' } })).map(({ token, ...counts }) => [token, counts]));

/** What the counts have to be, by the texts that were learnt from. */
async function recounted() {
  const counts: Record<string, { rejected: number; approved: number }> = {};
  for (const { outcome, tokens } of await db.learntText.findMany()) {
    for (const token of ['', ...tokens]) (counts[token] ??= { rejected: 0, approved: 0 })[outcome] += 1;
  }
  return counts;
}

describe('learning from decisions', () => {
  it('is for staff', async () => {
    const decided = { textId: newId(), text: 'free money', outcome: 'rejected' as const };
    expect(await refusal(learn(await someone(), decided))).toBe('Forbidden: staffOnly');
    expect(await refusal(unlearn(await someone(), decided))).toBe('Forbidden: staffOnly');
    expect(await refusal(learn({ ...(await someone('moderator')), scopes: ['read'] }, decided))).toBe('Forbidden: scopeMissing|scope=moderate');
    expect(await counted()).toEqual({});
  });

  it('counts a text once, takes a changed mind back, and forgets whole', async () => {
    const moderator = await someone('moderator');
    const decided = { textId: newId(), title: 'Hello', text: 'free money, free money', outcome: 'rejected' as const };
    await learn(moderator, decided);
    await learn(moderator, decided);
    expect(await counted()).toMatchObject({ '': { rejected: 1, approved: 0 }, 'free money': { rejected: 1, approved: 0 }, hello: { rejected: 1, approved: 0 } });
    await learn(moderator, { ...decided, outcome: 'approved' });
    expect(await counted()).toMatchObject({ '': { rejected: 0, approved: 1 }, 'free money': { rejected: 0, approved: 1 } });
    await unlearn(moderator, decided);
    await unlearn(moderator, decided);
    expect(await counted()).toEqual({});
  });

  it('counts right whoever teaches at the same time', async () => {
    const moderator = await someone('moderator');
    const ids = Array.from({ length: 6 }, newId);
    const texts = ['cheap watches here', 'watches here', 'a good question about beans', 'beans and watches', 'here', 'cheap beans'];
    const acts = Array.from({ length: 60 }, (_, at) => {
      const textId = ids[at % 6]!;
      if (at % 7 === 0) return unlearn(moderator, { textId });
      return learn(moderator, { textId, text: texts[(at * 5) % 6]!, outcome: at % 2 ? 'rejected' : 'approved' });
    });
    await Promise.all(acts);
    expect(await counted()).toEqual(await recounted());
    for (const textId of ids) await unlearn(moderator, { textId });
    expect(await counted()).toEqual({});
  });

  it('speaks once it has learnt enough, with the words that tell', async () => {
    const moderator = await someone('moderator');
    for (let at = 0; at < 15; at += 1) {
      await learn(moderator, { textId: newId(), text: `quantum bracelet number ${at} cures everything`, outcome: at === 14 ? 'approved' : 'rejected' });
      if (at === 13) expect(namesOf(await screen(draftOf('A quantum bracelet for you')))).toEqual([]);
      await learn(moderator, { textId: newId(), text: `how do I clean part ${at} of the grinder`, outcome: at === 14 ? 'rejected' : 'approved' });
    }
    const verdict = await screen(draftOf('A quantum bracelet for you'));
    expect(verdict.signals).toMatchObject([{ name: 'learnt', words: { key: 'screening.learnt', args: { token: 'bracelet', rejected: 14, total: 15 } } }]);
    expect(namesOf(await screen(draftOf('How do I clean the tank?')))).toEqual([]);
  });

  it('knows a text like one that was rejected, until that is taken back', async () => {
    const moderator = await someone('moderator');
    const text = 'Come to my stall behind the station, I have the best little bracelets that you have ever seen in your life';
    const first = draftOf(text);
    await screen(first);
    await learn(moderator, { textId: first.textId, text, outcome: 'rejected' });
    const duplicates = async () => (await screen(draftOf(`${text}!`))).signals.filter(({ name }) => name === 'duplicate').map(({ words }) => words.key);
    expect(await duplicates()).toEqual(['screening.duplicate.rejected']);
    await unlearn(moderator, { textId: first.textId });
    expect(await duplicates()).toEqual(['screening.duplicate.other']);
  });
});

describe('the odds', () => {
  it('are never certain, whatever was counted', () => {
    const count = fc.record({ rejected: fc.nat(10_000), approved: fc.nat(10_000) });
    fc.assert(
      fc.property(count, fc.record({ rejected: fc.nat(50), approved: fc.nat(50) }), (more, token) => {
        const totals = { rejected: token.rejected + more.rejected, approved: token.approved + more.approved };
        expect(Number.isFinite(weightOf(token, totals))).toBe(true);
        const { chance } = judge(['x'], new Map([['x', token]]), totals);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThan(1);
      }),
    );
  });

  it('say nothing of words that were never decided on', () => {
    expect(judge(['new'], new Map(), { rejected: 20, approved: 20 })).toEqual({ chance: 0.5, telling: [] });
  });

  it('read each word, pair and host of a text once', () => {
    expect(tokensOf('Free money! FREE money at https://www.pay.top/x?y=1')).toEqual(['host:pay.top', 'free', 'money', 'free money', 'money free', 'at', 'money at']);
    expect(tokensOf('a b '.repeat(5_000)).length).toBeLessThanOrEqual(401);
  });
});
