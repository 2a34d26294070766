import { parseWithZod } from '@conform-to/zod/v4';
import { configureCoercion } from '@conform-to/zod/v4/future';
import { DomainError, Invalid, type FieldErrors } from '~/platform/errors';
import { z } from 'zod';
import { reasonOfIssue } from './errors.server';

const MOST_FIELDS = 200;
/** Never sent back into a page, whatever went wrong with the rest. */
const SECRET = /password|current|token|code|smtp/i;

/** A form as it arrived. */
export interface Form {
  /** The method that was meant: HTML forms can only send GET and POST, `_method` says the rest. */
  method: string;
  data: FormData;
  /** Set by who reads it: why it could not be. */
  unreadable?: DomainError;
}

/** What came is not a form that can be looked at; the message is a key of `errors`. */
class Unreadable extends DomainError {
  readonly code = 'malformed';
  constructor(
    readonly status: 400 | 413,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Reads a form of at most 200 fields.
 * @throws Unreadable when it has more (413), or cannot be read (400)
 */
export async function readForm(request: Request): Promise<Form> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    return { method: request.method, data: new FormData() };
  }
  const data = await request.formData().catch(() => {
    throw new Unreadable(400, 'formUnreadable');
  });
  if ([...data.keys()].length > MOST_FIELDS) throw new Unreadable(413, 'formTooLarge');
  const wish = data.get('_method');
  const method = typeof wish === 'string' && /^(put|patch|delete)$/i.test(wish) ? wish.toUpperCase() : request.method;
  data.delete('_method');
  withoutNul(data);
  return { method, data };
}

/** Texts are taken as they were typed, the empty one as well: emptying a field has to be possible. */
const { coerceFormValue } = configureCoercion({ customize: (type) => (type._zod.def.type === 'string' ? (value) => value : null) });

/** Names the form on pages that hold several (`useEntered`); no schema knows it. */
const FORM_NAME = 'form';

/** PostgreSQL keeps no NUL, and nobody types one. */
function withoutNul(data: FormData): void {
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name);
    if (!all.some((value) => typeof value === 'string' && value.includes('\0'))) continue;
    data.delete(name);
    for (const value of all) data.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
  }
}

/**
 * The form as the schema wants it: empty fields are absent ones where the schema calls them optional,
 * numbers and ticks are read.
 * @throws Invalid with message keys by field
 */
export function parseForm<S extends z.ZodType>(data: FormData, schema: S): z.output<S> {
  const fields = new FormData();
  for (const [name, value] of data) if (name !== FORM_NAME) fields.append(name, value);
  const submission = parseWithZod(fields, {
    schema: coerceFormValue(schema) as S,
    disableAutoCoercion: true,
    formatError: (issues: z.core.$ZodIssue[]) => issues.map(reasonOfIssue),
  });
  if (submission.status === 'success') return submission.value;
  const wrong: FieldErrors = {};
  for (const [path, reasons] of Object.entries(submission.error ?? {})) {
    // One of several values (`tags[2]`) is told of where all of them are entered.
    const name = path.replace(/\[\d+\].*$/, '');
    if (reasons) wrong[name] = [...new Set([...(wrong[name] ?? []), ...reasons])];
  }
  throw new Invalid(inOrder(wrong, schema));
}

/** Fields in the order of the form, also where something is wrong that only several of them say together. */
function inOrder(wrong: FieldErrors, schema: z.ZodType): FieldErrors {
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const place = (name: string): number => fields.indexOf(name.split('.')[0]!);
  return Object.fromEntries(Object.entries(wrong).sort(([one], [other]) => place(one) - place(other)));
}

/** What was entered, to fill the form again; secrets and files are left out. */
export function enteredValues(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (SECRET.test(name)) continue;
    const all = data.getAll(name).filter((value): value is string => typeof value === 'string');
    if (all.length > 0) values[name] = all.length === 1 ? all[0]! : all;
  }
  return values;
}
