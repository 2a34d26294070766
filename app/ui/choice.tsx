import type { InputHTMLAttributes, ReactElement, ReactNode } from 'react';
import { describedBy, FieldErrors, type FieldFrame } from './field';
import { useNamed } from './field-names';

export type CheckboxProps = Omit<FieldFrame, 'optional' | 'hideLabel'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'>;

/** Yes or no. */
export function Checkbox({ id, label, hint, errors, ...rest }: CheckboxProps): ReactElement {
  useNamed(id, label);
  return (
    <div className="check">
      <input
        type="checkbox"
        name={id}
        id={id}
        aria-describedby={describedBy(id, hint, errors)}
        aria-invalid={errors?.length ? true : undefined}
        {...rest}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /** For styles that depend on what is chosen: `data-mark`. */
  mark?: string;
}

export interface RadioGroupProps extends Pick<FieldFrame, 'label' | 'hint' | 'errors'> {
  /** Name under which the value is sent. */
  name: string;
  /** Stem of the ids, where it is not the name. */
  id?: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  required?: boolean;
}

/** The frame of choices that belong together: what they are about, and what is wrong with them. */
function Group({ stem, first, label, hint, errors, children }: Pick<FieldFrame, 'label' | 'hint' | 'errors'> & { stem: string; first: string | undefined; children: ReactNode }): ReactElement {
  useNamed(stem, label, `${stem}-${first}`);
  return (
    <fieldset className="field" aria-describedby={describedBy(stem, hint, errors)}>
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${stem}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <FieldErrors id={stem} errors={errors} />
    </fieldset>
  );
}

/** One of a few, each with room for an explanation; the whole card can be pressed. */
export function RadioGroup({ name, id: stem = name, label, hint, errors, options, defaultValue, required }: RadioGroupProps): ReactElement {
  return (
    <Group stem={stem} first={options[0]?.value} {...{ label, hint, errors }}>
      <div className="choices">
        {options.map((option) => {
          const id = `${stem}-${option.value}`;
          return (
            <div className="choice" key={option.value}>
              <input
                type="radio"
                id={id}
                name={name}
                value={option.value}
                defaultChecked={option.value === defaultValue}
                disabled={option.disabled}
                required={required}
                data-mark={option.mark}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
              />
              <label htmlFor={id}>{option.label}</label>
              {option.hint ? (
                <p className="hint" id={`${id}-hint`}>
                  {option.hint}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </Group>
  );
}

export interface CheckboxGroupProps extends Pick<FieldFrame, 'label' | 'hint' | 'errors'> {
  /** Name under which the values are sent. */
  name: string;
  /** Stem of the ids, where it is not the name. */
  id?: string;
  options: readonly Pick<RadioOption, 'value' | 'label' | 'hint'>[];
  defaultValues: readonly string[];
}

/** Any of a few. */
export function CheckboxGroup({ name, id: stem = name, label, hint, errors, options, defaultValues }: CheckboxGroupProps): ReactElement {
  return (
    <Group stem={stem} first={options[0]?.value} {...{ label, hint, errors }}>
      {options.map(({ value, ...option }) => (
        <Checkbox key={value} id={`${stem}-${value}`} name={name} value={value} defaultChecked={defaultValues.includes(value)} {...option} />
      ))}
    </Group>
  );
}
