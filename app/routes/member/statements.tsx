import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { listStatements } from '~/domains/moderation/index.server';
import { StatementList } from '~/domains/moderation/ui/statement-view';
import { page } from '~/http/page.server';
import { Site, useShell } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('account', async ({ actor, t, settings }) => ({ rows: await listStatements(actor), title: t('review.statement.list'), site: settings.name }));

export const meta = unlisted;

export default function Statements(): ReactElement {
  const { rows, title } = useLoaderData<typeof loader>();
  // What restrains one holds at once; its reasons come when it cannot be taken back any more.
  const { restraint } = useShell();
  const t = useT();
  return (
    <Site layout="two" place="me">
      <PageHead title={title}>{t('review.statement.listWhy')}</PageHead>
      {rows.length > 0 ? (
        <StatementList rows={rows} label={title} />
      ) : (
        <Empty icon="shield" title={t(restraint ? 'review.statement.soon' : 'review.statement.none')} action={<LinkButton href="/">{t('review.statement.noneAction')}</LinkButton>}>
          {t(restraint ? 'review.statement.soonWhy' : 'review.statement.noneWhy')}
        </Empty>
      )}
    </Site>
  );
}
