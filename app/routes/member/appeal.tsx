import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { accountOf } from '~/domains/identity';
import { appealStatementInput, REVIEW_LENGTHS } from '~/domains/moderation';
import { appealStatement, getAppeal, getStatement, mayStillAppeal } from '~/domains/moderation/index.server';
import { subjectOf } from '~/domains/moderation/ui/statement-view';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { NotFound } from '~/platform/errors';
import { Button, LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** The form by which a member contests a statement; where there is nothing left to contest, back to it. */
export const loader = page('account', async ({ actor, params, t, settings }) => {
  const statementId = params.id ?? '';
  const [statement, appeal] = await Promise.all([getStatement(actor, { statementId }), getAppeal(actor, { statementId })]);
  if (accountOf(actor)?.id !== statement.memberId) throw new NotFound();
  if (appeal || !mayStillAppeal(statement)) throw redirect(`/statements/${statementId}`, 303);
  return { statement, title: t('appeals.begin'), site: settings.name };
});

export const meta = unlisted;

export const action = mutation('account', async ({ actor, params, form, input, done }) => {
  const statementId = params.id ?? '';
  form.set('statementId', statementId);
  await appealStatement(actor, input(appealStatementInput));
  return done(`/statements/${statementId}`, { key: 'flash.appealed' });
});

export default function Appeal(): ReactElement {
  const { statement, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Site layout="one" place="me">
      <Breadcrumb items={[{ href: '/statements', label: t('review.statement.list') }, { href: `/statements/${statement.id}`, label: t('review.statement.title') }, { label: title }]} />
      <PageHead title={title}>{subjectOf(statement, t)}</PageHead>
      <Form
        errors={entered.summary}
        buttons={
          <>
            <Button variant="primary" icon="send" data-send="">
              {t('appeals.send')}
            </Button>
            <LinkButton variant="quiet" href={`/statements/${statement.id}`}>
              {t('review.report.leave')}
            </LinkButton>
          </>
        }
      >
        <TextArea id="text" label={t('appeals.text')} hint={t('appeals.textHint')} rows={8} maxLength={REVIEW_LENGTHS.appeal} errors={entered.errors('text')} defaultValue={entered.value('text')} />
        <Note icon="shield">{t('appeals.next')}</Note>
      </Form>
    </Site>
  );
}
