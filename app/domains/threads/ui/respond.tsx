import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { numbered, readReason } from '~/platform/errors';
import { useT } from '~/ui/i18n';
import type { Verdict } from '../policy';
import { LENGTHS, responseKind } from '../rules';
import type { ThreadPage } from '../types';
import type { Sent } from './thread-row';
import { WritingBox, type WritingBoxProps } from './writing-box';

interface RespondProps extends Pick<WritingBoxProps, 'desk' | 'written' | 'action' | 'routeId'> {
  thread: Sent<ThreadPage['thread']>;
}

/** The end of a thread: the writing box, or why there is none and what to do. */
export function Respond({ thread, desk, written, action, routeId }: RespondProps): ReactElement {
  const t = useT();
  const kind = responseKind(thread.kind);
  const signInHref = `/sign-in?returnTo=${encodeURIComponent(`${action}#write`)}`;
  if (!desk && written.text === null) return <Closed may={thread.may.respond} signInHref={signInHref} kind={kind} />;
  return (
    <WritingBox
      id="write"
      label={t(`threads.write.${kind}`)}
      placeholder={t(`threads.writeHint.${kind}`)}
      send={t(`threads.send.${kind}`)}
      desk={desk}
      written={written}
      action={`${action}#write`}
      routeId={routeId}
      values={{ threadId: thread.id, as: kind }}
      signInHref={signInHref}
      maxLength={LENGTHS.body.max}
    />
  );
}

function Closed({ may, signInHref, kind }: { may: Verdict; signInHref: string; kind: 'answer' | 'reply' }): ReactElement {
  const t = useT();
  const { key, values } = readReason(may === true ? 'signInFirst' : may.no);
  if (key !== 'signInFirst') return <Note icon="lock">{t(`errors.${key}`, numbered(values))}</Note>;
  return (
    <div className="card pane closing" id="write">
      <p>{t(`threads.joinTo.${kind}`)}</p>
      <div className="btns">
        <LinkButton variant="primary" href={signInHref}>
          {t('threads.signIn')}
        </LinkButton>
        <LinkButton href="/join">{t('threads.join')}</LinkButton>
      </div>
    </div>
  );
}
