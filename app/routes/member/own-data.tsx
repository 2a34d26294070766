import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { LinkButton } from '~/ui/button';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';

export const loader = page('account', async ({ t, settings }) => ({ title: t('settings.tab.data'), site: settings.name }));

export const meta = unlisted;

/** Where everybody who has an account takes a copy of what is theirs, also when they are suspended. */
export default function OwnData(): ReactElement {
  const t = useT();
  return (
    <FormSet id="data" title={t('settings.data.title')} hint={t('settings.data.hint')}>
      <p>
        <LinkButton variant="primary" icon="download" href="/settings/data/file">
          {t('settings.data.do')}
        </LinkButton>
      </p>
      <p className="meta">{t('settings.data.often')}</p>
    </FormSet>
  );
}
