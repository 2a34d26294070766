import type { InputHTMLAttributes, ReactElement, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { cx } from './class-names';
import { useNamed } from './field-names';
import { useFormat, useT } from './i18n';
import { Icon } from './icon';

/** What every field of a form has around its control. */
export interface FieldFrame {
  /** Also the name under which it is sent, unless `name` is given. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Texts of what is wrong, already in the reader's language. */
  errors?: readonly string[];
  /** Adds the word "optional" to the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
}

/** Ids of hint and errors for `aria-describedby`; undefined when there is neither. */
export function describedBy(id: string, hint: ReactNode, errors: readonly string[] | undefined): string | undefined {
  return cx(hint ? `${id}-hint` : null, errors?.length ? `${id}-error` : null);
}

/** The errors of one field, each with its sign. */
export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }): ReactElement | null {
  if (!errors?.length) return null;
  return (
    <div id={`${id}-error`}>
      {errors.map((error) => (
        <p className="err" key={error}>
          <Icon name="alert" />
          {error}
        </p>
      ))}
    </div>
  );
}

export type FieldProps = FieldFrame & { children: ReactNode; below?: ReactNode };

/** Label, control, hint and errors in one column, for controls of your own. */
export function Field({ id, label, hint, errors, optional, hideLabel, children, below }: FieldProps): ReactElement {
  const t = useT();
  useNamed(id, label);
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'sr' : undefined}>
        {label}
        {optional ? <span className="opt-word"> {t('ui.optional')}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <FieldErrors id={id} errors={errors} />
      {below}
    </div>
  );
}

function split<T extends FieldFrame>({ id, label, hint, errors, optional, hideLabel, ...rest }: T) {
  const frame: FieldFrame = { id, label, hint, errors, optional, hideLabel };
  const control = {
    id,
    'aria-describedby': describedBy(id, hint, errors),
    'aria-invalid': errors?.length ? (true as const) : undefined,
  };
  return { frame, control, rest };
}

export interface CounterProps {
  /** Characters typed so far. */
  length: number;
  max: number;
}

/** Says how many characters are left, from four fifths of the limit on. The script keeps it up to date while typing. */
export function Counter({ length, max }: CounterProps): ReactElement {
  const t = useT();
  const { number } = useFormat();
  return (
    <p
      className={cx('count', length > max && 'bad')}
      hidden={length < max * 0.8}
      data-count={max}
      data-text={t('ui.counter', { n: '{n}', max: number(max) })}
    >
      {t('ui.counter', { n: number(length), max: number(max) })}
    </p>
  );
}

export type InputProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'size'> & { big?: boolean };

/** A line of text (or date, number, e-mail, file ...). `maxLength` brings a counter instead of cutting what is typed. */
export function Input({ className, maxLength, big, ...props }: InputProps): ReactElement {
  const { frame, control, rest } = split(props);
  const length = String(rest.value ?? rest.defaultValue ?? '').length;
  return (
    <Field {...frame} below={maxLength ? <Counter length={length} max={maxLength} /> : null}>
      <input name={frame.id} className={cx('in', big && 'title', className)} {...control} {...rest} />
    </Field>
  );
}

export type TextAreaProps = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>;

/** Several lines of text; grows with them where the browser can. */
export function TextArea({ className, maxLength, ...props }: TextAreaProps): ReactElement {
  const { frame, control, rest } = split(props);
  const length = String(rest.value ?? rest.defaultValue ?? '').length;
  return (
    <Field {...frame} below={maxLength ? <Counter length={length} max={maxLength} /> : null}>
      <textarea name={frame.id} className={cx('in', className)} rows={4} {...control} {...rest} />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export type SelectProps = FieldFrame & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> & { options: readonly Option[] };

/** One of a list, in the browser's own control. */
export function Select({ className, options, ...props }: SelectProps): ReactElement {
  const { frame, control, rest } = split(props);
  return (
    <Field {...frame}>
      <select name={frame.id} className={cx('in', className)} {...control} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
