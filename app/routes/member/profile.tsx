import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { useShell } from '~/http/site';
import { takeImage } from '~/http/take-image.server';
import { unlisted } from '~/http/unlisted';
import { mustBeMember } from '~/domains/identity';
import { updateProfileInput } from '~/domains/members';
import { getProfileById, setAvatar, updateProfile } from '~/domains/members/index.server';
import { ProfileFields } from '~/domains/members/ui/profile-fields';
import { env } from '~/platform/env/index.server';
import { Invalid } from '~/platform/errors';
import { Avatar } from '~/ui/avatar';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { Input } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';

export const loader = page('member', async ({ actor, t, settings }) => {
  const { displayName, bio, location, website, username } = await getProfileById(mustBeMember(actor).id);
  return { title: t('settings.tab.profile'), site: settings.name, profile: { displayName, bio, location, website, username }, maxMb: env.UPLOAD_MAX_MB };
});

export const meta = unlisted;

export const action = mutation('member', async (ctx) => {
  if (ctx.method === 'DELETE') {
    await setAvatar(ctx.actor, { uploadId: null });
    return ctx.done('/settings/profile', { key: 'flash.pictureRemoved' });
  }
  if (ctx.form.get('form') === 'picture') {
    const uploadId = await takeImage(ctx, 'file', 'avatar');
    if (!uploadId) throw new Invalid({ file: ['fileMissing'] });
    await setAvatar(ctx.actor, { uploadId });
    return ctx.done('/settings/profile', { key: 'flash.pictureSaved' });
  }
  await updateProfile(ctx.actor, ctx.input(updateProfileInput));
  return ctx.done('/settings/profile', { key: 'flash.profileSaved' });
});

export default function Profile(): ReactElement {
  const { profile } = useLoaderData<typeof loader>();
  const entered = useEntered('profile');
  const t = useT();
  return (
    <>
      <PictureForm />
      <FormSet id="about" title={t('settings.profile.title')} hint={t('settings.profile.hint')}>
        <Form
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary">{t('settings.save')}</Button>
              <LinkButton variant="quiet" href={`/m/${encodeURIComponent(profile.username)}`}>
                {t('settings.profile.see')}
              </LinkButton>
            </>
          }
        >
          <input type="hidden" name="form" value="profile" />
          <ProfileFields form={entered} stored={profile} />
        </Form>
      </FormSet>
    </>
  );
}

function PictureForm(): ReactElement {
  const { maxMb } = useLoaderData<typeof loader>();
  const { me } = useShell();
  const entered = useEntered('picture');
  const t = useT();
  return (
    <FormSet id="picture" title={t('settings.profile.picture')}>
      <div className="flex flex-wrap items-start gap-5">
        {me ? <Avatar id={me.id} name={me.name} src={me.avatarUrl} size="xl" /> : null}
        <div className="grid min-w-0 flex-1 basis-64 gap-3">
          <Form encType="multipart/form-data" errors={entered.summary} buttons={<Button icon="upload">{t('settings.profile.upload')}</Button>}>
            <input type="hidden" name="form" value="picture" />
            <Input
              id="picture-file"
              name="file"
              type="file"
              label={t('settings.profile.file')}
              hint={t('settings.profile.fileHint', { max: maxMb })}
              errors={entered.errors('file')}
              accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
              required
            />
          </Form>
          {me?.avatarUrl ? (
            <div>
              <PostButton variant="danger" size="sm" icon="trash" action="/settings/profile" values={{ _method: 'delete' }}>
                {t('settings.profile.removePicture')}
              </PostButton>
            </div>
          ) : null}
        </div>
      </div>
    </FormSet>
  );
}
