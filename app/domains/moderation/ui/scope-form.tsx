import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { CheckboxGroup } from '~/ui/choice';
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
  const group = (name: 'categoryIds' | 'languages', options: ReadonlyArray<{ id: string; name: string }>): ReactElement => (
    <CheckboxGroup
      name={name}
      id={entered.id(name)}
      label={t(`desk.scope.${name}`)}
      errors={entered.errors(name)}
      options={options.map(({ id, name: label }) => ({ value: id, label }))}
      defaultValues={entered.values(name, scope[name])}
    />
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
