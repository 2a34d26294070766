import { renderMarkdown } from '~/platform/markdown/index.server';
import { env } from '~/platform/env/index.server';
import type { Locale } from '~/platform/i18n';
import { speak } from '~/platform/i18n/index.server';
import type { Endpoint } from './endpoint';
import { openApi } from './openapi.server';

/** The part of an OpenAPI document that the reference shows. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
}
interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: [string];
  parameters?: { in: string; name: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Field {
  /** path, query, header or body; empty for fields of an answer. */
  place: string;
  name: string;
  type: string;
  required: boolean;
  description: string;
}
export interface OperationView {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  fields: Field[];
  status: string;
  answer: string | null;
}
export interface Reference {
  /** Safe HTML, in the reader's language; the endpoints are described in English, as programs get them. */
  introduction: string;
  groups: { tag: string; operations: OperationView[] }[];
  shapes: { name: string; description: string; fields: Field[] }[];
}

/** What the page at `/api` shows, made from the same document that programs get. */
export function referenceOf(endpoints: readonly Endpoint[], base: string, locale: Locale): Reference {
  const { paths, components } = openApi(endpoints, '') as unknown as Document;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ tag: operation.tags[0], view: operationView(method, base + path, operation) })),
  );
  return {
    introduction: renderMarkdown(speak(locale)('api.introduction'), { locale, kind: 'post', origin: env.PUBLIC_URL }).html,
    groups: [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => ({ tag, operations: all.filter((each) => each.tag === tag).map(({ view }) => view) })),
    shapes: Object.entries(components.schemas).map(([name, schema]) => ({ name, description: schema.description ?? '', fields: fieldsOf(schema, '') })),
  };
}

function operationView(method: string, path: string, operation: Operation): OperationView {
  const { operationId: id, summary, description, parameters = [], requestBody, responses } = operation;
  const bodies = Object.entries(requestBody?.content ?? {});
  const json = bodies.find(([type]) => type === 'application/json')?.[1].schema;
  const file = bodies.filter(([type]) => type !== 'application/json').map(([type]) => type);
  const [status, answer] = Object.entries(responses).find(([code]) => code !== 'default') ?? ['', {}];
  const schema = answer.content?.['application/json']?.schema;
  return {
    ...{ id, method: method.toUpperCase(), path, summary, description, status },
    fields: [
      ...parameters.map((one) => ({ place: one.in, name: one.name, type: typeOf(one.schema), required: one.required ?? false, description: one.description ?? '' })),
      ...(json ? fieldsOf(json, 'body') : []),
      ...(file.length > 0 ? [{ place: 'body', name: '', type: file.join(', '), required: true, description: '' }] : []),
    ],
    answer: schema ? typeOf(schema) : null,
  };
}

function fieldsOf({ properties = {}, required = [] }: Schema, place: string): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ place, name, type: typeOf(schema), required: required.includes(name), description: schema.description ?? '' },
  }));
}

/** A schema in one line, as programmers read types. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeOf))].join(' | ');
  if (schema.type === 'array' && schema.items) return /[ |]/.test(typeOf(schema.items)) ? `(${typeOf(schema.items)})[]` : `${typeOf(schema.items)}[]`;
  if (schema.type === 'object' && schema.properties) {
    return `{ ${Object.entries(schema.properties).map(([name, inner]) => `${name}: ${typeOf(inner)}`).join(', ')} }`;
  }
  return [schema.type ?? 'any'].flat().join(' | ');
}
