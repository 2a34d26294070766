import type { ReactElement, ReactNode } from 'react';
import { LENGTHS, type Side } from '~/domains/messages';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { useT } from '~/ui/i18n';
import type { Desk } from './writing.server';
import { useWritten } from './written';

export interface MessageBoxProps {
  /** Who writes. */
  side: Side;
  /** Of the page, which takes the form. */
  path: string;
  desk: Sent<Desk>;
  routeId: string;
  /** Fields above the text, which then has a label above it as well. */
  children?: ReactNode;
}

/** Where a member and the team write to each other. */
export function MessageBox({ side, path, desk, routeId, children }: MessageBoxProps): ReactElement {
  const written = useWritten();
  const t = useT();
  const words = t(children ? 'messages.staff.text' : side === 'team' ? 'messages.staff.answer' : 'messages.reply');
  const here = `${path}#reply`;
  return (
    <WritingBox
      id="reply"
      label={words}
      placeholder={children ? '' : words}
      plain={t(side === 'team' ? 'messages.staff.answerHint' : 'messages.replyHint')}
      send={t('messages.send')}
      desk={desk}
      written={written}
      action={here}
      routeId={routeId}
      values={{}}
      signInHref={`/sign-in?returnTo=${encodeURIComponent(here)}`}
      maxLength={LENGTHS.body}
      showLabel={children !== undefined}
    >
      {children}
    </WritingBox>
  );
}
