import type { ReactElement } from 'react';
import { Checkbox } from '~/ui/choice';
import { FieldErrors, Input, Select } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { useT } from '~/ui/i18n';
import { limits } from '../rules';
import type { Scope } from '../scopes';
import type { FormOf } from './form-of';

interface TokenFieldsProps {
  form: FormOf & { values(name: string, stored?: readonly string[]): readonly string[] };
  /** Those that the member's role has a use for. */
  scopes: readonly Scope[];
}

const DAYS = [30, 90, 365] as const;

/** What a new API token is called, may do, and how long it lasts. */
export function TokenFields({ form, scopes }: TokenFieldsProps): ReactElement {
  const t = useT();
  useNamed('scopes', t('settings.tokens.scopes'), `scope-${scopes[0]}`);
  const ticked = form.values('scopes', ['read']);
  return (
    <>
      <div className="row2">
        <Input
          id="name"
          label={t('settings.tokens.name')}
          hint={t('settings.tokens.nameHint')}
          errors={form.errors('name')}
          defaultValue={form.value('name')}
          maxLength={limits.tokenName.max}
          required
        />
        <Select
          id="days"
          label={t('settings.tokens.expires')}
          hint={t('settings.tokens.expiresHint')}
          errors={form.errors('days')}
          defaultValue={form.value('days', '90')}
          options={[...DAYS.map((days) => ({ value: String(days), label: t('settings.tokens.days', { n: days }) })), { value: 'never', label: t('settings.tokens.never') }]}
        />
      </div>
      <fieldset className="field">
        <legend>{t('settings.tokens.scopes')}</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            id={`scope-${scope}`}
            name="scopes"
            value={scope}
            label={t(`settings.tokens.scope.${scope}`)}
            hint={t(`settings.tokens.scopeHint.${scope}`)}
            defaultChecked={ticked.includes(scope)}
          />
        ))}
        <FieldErrors id="scopes" errors={form.errors('scopes')} />
      </fieldset>
    </>
  );
}
