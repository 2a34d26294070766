import type { ReactElement } from 'react';
import { conversationPath, LENGTHS, type Side } from '~/domains/messages';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { useT } from '~/ui/i18n';
import type { Desk } from './writing.server';
import { useWritten } from './written';

/** Where one goes on with a conversation, on either side of it. */
export function MessageBox({ conversation: { id, side }, desk, routeId }: { conversation: { id: string; side: Side }; desk: Sent<Desk>; routeId: string }): ReactElement {
  const written = useWritten();
  const t = useT();
  const words = t(side === 'team' ? 'messages.staff.answer' : 'messages.reply');
  const here = conversationPath(id, side);
  return (
    <WritingBox
      id="reply"
      label={words}
      placeholder={words}
      plain={t(side === 'team' ? 'messages.staff.answerHint' : 'messages.replyHint')}
      send={t('messages.send')}
      desk={desk}
      written={written}
      action={`${here}#reply`}
      routeId={routeId}
      values={{}}
      signInHref={`/sign-in?returnTo=${encodeURIComponent(`${here}#reply`)}`}
      maxLength={LENGTHS.body}
    />
  );
}
