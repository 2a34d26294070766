import type { ReactElement } from 'react';
import { Input, TextArea } from '~/ui/field';

export interface DeskForm {
  id(name: string): string;
  errors(name: string): string[] | undefined;
  value(name: string, stored?: string | null): string;
  values(name: string, stored?: readonly string[]): readonly string[];
}

const LANGUAGES = [
  { key: 'en', name: 'English' },
  { key: 'fr', name: 'Français' },
] as const;

export interface LocalFieldsProps {
  form: DeskForm;
  name: string;
  label: string;
  hint?: string;
  stored?: { en: string; fr: string };
  maxLength: number;
  /** Lines to begin with; without them it is a single line. */
  rows?: number;
}

/** A text in both languages, beside each other where there is room. */
export function LocalFields({ form, name, label, hint, stored, maxLength, rows }: LocalFieldsProps): ReactElement {
  return (
    <div className="row2">
      {LANGUAGES.map(({ key, name: language }) => {
        const field = {
          id: form.id(`${name}.${key}`),
          name: `${name}.${key}`,
          label: `${label}, ${language}`,
          lang: key,
          errors: form.errors(`${name}.${key}`),
          defaultValue: form.value(`${name}.${key}`, stored?.[key]),
          ...{ hint, maxLength, required: true },
        };
        return rows ? <TextArea key={key} {...field} rows={rows} /> : <Input key={key} {...field} />;
      })}
    </div>
  );
}
