import { readyWords, unchangeWords, wordsWithoutPictures, type EarlierWords } from '~/domains/threads/index.server';
import { releaseUploads, withholdUploads } from '~/domains/uploads/index.server';
import { Invalid } from '~/platform/errors';
import type { Effect } from './index.server';
import { placeOf } from './place-of';

type Before = EarlierWords & { imageIds: string[] };

/** Pictures of a post are gone, from its words and from their addresses, which its history would still name; the words stay, in the version that was read. */
export const removeImage: Effect = {
  fits: ({ removed }) => removed === false,
  async ready(actor, place, { version, imageIds = [] }) {
    const { postId, threadId } = placeOf(place);
    if (imageIds.length === 0) throw new Invalid({ imageIds: ['pictureMissing'] });
    const body = await wordsWithoutPictures(postId, imageIds);
    // A press that arrives twice finds them gone: it is told so by whoever holds the item.
    if (body === null) return () => Promise.reject(new Invalid({ imageIds: ['pictureStays'] }));
    if (version === undefined) throw new Invalid({ version: ['required'] });
    const change = await readyWords(actor, { threadId }, { postId, version, body });
    return async (tx): Promise<Before> => {
      const before = await change(tx);
      await withholdUploads(tx, imageIds);
      return { ...before, imageIds };
    };
  },
  async undo(tx, doer, place, { before }) {
    const { imageIds, ...words } = before as Before;
    await releaseUploads(tx, imageIds);
    return unchangeWords(tx, doer, placeOf(place), words);
  },
};
