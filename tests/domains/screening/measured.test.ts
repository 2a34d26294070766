import { expect, it } from 'vitest';
import { measuredScreening } from '~/domains/screening/index.server';
import { COMMAND, measured } from '../../../scripts/bench/screening/measure';

it('shows staff the figures that the bench prints today', () => {
  expect(measuredScreening(), `stale: run ${COMMAND}`).toEqual({ command: COMMAND, languages: measured() });
});
