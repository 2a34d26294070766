/** Why rows were left out, or what was not kept of them. */
export type Reason = {
  /** Key of `cli.why`, with values behind bars: `badValue|field=Score`. */
  reason: string;
  count: number;
  /** The first lines of the file that it concerns. */
  lines: number[];
  /** Something is wrong with the file; otherwise a rule of the import says so. */
  problem: boolean;
};

/** What became of a file. `read` is always `made + already + leftOut`. */
export type FileReport = {
  file: string;
  /** Rows met, also those that could not be read. */
  read: number;
  made: number;
  /** Made by an earlier run. */
  already: number;
  leftOut: number;
  reasons: Reason[];
  /** About rows that were taken, or about the file as a whole: these are not in `leftOut`. */
  notes: Reason[];
};

export type ImportedThings = {
  members: number;
  questions: number;
  answers: number;
  comments: number;
  acceptedAnswers: number;
  revisions: number;
  tags: number;
  links: number;
  /** Members made for authors whom the dump names by number only. */
  unnamedMembers: number;
};

/** The end of an import, or of a dry run: then `made` is what a real run would make. */
export type ImportReport = {
  directory: string;
  /** Under which name the dump is kept apart from others. */
  source: string;
  dryRun: boolean;
  seconds: number;
  made: ImportedThings;
  files: FileReport[];
  /** Files of the format that the directory does not have. */
  missing: string[];
  /** Something was wrong with the files, and the rest was done. */
  problems: boolean;
};

/** What of the dump it is about, for the progress bar. */
export type ImportProgress = {
  /** `reading` counts bytes, the others rows. */
  step: 'reading' | 'checking' | 'members' | 'posts' | 'links';
  file: string | null;
  done: number;
  total: number;
};
