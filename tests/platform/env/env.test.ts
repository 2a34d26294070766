import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeEnv, readEnv, type Env } from '~/platform/env/index.server';
import { VARIABLES } from '~/platform/env/variables';

function read(source: Record<string, string>): Env {
  const result = readEnv(source);
  if (!result.ok) throw new Error(result.errors.join('\n'));
  return result.env;
}

function errorsOf(source: Record<string, string>): string[] {
  const result = readEnv(source);
  return result.ok ? [] : result.errors;
}

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(read({})).toMatchObject({
      PARVIS_MODE: 'development',
      HOST: '127.0.0.1',
      PORT: 3000,
      PUBLIC_URL: 'http://localhost:3000',
      DATA_DIR: path.resolve('data'),
      DATABASE_POOL: 10,
      WORKER: true,
      TRUST_PROXY: 0,
      LOG_LEVEL: 'info',
    });
  });

  it('listens to the world only in production', () => {
    expect(read({ PARVIS_MODE: 'production' }).HOST).toBe('0.0.0.0');
    expect(read({ PARVIS_MODE: 'demo' }).HOST).toBe('127.0.0.1');
    expect(read({ PARVIS_MODE: 'production', HOST: '10.0.0.1' }).HOST).toBe('10.0.0.1');
  });

  it('takes the mode from NODE_ENV when nothing else says it', () => {
    expect(read({ NODE_ENV: 'production' }).PARVIS_MODE).toBe('production');
    expect(read({ NODE_ENV: 'test' })).toMatchObject({ PARVIS_MODE: 'test', LOG_LEVEL: 'silent' });
  });

  it('counts an empty value as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(read({}));
  });

  it('lists every wrong value at once', () => {
    const errors = errorsOf({
      PORT: '99999',
      DATABASE_POOL: 'many',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      WORKER: 'yes',
      LOG_LEVEL: 'loud',
      PARVIS_MODE: 'fast',
      METRICS_TOKEN: 'short',
      MAIL_FROM: 'nobody',
    });
    expect(errors).toHaveLength(8);
    for (const name of ['PORT', 'DATABASE_POOL', 'DATABASE_URL', 'WORKER', 'LOG_LEVEL', 'PARVIS_MODE', 'METRICS_TOKEN', 'MAIL_FROM']) {
      expect(errors.filter((error) => error.startsWith(`${name} `))).toHaveLength(1);
    }
    expect(errors.join()).toContain('(it is "99999")');
    expect(errors.join()).not.toContain('hunter2');
    expect(errors.join()).not.toContain('short');
  });

  it('wants https in production, except on this very computer', () => {
    expect(errorsOf({ PARVIS_MODE: 'production', PUBLIC_URL: 'http://community.example.com' })[0]).toContain('https://');
    expect(errorsOf({ PARVIS_MODE: 'production', PUBLIC_URL: 'https://community.example.com/' })).toEqual([]);
    expect(errorsOf({ PARVIS_MODE: 'production', PUBLIC_URL: 'http://localhost:8080' })).toEqual([]);
    expect(errorsOf({ PARVIS_MODE: 'demo', PUBLIC_URL: 'http://demo.example.com' })).toEqual([]);
  });

  it('refuses an address with a path, and values that contradict each other', () => {
    expect(errorsOf({ PUBLIC_URL: 'https://example.com/forum' })[0]).toContain('https://example.com');
    expect(errorsOf({ MEILI_KEY: 'key' })).toEqual(['MEILI_KEY is given, but MEILI_URL is not']);
    expect(errorsOf({ PORT: '3000', METRICS_PORT: '3000' })).toEqual(['METRICS_PORT must differ from PORT']);
  });

  it('reads secrets from files, and says when a file cannot be read', async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'parvis-env-'));
    try {
      const file = path.join(directory, 'secret');
      await writeFile(file, 'postgresql://a:b@c/d\n');
      expect(read({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgresql://a:b@c/d');
      expect(errorsOf({ SMTP_URL_FILE: path.join(directory, 'none') })[0]).toMatch(/^SMTP_URL_FILE cannot be read/);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('describeEnv', () => {
  it('shows everything, with secrets masked, also inside addresses', () => {
    const shown = describeEnv(
      read({
        DATABASE_URL: 'postgresql://parvis:hunter2@db.example.com:5432/parvis?password=hunter2',
        SMTP_URL: 'smtp://mail:hunter2@mail.example.com:587',
        METRICS_TOKEN: 'hunter2hunter2hunter2',
        MEILI_URL: 'http://meili:hunter2@search:7700',
        MEILI_KEY: 'hunter2',
        WORKER: 'off',
      }),
    );
    expect(shown.join('\n')).not.toContain('hunter2');
    expect(shown).toContain('DATABASE_URL=postgresql://parvis:********@db.example.com:5432/parvis?********');
    expect(shown).toContain('SMTP_URL=smtp://mail:********@mail.example.com:587');
    expect(shown).toContain('METRICS_TOKEN=********');
    expect(shown).toContain('WORKER=off');
    expect(shown).toContain('PORT=3000');
    expect(shown).toContain('PUBLIC_URL=http://localhost:3000');
    expect(shown.map((line) => line.split('=')[0])).toEqual(Object.keys(VARIABLES));
  });
});

describe('.env.example', () => {
  it('names every variable with its meaning, and no other', async () => {
    const wanted = Object.entries(VARIABLES)
      .filter(([name]) => name !== 'PARVIS_MODE')
      .map(([name, variable]) => `# ${variable.help}\n${'secret' in variable ? `# (or ${name}_FILE, the path of a file that holds it)\n` : ''}#${name}=`);
    const example = await readFile('.env.example', 'utf8');
    expect(example.trim().split('\n\n').slice(1)).toEqual(wanted);
  });
});

describe('the README', () => {
  it('names every variable in its table, and no other', async () => {
    const readme = await readFile('README.md', 'utf8');
    const table = readme.slice(readme.indexOf('| variable |')).split('\n\n')[0]!;
    const named = table.split('\n').slice(2).flatMap((line) => [...line.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(named).toEqual(Object.keys(VARIABLES).filter((name) => name !== 'PARVIS_MODE'));
  });
});
