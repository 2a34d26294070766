import type { ReactElement, ReactNode } from 'react';
import { useT } from '~/ui/i18n';
import { ErrorSummary } from '~/ui/form';

export interface WriteFormProps {
  action: string;
  /** Id of the section, for links that lead here. */
  id: string;
  label: string;
  /** Hidden fields. */
  values: Record<string, string>;
  errors: { field: string; text: string }[];
  /** Whether pictures may be sent along. */
  pictures?: boolean;
  children: ReactNode;
}

/** The form around a writing box. Without JavaScript a picture is chosen below and sent along. */
export function WriteForm({ action, id, label, values, errors, pictures = true, children }: WriteFormProps): ReactElement {
  const t = useT();
  return (
    <section id={id} aria-label={label} className="write">
      <form method="post" action={action} encType="multipart/form-data" data-write="">
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ErrorSummary errors={errors} />
        {children}
        {pictures ? (
          <noscript>
            <fieldset className="field">
              <legend>{t('threads.addPicture')}</legend>
              <input type="file" name="picture" accept="image/*" aria-label={t('threads.picture')} />
              <label htmlFor={`${id}-alt`}>{t('threads.pictureAlt')}</label>
              <input className="in" id={`${id}-alt`} name="pictureAlt" maxLength={300} />
            </fieldset>
          </noscript>
        ) : null}
      </form>
    </section>
  );
}
