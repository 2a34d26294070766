import type { ReactElement } from 'react';
import { Checkbox } from '~/ui/choice';
import { FieldErrors } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { DESK_LENGTHS, type DecisionKind } from '../rules';
import type { CannedSource } from '../types';
import { LocalFields, type DeskForm } from './local-fields';

/** Decisions with words to the author for which ready ones are offered. */
const WITH_WORDS: readonly DecisionKind[] = ['remove', 'refuse'];

/** Ready words in both languages, and for what they are offered. @param stored null for some that are being made */
export function CannedFields({ form, stored }: { form: DeskForm; stored: CannedSource | null }): ReactElement {
  const t = useT();
  const chosen = form.values('decisions', stored?.decisions ?? []);
  useNamed(form.id('decisions'), t('desk.canned.decisions'), `decision-${WITH_WORDS[0]}`);
  return (
    <FormSet id="texts" title={t('desk.canned.texts')} hint={t('desk.canned.gaps', { name: '{name}', title: '{title}', rule: '{rule}', link: '{link}' })}>
      <LocalFields form={form} name="title" label={t('desk.canned.title')} hint={t('desk.canned.titleHint')} stored={stored?.title} maxLength={DESK_LENGTHS.title} />
      <LocalFields form={form} name="text" label={t('desk.canned.text')} stored={stored?.text} maxLength={DESK_LENGTHS.cannedText} rows={6} />
      <fieldset className="field">
        <legend>{t('desk.canned.decisions')}</legend>
        <p className="hint">{t('desk.canned.decisionsHint')}</p>
        {WITH_WORDS.map((kind) => (
          <Checkbox key={kind} id={`decision-${kind}`} name="decisions" value={kind} label={t(`desk.decision.${kind}`)} defaultChecked={chosen.includes(kind)} />
        ))}
        <FieldErrors id={form.id('decisions')} errors={form.errors('decisions')} />
      </fieldset>
    </FormSet>
  );
}
