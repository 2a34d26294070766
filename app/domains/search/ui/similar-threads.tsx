import { useEffect, useState, type ReactElement } from 'react';
import type { ThreadLink } from '~/domains/threads';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { SIMILAR } from '../rules';

const PAUSE_MS = 300;

/** Threads like the one whose title is being typed, from three words on. They may hold the answer already. */
export function SimilarThreads({ titleId }: { titleId: string }): ReactElement | null {
  const t = useT();
  const [threads, setThreads] = useState<Sent<ThreadLink>[]>([]);
  useEffect(() => {
    const title = document.getElementById(titleId);
    if (!(title instanceof HTMLInputElement)) return;
    let timer: ReturnType<typeof setTimeout>;
    let turn = 0;
    const typed = (): void => {
      clearTimeout(timer);
      const mine = ++turn;
      if (title.value.trim().split(/\s+/).length < SIMILAR.fromWords) return setThreads([]);
      timer = setTimeout(() => {
        void ask(title.value).then((found) => {
          if (mine === turn) setThreads(found);
        });
      }, PAUSE_MS);
    };
    title.addEventListener('input', typed);
    typed();
    return () => {
      clearTimeout(timer);
      title.removeEventListener('input', typed);
    };
  }, [titleId]);
  return (
    <div aria-live="polite">
      {threads.length > 0 ? (
        <section className="similar">
          <h2>{t('composer.similar')}</h2>
          <ul>
            {threads.map((thread) => (
              <li key={thread.id}>
                <a href={`/t/${thread.id}?from=ask`} target="_blank" rel="noopener">
                  {thread.title}
                </a>
                {thread.accepted ? <Icon name="check" label={t('composer.solved')} className="ok" /> : null}
                <span className="meta">{t('composer.answers', { n: thread.replyCount })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

async function ask(title: string): Promise<Sent<ThreadLink>[]> {
  try {
    const response = await fetch(`/resources/similar?${new URLSearchParams({ title })}`);
    return response.ok ? ((await response.json()) as Sent<ThreadLink>[]) : [];
  } catch {
    return [];
  }
}
