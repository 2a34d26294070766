import { now } from '~/platform/clock';
import { dropDrafts } from '../drafts/drafts.store.server';
import { dropSubmissions } from '../posts/submissions.store.server';
import { dropHeld } from '../held/held.store.server';
import { DRAFT_DAYS, HELD_DAYS } from '../rules';
import { dropViews } from '../votes/views.store.server';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A form that is sent again after a week is a new one. */
const SUBMISSION_DAYS = 7;
/** Who comes back after half a year is counted as a reader once more. */
const VIEW_DAYS = 180;

/** Drops what was kept for a time only; for a nightly schedule. Answers how much of each went. */
export async function tidyThreads(): Promise<{ drafts: number; submissions: number; views: number; held: number }> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  return {
    drafts: await dropDrafts(before(DRAFT_DAYS)),
    submissions: await dropSubmissions(before(SUBMISSION_DAYS)),
    views: await dropViews(before(VIEW_DAYS)),
    held: await dropHeld(before(HELD_DAYS)),
  };
}
