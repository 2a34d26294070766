import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { enqueue, readyQueue } from '~/platform/jobs/index.server';
import { deleteFile } from '~/platform/storage/index.server';
import { fileKey } from './read-upload.server';
import { limits } from './rules';
import { takeUnused } from './uploads.store.server';

/** The queue whose jobs delete files of pictures that are no longer in the database. */
export const FILES_QUEUE = 'uploads.files';

const AT_ONCE = 100;

/**
 * Drops pictures that nothing has used for a day; for a schedule, hourly. Their files are deleted by jobs of
 * `FILES_QUEUE`, which exist if and only if the rows are gone. Answers how many there were.
 */
export async function dropUnused(): Promise<number> {
  const before = new Date(now().getTime() - limits.unusedHours * 3_600_000);
  let dropped = 0;
  await readyQueue(FILES_QUEUE);
  for (;;) {
    const taken = await transaction(async (tx) => {
      const unused = await takeUnused(tx, before, AT_ONCE);
      const keys = unused.flatMap(({ id, variants }) => variants.map((variant) => fileKey(id, variant)));
      if (keys.length > 0) await enqueue(tx, FILES_QUEUE, { keys });
      return unused.length;
    });
    dropped += taken;
    if (taken < AT_ONCE) return dropped;
  }
}

/** The job of `FILES_QUEUE`. */
export async function deleteUploadFiles({ keys }: { keys: string[] }): Promise<void> {
  for (const key of keys) await deleteFile(key);
}
