import { z } from 'zod';
import { mustBeMember } from '~/domains/identity';
import { uploadImage } from '~/domains/uploads/index.server';
import { verb } from '~/http/mutation.server';
import { Invalid } from '~/platform/errors';

const form = z.object({ file: z.instanceof(File, { message: 'fileMissing' }), alt: z.string().max(500).default('') });

/** Takes a picture for a post; answers with its id. */
export const action = verb('everyone', async ({ actor, input, back }) => {
  const member = mustBeMember(actor);
  const { file, alt } = input(form);
  if (file.size === 0) throw new Invalid({ file: ['fileMissing'] });
  const bytes = Buffer.from(await file.arrayBuffer());
  const { id } = await uploadImage(member, { bytes, purpose: 'post', alt });
  return back({ id });
});
