import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { accountOf } from '~/domains/identity';
import { getAppeal, getStatement, mayStillAppeal } from '~/domains/moderation/index.server';
import { Contest } from '~/domains/moderation/ui/contest';
import { Statement, subjectOf } from '~/domains/moderation/ui/statement-view';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

export const loader = page('account', async ({ actor, params, t, settings, locale }) => {
  const statementId = params.id ?? '';
  const [statement, appeal] = await Promise.all([getStatement(actor, { statementId }), getAppeal(actor, { statementId })]);
  const own = accountOf(actor)?.id === statement.memberId;
  return { statement, appeal, own, open: own && !appeal && mayStillAppeal(statement), locale, title: t('review.statement.title'), site: settings.name };
});

export const meta = unlisted;

export default function StatementPage(): ReactElement {
  const { statement, appeal, own, open, locale, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one" place="me">
      <Breadcrumb items={[{ href: '/statements', label: t('review.statement.list') }, { label: title }]} />
      <PageHead title={subjectOf(statement, t)}>{t('review.statement.why')}</PageHead>
      <Statement statement={statement} />
      {own ? <Contest statement={statement} appeal={appeal} open={open} locale={locale} /> : null}
    </Site>
  );
}
