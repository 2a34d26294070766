import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { setThresholdsInput } from '~/domains/moderation';
import { getThresholds, setThresholds } from '~/domains/moderation/index.server';
import { ThresholdFields } from '~/domains/moderation/ui/threshold-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('manager', async ({ actor, t, settings }) => ({ title: t('thresholds.settings.title'), site: settings.name, stored: await getThresholds(actor) }));

export const meta = unlisted;

/** Says from when on programs act by themselves. */
export const action = mutation('manager', async ({ actor, input, done }) => {
  await setThresholds(actor, input(setThresholdsInput));
  return done('/staff/thresholds', { key: 'flash.thresholdsSaved' });
});

export default function ThresholdsPage(): ReactElement {
  const { title, stored } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('thresholds.settings.why')}</PageHead>
      <p className="hint mb-4">{t('thresholds.settings.people')}</p>
      <Form errors={entered.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
        <ThresholdFields form={entered} stored={stored} />
      </Form>
    </>
  );
}
