import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { FieldErrors } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { Form, FormSet, type ErrorSummaryProps } from '~/ui/form';
import { useT } from '~/ui/i18n';
import type { ReviewScope } from '../types';

export interface ScopeFormProps {
  scope: ReviewScope;
  categories: ReadonlyArray<{ id: string; name: string }>;
  entered: {
    summary: ErrorSummaryProps['errors'];
    id(name: string): string;
    errors(name: string): string[] | undefined;
    values(name: string, stored?: readonly string[]): readonly string[];
  };
}

/** Which part of the queue a moderator looks after. */
export function ScopeForm({ scope, categories, entered }: ScopeFormProps): ReactElement {
  const t = useT();
  const chosen = { categoryIds: entered.values('categoryIds', scope.categoryIds), languages: entered.values('languages', scope.languages) };
  useNamed(entered.id('categoryIds'), t('desk.scope.categoryIds'), `scope-${categories[0]?.id}`);
  useNamed(entered.id('languages'), t('desk.scope.languages'), 'scope-en');
  const group = (name: 'categoryIds' | 'languages', options: ReadonlyArray<{ id: string; name: string }>): ReactElement => (
    <fieldset className="field">
      <legend>{t(`desk.scope.${name}`)}</legend>
      {options.map(({ id, name: label }) => (
        <Checkbox key={id} id={`scope-${id}`} name={name} value={id} label={label} defaultChecked={chosen[name].includes(id)} />
      ))}
      <FieldErrors id={entered.id(name)} errors={entered.errors(name)} />
    </fieldset>
  );
  return (
    <FormSet id="scope" title={t('desk.scope.title')} hint={t('desk.scope.hint')}>
      <Form errors={entered.summary} buttons={<Button>{t('desk.scope.save')}</Button>}>
        <input type="hidden" name="form" value="scope" />
        {group('categoryIds', categories)}
        {group('languages', (['en', 'fr'] as const).map((id) => ({ id, name: t(`review.language.${id}`) })))}
      </Form>
    </FormSet>
  );
}
