import type { ReactElement } from 'react';
import type { Person } from '~/domains/threads';
import { nameOf, portraitUrl, profilePath } from '~/domains/threads/ui/people';
import { Avatar } from '~/ui/avatar';
import { RailCard } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export interface HelperCardProps {
  helpers: readonly (Person & { accepted: number })[];
}

/** Who helped most this week, by accepted answers. Nothing when nobody did. */
export function HelperCard({ helpers }: HelperCardProps): ReactElement | null {
  const t = useT();
  if (helpers.length === 0) return null;
  return (
    <RailCard title={t('answers.helping')}>
      <ul>
        {helpers.map((helper) => (
          <li key={helper.id} className="person">
            <Avatar id={helper.id} name={nameOf(helper, t)} src={portraitUrl(helper, 96)} />
            <div>
              <a href={profilePath(helper)}>{nameOf(helper, t)}</a>
              <div className="meta">{t('answers.acceptedCount', { n: helper.accepted })}</div>
            </div>
          </li>
        ))}
      </ul>
    </RailCard>
  );
}
