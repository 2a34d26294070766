import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { saveBrandPictures } from '~/http/brand-pictures.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { useShell } from '~/http/site';
import { timeZones } from '~/http/time-zones';
import { unlisted } from '~/http/unlisted';
import { updateBrand } from '~/domains/brand/index.server';
import { ColourField, NameFields, PictureField, SiteFields } from '~/domains/brand/ui/brand-fields';
import { brandForm } from '~/domains/brand/ui/brand-form';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('admin', async ({ t, settings }) => {
  const { name, tagline, colour, defaultLocale, timeZone, welcome, contactEmail, operator, postalAddress, logoId, faviconId } = settings;
  const stored = { name, tagline, colour, defaultLocale, timeZone, welcome, contactEmail, operator, postalAddress };
  return { title: t('staff.nav.brand'), site: name, stored, logo: logoId !== null, favicon: faviconId !== null, zones: timeZones(timeZone) };
});

export const meta = unlisted;

export const action = mutation('admin', async (ctx) => {
  const pictures = await saveBrandPictures(ctx);
  await updateBrand(ctx.actor, { ...ctx.input(brandForm), ...pictures });
  return ctx.done('/staff/brand', { key: 'flash.brandSaved' });
});

export default function Brand(): ReactElement {
  const { title, stored, logo, favicon, zones } = useLoaderData<typeof loader>();
  const { brand } = useShell();
  const entered = useEntered();
  const t = useT();
  const props = { form: entered, stored };
  return (
    <>
      <PageHead title={title}>{t('staff.brand.why')}</PageHead>
      <Form encType="multipart/form-data" errors={entered.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
        <div>
          <FormSet id="identity" title={t('staff.brand.identity')}>
            <NameFields {...props} />
            <div className="row2">
              <PictureField form={entered} id="logo" src={logo ? brand.logoUrl : null} />
              <PictureField form={entered} id="favicon" src={favicon ? brand.faviconUrl : null} />
            </div>
            {logo ? <Checkbox id="noLogo" label={t('staff.brand.noLogo')} /> : null}
            {favicon ? <Checkbox id="noFavicon" label={t('staff.brand.noFavicon')} /> : null}
          </FormSet>
          <FormSet id="colours" title={t('staff.brand.colours')}>
            <ColourField {...props} />
          </FormSet>
          <FormSet id="site" title={t('staff.brand.site')}>
            <SiteFields {...props} zones={zones} />
          </FormSet>
        </div>
      </Form>
    </>
  );
}
