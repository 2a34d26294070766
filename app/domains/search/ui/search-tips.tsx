import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';

const TIPS = ['exact', 'without', 'author', 'category', 'tag', 'is', 'dates'] as const;

/** What may be typed into the box, folded away. */
export function SearchTips(): ReactElement {
  const t = useT();
  return (
    <details className="tips">
      <summary>{t('search.tips')}</summary>
      <dl>
        {TIPS.map((tip) => (
          <div key={tip}>
            <dt>
              <code>{t(`search.tip.${tip}.write`)}</code>
            </dt>
            <dd>{t(`search.tip.${tip}.means`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
