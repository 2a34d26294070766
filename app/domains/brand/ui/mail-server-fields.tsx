import type { ReactElement } from 'react';
import { Flash, Note } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { lengths } from '../rules';

/** How the trial of a mail server went: what the server itself said. */
export interface MailTrial {
  ok: boolean;
  answer: string;
  to: string;
}

interface MailServerFieldsProps {
  form: { errors(name: string): string[] | undefined; value(name: string, stored?: string | null): string };
  /** The server in use, without its password; null: letters wait in the outbox. */
  current: string | null;
  mailFrom: string;
  /** What the configuration sets, so that nothing entered changes it. */
  fixed: { server: boolean; sender: boolean };
  /** Where a test letter would go. */
  testTo: string;
}

/** Where letters go out. The address holds a password, so the stored one is never shown whole. */
export function MailServerFields({ form, current, mailFrom, fixed, testTo }: MailServerFieldsProps): ReactElement {
  const t = useT();
  return (
    <>
      {current ? (
        <Note icon="circle-check">
          {t('staff.mailServer.current')} <code className="font-mono break-all">{current}</code>
        </Note>
      ) : (
        <Note icon="inbox">{t('staff.mailServer.noneYet')}</Note>
      )}
      <Input
        id="smtpUrl"
        label={t('staff.mailServer.address')}
        hint={fixed.server ? t('staff.mailServer.fixed', { name: 'SMTP_URL' }) : t(current ? 'staff.mailServer.addressKeep' : 'staff.mailServer.addressHint')}
        errors={form.errors('smtpUrl')}
        defaultValue={form.value('smtpUrl')}
        placeholder="smtp://user:password@mail.example.com:587"
        maxLength={lengths.smtpUrl}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Input
        id="mailFrom"
        label={t('staff.mailServer.from')}
        hint={fixed.sender ? t('staff.mailServer.fixed', { name: 'MAIL_FROM' }) : t('staff.mailServer.fromHint')}
        errors={form.errors('mailFrom')}
        defaultValue={form.value('mailFrom', mailFrom)}
        placeholder="Community <hello@example.com>"
        maxLength={lengths.mailFrom}
        autoComplete="off"
      />
      <Input id="testTo" type="email" label={t('staff.mailServer.testTo')} errors={form.errors('testTo')} defaultValue={form.value('testTo', testTo)} />
    </>
  );
}

/** The server's own words about the test letter. */
export function TrialResult({ trial }: { trial: MailTrial }): ReactElement {
  const t = useT();
  return (
    <Flash tone={trial.ok ? 'ok' : 'bad'}>
      <p>{t(trial.ok ? 'staff.mailServer.worked' : 'staff.mailServer.failed', { to: trial.to })}</p>
      <p>
        <code className="font-mono break-words">{trial.answer}</code>
      </p>
    </Flash>
  );
}

/** What else makes letters arrive. */
export function DnsHints(): ReactElement {
  const t = useT();
  return (
    <details className="card letter-text">
      <summary>{t('staff.mailServer.dns')}</summary>
      <ul className="grid gap-2 px-4 pb-4 text-muted">
        {(['spf', 'dkim', 'dmarc'] as const).map((key) => (
          <li key={key}>{t(`staff.mailServer.${key}`)}</li>
        ))}
      </ul>
    </details>
  );
}
