import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { themeOf, timeZoneOf } from '~/http/locale.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { localeCookie, themeCookie } from '~/http/preference-cookies.server';
import { useShell } from '~/http/site';
import { take } from '~/http/take';
import { timeZones } from '~/http/time-zones';
import { unlisted } from '~/http/unlisted';
import { mustBeMember } from '~/domains/identity';
import { updatePreferencesInput } from '~/domains/members';
import { updatePreferences } from '~/domains/members/index.server';
import { Button } from '~/ui/button';
import { Checkbox, RadioGroup } from '~/ui/choice';
import { Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { useFormat, useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, request, t, settings }) => {
  const { locale, singleKeys } = mustBeMember(actor);
  const timeZone = timeZoneOf(actor, settings);
  return {
    title: t('settings.tab.preferences'),
    site: settings.name,
    stored: { locale, timeZone, singleKeys, theme: themeOf(request, actor) ?? 'system' },
    zones: timeZones(timeZone),
  };
});

export const meta = unlisted;

const chosen = updatePreferencesInput.pick({ locale: true, timeZone: true }).required();

export const action = mutation('member', async (ctx) => {
  const wish = take(ctx.form, 'theme');
  const theme = wish === 'light' || wish === 'dark' ? wish : null;
  const singleKeys = take(ctx.form, 'singleKeys') === 'on';
  const input = ctx.input(chosen);
  await updatePreferences(ctx.actor, { ...input, theme, singleKeys });
  ctx.headers.append('Set-Cookie', localeCookie(input.locale));
  ctx.headers.append('Set-Cookie', themeCookie(theme));
  return ctx.done('/settings/preferences', { key: 'flash.preferencesSaved' });
});

export default function Preferences(): ReactElement {
  const { stored, zones } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const { now } = useShell();
  const format = useFormat();
  const t = useT();
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`ui.theme.${value}`) }));
  return (
    <section className="card set" aria-label={t('settings.tab.preferences')}>
      <Form errors={entered.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
        <div className="row2">
          <Select
            id="locale"
            label={t('settings.preferences.language')}
            hint={t('settings.preferences.languageHint')}
            errors={entered.errors('locale')}
            defaultValue={entered.value('locale', stored.locale)}
            options={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
          <Select
            id="timeZone"
            label={t('settings.preferences.timeZone')}
            hint={t('settings.preferences.timeZoneHint', { time: format.date(now, 'time') })}
            errors={entered.errors('timeZone')}
            defaultValue={entered.value('timeZone', stored.timeZone)}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        </div>
        <RadioGroup name="theme" label={t('ui.theme.label')} defaultValue={stored.theme} options={themes} />
        <Checkbox id="singleKeys" label={t('settings.preferences.singleKeys')} hint={t('settings.preferences.singleKeysHint')} defaultChecked={stored.singleKeys} />
      </Form>
    </section>
  );
}
