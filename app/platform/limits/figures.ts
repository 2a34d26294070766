const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Window = { points: number; seconds: number };
type Figure = {
  /** All of them hold. */
  windows: readonly Window[];
  /** Only slows down posting: moderators and above are exempt. */
  postingOnly?: true;
};

const per = (points: number, seconds: number): Window => ({ points, seconds });

/**
 * How often each thing may be done. The figures are those of large communities: Discourse's site settings, Mastodon's
 * request limits and Stack Exchange's daily caps.
 */
export const FIGURES = {
  // Keyed by network
  /** Tries to sign in. */
  signIn: { windows: [per(6, MINUTE), per(30, HOUR)] },
  signUp: { windows: [per(5, 30 * MINUTE)] },
  /** Letters with a link asked for. */
  askLetter: { windows: [per(25, 5 * MINUTE)] },
  /** Digits and links tried. */
  codeTry: { windows: [per(20, 10 * MINUTE)] },
  /** Notices of illegal content by visitors: a trusted flagger may have many. */
  notice: { windows: [per(10, HOUR), per(50, DAY)] },
  /** Links to unsubscribe that nobody signed. */
  unsubscribeGuess: { windows: [per(20, 10 * MINUTE)] },

  // Keyed by member, visitors by network
  /** Requests that change something. */
  request: { windows: [per(50, 10), per(200, MINUTE)] },
  /** Reads that cost much: search, similar threads, previews. */
  costly: { windows: [per(20, 10), per(120, MINUTE)] },
  /** Test mails of the set-up and of the mail settings. */
  testMail: { windows: [per(10, 10 * MINUTE)] },

  // Keyed by e-mail address
  /** Tries to sign in to one account, by address and network: nobody can lock the owner out from elsewhere. */
  signInEmail: { windows: [per(10, 30 * MINUTE), per(25, HOUR)] },
  /** Letters with a link to one address. */
  mailTo: { windows: [per(5, 30 * MINUTE)] },

  // Keyed by member
  /** The current password asked for again, before a change. */
  passwordCheck: { windows: [per(10, 30 * MINUTE)] },
  apiToken: { windows: [per(20, DAY)] },
  /** Exports of all that is one's own. */
  ownData: { windows: [per(5, HOUR)] },
  invite: { windows: [per(20, DAY)] },
  threadGap: { windows: [per(1, 15)], postingOnly: true },
  postGap: { windows: [per(1, 5)], postingOnly: true },
  threadsADay: { windows: [per(20, DAY)], postingOnly: true },
  edit: { windows: [per(10, MINUTE), per(60, DAY)], postingOnly: true },
  remove: { windows: [per(30, 30 * MINUTE)] },
  vote: { windows: [per(30, MINUTE), per(200, DAY)] },
  /** Levels of threads, categories, tags and members. */
  follow: { windows: [per(60, MINUTE), per(500, DAY)] },
  /** Muting and blocking members, and taking it back. */
  mute: { windows: [per(60, MINUTE), per(1_000, DAY)] },
  /** Reports to the moderators: 20 a day take 6 points each, and more trusted members fewer. */
  report: { windows: [per(120, DAY)] },
  bookmark: { windows: [per(60, MINUTE), per(500, DAY)] },
  /** Reports of how far somebody has read: a page sends four a minute, and one when it is left. */
  reading: { windows: [per(120, MINUTE)] },
  upload: { windows: [per(30, 30 * MINUTE), per(100, DAY)] },
  /** Messages of staff to members, in the name of the team. */
  teamMessage: { windows: [per(10, MINUTE), per(200, DAY)] },
  /** A member's replies to the team. */
  messageReply: { windows: [per(5, MINUTE), per(30, DAY)] },
  /** Notes of staff on members, and changes of them. */
  note: { windows: [per(20, MINUTE), per(300, DAY)] },
  /** Unsubscribing and taking it back; mail programs ask more than once. */
  unsubscribe: { windows: [per(60, 10 * MINUTE)] },

  // Keyed by API token
  api: { windows: [per(300, 5 * MINUTE)] },
} as const satisfies Record<string, Figure>;

export type LimitName = keyof typeof FIGURES;

/** The windows of a limit, and whether staff are exempt. */
export function figureOf(name: LimitName): Figure {
  return FIGURES[name];
}
