import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { MenuLink } from '~/ui/menu';
import type { DecidePanelProps } from './decide-panel';

/** What else can be done with an item. */
export function More({ pane: { item }, query }: Pick<DecidePanelProps, 'pane' | 'query'>): ReactElement {
  const t = useT();
  const back = `/moderation${query}`;
  return (
    <details className="menu start" data-menu="">
      <summary className="btn quiet sm" data-page-key=".">
        <Icon name="more" />
        {t('review.moreActs')}
      </summary>
      <div className="menu-p">
        {item.target.kind === 'post' ? (
          <MenuLink href={`/p/${item.target.postId}`} icon="external">
            {t('review.inThread')}
          </MenuLink>
        ) : null}
        <MenuLink href={`/staff/members/${item.author.id}`} icon="user">
          {t('review.account')}
        </MenuLink>
        <a href={`/staff/members/${item.author.id}/message`} data-page-key="m">
          <Icon name="mail" />
          {t('changes.message')}
          <kbd aria-hidden>M</kbd>
        </a>
        <form method="post" action={`/moderation/${item.id}/claim`}>
          <input type="hidden" name="_method" value="delete" />
          <input type="hidden" name="back" value={back} />
          <button>
            <Icon name="undo" />
            {t('review.claim.leave')}
          </button>
        </form>
      </div>
    </details>
  );
}
