import type { ReactElement, ReactNode } from 'react';
import { RadioGroup } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { LENGTHS, TAGS_PER_THREAD, type ThreadKind } from '../rules';

export interface ThreadFieldsProps {
  /** Categories in which the reader may start a thread, with the kinds that fit there. */
  categories: readonly { id: string; name: string; kinds: readonly ThreadKind[] }[];
  kinds: readonly ThreadKind[];
  values: { kind: ThreadKind; categoryId: string; title: string; tags: string };
  errors: (name: string) => string[] | undefined;
  /** The tags that are used most, offered while typing. */
  knownTags: readonly string[];
  /** Below the title: threads that may answer it already. */
  similar: ReactNode;
}

/** What a new thread has besides its text: kind, category, title, tags; and the threads that may answer it already. */
export function ThreadFields({ categories, kinds, values, errors, knownTags, similar }: ThreadFieldsProps): ReactElement {
  const t = useT();
  return (
    <>
      {kinds.length > 1 ? (
        <RadioGroup
          name="kind"
          label={t('ask.kind')}
          defaultValue={values.kind}
          errors={errors('kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`threads.kind.${kind}`), hint: t(`ask.kindHint.${kind}`) }))}
        />
      ) : (
        <input type="hidden" name="kind" value={kinds[0]} />
      )}
      <Input
        id="title"
        big
        label={t('ask.title')}
        hint={t('ask.titleHint')}
        defaultValue={values.title}
        maxLength={LENGTHS.title.max}
        required
        errors={errors('title')}
        autoComplete="off"
      />
      {similar}
      <Select
        id="categoryId"
        label={t('ask.category')}
        defaultValue={values.categoryId}
        options={[
          ...(categories.length > 1 ? [{ value: '', label: t('ask.chooseCategory') }] : []),
          ...categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        errors={errors('categoryId')}
      />
      <Input
        id="tags"
        label={t('ask.tags')}
        hint={t('ask.tagsHint', { max: TAGS_PER_THREAD })}
        optional
        defaultValue={values.tags}
        list="known-tags"
        errors={errors('tags')}
        autoComplete="off"
      />
      <datalist id="known-tags">
        {knownTags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}
