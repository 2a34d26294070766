import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { getStatement } from '~/domains/moderation/index.server';
import { Statement, statementTitle } from '~/domains/moderation/ui/statement-view';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('account', async ({ actor, params, t, settings }) => {
  const statement = await getStatement(actor, { statementId: params.id ?? '' });
  return { statement, title: t('review.statement.title'), site: settings.name };
});

export const meta = unlisted;

export default function StatementPage(): ReactElement {
  const { statement, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one" place="me">
      <Breadcrumb items={[{ href: '/statements', label: t('review.statement.list') }, { label: title }]} />
      <PageHead title={statementTitle(statement, t)}>{t('review.statement.why')}</PageHead>
      <Statement statement={statement} />
    </Site>
  );
}
