import { editPostInput, setTagsInput } from '~/domains/threads';
import { lockDecided, moveBackDecided, moveDecided, readyWords, tagBackDecided, tagDecided, unchangeWords, unlockDecided, type EarlierWords } from '~/domains/threads/index.server';
import { Invalid } from '~/platform/errors';
import type { z } from 'zod';
import type { Effect, Stand } from './index.server';
import { placeOf } from './place-of';

/** What stands there is judged together with its thread: whoever began it is the one who is told. */
const opensThread = ({ postKind, removed }: Stand): boolean => postKind === 'opening' && removed === false;

/** Other words for a post, in the version that was read. */
export const editPost: Effect = {
  fits: ({ removed }) => removed === false,
  async ready(actor, place, { version, title, body }) {
    const { postId, threadId } = placeOf(place);
    const words = read(editPostInput, { postId, version, body, ...(title === undefined ? {} : { title }) });
    const change = await readyWords(actor, { threadId }, words);
    return async (tx) => {
      const before = await change(tx);
      if (before.version === words.version) throw new Invalid({ body: ['wordsUnchanged'] });
      return before;
    };
  },
  undo: (tx, doer, place, { before }) => unchangeWords(tx, doer, placeOf(place), before as EarlierWords),
};

/** The thread takes nothing new from members. */
export const lockThread: Effect = {
  fits: (stand) => opensThread(stand) && stand.locked === false,
  apply: (tx, actor, place) => lockDecided(tx, actor, placeOf(place).threadId),
  async undo(tx, doer, place, { before }) {
    await unlockDecided(tx, doer, placeOf(place).threadId, before as { locked: boolean });
    return true;
  },
};

/** The thread stands in another category. */
export const moveThread: Effect = {
  fits: opensThread,
  async apply(tx, actor, place, { categoryId }) {
    if (!categoryId) throw new Invalid({ categoryId: ['required'] });
    const moved = await moveDecided(tx, actor, placeOf(place).threadId, categoryId);
    if (moved.from === moved.to) throw new Invalid({ categoryId: ['alreadyThere'] });
    return moved;
  },
  undo: (tx, doer, place, { before }) => moveBackDecided(tx, doer, placeOf(place).threadId, before as { from: string; to: string }),
};

/** The thread has other tags. */
export const labelThread: Effect = {
  fits: opensThread,
  async apply(tx, actor, place, { tags = [] }) {
    const { threadId } = placeOf(place);
    const tagged = await tagDecided(tx, actor, threadId, read(setTagsInput, { threadId, tags }).tags);
    if (tagged.from.toSorted().join() === tagged.to.toSorted().join()) throw new Invalid({ tags: ['wordsUnchanged'] });
    return tagged;
  },
  undo: (tx, doer, place, { before }) => tagBackDecided(tx, doer, placeOf(place).threadId, before as { from: string[]; to: string[] }),
};

/** What was sent, as the acts of threads want it. @throws Invalid */
function read<S extends z.ZodType>(schema: S, sent: unknown): z.output<S> {
  const { data, error } = schema.safeParse(sent);
  if (!error) return data as z.output<S>;
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (fields[String(path[0] ?? '')] ??= []).push(message);
  throw new Invalid(fields);
}
