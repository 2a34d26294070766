/** A community of 2,000 whose year is known: who is in it, and what happens when. Everything follows from the numbers here. */

export const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata'] as const;
export type Zone = (typeof ZONES)[number];
export type Rhythm = 'daily' | 'weekly' | 'never';

export interface Somebody {
  id: string;
  zone: Zone;
  rhythm: Rhythm;
  /** Without one no mail is sent. */
  address: boolean;
  /** Not seen since December; some of them come back in September. */
  silent: boolean;
  back: boolean;
}

export const memberId = (n: number): string => `m${String(n).padStart(11, '0')}`;
export const threadId = (n: number): string => `t${String(n).padStart(11, '0')}`;
export const postId = (thread: number, number: number): string => `p${String(thread).padStart(7, '0')}${String(number).padStart(4, '0')}`;

const rhythmOf = (tenth: number): Rhythm => (tenth === 0 ? 'daily' : tenth < 7 ? 'weekly' : 'never');

export const members: Somebody[] = Array.from({ length: 2_000 }, (_, n) => ({
  id: memberId(n),
  zone: ZONES[n % 4]!,
  rhythm: rhythmOf(Math.floor(n / 4) % 10),
  address: n % 50 !== 49,
  silent: n % 40 === 5,
  back: n % 80 === 5,
}));

export type Followed = { kind: 'category' | 'tag' | 'member' | 'thread'; target: string; level: 'normal' | 'following' | 'watching' };

/** What a member follows: most of them nothing, some a thread and nothing wider, some a thread's tag and the thread itself not. */
export function followsOf(n: number): Followed[] {
  const own: Followed[] = [];
  if (n % 5 === 0) own.push({ kind: 'tag', target: `tag${n % 12}`, level: 'following' });
  if (n % 7 === 0) own.push({ kind: 'member', target: memberId((n * 31) % 2_000), level: 'following' });
  if (n % 11 === 0) own.push({ kind: 'category', target: n % 2 ? 'open' : 'hidden', level: 'watching' });
  if (n % 13 === 0) for (let step = 0; step < 8; step += 1) own.push({ kind: 'thread', target: threadId(1 + ((n + step * 25) % 200)), level: n % 2 ? 'watching' : 'normal' });
  return own;
}

/** Seen for the last time, and again. 180 days after the first are over on 30 May. */
export const LAST_SEEN = Date.UTC(2026, 11, 1);
export const COME_BACK = Date.UTC(2027, 8, 1);

/**
 * Hours that clocks are ahead of UTC on the morning of a day, from the official tables for 2027: they change in the night of
 * 28 March and 31 October in Paris, 14 March and 7 November in New York, 4 April and 3 October in Sydney, never in Kolkata.
 */
export function hoursAhead(zone: Zone, day: string): number {
  if (zone === 'Europe/Paris') return day >= '2027-03-28' && day < '2027-10-31' ? 2 : 1;
  if (zone === 'America/New_York') return day >= '2027-03-14' && day < '2027-11-07' ? -4 : -5;
  if (zone === 'Australia/Sydney') return day >= '2027-04-04' && day < '2027-10-03' ? 10 : 11;
  return 5.5;
}

export type Happening = { at: number; thread: number } & (
  | { what: 'asked'; by: number; tag: number; hidden: boolean }
  | { what: 'answered'; by: number; number: number }
  | { what: 'voted'; by: number; number: number }
  | { what: 'read'; by: number; number: number }
  | { what: 'told'; to: number; number: number }
  | { what: 'removed' }
);

/** The first mornings of another time. */
const CHANGES: readonly (readonly [Zone, string])[] = [
  ['Europe/Paris', '2027-03-28'],
  ['Europe/Paris', '2027-10-31'],
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['Australia/Sydney', '2027-04-04'],
  ['Australia/Sydney', '2027-10-03'],
];

/** Days on which something happens: around each change of the clock, and now and then. */
const BUSY = ['01-12', '02-09', '02-10', '03-12', '03-13', '03-14', '03-15', '03-26', '03-27', '03-28', '03-29', '04-02', '04-03', '04-04', '04-05', '05-20', '06-13', '06-14', '06-15', '07-30', '09-20', '10-01', '10-02', '10-03', '10-04', '10-29', '10-30', '10-31', '11-01', '11-05', '11-06', '11-07', '11-08', '12-24'];
/** Days on which somebody votes: what is best is told to everybody. */
const VOTING = new Set(['02-10', '03-14', '03-28', '04-04', '06-14', '10-03', '10-31', '11-07']);
const HOUR = 3_600_000;

/** What happens in the year, in its order. */
export function happenings(): Happening[] {
  let seed = 20_270_101;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  const all: Happening[] = [];
  let thread = 0;
  for (const day of BUSY) {
    const midnight = Date.parse(`2027-${day}T00:00:00Z`);
    const soon = (from: number, hours: number): number => from + 1 + draw(hours * HOUR - 1);
    for (let n = 0; n < 6; n += 1) {
      thread += 1;
      const by = draw(2_000);
      const asked = midnight + draw(24 * HOUR);
      all.push({ at: asked, thread, what: 'asked', by, tag: draw(12), hidden: draw(8) === 0 });
      const answers = draw(4);
      for (let number = 2; number < 2 + answers; number += 1) {
        // Now and then somebody answers their own question.
        all.push({ at: soon(asked, 40) + number, thread, what: 'answered', by: draw(10) === 0 ? by : draw(2_000), number });
      }
      const answered = all.filter((each) => each.thread === thread && each.what === 'answered').sort((a, b) => a.at - b.at);
      answered.forEach((each, index) => void (each.what === 'answered' && (each.number = index + 2)));
      for (const each of answered) {
        if (each.what !== 'answered') continue;
        for (let follower = 0; follower < draw(4); follower += 1) all.push({ at: each.at, thread, what: 'told', to: draw(2_000), number: each.number });
        if (draw(3) === 0) all.push({ at: soon(each.at, 30), thread, what: 'read', by, number: each.number });
      }
      if (VOTING.has(day)) for (let vote = 0; vote <= draw(5); vote += 1) all.push({ at: soon(asked, 10), thread, what: 'voted', by: draw(2_000), number: 1 });
      if (draw(12) === 0) all.push({ at: soon(asked, 60), thread, what: 'removed' });
    }
  }
  // Half an hour before and after the morning of each change, somebody who gets a digest each day is answered.
  for (const [zone, day] of CHANGES) {
    const by = members.findIndex((member) => member.zone === zone && member.rhythm === 'daily' && member.address && !member.silent);
    const morning = Date.parse(`${day}T08:00:00Z`) - hoursAhead(zone, day) * HOUR;
    thread += 1;
    all.push({ at: morning - 50 * HOUR, thread, what: 'asked', by, tag: 0, hidden: false });
    [-0.5, 0.5, 23.5, 24.5].forEach((hours, index) => all.push({ at: morning + hours * HOUR, thread, what: 'answered', by: by + 1, number: index + 2 }));
  }
  return all.sort((a, b) => a.at - b.at || a.thread - b.thread || rank(a) - rank(b));
}

const rank = (each: Happening): number => ['asked', 'answered', 'told', 'voted', 'read', 'removed'].indexOf(each.what);
