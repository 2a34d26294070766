import { expect } from 'vitest';
import { createApiToken } from '~/domains/identity/index.server';
import { scopes, type MemberActor, type Scope } from '~/domains/identity';
import { endpoints } from '../../../app/routes/api/endpoints';
import { action, loader } from '../../../app/routes/api/v1';
import { call } from '../context';

export interface Answered<B = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: B;
  text: string;
}

type Wish = { token?: string; body?: unknown; bytes?: Uint8Array | string; headers?: Record<string, string> };

/** Sends a request to the API as a program would, below `/api/v1`. */
export async function api<B = Record<string, never>>(method: string, path: string, { token, body, bytes, headers = {} }: Wish = {}): Promise<Answered<B>> {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
    body: typeof bytes === 'object' ? new Uint8Array(bytes) : (bytes ?? (body === undefined ? undefined : JSON.stringify(body))),
  });
  const response = await call(['GET', 'HEAD', 'OPTIONS'].includes(method) ? loader : action, request);
  const text = await response.text();
  if (response.ok && text) expectAsDescribed(method, path, response.status, JSON.parse(text));
  return { status: response.status, headers: response.headers, text, body: (text ? JSON.parse(text) : null) as B };
}

/** Every answer has exactly the fields that the description promises. */
function expectAsDescribed(method: string, path: string, status: number, body: unknown): void {
  const [bare = ''] = path.split('?');
  const fits = (pattern: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  const described = endpoints.find((each) => each.method === method && fits(each.path))!;
  const schema = status === 202 ? described.orHeld : described.answer.schema;
  if (status !== 202) expect(status, `${method} ${path}`).toBe(described.answer.status);
  expect(schema, `${method} ${path}`).toBeDefined();
  expect(schema?.safeParse(body).error?.issues, `${method} ${path}`).toBeUndefined();
}

/** A token of a member; without a wish for all scopes that the role has use for. */
export async function tokenFor(member: MemberActor, wanted?: Scope[]): Promise<string> {
  const beyond = { member: ['moderate', 'admin'], moderator: ['admin'], manager: [], admin: [], owner: [] }[member.role] as string[];
  const input = { name: 'A program', scopes: wanted ?? scopes.filter((scope) => !beyond.includes(scope)), days: 30 };
  return (await createApiToken(member, input)).token;
}

/** Expects a problem document, and gives its stable code. */
export function codeOf({ status, headers, body }: Answered<object>): string {
  expect(headers.get('Content-Type')).toBe('application/problem+json');
  expect(body).toMatchObject({ status, type: expect.stringMatching(/\/api#problem-[a-z-]+$/) as string, title: expect.any(String) as string });
  return (body as { code: string }).code;
}
