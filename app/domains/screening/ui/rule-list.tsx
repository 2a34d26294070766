import type { ReactElement } from 'react';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Table } from '~/ui/table';
import { Time } from '~/ui/time';
import type { WordRule } from '../rules';

export type SentRule = Omit<WordRule, 'createdAt' | 'changedAt'> & { createdAt: string; changedAt: string };

/** Word rules of one action, each leading to its form. */
export function RuleList({ rules, caption }: { rules: readonly SentRule[]; caption: string }): ReactElement {
  const t = useT();
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rules}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'words',
          label: t('desk.words.words'),
          rowHeader: true,
          cell: ({ id, words, replacement }) => (
            <>
              <a className="lnk" href={`/staff/words/${id}`}>
                {words}
              </a>
              {replacement ? ` → ${replacement}` : null}
            </>
          ),
        },
        { key: 'kind', label: t('desk.words.kind'), cell: ({ kind }) => t(`desk.words.kinds.${kind}`) },
        { key: 'language', label: t('desk.words.language'), cell: ({ language }) => (language ? t(`review.language.${language}`) : t('desk.words.anyLanguage')) },
        { key: 'mode', label: t('desk.words.mode'), cell: ({ mode }) => <Pill tone={mode === 'live' ? 'ok' : 'plain'}>{t(`desk.words.modes.${mode}`)}</Pill> },
        { key: 'changed', label: t('desk.words.changed'), cell: ({ changedAt }) => <Time at={changedAt} as="date" /> },
      ]}
    />
  );
}
