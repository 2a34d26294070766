import { z } from 'zod';

const yesNo = z.enum(['on', 'off'], 'must be "on" or "off"').transform((value) => value === 'on');
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

/** An address with one of the given schemes, e.g. `smtp://user:secret@host:587`. */
const address = (...schemes: string[]) =>
  z.string().refine((value) => {
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : null;
    return scheme !== null && schemes.includes(scheme);
  }, `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);

export type Variable = {
  schema: z.ZodType;
  /** One line for `.env.example` and the README. */
  help: string;
  /** Never printed; may also be given as the path of a file, in `NAME_FILE`. */
  secret?: true;
};

/** Every variable that Parvis reads, in the order in which people should meet them. */
export const VARIABLES = {
  PARVIS_MODE: {
    schema: z.enum(['demo', 'production', 'development', 'test'], 'must be demo, production, development or test').optional(),
    help: 'Set by `npm run demo`, `npm start` and `npm run dev`.',
  },
  PUBLIC_URL: {
    schema: address('http', 'https').optional(),
    help: 'Address under which people reach the site, e.g. https://community.example.com. Default: http://localhost:PORT',
  },
  HOST: {
    schema: z.string().optional(),
    help: 'Network interface to listen on. Default: 0.0.0.0 in production, 127.0.0.1 otherwise',
  },
  PORT: { schema: whole(0, 65_535).prefault('3000'), help: 'Port to listen on. Default: 3000' },
  DATA_DIR: {
    schema: z.string().prefault('./data'),
    help: 'Directory of uploads and of the built-in database. Default: ./data',
  },
  DATABASE_URL: {
    schema: address('postgresql', 'postgres').optional(),
    help: 'A PostgreSQL server (14 or newer) instead of the built-in one, e.g. postgresql://user:secret@host:5432/name',
    secret: true,
  },
  DATABASE_POOL: {
    schema: whole(2, 200).prefault('10'),
    help: 'Connections to the database that a process opens at most. Default: 10',
  },
  WORKER: {
    schema: yesNo.prefault('on'),
    help: 'Whether the web process also runs the jobs; off where `npm run worker` does. Default: on',
  },
  SMTP_URL: {
    schema: address('smtp', 'smtps').optional(),
    help: 'Mail server, e.g. smtp://user:secret@host:587. Without it letters wait in the outbox',
    secret: true,
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an e-mail address, with or without a name before it')
      .optional(),
    help: 'Sender of letters, e.g. "Community <hello@example.com>"',
  },
  MEILI_URL: {
    schema: address('http', 'https').optional(),
    help: 'Meilisearch server (1.11 or newer) that answers searches; PostgreSQL does without one, and when it is away',
  },
  MEILI_KEY: { schema: z.string().optional(), help: 'Key for the Meilisearch server', secret: true },
  TRUST_PROXY: {
    schema: whole(0, 10).prefault('0'),
    help: 'Proxies in front of Parvis whose X-Forwarded-* headers are believed. Default: 0',
  },
  UPLOAD_MAX_MB: { schema: whole(1, 100).prefault('10'), help: 'Largest picture that may be uploaded. Default: 10' },
  LIMITS_FACTOR: {
    schema: whole(1, 10_000).prefault('1'),
    help: 'Multiplies how often things may be done: for load tests, or where all members share one address. Default: 1',
  },
  SCREENING: {
    schema: z.enum(['on', 'off'], 'must be on or off').prefault('on'),
    help: 'off: texts are published without being screened, for load tests or among colleagues. Default: on',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
    help: 'Bearer token that opens /metrics. Without it and METRICS_PORT there are no metrics',
    secret: true,
  },
  METRICS_PORT: {
    schema: whole(1, 65_535).optional(),
    help: 'Port of its own for /metrics on 127.0.0.1, without a token',
  },
  LOG_LEVEL: {
    schema: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a level from fatal to trace, or silent')
      .optional(),
    help: 'fatal, error, warn, info, debug, trace or silent. Default: info (silent in tests)',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
