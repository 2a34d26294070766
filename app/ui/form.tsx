import type { FormHTMLAttributes, ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { useFieldNames } from './field-names';
import { useT, type Translate } from './i18n';
import { Icon } from './icon';

export interface ErrorSummaryProps {
  /** What is wrong, field by field; `field` is the id of the control, '' speaks of the whole form. */
  errors: ReadonlyArray<{ field: string; text: string }>;
}

/** The list of everything that is wrong, on top of a form: each line names its field and leads to it. The script moves the focus here. */
export function ErrorSummary({ errors }: ErrorSummaryProps): ReactElement | null {
  const t = useT();
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} data-focus>
      <h2>
        <Icon name="alert" />
        {t('ui.errorSummary', { n: errors.length })}
      </h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field}|${text}`}>
            <ErrorLine field={field} text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A line of the list: what the field is called, what is wrong with it, and the way to it. */
function ErrorLine({ field, text }: ErrorSummaryProps['errors'][number]): ReactElement {
  const t = useT();
  const named = useFieldNames()(field);
  if (!field) return <>{text}</>;
  if (!named) return <>{t('ui.errorLine', { field, text })}</>;
  return <a href={`#${named.control}`}>{typeof named.label === 'string' ? lineOf(named.label, text, t) : text}</a>;
}

/** A label that asks has its mark already. */
function lineOf(label: string, text: string, t: Translate): string {
  return label.endsWith('?') ? `${label} ${text}` : t('ui.errorLine', { field: label, text });
}

export interface FormProps extends FormHTMLAttributes<HTMLFormElement> {
  /** HTTP verb beyond post, sent as `_method`. */
  verb?: 'put' | 'patch' | 'delete';
  errors?: ErrorSummaryProps['errors'];
  /** The buttons, in one line below. */
  buttons?: ReactNode;
}

/** A column of fields with its errors on top and its buttons below. Posts unless told otherwise. */
export function Form({ verb, errors = [], buttons, className, children, method = 'post', ...rest }: FormProps): ReactElement {
  return (
    <form method={method} className={cx('form', className)} noValidate {...rest}>
      {verb ? <input type="hidden" name="_method" value={verb} /> : null}
      <ErrorSummary errors={errors} />
      {children}
      {buttons ? <div className="btns">{buttons}</div> : null}
    </form>
  );
}

export interface FormSetProps {
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
  /** Id of the heading; the section is named by it. */
  id: string;
}

/** A card with a title around some fields or facts, for settings. */
export function FormSet({ title, hint, children, id }: FormSetProps): ReactElement {
  return (
    <section className="card set" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {hint ? <p className="hint">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** The steps of something longer, the current one marked. `current` counts from 0. */
export function Steps({ labels, current, name }: { labels: readonly string[]; current: number; name: string }): ReactElement {
  return (
    <nav aria-label={name}>
      <ol className="steps">
        {labels.map((label, index) => (
          <li key={label} aria-current={index === current ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
