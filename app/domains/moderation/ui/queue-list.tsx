import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { cx } from '~/ui/class-names';
import { useT, type Translate } from '~/ui/i18n';
import { keptTogether } from '~/ui/kept-together';
import { Icon } from '~/ui/icon';
import { Pill, type PillProps } from '~/ui/marks';
import { Time } from '~/ui/time';
import type { ItemRow } from '../types';
import { byName } from './acted';

export type SentItem = Sent<ItemRow>;

const TONES: readonly PillProps['tone'][] = ['plain', 'plain', 'warn', 'bad', 'bad'];

/** What an item is about, in a line: "Answer in “Which grinder”", "Profile of Ana". */
export function headOf({ target, author }: Pick<SentItem, 'target' | 'author'>, t: Translate): string {
  if (target.kind === 'appeal') return t('appeals.about', { name: nameOf(author, t), about: target.about ?? t('appeals.profile') });
  if (target.kind === 'member') return t('review.about.member', { name: nameOf(target.person, t) });
  if (target.kind === 'held') return t(`review.about.held.${target.postKind}`, { title: target.title });
  return t(`review.about.${target.postKind}`, { title: target.title });
}

/** Kinds of items that nobody reported. */
const BY_ITSELF: ReadonlySet<string> = new Set(['held_post', 'watched_post', 'changed_post', 'unchanged_post']);

/** Why it is here, in words: its first reason, else what its kind waits for. */
export function whyOf({ kind, reasons: [first] }: Pick<SentItem, 'kind' | 'reasons'>, t: Translate): string {
  return first?.title ?? (BY_ITSELF.has(kind) ? t(`review.screenedPill.${kind}`) : t('review.reported'));
}

/** Why it is here: its first reason, with how many more there are, coloured by how grave it is. */
export function Why({ item }: { item: SentItem }): ReactElement {
  const t = useT();
  const [, ...more] = item.reasons;
  const title = whyOf(item, t);
  return (
    <Pill tone={TONES[item.severity]} icon={BY_ITSELF.has(item.kind) ? 'clock' : 'flag'}>
      {more.length > 0 ? t('review.whyMore', { reason: title, n: more.length }) : title}
    </Pill>
  );
}

/** The queue, the most urgent first. Rows stay where they are; what was decided meanwhile turns grey and says by whom. */
export function QueueList({ items, currentId, query }: { items: readonly SentItem[]; currentId?: string; query: string }): ReactElement {
  const t = useT();
  return (
    <ol className="q-rows" aria-label={t('review.title')} data-queue-rows="">
      {items.map((item) => (
        <QueueRow key={item.id} item={item} current={item.id === currentId} query={query} />
      ))}
    </ol>
  );
}

function QueueRow({ item, current, query }: { item: SentItem; current: boolean; query: string }): ReactElement {
  const t = useT();
  const theirs = item.claim && !item.claim.mine ? item.claim.by : null;
  return (
    <li className={cx(item.state === 'decided' && 'over')} data-item={item.id} data-theirs={theirs ? t('review.claim.lost', { name: nameOf(theirs, t) }) : undefined}>
      <p className="q-top">
        <Why item={item} />
        <Time at={item.openedAt} as="short" className="when" />
      </p>
      <a href={`/moderation/${item.id}${query}`} aria-current={current ? 'page' : undefined}>
        {keptTogether(headOf(item, t))}
      </a>
      {'excerpt' in item.target ? (
        <p className="q-say" lang={item.language ?? undefined}>
          {item.target.excerpt}
        </p>
      ) : null}
      <p className="meta">
        <RowState item={item} />
      </p>
    </li>
  );
}

/** Who decided it, or who looks at it, or how it stands with the promise. */
function RowState({ item }: { item: SentItem }): ReactElement {
  const t = useT();
  const { decision, claim } = item;
  if (decision) return <span>{t(`review.decided.${decision.kind}`, { name: byName(decision.by, t) })}</span>;
  return (
    <>
      {'hidden' in item.target && item.target.hidden ? <Pill icon="eye-off">{t('hidden.mark')}</Pill> : null}
      {item.reports > 0 ? <span>{t('review.reports', { n: item.reports })}</span> : null}
      {item.breached ? (
        <span className="late">
          <Icon name="clock" />
          {t('review.late')}
        </span>
      ) : null}
      {claim ? <span>{claim.mine ? t('review.claim.yours') : t('review.claim.theirs', { name: nameOf(claim.by, t) })}</span> : null}
    </>
  );
}
