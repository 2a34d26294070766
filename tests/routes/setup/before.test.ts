import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { RouteConfigEntry } from '@remix-run/route-config';

// Read once, at its first use.
vi.hoisted(() => Object.assign(process.env, { PARVIS_MODE: 'production' }));

import { finishSetup } from '~/domains/brand/index.server';
import * as root from '~/root';
import * as emails from '~/routes/dev/emails';
import * as letter from '~/routes/dev/letter';
import * as letterBody from '~/routes/dev/letter-body';
import * as mail from '~/routes/dev/mail';
import * as sampleBody from '~/routes/dev/sample-body';
import * as gallery from '~/routes/dev/ui';
import routes from '../../../app/routes';
import { roles } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { someone } from '../../domains/identity/people';
import { useDatabase } from '../../setup/database';
import { Browser } from '../browse';

useDatabase();

/** Addresses of all routes, with something in the place of their parameters. */
function addresses(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above;
    return [...(entry.children ? addresses(entry.children, path) : [path || '/'])];
  });
}
const all = [...new Set(addresses(routes as RouteConfigEntry[]).map((path) => path.replace(/:\w+|\*/g, 'x')))];
const OPEN = /^\/(setup|sign-in|reset|invitation|preferences)(\/|$)/;

beforeAll(() => expect(env.PARVIS_MODE).toBe('production'));

describe('before its owner has finished the set-up', () => {
  it('a community shows visitors the page that says so, wherever they come', async () => {
    expect(all.length).toBeGreaterThan(80);
    const visitor = new Browser();
    for (const path of all) {
      const { status, location } = await visitor.get(root, path);
      expect([path, status, location]).toEqual(OPEN.test(path) ? [path, 200, null] : [path, 302, '/setup']);
    }
  });

  it('it does not keep the team out', async () => {
    for (const role of roles) {
      const member = await Browser.of(await someone(role));
      for (const path of ['/', '/ask', '/staff', '/setup/brand']) expect((await member.get(root, path)).status).toBe(200);
    }
  });

  it('it is open to everybody as soon as that is done', async () => {
    await finishSetup(await someone('owner'));
    const visitor = new Browser();
    for (const path of all) expect([path, (await visitor.get(root, path)).status]).toEqual([path, 200]);
  });
});

describe('pages for developers', () => {
  type Page = [path: string, route: Parameters<Browser['get']>[0], params: Record<string, string>];
  it.each<Page>([
    ['/dev/mail', mail, {}],
    ['/dev/mail/x', letter, { id: 'x' }],
    ['/dev/mail/x/body', letterBody, { id: 'x' }],
    ['/dev/emails', emails, {}],
    ['/dev/emails/invitation/body', sampleBody, { name: 'invitation' }],
    ['/dev/ui', gallery, {}],
  ])('are not there in production: %s', async (path, route, params) => {
    for (const browser of [new Browser(), await Browser.of(await someone('owner'))]) {
      expect((await browser.get(route, path, params)).status).toBe(404);
    }
  });

  it('are all among these', () => {
    expect(all.filter((path) => path.startsWith('/dev')).sort()).toEqual(['/dev/emails', '/dev/emails/x/body', '/dev/mail', '/dev/mail/x', '/dev/mail/x/body', '/dev/ui']);
  });
});
