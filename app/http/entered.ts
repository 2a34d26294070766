import { useActionData } from '@remix-run/react';
import type { Refusal } from './mutation.server';

/** A form that came back: what was wrong, and what had been entered. */
export interface Entered {
  /** For the summary on top of the form; `field` is the id of the control. */
  summary: { field: string; text: string }[];
  /** Id of the control of a field. */
  id(name: string): string;
  /** Sentences for one field. */
  errors(name: string): string[] | undefined;
  /** What was entered, else what is stored. */
  value(name: string, stored?: string | null): string;
  /** Several values of one name (ticks, tags). */
  values(name: string, stored?: readonly string[]): readonly string[];
}

/**
 * The refused form of this page, if one came back; otherwise everything is as stored.
 *
 * @param form on a page of several forms: the value of the hidden field `form` of this one. The ids of
 *   its controls then begin with it: `email-current` for the field `current` of the form `email`.
 */
export function useEntered(form?: string): Entered {
  const data = useActionData() as Partial<Refusal> | null | undefined;
  const answered = form === undefined || data?.values?.form === form ? data : null;
  const problem = answered?.problem ?? null;
  const given = answered?.values;
  const idOf = (field: string): string => (form && field ? `${form}-${field}` : field);
  const summary = Object.entries(problem?.fields ?? {}).flatMap(([field, texts]) => texts.map((text) => ({ field: idOf(field), text })));
  return {
    summary: problem && summary.length === 0 ? [{ field: '', text: problem.message }] : summary,
    id: idOf,
    errors: (name) => problem?.fields[name],
    value: (name, stored) => {
      const value = given?.[name];
      return (Array.isArray(value) ? value[0] : value) ?? (given ? '' : (stored ?? ''));
    },
    values: (name, stored = []) => {
      const value = given ? (given[name] ?? []) : stored;
      return typeof value === 'string' ? [value] : value;
    },
  };
}
