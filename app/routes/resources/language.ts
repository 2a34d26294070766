import { backOf, verb } from '~/http/mutation.server';
import { localeCookie } from '~/http/preference-cookies.server';
import { isMember } from '~/domains/identity';
import { updatePreferences } from '~/domains/members/index.server';
import { Invalid } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';

/** The other language, for this browser and, where somebody is signed in, for their account. */
export const action = verb('everyone', async (ctx) => {
  const locale = ctx.form.get('locale');
  if (!isLocale(locale)) throw new Invalid({ locale: ['localeUnknown'] });
  if (isMember(ctx.actor)) await updatePreferences(ctx.actor, { locale });
  ctx.headers.append('Set-Cookie', localeCookie(locale));
  return ctx.done(backOf(ctx));
});
