import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { Flash } from '~/ui/feedback';
import { useFormat, useT } from '~/ui/i18n';

interface RestrainedProps {
  restraint: { kind: string; until: string | null; statementId: string | null } | null;
}

/** On every page of who is silenced or suspended: that they are, until when, why, and whom to ask. */
export function Restrained({ restraint }: RestrainedProps): ReactElement | null {
  const t = useT();
  const format = useFormat();
  if (!restraint) return null;
  const { kind, until, statementId } = restraint;
  return (
    <Flash
      tone="warn"
      action={
        <div className="btns">
          <LinkButton size="sm" href={statementId ? `/statements/${statementId}` : '/statements'}>
            {t('sanctions.banner.statement')}
          </LinkButton>
          <LinkButton size="sm" variant="quiet" href="/messages">
            {t('sanctions.banner.messages')}
          </LinkButton>
        </div>
      }
    >
      {t(`sanctions.banner.${kind}`)} {until ? t('sanctions.banner.until', { date: format.date(until, 'full') }) : t('sanctions.banner.forGood')}
    </Flash>
  );
}
