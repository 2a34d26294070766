import type { ReactElement } from 'react';
import { PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';

/** The button that accepts an answer, or takes that back. */
export function AcceptButton({ postId, accepted }: { postId: string; accepted: boolean }): ReactElement {
  const t = useT();
  return (
    <PostButton
      action={`/posts/${postId}/accept`}
      values={accepted ? { _method: 'delete' } : {}}
      variant="quiet"
      size="sm"
      icon="check"
      aria-pressed={accepted}
    >
      {t(accepted ? 'answers.unaccept' : 'answers.accept')}
    </PostButton>
  );
}

/** By whom an answer was accepted: the asker, or staff in the asker's stead, which is said. */
export function AcceptedDetail({ byAsker, by, after }: { byAsker: boolean; by: string | null; after: string }): ReactElement {
  const t = useT();
  return <>{byAsker ? t('answers.byAsker', { after }) : t('answers.byStaff', { name: by ?? t('answers.team'), after })}</>;
}
