import { z } from 'zod';
import { LENGTHS } from '~/domains/threads';
import { previewPost } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

const form = z.object({ body: z.string().max(LENGTHS.body.max, `bodyTooLong|max=${LENGTHS.body.max}`).default('') });

/** A text as it will look once it is posted. */
export const action = verb('member', async ({ actor, input, back }) => back({ html: await previewPost(actor, input(form)) }));
