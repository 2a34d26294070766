import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { moveCannedInput } from '~/domains/moderation';
import { listCannedSources, moveCanned } from '~/domains/moderation/index.server';
import { OrderedList } from '~/domains/moderation/ui/ordered-list';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Keys } from '~/ui/marks';

/** So many have a key of their own in the queue. */
const WITH_KEY = 9;

export const loader = page('manager', async ({ actor, t, locale, settings }) => {
  const canned = (await listCannedSources(actor)).map(({ id, title, text, decisions }) => ({ id, decisions, title: title[locale], text: text[locale] }));
  return { title: t('desk.canned.list'), site: settings.name, canned };
});

export const meta = unlisted;

/** Moves ready words a place up or down. */
export const action = mutation('manager', async ({ actor, form, input, done }) => {
  form.set('cannedId', take(form, 'id'));
  await moveCanned(actor, input(moveCannedInput));
  return done('/staff/canned');
});

export default function CannedList(): ReactElement {
  const { title, canned } = useLoaderData<typeof loader>();
  const t = useT();
  const make = (
    <LinkButton variant="primary" icon="plus" href="/staff/canned/new">
      {t('desk.canned.new')}
    </LinkButton>
  );
  const rows = canned.map(({ id, title: name, text, decisions }, index) => ({
    ...{ id, title: name, href: `/staff/canned/${id}` },
    meta: (
      <>
        {index < WITH_KEY ? <Keys keys={String(index + 1)} /> : null}
        {decisions.map((kind) => (
          <span key={kind}>{t(`desk.decision.${kind}`)}</span>
        ))}
        <span>{text}</span>
      </>
    ),
  }));
  return (
    <>
      <PageHead title={title} action={rows.length > 0 ? make : null}>
        {t('desk.canned.why')}
      </PageHead>
      {rows.length > 0 ? (
        <OrderedList rows={rows} action="/staff/canned" />
      ) : (
        <Empty icon="copy" title={t('desk.canned.none')} action={make}>
          {t('desk.canned.noneWhy')}
        </Empty>
      )}
    </>
  );
}
