import type { ReactElement } from 'react';
import { Select } from '~/ui/field';
import { useLocale, useT } from '~/ui/i18n';
import type { FormOf } from './form-of';
import { EmailField } from './new-member-fields';

/** Who is invited, into which role, in which language. */
export function InvitationFields({ form, roles }: { form: FormOf; roles: readonly string[] }): ReactElement {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <EmailField form={form} />
      <div className="row2">
        <Select
          id="role"
          label={t('staff.members.role')}
          errors={form.errors('role')}
          defaultValue={form.value('role', 'moderator')}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <Select
          id="locale"
          label={t('staff.invitations.language')}
          errors={form.errors('locale')}
          defaultValue={form.value('locale', locale)}
          options={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </div>
    </>
  );
}
