import type { ReactElement, ReactNode } from 'react';
import { useT, type Translate } from '~/ui/i18n';
import { Rows } from '~/ui/rows';

/**
 * Rows of threads whose counts, and marks of what is unread, follow what happens while the page is open
 * (`ui/client/live/rows`). They stay where they are.
 */
export function LiveRows({ label, children }: { label: string; children: ReactNode }): ReactElement {
  const t = useT();
  const words = { answer: counts(t, 'threads.answerCount'), reply: counts(t, 'threads.replyCount') };
  return (
    <>
      <Rows label={label} facts={{ 'data-live': 'lists', 'data-rows': JSON.stringify(words) }}>
        {children}
      </Rows>
      <span className="sr" role="status" />
    </>
  );
}

/** The words for none, for one, and for several with `{n}` in them. */
function counts(t: Translate, key: string): string[] {
  return [t(key, { n: 0 }), t(key, { n: 1 }), t(key, { n: 2 }).replace('2', '{n}')];
}
