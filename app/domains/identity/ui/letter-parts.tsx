import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input } from '~/ui/field';
import { useT } from '~/ui/i18n';
import type { FormOf } from './form-of';

/** Six digits from a letter. Phones offer them by themselves; spaces and pasting are welcome. */
export function CodeField({ form }: { form: FormOf }): ReactElement {
  const t = useT();
  return (
    <Input
      id="code"
      label={t('identity.code')}
      hint={t('identity.codeHint')}
      errors={form.errors('code')}
      autoComplete="one-time-code"
      inputMode="numeric"
      className="tn"
      big
      required
    />
  );
}

/** A mailed link that does nothing any more: why, and where to get another. */
export function LinkOver({ href, label }: { href: string; label: string }): ReactElement {
  const t = useT();
  return (
    <Empty
      heading="h1"
      icon="clock"
      title={t('identity.over.title')}
      action={
        <LinkButton variant="primary" href={href}>
          {label}
        </LinkButton>
      }
    >
      {t('identity.over.why')}
    </Empty>
  );
}

/** Another way in, below a form. */
export function OtherWay({ text, href, label }: { text: string; href: string; label: string }): ReactElement {
  return (
    <p className="meta">
      {text}{' '}
      <a className="lnk" href={href}>
        {label}
      </a>
    </p>
  );
}
