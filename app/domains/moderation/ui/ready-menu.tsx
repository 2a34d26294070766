import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import type { CannedReady } from '../types';

/** So many have a key: 1 to 9. */
const WITH_KEY = 9;

export interface ReadyMenuProps {
  canned: readonly CannedReady[];
  /** What fills the gap `{rule}`, by reason, in the language of the words. */
  rules: Record<string, string>;
  language: 'en' | 'fr';
  /** Id of the box that they go to, and of the select of the reason. */
  into: string;
  reason: string;
}

/**
 * Ready words for the box above, each a button of its form: without a script the server puts them there and shows the
 * form again, with one it happens in the page. Nothing that was typed is lost.
 */
export function ReadyMenu({ canned, rules, language, into, reason }: ReadyMenuProps): ReactElement | null {
  const t = useT();
  if (canned.length === 0) return null;
  return (
    <details className="menu start" data-menu="">
      <summary className="btn quiet sm">
        <Icon name="copy" />
        {t('desk.ready.open', { language })}
      </summary>
      <div className="menu-p q-ready" data-ready={into} data-ready-reason={reason} data-ready-rules={JSON.stringify(rules)}>
        {canned.map(({ id, title, text }, index) => (
          <button key={id} name="canned" value={id} formNoValidate data-ready-text={text} data-page-key={index < WITH_KEY ? index + 1 : undefined}>
            <span>{title}</span>
            {index < WITH_KEY ? <kbd aria-hidden>{index + 1}</kbd> : null}
          </button>
        ))}
      </div>
    </details>
  );
}
