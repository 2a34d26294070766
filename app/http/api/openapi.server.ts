import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { scopes } from '~/domains/identity';
import type { Endpoint } from './endpoint';
import { BASE } from './machine.server';
import { problemSchema } from './shapes';

/** The OpenAPI 3.1 description of the endpoints, made from their own schemas. */
export function openApi(endpoints: readonly Endpoint[], { origin, name }: { origin: string; name: string }) {
  const paths: ZodOpenApiPathsObject = {};
  for (const each of endpoints) {
    const path = (paths[BASE + each.path] ??= {});
    Object.assign(path, { [each.method.toLowerCase()]: operation(each) });
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${name}: API`,
      version: '1',
      description:
        'Everything here goes through the same acts as the pages. Send a token as `Authorization: Bearer ...`; make one in your settings. ' +
        'Lists have cursors: follow `Link: rel="next"`. Send an `Idempotency-Key` with a POST and it happens once, however often it is sent. ' +
        'Edits ask for `If-Match` with the `ETag` that was read.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((tag) => ({ name: tag })),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: `Scopes: ${scopes.join(', ')}` } },
    },
    paths,
  });
}

function operation(each: Endpoint): ZodOpenApiOperationObject {
  const { answer } = each;
  return {
    operationId: operationId(each),
    tags: [each.tag],
    summary: each.summary,
    ...(each.scope ? { description: `Needs the scope \`${each.scope}\`.` } : { security: [] }),
    requestParams: {
      ...(each.params ? { path: each.params } : {}),
      ...(each.query ? { query: each.query } : {}),
    },
    ...(each.body ? { requestBody: { required: true, content: { 'application/json': { schema: each.body } } } } : {}),
    ...(each.file ? { requestBody: { required: true, content: Object.fromEntries(each.file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } } : {}),
    responses: {
      [String(answer.status)]: answer.schema
        ? { description: 'Done', content: { 'application/json': { schema: answer.schema } } }
        : { description: 'Done' },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  };
}

/** `GET /threads/{threadId}/posts` is `getThreadsByThreadIdPosts`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split('/').filter(Boolean).map((part) => (part.startsWith('{') ? `by-${part.slice(1, -1)}` : part));
  return [method.toLowerCase(), ...words].join('-').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
