import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isStaff } from '~/domains/identity';
import { memberKinds, preferencesForm, teamKinds } from '~/domains/notifications';
import { getPreferences, savePreferences } from '~/domains/notifications/index.server';
import { KindFields, MailFields } from '~/domains/notifications/ui/preference-fields';
import { useEntered } from '~/http/entered';
import { timeZoneOf } from '~/http/locale.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { Button } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, t, settings }) => ({
  title: t('notices.settings'),
  site: settings.name,
  timeZone: timeZoneOf(actor, settings),
  stored: await getPreferences(actor),
  staff: isStaff(actor),
}));

export const meta = unlisted;

export const action = mutation('member', async ({ actor, input, done }) => {
  await savePreferences(actor, input(preferencesForm));
  return done('/settings/notifications', { key: 'flash.noticesSaved' });
});

export default function NotificationSettings(): ReactElement {
  const { stored, timeZone, staff } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Form errors={entered.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
      <FormSet id="kinds" title={t('notices.kinds')} hint={t('notices.kindsHint')}>
        <KindFields of={memberKinds} kinds={stored.kinds} entered={entered} />
      </FormSet>
      {staff ? (
        <FormSet id="team-kinds" title={t('notices.teamKinds')} hint={t('notices.teamKindsHint')}>
          <KindFields of={teamKinds} kinds={stored.kinds} entered={entered} />
        </FormSet>
      ) : null}
      <FormSet id="mails" title={t('notices.mails')} hint={t('notices.mailsHint')}>
        <MailFields {...stored} timeZone={timeZone} entered={entered} />
      </FormSet>
    </Form>
  );
}
