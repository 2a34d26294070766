import type { Actor, Scope } from '~/domains/identity';
import type { z } from 'zod';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint gets: everything parsed by its own schemas. */
export interface Call<P, Q, B> {
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  /** Of `If-Match`: the version that the program has read; 0 where none is asked for. */
  version: number;
  /** Of `Idempotency-Key`. */
  key: string | undefined;
  /** The body as it came, for files. */
  bytes: Buffer;
  /** By what limits count the caller: the token, or a visitor's network. */
  caller: string;
}

export interface Reply {
  body?: unknown;
  /** Version of the thing, for the `ETag`. */
  version?: number;
  /** Cursors of the pages around this one, for `Link`. */
  next?: string | null;
  previous?: string | null;
  /** Path of what was made, below the base, for `Location`. */
  location?: string;
  /** The text waits for a moderator: the body is of `orHeld`, with status 202. */
  held?: true;
}

/** One way into the rooms for programs. The OpenAPI document is made of these, so it cannot lie. */
export interface Endpoint {
  method: Method;
  /** With its parameters: `/threads/{threadId}`. */
  path: string;
  tag: string;
  summary: string;
  /** What else a program should know. */
  description?: string;
  /** What a token must allow. */
  scope: Scope;
  /** Answers without a token too, as to a visitor. */
  open?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file of one of these types. */
  file?: readonly string[];
  /** `If-Match` is asked for. */
  versioned?: true;
  /** What it answers when all went well; null: nothing (204). */
  answer: { status: 200 | 201; schema: z.ZodType } | { status: 204; schema: null };
  /** What it answers, with 202, when the text has to wait for a moderator. */
  orHeld?: z.ZodType;
  run(call: Call<never, never, never>): Promise<Reply>;
}

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<Endpoint, 'params' | 'query' | 'body' | 'run'> & {
  params?: P;
  query?: Q;
  body?: B;
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
};

/** Declares an endpoint; its `run` is typed by its schemas. */
export function endpoint<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(definition: Definition<P, Q, B>): Endpoint {
  return definition as unknown as Endpoint;
}
