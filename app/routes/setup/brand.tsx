import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { saveBrandPictures } from '~/http/brand-pictures.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { useShell } from '~/http/site';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { updateBrand } from '~/domains/brand/index.server';
import { ColourField, LanguageField, NameFields, PictureField } from '~/domains/brand/ui/brand-fields';
import { firstBrandForm } from '~/domains/brand/ui/brand-form';
import { isTimeZone } from '~/domains/identity';
import { TimeZoneField } from '~/domains/identity/ui/new-member-fields';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';

export const loader = page('admin', async ({ locale, t, settings }) => {
  const { name, tagline, colour, defaultLocale, timeZone, welcome, contactEmail, operator, postalAddress, logoId, faviconId } = settings;
  // Who sets up in French most likely makes a French site, until they say otherwise.
  const language = name === 'Parvis' ? locale : defaultLocale;
  const stored = { name, tagline, colour, defaultLocale: language, timeZone, welcome, contactEmail, operator, postalAddress };
  return { title: t('setup.brand.title'), site: name, stored, logo: logoId !== null, favicon: faviconId !== null };
});

export const meta = unlisted;

/** Saves what there is; the button beside the colour comes back to show it. */
export const action = mutation('admin', async (ctx) => {
  const stay = take(ctx.form, 'intent') === 'look';
  const zone = take(ctx.form, 'timeZone');
  const pictures = await saveBrandPictures(ctx);
  await updateBrand(ctx.actor, { ...ctx.input(firstBrandForm), ...pictures, ...(isTimeZone(zone) ? { timeZone: zone } : {}) });
  return ctx.done(stay ? '/setup/brand' : '/setup/categories');
});

export default function Brand(): ReactElement {
  const { title, stored, logo, favicon } = useLoaderData<typeof loader>();
  const { brand } = useShell();
  const entered = useEntered();
  const t = useT();
  const props = { form: entered, stored };
  return (
    <>
      <PageHead title={title}>{t('setup.brand.why')}</PageHead>
      <section className="card set" aria-label={title}>
        <Form
          encType="multipart/form-data"
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary" size="lg">
                {t('setup.next')}
              </Button>
              <Button size="lg" name="intent" value="look" icon="eye">
                {t('setup.brand.look')}
              </Button>
            </>
          }
        >
          <NameFields {...props} />
          <ColourField {...props} />
          <div className="row2">
            <PictureField form={entered} id="logo" src={logo ? brand.logoUrl : null} />
            <PictureField form={entered} id="favicon" src={favicon ? brand.faviconUrl : null} />
          </div>
          <LanguageField {...props} />
          <TimeZoneField />
        </Form>
      </section>
    </>
  );
}
