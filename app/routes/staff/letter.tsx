import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { maskedAddress } from '~/http/mail-wish';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { hasRole, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { getMail, sendAgain, type MailDetail } from '~/platform/mail/index.server';
import { Button } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { ErrorSummary } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { LetterView } from '~/ui/letter-view';
import { MailStatePill } from '~/ui/mail-state';
import { Breadcrumb } from '~/ui/navigation';
import { Facts } from '~/ui/table';
import { Time } from '~/ui/time';

export const loader = page('manager', async ({ actor, params, t, settings }) => {
  const { html, text, ...mail } = await readable(actor, params.id);
  const again = mail.state !== 'queued' && mail.state !== 'sending' && !(mail.secret && html === null && mail.state === 'sent');
  return { title: mail.subject ?? t(`staff.letter.${mail.letter}`), site: settings.name, mail, text: html === null ? null : text, again };
});

/** Letters that open an account are for admins; to others they are not there. */
async function readable(actor: Actor, id: string | undefined): Promise<MailDetail> {
  const mail = await getMail(id ?? '');
  if (mail.secret && !hasRole(actor, 'admin')) throw new NotFound();
  return hasRole(actor, 'admin') ? mail : { ...mail, toAddress: maskedAddress(mail.toAddress) };
}

export const meta = unlisted;

export const action = mutation('manager', async (ctx) => {
  const { id } = await readable(ctx.actor, ctx.params.id);
  await sendAgain(id);
  return ctx.done(`/staff/mail/${id}`, { key: 'flash.mailAgain' });
});

export default function Letter(): ReactElement {
  const { title, mail, text, again } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const { number } = useFormat();
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/mail', label: t('staff.nav.mail') }, { label: title }]} />
      <PageHead
        title={title}
        action={
          again ? (
            <form method="post">
              <Button icon="refresh">{t('staff.mail.again')}</Button>
            </form>
          ) : null
        }
      />
      <ErrorSummary errors={entered.summary} />
      <section className="card set" aria-label={t('staff.mail.facts')}>
        <Facts
          items={[
            { label: t('staff.mail.to'), value: mail.toAddress },
            { label: t('staff.mail.state'), value: <MailStatePill state={mail.state} /> },
            { label: t('staff.mail.made'), value: <Time at={mail.createdAt} as="full" /> },
            ...(mail.sentAt ? [{ label: t('staff.mail.sentAt'), value: <Time at={mail.sentAt} as="full" /> }] : []),
            { label: t('staff.mail.tries'), value: number(mail.tries) },
            ...(mail.lastAnswer ? [{ label: t('staff.mail.answer'), value: <code className="font-mono break-all">{mail.lastAnswer}</code> }] : []),
            ...(mail.nextTryAt && mail.state !== 'sending' ? [{ label: t('staff.mail.next'), value: <Time at={mail.nextTryAt} /> }] : []),
          ]}
        />
      </section>
      <div className="mt-4">
        {text === null ? (
          <Note icon={mail.secret ? 'lock' : 'clock'}>{t(mail.secret && mail.tries > 0 ? 'staff.mail.wiped' : 'staff.mail.notWritten')}</Note>
        ) : (
          <LetterView subject={title} src={`/staff/mail/${mail.id}/body`} text={text} />
        )}
      </div>
    </>
  );
}
