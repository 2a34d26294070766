import { setLevelInput } from '~/domains/following';
import { setLevel } from '~/domains/following/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** POST says how attentive the member is to a thread, category, tag or member. */
export const action = verb('everyone', async ({ actor, params, form, back }) => {
  const input = setLevelInput.safeParse({ kind: params.kind, targetId: params.id, level: form.get('level') });
  if (!input.success) throw new NotFound();
  const { level } = await setLevel(actor, input.data);
  const of = input.data.kind === 'member' ? `member.${level}` : level;
  return back({ level }, { key: `flash.level.${of}` });
});
