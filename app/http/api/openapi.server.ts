import { getSettings } from '~/domains/brand/index.server';
import { scopes } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { speak } from '~/platform/i18n/index.server';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { endpoint, type Endpoint } from './endpoint';
import { BASE } from './machine.server';
import { problemShape } from './shapes';

/** The endpoints, and one more that describes them all: `GET /openapi.json`. */
export function described(endpoints: readonly Endpoint[]): Endpoint[] {
  const all: Endpoint[] = [...endpoints, description(() => all)];
  return all;
}

function description(all: () => readonly Endpoint[]): Endpoint {
  return endpoint({
    method: 'GET',
    path: '/openapi.json',
    tag: 'About',
    summary: 'This description, as an OpenAPI 3.1 document',
    scope: 'read',
    open: true,
    answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    async run() {
      const { name } = await getSettings();
      return { body: openApi(all(), name) };
    },
  });
}

/**
 * The OpenAPI 3.1 description of the endpoints, made from their own schemas.
 * @param name of the community
 */
export function openApi(endpoints: readonly Endpoint[], name: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const each of endpoints) {
    const path = (paths[each.path] ??= {});
    Object.assign(path, { [each.method.toLowerCase()]: operation(each) });
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: `${name}: API`, version: '1', description: speak('en')('api.introduction') },
    servers: [{ url: env.PUBLIC_URL + BASE }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => ({ name: tag })),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: `Scopes: ${scopes.join(', ')}.` } },
    },
    paths,
  });
}

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,100}$/).optional().meta({ description: 'Of your choice; the same one happens once.' });
const ifMatch = z.string().meta({ description: 'The `ETag` that was read.', example: '"v1"' });

function operation(each: Endpoint): ZodOpenApiOperationObject {
  const { body, file, versioned, method } = each;
  const header = { ...(method === 'POST' ? { 'Idempotency-Key': idempotencyKey } : {}), ...(versioned ? { 'If-Match': ifMatch } : {}) };
  const requestParams = {
    ...(each.params ? { path: each.params } : {}),
    ...(each.query ? { query: each.query } : {}),
    ...(Object.keys(header).length > 0 ? { header: z.object(header) } : {}),
  };
  const binary = { schema: { type: 'string', format: 'binary' } } as const;
  const scope = `${each.open ? 'Without a token, or with one of' : 'Needs a token of'} the scope \`${each.scope}\`.`;
  return {
    operationId: operationId(each),
    tags: [each.tag],
    summary: each.summary,
    description: each.description ? `${each.description}\n\n${scope}` : scope,
    ...(each.open ? { security: [{}, { token: [] }] } : {}),
    requestParams,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    ...(file ? { requestBody: { required: true, content: Object.fromEntries(file.map((type) => [type, binary])) } } : {}),
    responses: {
      [String(each.answer.status)]: success(each),
      ...(each.orHeld ? { 202: { description: 'It waits for a moderator', content: { 'application/json': { schema: each.orHeld } } } } : {}),
      default: { description: 'Refused', content: { 'application/problem+json': { schema: problemShape } } },
    },
  };
}

function success({ answer, versioned, method }: Endpoint): ZodOpenApiResponseObject {
  if (!answer.schema) return { description: 'Done' };
  const etag = z.string().meta({ description: 'Version of the text, for `If-Match`.' });
  const location = z.string().meta({ description: 'Where the new thing is found.' });
  const headers = { ...(versioned ? { ETag: etag } : {}), ...(method === 'POST' ? { Location: location } : {}) };
  return {
    description: 'Done',
    ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
    content: { 'application/json': { schema: answer.schema } },
  };
}

/** `GET /threads/{threadId}/posts` is `getThreadsByThreadIdPosts`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split('/').filter(Boolean).map((part) => part.replace(/^\{(.*)\}$/, 'by-$1').replace('.', '-'));
  return [method.toLowerCase(), ...words].join('-').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
