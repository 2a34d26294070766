import type { Actor, Scope } from '~/domains/identity';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint gets: everything parsed by its own schemas. */
export interface Call<P, Q, B> {
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  /** Of `If-Match`: the version that the program has read; null without the header. */
  version: number | null;
  /** Of `Idempotency-Key`. */
  key: string | undefined;
  /** The body as it came, for files. */
  bytes: Buffer;
}

export interface Reply {
  status?: number;
  body?: unknown;
  /** Version of the thing, for the `ETag`. */
  version?: number;
  /** Cursor of the next page, for `Link`. */
  next?: string | null;
  /** Path of what was made, for `Location`. */
  location?: string;
}

/** One way into the rooms for programs. The OpenAPI document is made of these, so it cannot lie. */
export interface Endpoint {
  method: Method;
  /** With its parameters: `/threads/{threadId}`. */
  path: string;
  tag: string;
  summary: string;
  /** What the token must allow; null: open to everybody. */
  scope: Scope | null;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file of one of these types. */
  file?: readonly string[];
  /** `If-Match` is asked for. */
  versioned?: boolean;
  /** What it answers when all went well; null: nothing (204). */
  answer: { status: number; schema: z.ZodType | null };
  run(call: Call<never, never, never>): Promise<Reply>;
}

interface Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> extends Omit<Endpoint, 'params' | 'query' | 'body' | 'run'> {
  params?: P;
  query?: Q;
  body?: B;
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
}

/** Declares an endpoint; its `run` is typed by its schemas. */
export function endpoint<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(definition: Definition<P, Q, B>): Endpoint {
  return definition as unknown as Endpoint;
}
