import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { MailList } from '~/http/mail-list';
import { readMailWish } from '~/http/mail-wish';
import { page } from '~/http/page.server';
import { writePlace } from '~/http/place';
import { mustBeShowMode } from '~/http/show-mode.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { listMails } from '~/platform/mail/index.server';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

const PAGE = 50;

export const loader = page('everyone', async ({ url, t, settings }) => {
  mustBeShowMode();
  const { state, before } = readMailWish(url);
  const rows = await listMails({ state, before, limit: PAGE });
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return { title: t('dev.mail.title'), site: settings.name, rows, first: !before, next: last ? writePlace(last.createdAt, last.id) : null };
});

export const meta = unlisted;

export default function Letters(): ReactElement {
  const { title, rows, first, next } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead
        title={title}
        action={
          <LinkButton icon="refresh" href="/dev/mail">
            {t('dev.mail.refresh')}
          </LinkButton>
        }
      >
        {t('dev.mail.why')}
      </PageHead>
      <MailList rows={rows} base="/dev/mail" />
      <KeysetPager newerHref={first ? null : '/dev/mail'} olderHref={next ? `/dev/mail?before=${encodeURIComponent(next)}` : null} />
    </Site>
  );
}
