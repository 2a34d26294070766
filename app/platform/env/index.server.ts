import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { lazy } from '../lazy';
import { VARIABLES, type VariableName } from './variables';

const shape = z.object(
  Object.fromEntries(Object.entries(VARIABLES).map(([name, { schema }]) => [name, schema])) as {
    [Name in VariableName]: (typeof VARIABLES)[Name]['schema'];
  },
);
type Read = z.output<typeof shape>;

/** The configuration, complete with what is derived from other values. */
export type Env = Omit<Read, 'PARVIS_MODE' | 'HOST' | 'PUBLIC_URL' | 'LOG_LEVEL'> & {
  PARVIS_MODE: NonNullable<Read['PARVIS_MODE']>;
  HOST: string;
  /** Scheme, host and port, without a slash at the end. */
  PUBLIC_URL: string;
  LOG_LEVEL: NonNullable<Read['LOG_LEVEL']>;
};

export type EnvResult = { ok: true; env: Env } | { ok: false; errors: string[] };

/** The configuration is wrong; the message lists every wrong value. */
export class EnvProblem extends Error {
  override readonly name = 'EnvProblem';
  /** Tells the launcher that the message alone is enough. */
  readonly forPeople = true;
}

/**
 * Reads the whole configuration. An empty value counts as absent. A secret may be given as
 * `NAME_FILE`, the path of a file that holds it.
 *
 * @param source usually `process.env`
 * @returns the configuration, or one line for every wrong value; secrets are not repeated in it
 */
export function readEnv(source: Record<string, string | undefined>): EnvResult {
  const errors: string[] = [];
  const given: Partial<Record<VariableName, string>> = {};
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const value = source[name] || readSecretFile(source, name, errors);
    if (value) given[name] = value;
  }
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = issue.path[0] as VariableName;
      const shown = isSecret(name) || given[name] === undefined ? '' : ` (it is "${given[name]}")`;
      errors.push(`${name} ${issue.message}${shown}`);
    }
  }
  const env = parsed.success ? complete(parsed.data, source.NODE_ENV) : null;
  if (env) errors.push(...contradictions(env));
  return env && errors.length === 0 ? { ok: true, env } : { ok: false, errors };
}

function readSecretFile(
  source: Record<string, string | undefined>,
  name: VariableName,
  errors: string[],
): string | undefined {
  const file = isSecret(name) ? source[`${name}_FILE`] : undefined;
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    errors.push(`${name}_FILE cannot be read: ${(error as Error).message}`);
    return undefined;
  }
}

function complete(read: Read, nodeEnv: string | undefined): Env {
  const mode = read.PARVIS_MODE ?? (nodeEnv === 'production' || nodeEnv === 'test' ? nodeEnv : 'development');
  return {
    ...read,
    PARVIS_MODE: mode,
    HOST: read.HOST ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    PUBLIC_URL: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    DATA_DIR: path.resolve(read.DATA_DIR),
    LOG_LEVEL: read.LOG_LEVEL ?? (mode === 'test' ? 'silent' : 'info'),
  };
}

function contradictions(env: Env): string[] {
  const errors: string[] = [];
  const site = new URL(env.PUBLIC_URL);
  if (site.origin !== env.PUBLIC_URL) {
    errors.push(`PUBLIC_URL must be only scheme, host and port, such as ${site.origin} (it is "${env.PUBLIC_URL}")`);
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(site.hostname);
  if (env.PARVIS_MODE === 'production' && site.protocol !== 'https:' && !local) {
    errors.push(`PUBLIC_URL must begin with https:// in production, since passwords travel over it (it is "${env.PUBLIC_URL}")`);
  }
  if (env.MEILI_KEY && !env.MEILI_URL) errors.push('MEILI_KEY is given, but MEILI_URL is not');
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT === env.PORT) {
    errors.push('METRICS_PORT must differ from PORT');
  }
  return errors;
}

/**
 * The configuration of this process, read at its first use.
 *
 * @throws EnvProblem on that first use, naming every wrong value
 */
export const env: Readonly<Env> = lazy(() => {
  const result = readEnv(process.env);
  if (result.ok) return Object.freeze(result.env);
  throw new EnvProblem(
    ['The configuration is wrong:', ...result.errors.map((error) => `  - ${error}`), 'See .env.example for what each value means.'].join('\n'),
  );
});

/**
 * The configuration as people may see it: one `NAME=value` per variable, with secrets masked, also
 * a password inside an address. Absent values are left empty.
 */
export function describeEnv(shown: Readonly<Env> = env): string[] {
  return (Object.keys(VARIABLES) as VariableName[]).map((name) => `${name}=${mask(name, shown[name])}`);
}

function mask(name: VariableName, value: Env[VariableName]): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const text = String(value);
  if (!URL.canParse(text) || !text.includes('://')) return isSecret(name) ? '********' : text;
  // An address shows where it leads; its password and anything after "?" may be a secret.
  const url = new URL(text);
  if (!url.password && !url.search) return text;
  if (url.password) url.password = '********';
  if (url.search && isSecret(name)) url.search = '?********';
  return url.href;
}

function isSecret(name: VariableName): boolean {
  return 'secret' in VARIABLES[name];
}
