import type { ReactElement } from 'react';
import { Input, Select, TextArea } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { lengths, type Settings } from '../rules';
import { PalettePreview } from './palette-preview';

type Stored = Pick<Settings, 'name' | 'tagline' | 'colour' | 'defaultLocale' | 'timeZone' | 'welcome' | 'contactEmail' | 'operator' | 'postalAddress'>;

export interface BrandFieldsProps {
  form: { errors(name: string): string[] | undefined; value(name: string, stored?: string | null): string };
  stored: Stored;
}

const LANGUAGES = [
  { key: 'en', name: 'English' },
  { key: 'fr', name: 'Français' },
] as const;

/** What the community is called. */
export function NameFields({ form, stored }: BrandFieldsProps): ReactElement {
  const t = useT();
  return (
    <>
      <Input
        id="name"
        label={t('staff.brand.name')}
        hint={t('staff.brand.nameHint')}
        errors={form.errors('name')}
        defaultValue={form.value('name', stored.name)}
        maxLength={lengths.name}
        required
      />
      <div className="row2">
        {LANGUAGES.map(({ key, name }) => (
          <Input
            key={key}
            id={`tagline.${key}`}
            label={`${t('staff.brand.tagline')}, ${name}`}
            lang={key}
            errors={form.errors(`tagline.${key}`)}
            defaultValue={form.value(`tagline.${key}`, stored.tagline[key])}
            maxLength={lengths.tagline}
            optional
          />
        ))}
      </div>
    </>
  );
}

/** The colour that everything is made from, with a sample of what becomes of it. */
export function ColourField({ form, stored }: BrandFieldsProps): ReactElement {
  const t = useT();
  const colour = form.value('colour', stored.colour);
  return (
    <>
      <Input id="colour" type="color" label={t('staff.brand.colour')} hint={t('staff.brand.colourHint')} errors={form.errors('colour')} defaultValue={colour} />
      <PalettePreview colour={colour} />
    </>
  );
}

/** The language for visitors whose browser asks for neither. */
export function LanguageField({ form, stored }: BrandFieldsProps): ReactElement {
  const t = useT();
  return (
    <Select
      id="defaultLocale"
      label={t('staff.brand.language')}
      hint={t('staff.brand.languageHint')}
      errors={form.errors('defaultLocale')}
      defaultValue={form.value('defaultLocale', stored.defaultLocale)}
      options={LANGUAGES.map(({ key, name }) => ({ value: key, label: name }))}
    />
  );
}

/** Greeting, zone and address: what the set-up leaves for later. */
export function SiteFields({ form, stored, zones }: BrandFieldsProps & { zones: readonly string[] }): ReactElement {
  const t = useT();
  return (
    <>
      <div className="row2">
        <LanguageField form={form} stored={stored} />
        <Select
          id="timeZone"
          label={t('staff.brand.timeZone')}
          hint={t('staff.brand.timeZoneHint')}
          errors={form.errors('timeZone')}
          defaultValue={form.value('timeZone', stored.timeZone)}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </div>
      <div className="row2">
        {LANGUAGES.map(({ key, name }) => (
          <TextArea
            key={key}
            id={`welcome.${key}`}
            label={`${t('staff.brand.welcome')}, ${name}`}
            lang={key}
            errors={form.errors(`welcome.${key}`)}
            defaultValue={form.value(`welcome.${key}`, stored.welcome[key])}
            maxLength={lengths.welcome}
            rows={4}
            optional
          />
        ))}
      </div>
      <Input
        id="contactEmail"
        type="email"
        label={t('staff.brand.contact')}
        hint={t('staff.brand.contactHint')}
        errors={form.errors('contactEmail')}
        defaultValue={form.value('contactEmail', stored.contactEmail)}
        optional
      />
      <Input
        id="operator"
        label={t('staff.brand.operator')}
        hint={t('staff.brand.operatorHint')}
        errors={form.errors('operator')}
        defaultValue={form.value('operator', stored.operator)}
        maxLength={lengths.operator}
        optional
      />
      <TextArea
        id="postalAddress"
        label={t('staff.brand.postalAddress')}
        hint={t('staff.brand.postalAddressHint')}
        errors={form.errors('postalAddress')}
        defaultValue={form.value('postalAddress', stored.postalAddress)}
        maxLength={lengths.postalAddress}
        rows={3}
        optional
      />
    </>
  );
}

/** A picture of the brand: the one there is, and a field for another. */
export function PictureField({ form, id, src }: { form: BrandFieldsProps['form']; id: 'logo' | 'favicon'; src: string | null }): ReactElement {
  const t = useT();
  return (
    <div className="flex items-start gap-4">
      {src ? <img className="brand-picture" src={src} alt={t(`staff.brand.${id}Now`)} /> : null}
      <div className="min-w-0 flex-1">
        <Input
          id={id}
          type="file"
          label={t(`staff.brand.${id}`)}
          hint={t(`staff.brand.${id}Hint`)}
          errors={form.errors(id)}
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          optional
        />
      </div>
    </div>
  );
}
