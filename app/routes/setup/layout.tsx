import { Outlet } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { Quiet } from '~/http/quiet';
import { useShell } from '~/http/site';
import { NotFound } from '~/platform/errors';
import { Steps } from '~/ui/form';
import { useT } from '~/ui/i18n';

/** The set-up is there until it is finished. */
export const loader = page('everyone', async ({ settings }) => {
  if (settings.setupFinishedAt !== null) throw new NotFound();
  return null;
});

const STEPS = ['owner', 'brand', 'categories', 'mail', 'team', 'done'] as const;

export default function SetUp(): ReactElement {
  const { path, me } = useShell();
  const t = useT();
  const key = path === '/setup' ? 'owner' : path.slice('/setup/'.length);
  const current = STEPS.findIndex((step) => step === key);
  return (
    <Quiet>
      {me || path !== '/setup' ? (
        <div className="mb-6">
          <Steps name={t('setup.steps')} labels={STEPS.map((step) => t(`setup.step.${step}`))} current={current} />
        </div>
      ) : null}
      <Outlet />
    </Quiet>
  );
}
