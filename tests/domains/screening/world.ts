import type { ScreenInput, WordRule } from '~/domains/screening';
import { judgeText, readyRules, type Verdict } from '~/domains/screening/index.server';
import { newId } from '~/platform/clock';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** What is screened, by a member who is known, unless told otherwise. */
export function draftOf(text: string, { isNew = false, ...wish }: Partial<ScreenInput> & { isNew?: boolean } = {}): ScreenInput {
  const author = { id: newId(), username: 'somebody', displayName: null, role: 'member' as const, createdAt: LONG_AGO, approvedPosts: isNew ? 0 : 20 };
  return { textId: newId(), author, text, ...wish };
}

/** A rule that acts. */
export function ruleOf(words: string, wish: Partial<WordRule> = {}): WordRule {
  const by = { createdBy: null, createdAt: LONG_AGO, changedBy: null, changedAt: LONG_AGO };
  return { id: newId(), action: 'hold', kind: 'word', words, replacement: null, language: null, mode: 'live', ...by, ...wish };
}

export const nothing = { brandName: 'Example Coffee', hostMembers: new Map<string, number>(), twin: null, learnt: new Map(), totals: { rejected: 0, approved: 0 } };

/** The engine's verdict, without the database. */
export function judged(input: ScreenInput, known: Partial<typeof nothing> & Pick<Parameters<typeof judgeText>[1], never> = {}, live: WordRule[] = [], shadow: WordRule[] = []): Verdict {
  return judgeText(input, { ...nothing, ...known }, readyRules(live), readyRules(shadow));
}

export const namesOf = (verdict: Verdict): string[] => verdict.signals.map(({ name }) => name);
