import { z } from 'zod';
import { LENGTHS } from '~/domains/threads';
import { previewMessage } from '~/domains/messages/index.server';
import { previewPost } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

const form = z.object({ body: z.string().max(LENGTHS.body.max, `bodyTooLong|max=${LENGTHS.body.max}`).default(''), as: z.enum(['post', 'message']).default('post') });

/** A text as it will look once it is posted, or sent to the team by whoever has an account. */
export const action = verb('account', async ({ actor, input, back }) => {
  const { body, as } = input(form);
  return back({ html: as === 'message' ? await previewMessage(actor, { body }) : await previewPost(actor, { body }) });
});
