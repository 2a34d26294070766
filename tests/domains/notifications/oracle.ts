import { COME_BACK, followsOf, hoursAhead, LAST_SEEN, memberId, members, threadId, ZONES, type Happening, type Followed, type Somebody, type Zone } from './year';

/**
 * What members should be sent, by going through everything that has happened, for each of them: no SQL, no zones but those
 * of the table, nothing from the program.
 */
export interface Oracle {
  /** What each member is sent when digests are made now, by `member day`; `farewell`, or sections with their threads. */
  decide(now: number): void;
  happened(happening: Happening): void;
  readonly expected: ReadonlyMap<string, string>;
}

interface Thread {
  id: string;
  by: number;
  tag: number;
  hidden: boolean;
  asked: number;
  removed: boolean;
  answers: { at: number; by: number; number: number }[];
  votes: { at: number; by: number }[];
}

const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const shift = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY);
const morningOf = (zone: Zone, day: string): number => Date.parse(`${day}T08:00:00Z`) - hoursAhead(zone, day) * 3_600_000;

export function openOracle(): Oracle {
  const threads = new Map<number, Thread>();
  const reads = new Map<string, { number: number; at: number }>();
  const facts: { to: number; thread: number; number: number; at: number; spent: boolean }[] = [];
  const follows = members.map((_, n) => followsOf(n));
  const decided = new Set<string>();
  const paused = new Set<string>();
  const expected = new Map<string, string>();

  const seen = (member: number, thread: number, number: number, since = 0): boolean => {
    const read = reads.get(`${member} ${thread}`);
    return read !== undefined && read.number >= number && read.at >= since;
  };

  function digestOf(n: number, from: number, due: number, scored: [number, Thread][]): string {
    const named = new Set<string>();
    const sections: string[] = [];
    const say = (about: string, found: [number, Thread][], most: number) => {
      const ids = found.map(([, thread]) => thread.id).filter((id) => !named.has(id)).slice(0, most);
      for (const id of ids) named.add(id);
      if (ids.length > 0) sections.push(`${about} ${ids.join(' ')}`);
    };
    const open = [...threads].filter(([, thread]) => !thread.hidden && !thread.removed);
    const latest = (of: (thread: Thread, number: number) => number) => ([a, x]: [number, Thread], [b, y]: [number, Thread]) => of(y, b) - of(x, a) || (x.id < y.id ? -1 : 1);

    const fresh = (thread: Thread, number: number) => thread.answers.filter((each) => each.at >= from && each.at < due && each.by !== n && !seen(n, number, each.number));
    const lastAnswer = (thread: Thread, number: number) => Math.max(...fresh(thread, number).map(({ at }) => at));
    say('answers', open.filter(([number, thread]) => thread.by === n && fresh(thread, number).length > 0).sort(latest(lastAnswer)), 10);

    const mine = facts.filter((fact) => fact.to === n && !fact.spent && fact.at < due && fact.at >= due - 31 * DAY && !seen(n, fact.thread, fact.number, fact.at));
    const lastFact = (_: Thread, number: number) => Math.max(...mine.filter(({ thread }) => thread === number).map(({ at }) => at));
    say('news', open.filter(([number]) => mine.some(({ thread }) => thread === number)).sort(latest(lastFact)), 10);

    const knows = new Set<number>();
    for (const [, thread] of threads) if (thread.answers.some((each) => each.by === n && each.at < due && each.at >= due - 365 * DAY)) knows.add(thread.tag);
    const waits = ([number, thread]: [number, Thread]) => thread.asked >= from && thread.asked < due && thread.answers.length === 0 && thread.by !== n && knows.has(thread.tag) && !reads.has(`${n} ${number}`);
    say('unanswered', open.filter(waits).sort(latest((thread) => thread.asked)), 5);

    const chosen = follows[n]!;
    const choosy = chosen.some(({ kind, level }) => kind !== 'thread' && level !== 'normal');
    const best = choosy ? scored.filter(([, thread]) => isFollowed(chosen, thread)) : scored.slice(0, 20);
    say('best', best.filter(([number, thread]) => !thread.hidden && thread.by !== n && !seen(n, number, 1 + thread.answers.length)), 5);
    return sections.join(' | ');
  }

  /** Whoever says something of the thread itself has said it of what it belongs to as well. */
  function isFollowed(chosen: Followed[], thread: Thread): boolean {
    const own = chosen.find(({ kind, target }) => kind === 'thread' && target === thread.id);
    if (own) return own.level !== 'normal';
    const about = new Set([`tag tag${thread.tag}`, `category ${thread.hidden ? 'hidden' : 'open'}`, `member ${memberId(thread.by)}`]);
    return chosen.some(({ kind, target }) => about.has(`${kind} ${target}`));
  }

  function bestOf(from: number, due: number): [number, Thread][] {
    const score = (thread: Thread) => thread.votes.filter(({ at }) => at >= from && at < due).length;
    return [...threads].filter(([, thread]) => !thread.removed && score(thread) > 0).sort(([, a], [, b]) => score(b) - score(a) || (a.id < b.id ? -1 : 1));
  }

  function decideFor(member: Somebody, n: number, { day, from, due }: { day: string; from: number; due: number }, best: [number, Thread][], now: number): void {
    const isBack = member.back && now >= COME_BACK;
    if (!member.address || (paused.has(member.id) && !isBack)) return;
    const spend = () => facts.forEach((fact) => void (fact.to === n && fact.at < due && (fact.spent = true)));
    if (member.silent && !isBack && LAST_SEEN < due - 180 * DAY) {
      paused.add(member.id);
      expected.set(`${member.id} ${day}`, 'farewell');
      return spend();
    }
    const digest = digestOf(n, from, due, best);
    if (digest) expected.set(`${member.id} ${day}`, digest);
    spend();
  }

  return {
    expected,
    happened(each) {
      const thread = threads.get(each.thread);
      if (each.what === 'asked') threads.set(each.thread, { id: threadId(each.thread), by: each.by, tag: each.tag, hidden: each.hidden, asked: each.at, removed: false, answers: [], votes: [] });
      else if (each.what === 'answered') thread!.answers.push(each);
      else if (each.what === 'voted') {
        if (each.by !== thread!.by && !thread!.votes.some(({ by }) => by === each.by)) thread!.votes.push(each);
      } else if (each.what === 'read') {
        const key = `${each.by} ${each.thread}`;
        reads.set(key, { number: Math.max(each.number, reads.get(key)?.number ?? 0), at: each.at });
      } else if (each.what === 'told') {
        if (!facts.some(({ to, thread: of, number }) => to === each.to && of === each.thread && number === each.number)) facts.push({ ...each, spent: false });
      } else thread!.removed = true;
    },
    decide(now) {
      for (const zone of ZONES) {
        const today = [-1, 0, 1].map((days) => shift(dayOf(now), days)).find((day) => now >= morningOf(zone, day) && now < morningOf(zone, day) + 12 * 3_600_000);
        if (!today) continue;
        const monday = [0, 1, 2, 3, 4, 5, 6].map((days) => shift(today, -days)).find((day) => new Date(day).getUTCDay() === 1)!;
        for (const [rhythm, day, days] of [['daily', today, 1], ['weekly', monday, 7]] as const) {
          const key = `${zone} ${rhythm} ${day}`;
          if (decided.has(key)) continue;
          decided.add(key);
          const period = { day, from: morningOf(zone, shift(day, -days)), due: morningOf(zone, day) };
          const best = bestOf(period.from, period.due);
          members.forEach((member, n) => void (member.zone === zone && member.rhythm === rhythm && decideFor(member, n, period, best, now)));
        }
      }
    },
  };
}
