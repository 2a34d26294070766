import type { ReactElement } from 'react';
import { Input } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { limits } from '../rules';
import type { FormOf } from './form-of';

/** The name under which somebody will be known here; their time zone is filled in by the script. */
export function NewMemberFields({ form, suggested = '' }: { form: FormOf; suggested?: string }): ReactElement {
  const t = useT();
  return (
    <>
      <Input
        id="username"
        label={t('identity.username')}
        hint={t('identity.usernameHint')}
        errors={form.errors('username')}
        defaultValue={form.value('username', suggested)}
        maxLength={limits.username.max}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TimeZoneField />
    </>
  );
}

/** Learns the browser's time zone where the script runs; sent empty otherwise. */
export function TimeZoneField(): ReactElement {
  return <input type="hidden" name="timeZone" data-time-zone="" />;
}

/** The address that letters go to. */
export function EmailField({ form, id = 'email', label, hint }: { form: FormOf; id?: string; label?: string; hint?: string }): ReactElement {
  const t = useT();
  return (
    <Input
      id={id}
      name="email"
      type="email"
      label={label ?? t('identity.email')}
      hint={hint}
      errors={form.errors('email')}
      defaultValue={form.value('email')}
      autoComplete="email"
      inputMode="email"
      spellCheck={false}
      required
    />
  );
}
