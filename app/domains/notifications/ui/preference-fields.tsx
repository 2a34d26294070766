import type { ReactElement } from 'react';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { ALWAYS_ON_SITE, digestRhythms, mailChoicesOf, type KindChoices, type NoticeKind } from '../rules';

interface Entered {
  errors(name: string): string[] | undefined;
  value(name: string, stored?: string | null): string;
  values(name: string, stored?: readonly string[]): readonly string[];
}

/** For each of these kinds: on the site or not, and how by mail. */
export function KindFields({ of, kinds, entered }: { of: readonly NoticeKind[]; kinds: KindChoices; entered: Entered }): ReactElement {
  const t = useT();
  const onSite = entered.values(
    'site',
    of.filter((kind) => kinds[kind]?.site),
  );
  return (
    <div className="kinds">
      {of.map((kind) => (
        <div key={kind} role="group" aria-labelledby={`kind-${kind}`}>
          <div>
            <b id={`kind-${kind}`}>{t(`notices.kind.${kind}`)}</b>
            <p className="hint">{t(`notices.kindHint.${kind}`)}</p>
          </div>
          <div className="check">
            <input
              type="checkbox"
              id={`site-${kind}`}
              name="site"
              value={kind}
              defaultChecked={onSite.includes(kind) || ALWAYS_ON_SITE.includes(kind)}
              disabled={ALWAYS_ON_SITE.includes(kind)}
              aria-describedby={`kind-${kind}`}
            />
            <label htmlFor={`site-${kind}`}>{t('notices.onSite')}</label>
          </div>
          <Select
            id={`mail.${kind}`}
            label={t('notices.byMail')}
            errors={entered.errors(`mail.${kind}`)}
            defaultValue={entered.value(`mail.${kind}`, kinds[kind]?.mail)}
            options={mailChoicesOf(kind).map((value) => ({ value, label: t(`notices.mail.${value}`) }))}
            aria-describedby={`kind-${kind}`}
          />
        </div>
      ))}
    </div>
  );
}

/** How often the digest comes, and when mail waits. */
export function MailFields({ digest, quietFrom, quietTo, timeZone, entered }: { digest: string; quietFrom: string; quietTo: string; timeZone: string; entered: Entered }): ReactElement {
  const t = useT();
  return (
    <>
      <Select
        id="digest"
        label={t('notices.digest.label')}
        hint={t('notices.digest.hint')}
        errors={entered.errors('digest')}
        defaultValue={entered.value('digest', digest)}
        options={digestRhythms.map((value) => ({ value, label: t(`notices.digest.${value}`) }))}
      />
      <fieldset className="field">
        <legend>{t('notices.quiet.label')}</legend>
        <p className="hint">{t('notices.quiet.hint', { zone: timeZone.replaceAll('_', ' ') })}</p>
        <div className="row2">
          <Input id="quietFrom" type="time" label={t('notices.quiet.from')} errors={entered.errors('quietFrom')} defaultValue={entered.value('quietFrom', quietFrom)} />
          <Input id="quietTo" type="time" label={t('notices.quiet.to')} errors={entered.errors('quietTo')} defaultValue={entered.value('quietTo', quietTo)} />
        </div>
      </fieldset>
    </>
  );
}
