import type { ReactElement } from 'react';
import { Empty } from '~/ui/feedback';
import { useT, type Moment } from '~/ui/i18n';
import { MailStatePill } from '~/ui/mail-state';
import { Time } from '~/ui/time';

export interface MailRow {
  id: string;
  letter: string;
  toAddress: string;
  subject: string | null;
  state: string;
  createdAt: Moment;
  tries?: number;
  /** The server's last word, where it matters. */
  lastAnswer?: string | null;
}

/** Letters, newest first; each leads to its page below `base`. */
export function MailList({ rows, base }: { rows: readonly MailRow[]; base: string }): ReactElement {
  const t = useT();
  if (rows.length === 0) {
    return (
      <Empty icon="inbox" title={t('staff.mail.none')}>
        {t('staff.mail.noneWhy')}
      </Empty>
    );
  }
  return (
    <ul className="todo mails">
      {rows.map((mail) => (
        <li key={mail.id}>
          <MailStatePill state={mail.state} />
          <div className="min-w-0">
            <a className="lnk" href={`${base}/${mail.id}`}>
              {mail.subject ?? t(`staff.letter.${mail.letter}`)}
            </a>
            <p className="meta">
              <span className="break-all">{mail.toAddress}</span>
              {mail.tries && mail.tries > 1 ? <span>{t('staff.mail.triesN', { n: mail.tries })}</span> : null}
              {mail.lastAnswer ? <span className="[overflow-wrap:anywhere]">{mail.lastAnswer}</span> : null}
            </p>
          </div>
          <Time at={mail.createdAt} as="short" className="when" />
        </li>
      ))}
    </ul>
  );
}
