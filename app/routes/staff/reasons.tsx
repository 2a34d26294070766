import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { moveReasonInput } from '~/domains/moderation';
import { listReasonSources, moveReason } from '~/domains/moderation/index.server';
import { OrderedList } from '~/domains/moderation/ui/ordered-list';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';

export const loader = page('manager', async ({ actor, t, locale, settings }) => {
  const reasons = (await listReasonSources(actor)).map(({ id, title, rule, severity, promiseHours, ground, archived }) => ({ id, severity, promiseHours, ground, archived, title: title[locale], rule: rule[locale] }));
  return { title: t('desk.reasons.title'), site: settings.name, reasons };
});

export const meta = unlisted;

/** Moves a reason a place up or down. */
export const action = mutation('manager', async ({ actor, form, input, done }) => {
  form.set('reasonId', take(form, 'id'));
  await moveReason(actor, input(moveReasonInput));
  return done('/staff/reasons');
});

export default function Reasons(): ReactElement {
  const { title, reasons } = useLoaderData<typeof loader>();
  const t = useT();
  const rows = (archived: boolean) =>
    reasons
      .filter((reason) => reason.archived === archived)
      .map(({ id, title: name, rule, severity, promiseHours, ground }) => ({
        ...{ id, title: name, href: `/staff/reasons/${id}` },
        meta: (
          <>
            <Pill tone={severity >= 3 ? 'bad' : severity === 2 ? 'warn' : 'plain'}>{t(`desk.severity.${severity}`)}</Pill>
            <span>{t('desk.reasons.promise', { n: promiseHours })}</span>
            {ground === 'illegal' ? <span>{t('review.ground.illegal')}</span> : null}
            <span>{rule}</span>
          </>
        ),
      }));
  const archived = rows(true);
  return (
    <>
      <PageHead
        title={title}
        action={
          <LinkButton variant="primary" icon="plus" href="/staff/reasons/new">
            {t('desk.reasons.new')}
          </LinkButton>
        }
      >
        {t('desk.reasons.why')}
      </PageHead>
      <OrderedList rows={rows(false)} action="/staff/reasons" />
      {archived.length > 0 ? (
        <section className="mt-8 grid gap-3">
          <h2>{t('desk.reasons.archived')}</h2>
          <OrderedList rows={archived} action={null} />
        </section>
      ) : null}
    </>
  );
}
