import type { ReactElement } from 'react';
import { PostButton } from '~/ui/button';
import { useT, type Moment } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';

export interface ShownToken {
  id: string;
  name: string;
  /** The last four characters. */
  hint: string;
  scopes: readonly string[];
  createdAt: Moment;
  expiresAt: Moment | null;
  lastUsedAt: Moment | null;
}

/** A member's API tokens, each with what it may do and the button that takes it back. */
export function TokenList({ tokens, action }: { tokens: readonly ShownToken[]; action: string }): ReactElement {
  const t = useT();
  if (tokens.length === 0) return <p className="hint">{t('settings.tokens.none')}</p>;
  return (
    <ul className="todo">
      {tokens.map((token) => (
        <li key={token.id} className="two">
          <div>
            <b>{token.name}</b> <code className="font-mono">…{token.hint}</code>
            <p className="meta">
              {token.scopes.map((scope) => (
                <Pill key={scope}>{t(`settings.tokens.scope.${scope}`)}</Pill>
              ))}
            </p>
            <p className="meta">
              <span>
                {t('settings.tokens.created')} <Time at={token.createdAt} as="date" />
              </span>
              <span>
                {token.lastUsedAt ? t('settings.tokens.lastUsed') : t('settings.tokens.neverUsed')} {token.lastUsedAt ? <Time at={token.lastUsedAt} /> : null}
              </span>
              <span>
                {token.expiresAt ? t('settings.tokens.until') : t('settings.tokens.never')} {token.expiresAt ? <Time at={token.expiresAt} as="date" /> : null}
              </span>
            </p>
          </div>
          <PostButton
            variant="danger"
            size="sm"
            action={action}
            values={{ _method: 'delete', id: token.id }}
            aria-label={t('settings.tokens.revokeOf', { name: token.name })}
          >
            {t('settings.tokens.revoke')}
          </PostButton>
        </li>
      ))}
    </ul>
  );
}
