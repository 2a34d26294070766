import { z } from 'zod';
import { saveDraftInput } from '~/domains/threads';
import { saveDraft } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';
import { Invalid } from '~/platform/errors';

/** A form carries the draft as JSON in one field. */
const form = z.object({ key: z.string(), sequence: z.coerce.number(), data: z.string() });

export const action = verb('everyone', async ({ actor, input, back }) => {
  const { data, ...rest } = input(form);
  const draft = saveDraftInput.safeParse({ ...rest, data: parse(data) });
  if (!draft.success) throw new Invalid({ data: ['notValid'] });
  return back(await saveDraft(actor, draft.data));
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
