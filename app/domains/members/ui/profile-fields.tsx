import type { ReactElement } from 'react';
import { Input, TextArea } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { lengths } from '../rules';

interface ProfileFieldsProps {
  form: { errors(name: string): string[] | undefined; value(name: string, stored?: string | null): string };
  stored: { displayName: string | null; bio: string | null; location: string | null; website: string | null };
}

/** What a member tells of themselves; everything may stay empty. Ids begin with the form's name, `profile`. */
export function ProfileFields({ form, stored }: ProfileFieldsProps): ReactElement {
  const t = useT();
  const field = (name: keyof ProfileFieldsProps['stored']) => ({
    id: `profile-${name}`,
    name,
    label: t(`settings.profile.${name}`),
    errors: form.errors(name),
    defaultValue: form.value(name, stored[name]),
    optional: true,
  });
  return (
    <>
      <Input {...field('displayName')} hint={t('settings.profile.displayNameHint')} maxLength={60} autoComplete="name" />
      <TextArea {...field('bio')} hint={t('settings.profile.bioHint')} maxLength={lengths.bio} rows={5} />
      <div className="row2">
        <Input {...field('location')} maxLength={lengths.location} autoComplete="address-level2" />
        <Input {...field('website')} type="url" inputMode="url" placeholder="https://" autoComplete="url" maxLength={lengths.website} />
      </div>
    </>
  );
}
