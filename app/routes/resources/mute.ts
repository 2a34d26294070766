import { muteMemberInput } from '~/domains/members';
import { muteMember, unmuteMember } from '~/domains/members/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** POST mutes or blocks a member, DELETE does neither any more. */
export const action = verb('everyone', async ({ actor, params, form, method, back }) => {
  const memberId = params.id ?? '';
  if (method === 'DELETE') {
    await unmuteMember(actor, { memberId });
    return back({ level: null }, { key: 'flash.mute.lifted' });
  }
  const input = muteMemberInput.safeParse({ memberId, level: form.get('level') });
  if (!input.success) throw new NotFound();
  const { level } = await muteMember(actor, input.data);
  return back({ level }, { key: `flash.mute.${level}`, undo: { action: `/members/${memberId}/mute`, method: 'delete' } });
});
