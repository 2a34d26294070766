import { z } from 'zod';
import { moveThreadInput } from '~/domains/threads';
import { moveThread } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

const form = z.object({ categoryId: moveThreadInput.shape.categoryId });

export const action = verb('member', async ({ actor, params, input, back }) =>
  back(await moveThread(actor, { threadId: params.id ?? '', ...input(form) }), { key: 'flash.moveThread' }),
);
