import type { Teller } from '../notices/notice-rules';
import type { Ground } from '../rules';

/** From an instant on, until before another. */
export type Period = { from: Date; to: Date };

export type NoticeFigures = {
  reasonId: string;
  category: string;
  ground: Ground;
  by: Teller;
  notices: number;
  /** Led to a restriction that rests on the law, or on the community's rules. */
  byLaw: number;
  byTerms: number;
  noAction: number;
  /** Not decided yet. */
  pending: number;
  /** Decided by a program alone. */
  automatic: number;
};

export type RestrictionFigures = {
  kind: string;
  reasonId: string;
  category: string;
  ground: Ground;
  /** Somebody had told of it; otherwise the team acted by itself. */
  noticed: boolean;
  /** Somebody had told of it as of something illegal. */
  byNotice: boolean;
  /** A program had found it. */
  detected: boolean;
  automatic: boolean;
  restrictions: number;
  /** Of them, those that were reversed later. */
  reversed: number;
};

/** How long half of the notices of illegal content waited for their decision at most, in hours; null: none was decided. */
export type NoticeTimes = {
  /** Null: all of them. */
  category: string | null;
  hours: number | null;
  /** Of trusted flaggers. */
  flaggerHours: number | null;
};

/** Appeals by what they contested: what is seen, writing, or the account. */
export type ComplaintFigures = { about: 'visibility' | 'service' | 'account' | 'warning'; appeals: number; upheld: number; overturned: number; hours: number | null };

type Complaints = Omit<ComplaintFigures, 'about'>;
export const NONE: Complaints = { appeals: 0, upheld: 0, overturned: 0, hours: null };
/** Notices whose answer, that nothing is restricted, was contested; those of trusted flaggers also apart. */
export type ContestedFigures = { all: Complaints; flagged: Complaints };

export type Sums = {
  /** Decisions that restricted nobody. */
  kept: number;
  /** Half of the decided reports waited less, in hours; null: none was decided. */
  noticeHours: number | null;
  appeals: number;
  upheld: number;
  overturned: number;
  appealsPending: number;
  appealHours: number | null;
};

/** What was told, decided and contested in a stretch of time. All of it is counted when it came in, or was decided. */
export type Figures = Sums & { from: Date; to: Date; notices: NoticeFigures[]; restrictions: RestrictionFigures[]; times: NoticeTimes[]; complaints: ComplaintFigures[]; contested: ContestedFigures };

export type YearOfFigures = {
  year: number;
  /** The year is over: its figures only change by what is decided or reversed later. */
  finished: boolean;
  /** Years that there are figures of, the latest first. */
  years: number[];
  whole: Figures;
  halves: [Figures, Figures];
  /** Titles of reasons in the reader's language, by id. */
  titles: Record<string, string>;
};
