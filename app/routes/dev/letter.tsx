import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { mustBeShowMode } from '~/http/show-mode.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { getMail } from '~/platform/mail/index.server';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { LetterView } from '~/ui/letter-view';
import { MailStatePill } from '~/ui/mail-state';
import { Breadcrumb } from '~/ui/navigation';
import { Time } from '~/ui/time';

export const loader = page('everyone', async ({ params, t, settings }) => {
  mustBeShowMode();
  const { id, subject, letter, toAddress, state, createdAt, html, text } = await getMail(params.id ?? '');
  return { title: subject ?? t(`staff.letter.${letter}`), site: settings.name, list: t('dev.mail.title'), id, toAddress, state, createdAt, text: html === null ? null : text };
});

export const meta = unlisted;

export default function Letter(): ReactElement {
  const { title, list, id, toAddress, state, createdAt, text } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one">
      <Breadcrumb items={[{ href: '/dev/mail', label: list }, { label: title }]} />
      <PageHead title={title}>
        <span className="meta">
          <MailStatePill state={state} />
          <span className="break-all">{toAddress}</span>
          <Time at={createdAt} />
        </span>
      </PageHead>
      {text === null ? (
        <Empty
          icon="clock"
          title={t('dev.mail.notYet')}
          action={
            <LinkButton icon="refresh" href={`/dev/mail/${id}`}>
              {t('dev.mail.refresh')}
            </LinkButton>
          }
        >
          {t('dev.mail.notYetWhy')}
        </Empty>
      ) : (
        <LetterView subject={title} src={`/dev/mail/${id}/body`} text={text} />
      )}
    </Site>
  );
}
