import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import type { SentPane } from './review-pane';

/** Says that the item is the reader's for now; the script renews the claim that it names, and frees it when they leave. */
export function ClaimNote({ item: { id, claim }, token }: { item: SentPane['item']; token: number }): ReactElement {
  const t = useT();
  return (
    <p className="meta" data-claim={`/moderation/${id}/claim`} data-token={token} data-ends={claim ? new Date(claim.until).getTime() : undefined}>
      {t('review.claim.mine')}
    </p>
  );
}
