import type { ReactElement } from 'react';
import { LinkButton, PostButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { Time } from '~/ui/time';
import { postPath } from '../addresses';
import type { DraftRow } from '../types';
import type { Sent } from './thread-row';

/** What somebody began to write, newest first. */
export function DraftList({ drafts }: { drafts: readonly Sent<DraftRow>[] }): ReactElement {
  const t = useT();
  if (drafts.length === 0) {
    return (
      <Empty icon="pencil" title={t('drafts.none')} action={<LinkButton href="/ask">{t('drafts.begin')}</LinkButton>}>
        {t('drafts.noneText')}
      </Empty>
    );
  }
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <li key={draft.key} className="card pane" data-key-row="">
          <h2>
            <a href={pathOf(draft.key)} data-key-open="">
              {draft.title ?? t(`drafts.kind.${kindOf(draft.key)}`)}
            </a>
          </h2>
          <p>{draft.excerpt}</p>
          <div className="meta">
            {draft.updatedAt ? <Time at={draft.updatedAt} /> : null}
            <PostButton action="/drafts" values={{ key: draft.key }} variant="quiet" size="sm" icon="trash">
              {t('drafts.delete')}
            </PostButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

type Kind = 'new' | 'reply' | 'comment' | 'edit' | 'held' | 'message' | 'begin';

function kindOf(key: string): Kind {
  return key.split('-')[0] as Kind;
}

/** Where the draft is written on. */
function pathOf(key: string): string {
  const id = key.slice(key.indexOf('-') + 1);
  switch (kindOf(key)) {
    case 'new':
      return '/ask';
    case 'reply':
      return `/t/${id}#write`;
    case 'comment':
      return `${postPath(id)}/comment`;
    case 'edit':
      return `${postPath(id)}/edit`;
    case 'held':
      return `/waiting/${id}`;
    case 'message':
      return `/messages/${id}#reply`;
    case 'begin':
      return `/staff/members/${id}/message`;
  }
}
