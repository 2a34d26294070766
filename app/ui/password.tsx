import type { InputHTMLAttributes, ReactElement } from 'react';
import { describedBy, Field, type FieldFrame } from './field';
import { useT } from './i18n';

export type PasswordProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type' | 'autoComplete'> & {
    /** A password that is made here, rated while it is typed; otherwise one that exists. */
    fresh?: boolean;
  };

/** A password, with a button to look at it and, where a new one is chosen, words on how strong it is. Pasting is welcome. */
export function Password({ id, label, hint, errors, optional, hideLabel, fresh, ...rest }: PasswordProps): ReactElement {
  const t = useT();
  const words = (['weak', 'fair', 'good', 'strong'] as const).map((word) => t(`ui.password.${word}`)).join('|');
  const strength = `${id}-strength`;
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      errors={errors}
      optional={optional}
      hideLabel={hideLabel}
      below={fresh ? <p className="hint" id={strength} data-words={words} aria-live="polite" /> : null}
    >
      <div className="pass">
        <input
          type="password"
          id={id}
          name={id}
          className="in"
          autoComplete={fresh ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy(id, hint, errors)}
          aria-invalid={errors?.length ? true : undefined}
          data-strength={fresh ? strength : undefined}
          {...rest}
        />
        <button type="button" className="btn quiet sm" data-reveal={id} aria-pressed={false} hidden>
          {t('ui.password.show')}
        </button>
      </div>
    </Field>
  );
}
