import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { takeDue, transaction } from './bookmarks.store.server';

const BATCH = 200;

/**
 * Gives the reminders that are due, each once, however many processes do this at a time: marking it and recording
 * `bookmark.due` is one transaction. What its reader cannot read any more is marked and not told. For a schedule, each
 * minute.
 *
 * @returns how many were recorded
 */
export async function remind(): Promise<number> {
  let told = 0;
  for (;;) {
    const due = await transaction(async (tx) => {
      const taken = await takeDue(tx, now(), BATCH);
      for (const { mayRead, memberId, ...about } of taken) {
        if (mayRead) await record(tx, { kind: 'bookmark.due', actor: { via: 'job' }, targetMemberId: memberId, ...about });
      }
      return taken;
    });
    told += due.filter((each) => each.mayRead).length;
    if (due.length < BATCH) return told;
  }
}
