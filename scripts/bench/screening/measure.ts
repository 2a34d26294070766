import { judge, judgeText, linksOf, readyRules, signalNames, tokensOf, type Counts, type Measured, type Verdict } from '~/domains/screening/index.server';
import { readSamples, sets, type Sample } from './samples';

/** How well something tells bad from good: how often it was right when it spoke, and how much of the bad it found. */
export type Rate = { spoke: number; right: number; bad: number };

const none = readyRules([]);
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** What a site has learnt: of each token, in how many rejected and approved texts it was. */
type Lore = { learnt: ReadonlyMap<string, Counts>; totals: Counts };
const NOTHING: Lore = { learnt: new Map(), totals: { rejected: 0, approved: 0 } };

/** The verdict on a sample with what stands beside it, on a site without word rules that has learnt so much, by default nothing. */
export function verdictOn({ kind, line, text, beside }: Sample, lore: Lore = NOTHING): Verdict {
  const { isNew = kind === 'spam' || kind === 'phishing' || line % 3 === 0, typed, images, portrait, name, hostMembers = 0, twin } = beside;
  const author = { id: 'a', username: 'member', displayName: name ?? null, role: 'member' as const, createdAt: LONG_AGO, approvedPosts: isNew ? 0 : 20 };
  const known = {
    brandName: 'Example Coffee',
    hostMembers: new Map(linksOf(text).map(({ host }) => [host, hostMembers])),
    twin: twin ? { own: twin === 'own', share: 0.9, rejected: twin === 'rejected' } : null,
    ...lore,
  };
  const input = { textId: 't', author, text, typedMs: typed === undefined ? null : typed * 1000, images, portrait, ownHosts: ['example-coffee.com', 'exemple-cafe.fr'] };
  return judgeText(input, known, none, none);
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

/** What naive Bayes says of each sample when it learnt from the other four fifths: the chance of a rejection, and the whole verdict. */
export function crossValidated(samples: Sample[]): { chance: number; verdict: Verdict }[] {
  const tokens = samples.map(({ text }) => tokensOf(text));
  const lore = Array.from({ length: FOLDS }, (_, fold) => {
    const learnt = new Map<string, Counts>();
    const totals = { rejected: 0, approved: 0 };
    for (const [at, sample] of samples.entries()) {
      if (at % FOLDS === fold) continue;
      const outcome = sample.bad ? 'rejected' : 'approved';
      totals[outcome] += 1;
      for (const token of tokens[at]!) {
        const counts = learnt.get(token) ?? { rejected: 0, approved: 0 };
        counts[outcome] += 1;
        learnt.set(token, counts);
      }
    }
    return { learnt, totals };
  });
  return samples.map((sample, at) => {
    const of = lore[at % FOLDS]!;
    return { chance: judge(tokens[at]!, of.learnt, of.totals).chance, verdict: verdictOn(sample, of) };
  });
}

/** Whether a text with this verdict waits or is turned away. */
export function isStopped({ outcome }: Verdict): boolean {
  return outcome === 'hold' || outcome === 'refuse';
}

/** What writes the figures that staff see. */
export const COMMAND = 'npm run bench:screening -- --write';

/** What staff see of it: of each language the verdict on a new site and on one that has learnt, then each signal that spoke. */
export function measured(): Measured[] {
  return (['en', 'fr'] as const).flatMap((language) => sets.map((set) => {
    const samples = readSamples(language, set);
    const fresh = samples.map((sample) => verdictOn(sample));
    const taught = crossValidated(samples).map(({ verdict }) => verdict);
    const row = (name: string, verdicts: Verdict[], says: (verdict: Verdict) => boolean) => {
      const { spoke, right } = rateOf(samples, (_, at) => says(verdicts[at]!));
      return { name, spoke, right };
    };
    const rows = [
      row('stopped', fresh, isStopped),
      row('watched', fresh, ({ outcome }) => outcome !== 'publish'),
      row('taught', taught, isStopped),
      ...signalNames.map((signal) => row(signal, taught, ({ signals }) => signals.some(({ name }) => name === signal))),
    ];
    return { language, set, samples: samples.length, bad: samples.filter(({ bad }) => bad).length, rows: rows.filter(({ spoke }) => spoke > 0) };
  }));
}
