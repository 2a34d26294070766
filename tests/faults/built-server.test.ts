import { createServer, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptance } from '../../scripts/faults/f15-acceptance';
import { bodies } from '../../scripts/faults/f19-bodies';
import { repetition } from '../../scripts/faults/f13-repetition';
import { secondProcess } from '../../scripts/faults/f03-second-process';
import { sigterm } from '../../scripts/faults/f02-sigterm';
import { streams } from '../../scripts/faults/f25-streams';
import type { Stage } from '../../scripts/faults/stage';
import { buildSite } from '../../scripts/lib/built-server';

/** The short forms of the faults that need neither many kills nor a quiet machine; `npm run faults` runs all of them. */
describe('the built server', () => {
  beforeAll(buildSite, 300_000);

  it.each([sigterm, secondProcess, repetition, acceptance, bodies, streams])(
    '$id: $title',
    async (fault) => {
      const failures: string[] = [];
      const stage: Stage = {
        quick: true,
        note: () => undefined,
        check: (claim, holds, figure) => {
          if (!holds) failures.push(`${claim}: ${figure}`);
        },
        measure: () => undefined,
        port: await freePort(),
      };
      await fault.run(stage);
      expect(failures).toEqual([]);
    },
    300_000,
  );
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
