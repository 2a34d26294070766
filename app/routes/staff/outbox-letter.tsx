import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { addressFor, whyHidden, wordsFor } from '~/http/outbox.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { getMail, getSuppression, liftSuppression, sendAgain } from '~/platform/mail/index.server';
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

const HIDDEN = { secret: 'staff.mail.secretHidden', wiped: 'staff.mail.wiped', notWritten: 'staff.mail.notWritten', adminsOnly: 'staff.mail.adminsOnly' } as const;

export const loader = page('manager', async ({ actor, params, t, settings }) => {
  const { html: _html, text, ...mail } = await getMail(params.id ?? '');
  const hidden = whyHidden(actor, { ...mail, html: _html });
  const { id, state, subject, letter, tries, createdAt, sentAt, nextTryAt, withheldFor } = mail;
  // Whoever unsubscribed would not get it this time either.
  const again = mail.again && withheldFor !== 'unsubscribed';
  const suppressed = (await getSuppression(mail.toAddress)) !== null;
  return {
    title: subject ?? t(`staff.letter.${letter}`),
    site: settings.name,
    mail: { id, state, tries, createdAt, sentAt, nextTryAt, again, withheldFor, to: addressFor(actor, mail.toAddress), lastAnswer: wordsFor(actor, mail.lastAnswer) },
    suppressed,
    hidden,
    text: hidden ? null : text,
  };
});

export const meta = unlisted;

export const action = mutation('manager', async (ctx) => {
  const { id, toAddress } = await getMail(ctx.params.id ?? '');
  const lift = ctx.form.has('lift') ? await getSuppression(toAddress) : null;
  if (lift) await liftSuppression(ctx.actor, lift.mailId);
  await sendAgain(id);
  return ctx.done(`/staff/outbox/${id}`, { key: lift ? 'flash.suppressionLiftedAgain' : 'flash.mailAgain' });
});

export default function Letter(): ReactElement {
  const { title, mail, suppressed, hidden, text } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const { number } = useFormat();
  const t = useT();
  const why = mail.withheldFor === 'unsubscribed' ? t('staff.mail.withheldUnsubscribed') : mail.withheldFor === 'suppressed' ? t('staff.mail.withheldSuppressed') : suppressed ? t('staff.mail.addressRefused') : null;
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/outbox', label: t('staff.nav.mail') }, { label: title }]} />
      <PageHead
        title={title}
        action={
          mail.again ? (
            <form method="post">
              {suppressed ? <input type="hidden" name="lift" value="1" /> : null}
              <Button icon="refresh">{t(suppressed ? 'staff.mail.liftAndSend' : 'staff.mail.again')}</Button>
            </form>
          ) : null
        }
      />
      <ErrorSummary errors={entered.summary} />
      {why ? <Note>{why}</Note> : null}
      <section className="card set" aria-label={t('staff.mail.facts')}>
        <Facts
          items={[
            { label: t('staff.mail.to'), value: <span className="break-all">{mail.to}</span> },
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
          <Note icon={hidden === 'notWritten' ? 'clock' : 'lock'}>{t(HIDDEN[hidden ?? 'wiped'])}</Note>
        ) : (
          <LetterView subject={title} src={`/staff/outbox/${mail.id}/body`} text={text} />
        )}
      </div>
    </>
  );
}
