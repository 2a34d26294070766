import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { useT } from '~/ui/i18n';
import type { SentPane } from './review-pane';

/**
 * Says that the item is the reader's for now; the script renews the claim that it names, and frees it when they leave. Once
 * a colleague took it over, the script shows the way to take it back, with all that the form `decide` holds.
 */
export function ClaimNote({ item: { id, claim }, token }: { item: SentPane['item']; token: number }): ReactElement {
  const t = useT();
  return (
    <div className="q-claim">
      <p className="meta" data-claim={`/moderation/${id}/claim`} data-token={token} data-ends={claim ? new Date(claim.until).getTime() : undefined}>
        {t('review.claim.mine')}
      </p>
      <Button full icon="move" form="decide" name="form" value="take" formNoValidate hidden data-claim-back="">
        {t('review.claim.back')}
      </Button>
    </div>
  );
}
