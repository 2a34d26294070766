import type { ReactElement } from 'react';
import { PostButton } from '~/ui/button';
import { useT } from '~/ui/i18n';

export interface SpammerButtonProps {
  action: string;
  token: number;
  /** Posts and threads that go. */
  posts: number;
  reasonId: string;
  /** What the member reads, in their language. */
  facts: string;
}

/** One press against a spammer: all that they posted goes, and they do not come back. It can be undone for 30 seconds. */
export function SpammerButton({ action, token, posts, reasonId, facts }: SpammerButtonProps): ReactElement {
  const t = useT();
  return (
    <PostButton full icon="x-circle" hint="S" data-page-key="s" action={action} values={{ form: 'decide', decision: 'remove_spammer', token: String(token), reasonId, facts }}>
      {t('sanctions.spammer', { n: posts })}
    </PostButton>
  );
}
