import { Outlet, useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { isShowMode } from '~/http/show-mode.server';
import { Site } from '~/http/site';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';

export const loader = page('everyone', async () => ({ letters: isShowMode() ? '/dev/mail' : null }));

/** The narrow page around coming in; in a demonstration it says where the letters are. */
export default function ComingIn(): ReactElement {
  const { letters } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="slim">
      <Outlet />
      {letters ? (
        <Note icon="mail">
          {t('identity.demoLetters')}{' '}
          <a className="lnk" href={letters}>
            {t('identity.demoLettersLink')}
          </a>
        </Note>
      ) : null}
    </Site>
  );
}
