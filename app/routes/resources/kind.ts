import { z } from 'zod';
import { changeKindInput } from '~/domains/threads';
import { changeKind } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

const form = z.object({ kind: changeKindInput.shape.kind });

export const action = verb('member', async ({ actor, params, input, back }) =>
  back(await changeKind(actor, { threadId: params.id ?? '', ...input(form) }), { key: 'flash.changeKind' }),
);
