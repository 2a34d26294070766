import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { endpoints } from '../../../app/routes/api/endpoints';
import { api } from './client';

useDatabase();

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string }[];
  requestBody?: object;
  responses: Record<string, { content?: Record<string, object> }>;
  security?: object[];
}
interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}
let document: Document;
beforeAll(async () => {
  document = (await api<Document>('GET', '/openapi.json')).body;
});
const operations = () => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

it('is a valid OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate({ ...document });
  expect(errors).toBeUndefined();
  expect([valid, document.openapi, document.servers[0]?.url]).toEqual([true, '3.1.0', 'http://localhost:3000/api/v1']);
});

it('describes every endpoint, once, by a name of its own', () => {
  expect(operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort());
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
});

it('names the parts of each address, what may be sent, and what refusals look like', () => {
  for (const { path, method, operation } of operations()) {
    const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
    expect(named.sort(), path).toEqual([...(path.match(/\{\w+\}/g) ?? [])].sort());
    expect(operation.responses.default?.content).toHaveProperty(['application/problem+json']);
    const headers = (operation.parameters ?? []).filter((one) => one.in === 'header').map((one) => one.name);
    expect(headers.includes('Idempotency-Key'), `${method} ${path}`).toBe(method === 'post');
    expect(headers.includes('If-Match'), `${method} ${path}`).toBe(method === 'patch' && !path.startsWith('/me'));
  }
});

it('leads nowhere that is not there', () => {
  const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
  expect(references.length).toBeGreaterThan(50);
  for (const reference of references) expect(document.components.schemas).toHaveProperty([reference.split('/').at(-1)!]);
});
