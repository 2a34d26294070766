import type { ReactElement } from 'react';
import { Input } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { LENGTHS } from '../rules';

export interface TitleAndTagsProps {
  title: string;
  tags: readonly string[];
  /** What was entered and refused, which goes before what is stored. */
  entered: {
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
    values(name: string, stored?: readonly string[]): readonly string[];
  };
}

/** The fields of a thread beside the text of its opening post, when it is changed. */
export function TitleAndTags({ title, tags, entered }: TitleAndTagsProps): ReactElement {
  const t = useT();
  return (
    <>
      <Input id="title" big label={t('ask.title')} defaultValue={entered.value('title', title)} maxLength={LENGTHS.title.max} errors={entered.errors('title')} />
      <Input id="tags" label={t('ask.tags')} optional defaultValue={entered.values('tags', tags).join(', ')} errors={entered.errors('tags')} />
    </>
  );
}
