import type { ReactElement } from 'react';
import { Button, PostButton } from '~/ui/button';
import { Select } from '~/ui/field';
import { RailCard } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { Facts } from '~/ui/table';
import { Time } from '~/ui/time';
import { threadPath } from '../addresses';
import { threadKinds } from '../rules';
import type { ThreadLink, ThreadPage } from '../types';
import type { Sent } from './thread-row';

export interface ThreadRailProps {
  thread: Sent<ThreadPage['thread']>;
  related: readonly Sent<ThreadLink>[];
  /** Where staff may move the thread to; empty for everybody else. */
  categories: readonly { id: string; name: string }[];
}

/** Beside a thread: its facts, what is related, and the tools of staff. */
export function ThreadRail({ thread, related, categories }: ThreadRailProps): ReactElement {
  const t = useT();
  const { duration } = useFormat();
  return (
    <>
      <RailCard title={t(`threads.this.${thread.kind}`)}>
        <Facts
          items={[
            { label: t('threads.fact.started'), value: <Time at={thread.createdAt} as="date" /> },
            ...(thread.firstResponseMinutes === null
              ? []
              : [{ label: t('threads.fact.firstResponse'), value: t('threads.fact.after', { after: duration(thread.firstResponseMinutes) }) }]),
            ...(thread.replyCount > 0 ? [{ label: t('threads.fact.latest'), value: <Time at={thread.lastActivityAt} as="short" /> }] : []),
          ]}
        />
        <MeToo thread={thread} />
      </RailCard>
      {related.length > 0 ? (
        <RailCard title={t('threads.related')}>
          <ul>
            {related.map((link) => (
              <li key={link.id}>
                <a href={threadPath(link)}>{link.title}</a> {link.accepted ? <Icon name="check" label={t('threads.solved')} className="ok" /> : null}
              </li>
            ))}
          </ul>
        </RailCard>
      ) : null}
      <StaffTools thread={thread} categories={categories} />
    </>
  );
}

function MeToo({ thread }: { thread: ThreadRailProps['thread'] }): ReactElement | null {
  const t = useT();
  if (thread.kind !== 'question' || thread.may.meToo !== true) return null;
  return (
    <PostButton
      size="sm"
      icon="users"
      action={`/threads/${thread.id}/me-too`}
      values={thread.iHaveThisToo ? { _method: 'delete' } : {}}
      aria-pressed={thread.iHaveThisToo}
    >
      {t('threads.meToo')}
    </PostButton>
  );
}

/** Each verb is a resource of its own: posting sets it, deleting lifts it. */
function StaffTools({ thread, categories }: Pick<ThreadRailProps, 'thread' | 'categories'>): ReactElement | null {
  const t = useT();
  const { may } = thread;
  const switches = [
    { verb: 'pin', icon: 'pin', may: may.pin, on: thread.pinned },
    { verb: 'lock', icon: 'lock', may: may.lock, on: thread.locked },
    { verb: 'unlist', icon: 'eye-off', may: may.unlist, on: thread.unlisted },
  ] as const;
  if (switches.every((each) => each.may !== true) && may.move !== true && may.changeKind !== true) return null;
  return (
    <RailCard title={t('threads.staffTools')} icon="shield">
      <div className="btns" data-command="">
        {switches.map(({ verb, icon, may: allowed, on }) =>
          allowed === true ? (
            <PostButton key={verb} size="sm" icon={icon} action={`/threads/${thread.id}/${verb}`} values={on ? { _method: 'delete' } : {}}>
              {t(`threads.staff.${verb}.${on ? 'lift' : 'set'}`)}
            </PostButton>
          ) : null,
        )}
      </div>
      {may.move === true && categories.length > 1 ? (
        <form method="post" action={`/threads/${thread.id}/move`} className="form">
          <Select
            id="categoryId"
            label={t('threads.staff.move')}
            defaultValue={thread.category.id}
            options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button size="sm">{t('threads.staff.moveDo')}</Button>
        </form>
      ) : null}
      {may.changeKind === true ? (
        <form method="post" action={`/threads/${thread.id}/kind`} className="form">
          <Select
            id="kind"
            label={t('threads.staff.kind')}
            defaultValue={thread.kind}
            options={threadKinds.map((kind) => ({ value: kind, label: t(`threads.kind.${kind}`) }))}
          />
          <Button size="sm">{t('threads.staff.kindDo')}</Button>
        </form>
      ) : null}
    </RailCard>
  );
}
