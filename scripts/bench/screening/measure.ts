import { judge, judgeText, readyRules, signalNames, tokensOf, type Counts, type Measured, type Verdict } from '~/domains/screening/index.server';
import { readSamples, type Sample } from './samples';

/** How well something tells bad from good: how often it was right when it spoke, and how much of the bad it found. */
export type Rate = { spoke: number; right: number; bad: number };

const none = readyRules([]);
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/**
 * The verdict on a sample, by itself: no rules, nothing learnt, no time of typing. Every third author is new, good or
 * bad; of advertising and fraud all are, as they are on real sites.
 */
export function verdictOn({ kind, line, text }: Sample): Verdict {
  const isNew = kind === 'spam' || kind === 'phishing' || line % 3 === 0;
  const author = { id: 'a', username: 'member', displayName: null, role: 'member' as const, createdAt: LONG_AGO, approvedPosts: isNew ? 0 : 20 };
  const known = { brandName: 'Example Coffee', hostMembers: new Map(), twin: null, learnt: new Map(), totals: { rejected: 0, approved: 0 } };
  return judgeText({ textId: 't', author, text, ownHosts: ['example-coffee.com', 'exemple-cafe.fr'] }, known, none, none);
}

/** Precision and recall of whatever says yes or no to a sample. */
export function rateOf(samples: Sample[], says: (sample: Sample, at: number) => boolean): Rate {
  const rate = { spoke: 0, right: 0, bad: 0 };
  for (const [at, sample] of samples.entries()) {
    if (sample.bad) rate.bad += 1;
    if (!says(sample, at)) continue;
    rate.spoke += 1;
    if (sample.bad) rate.right += 1;
  }
  return rate;
}

const FOLDS = 5;

/** What naive Bayes says of each sample when it learnt from the other four fifths: the chance of a rejection. */
export function crossValidated(samples: Sample[]): number[] {
  const tokens = samples.map(({ text }) => tokensOf(text));
  return samples.map((_, at) => {
    const learnt = new Map<string, Counts>();
    const totals = { rejected: 0, approved: 0 };
    for (const [other, sample] of samples.entries()) {
      if (other % FOLDS === at % FOLDS) continue;
      const outcome = sample.bad ? 'rejected' : 'approved';
      totals[outcome] += 1;
      for (const token of tokens[other]!) {
        const counts = learnt.get(token) ?? { rejected: 0, approved: 0 };
        counts[outcome] += 1;
        learnt.set(token, counts);
      }
    }
    return judge(tokens[at]!, learnt, totals).chance;
  });
}

/** What writes the figures that staff see. */
export const COMMAND = 'npm run bench:screening -- --write';

/** What staff see of it: of each language the verdict, then each signal that spoke. */
export function measured(): Measured[] {
  return (['en', 'fr'] as const).map((language) => {
    const samples = readSamples(language);
    const verdicts = samples.map(verdictOn);
    const row = (name: string, says: (verdict: Verdict) => boolean) => {
      const { spoke, right } = rateOf(samples, (_, at) => says(verdicts[at]!));
      return { name, spoke, right };
    };
    const rows = [
      row('stopped', ({ outcome }) => outcome === 'hold' || outcome === 'refuse'),
      row('watched', ({ outcome }) => outcome !== 'publish'),
      ...signalNames.map((signal) => row(signal, ({ signals }) => signals.some(({ name }) => name === signal))),
    ];
    return { language, samples: samples.length, bad: samples.filter(({ bad }) => bad).length, rows: rows.filter(({ spoke }) => spoke > 0) };
  });
}
