import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mustBeMember } from '~/domains/identity';
import { memberPath, nameShown } from '~/domains/members';
import { getProfile, mutesOf } from '~/domains/members/index.server';
import { MuteChoice } from '~/domains/members/ui/mute-choice';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { NotFound } from '~/platform/errors';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, params, t, settings }) => {
  const profile = await getProfile(params.username ?? '');
  if (profile.id === mustBeMember(actor).id) throw new NotFound();
  const name = nameShown(profile) ?? profile.username;
  return {
    id: profile.id,
    name,
    path: memberPath(profile) ?? '/',
    staff: profile.role !== 'member',
    level: (await mutesOf(actor)).get(profile.id) ?? null,
    title: t('mutes.title', { name }),
    site: settings.name,
  };
});

export const meta = unlisted;

export default function Mute(): ReactElement {
  const { title, ...choice } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Site layout="one" place="me">
      <PageHead title={title}>
        <a href={choice.path}>{t('mutes.backToProfile')}</a>
      </PageHead>
      <MuteChoice {...choice} />
    </Site>
  );
}
