import { backOf, verb } from '~/http/mutation.server';
import { themeCookie } from '~/http/preference-cookies.server';
import { isMember } from '~/domains/identity';
import { updatePreferences } from '~/domains/members/index.server';
import { Invalid } from '~/platform/errors';

/** Light, dark or as the system, for this browser and, where somebody is signed in, for their account. */
export const action = verb('everyone', async (ctx) => {
  const wish = ctx.form.get('theme');
  if (wish !== 'light' && wish !== 'dark' && wish !== 'system') throw new Invalid({ theme: ['themeUnknown'] });
  const theme = wish === 'system' ? null : wish;
  if (isMember(ctx.actor)) await updatePreferences(ctx.actor, { theme });
  ctx.headers.append('Set-Cookie', themeCookie(theme));
  return ctx.done(backOf(ctx));
});
