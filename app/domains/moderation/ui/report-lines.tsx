import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import { PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import type { SentPane } from './review-pane';

type SentReport = SentPane['reports'][number];
type SentNotice = NonNullable<SentReport['notice']>;

/** Who says what about it: members with their record, visitors with what they claim to be. */
export function Reports({ reports, itemId }: { reports: SentPane['reports']; itemId: string }): ReactElement {
  const t = useT();
  return (
    <ul className="q-lines">
      {reports.map((report) => {
        const { id, by, notice, imageId, reason, note, at, record } = report;
        return (
          <li key={id}>
            <p>
              <b>{reason.title}</b> {notice ? <Sender notice={notice} /> : null} {imageId ? <Pill>{t('review.aboutPicture')}</Pill> : null}
              <span className="meta inl">
                {by ? `${nameOf(by, t)} · ${record.right + record.wrong > 0 ? t('review.record', { right: record.right, n: record.right + record.wrong }) : t('review.recordNone')} · ` : null}
                <Time at={at} />
              </span>
            </p>
            {note ? <p className="q-quote">{note}</p> : null}
            {notice ? <Notice notice={notice} noticeId={id} itemId={itemId} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Sender({ notice: { sender, confirmed } }: { notice: SentNotice }): ReactElement {
  const t = useT();
  return confirmed && sender !== 'person' ? <Pill tone="brand">{t(`notice.confirmed.${sender}`)}</Pill> : <Pill>{t(`notice.by.${sender}`)}</Pill>;
}

/** Names are shown to moderators, addresses to managers, who also say whether the sender is what they claim to be. */
function Notice({ notice, noticeId, itemId }: { notice: SentNotice; noticeId: string; itemId: string }): ReactElement {
  const t = useT();
  const { name, email, facts, confirmed, mayConfirm } = notice;
  return (
    <>
      <p className="meta">
        <span>{name ?? t('notice.unnamed')}</span>
        {email ? <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a> : null}
      </p>
      <p className="q-quote">{facts ?? t('notice.erasedWords')}</p>
      {mayConfirm ? (
        <div className="mt-2">
          <PostButton size="sm" action={`/moderation/${itemId}`} values={{ form: 'confirm', noticeId, confirmed: confirmed ? '' : 'on' }}>
            {t(confirmed ? 'notice.unconfirm' : 'notice.confirm')}
          </PostButton>
        </div>
      ) : null}
    </>
  );
}
