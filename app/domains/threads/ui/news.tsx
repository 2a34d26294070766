import type { ReactElement } from 'react';
import { useT, type Translate } from '~/ui/i18n';
import { threadPath } from '../addresses';
import type { LeftOut, ThreadPage } from '../types';
import type { Sent } from './thread-row';

/**
 * Where a page that is open says what is new: empty until the script has something to say (`ui/client/live`). The bar
 * is a link to the news, so that it leads there in any case.
 */
function News({ live, href, words, facts }: { live: string; href: string; words: Words; facts: Record<`data-${string}`, string | number | undefined> }): ReactElement {
  return (
    <div className="news" data-live={live} data-words={JSON.stringify(words)} {...facts}>
      <a className="newbar" href={href} hidden>
        {words.changed[0]}
      </a>
      <span className="sr" role="status" />
    </div>
  );
}

/** By what is counted: the words for one, and for several with `{n}` in them. */
type Words = Record<string, readonly [one: string, many?: string]> & { changed: readonly [string] };

/** New posts of the thread that is read. */
export function ThreadNews({ thread }: { thread: Pick<Sent<ThreadPage>['thread'], 'id' | 'slug' | 'lastNumber'> }): ReactElement {
  const t = useT();
  const words = {
    answer: several(t, 'live.answer', 'live.answers'),
    reply: several(t, 'live.reply', 'live.replies'),
    comment: several(t, 'live.comment', 'live.comments'),
    post: several(t, 'live.post', 'live.posts'),
    edited: [t('live.edited')],
    removed: [t('live.removed')],
    changed: [t('live.changed')],
  } as const;
  return <News live={`thread:${thread.id}`} href={threadPath(thread)} words={words} facts={{ 'data-last': thread.lastNumber }} />;
}

export interface ListNewsProps {
  /** Where the list begins. */
  href: string;
  /** Ids, and the kind that the list is about; missing: any. */
  category?: string;
  tag?: string;
  kind?: string;
  /** Of which nothing is told. */
  without?: LeftOut;
}

/** New threads of the list that is read. */
export function ListNews({ href, category, tag, kind, without }: ListNewsProps): ReactElement {
  const t = useT();
  const words = { thread: several(t, 'live.thread', 'live.threads'), changed: [t('live.changed')] } as const;
  const facts = { 'data-category': category, 'data-tag': tag, 'data-kind': kind, 'data-without': without && JSON.stringify(without) };
  return <News live="lists" href={href} words={words} facts={facts} />;
}

/** The words for one, and those for several with `{n}` in them. */
function several(t: Translate, one: string, many: string): readonly [string, string] {
  return [t(one), t(many, { n: '{n}' })];
}
