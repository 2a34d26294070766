import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isMember } from '~/domains/identity';
import { memberPath, nameShown } from '~/domains/members';
import { getProfile } from '~/domains/members/index.server';
import { reportMemberInput } from '~/domains/moderation';
import { listReportReasons, reportMember } from '~/domains/moderation/index.server';
import { ReportForm } from '~/domains/moderation/ui/report-form';
import { avatarUrl } from '~/domains/uploads';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { Forbidden } from '~/platform/errors';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, params, t, settings }) => {
  const [profile, reasons] = await Promise.all([getProfile(params.username ?? ''), listReportReasons(actor)]);
  if (isMember(actor) && profile.id === actor.id) throw new Forbidden('ownContent');
  const name = nameShown(profile) ?? profile.username;
  const src = avatarUrl(profile.avatarId, 96);
  const pictures = profile.avatarId && src ? [{ id: profile.avatarId, src, name: t('review.report.portrait') }] : [];
  return { path: memberPath(profile) ?? '/', pictures, reasons, title: t('review.report.member', { name }), site: settings.name };
});

export const action = mutation('member', async ({ actor, params, form, input, done }) => {
  const profile = await getProfile(params.username ?? '');
  const wantsOutcome = form.has('wantsOutcome');
  form.delete('wantsOutcome');
  form.set('memberId', profile.id);
  await reportMember(actor, input(reportMemberInput.omit({ wantsOutcome: true }).transform((given) => ({ ...given, wantsOutcome }))));
  return done(memberPath(profile) ?? '/', { key: 'flash.reported' });
});

export const meta = unlisted;

export default function ReportMember(): ReactElement {
  const { path, pictures, reasons, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  return (
    <Site layout="one">
      <PageHead title={title}>
        <a href={path}>{t('review.report.toProfile')}</a>
      </PageHead>
      <ReportForm reasons={reasons} pictures={pictures} whole={t('review.report.wholeProfile')} backHref={path} entered={entered} />
    </Site>
  );
}
