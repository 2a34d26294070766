import { isDeepStrictEqual } from 'node:util';
import { mustBeMember, type Actor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { writeLedger } from '~/platform/ledger/index.server';
import { mayRunDesk } from '../policy';
import type { SetThresholdsInput } from './threshold-input';
import type { Thresholds } from './threshold-rules';
import { holdThresholds, readThresholds, writeThresholds } from './thresholds.store.server';

/** From when on programs act by themselves. Community managers. @throws Forbidden */
export async function getThresholds(actor: Actor): Promise<Thresholds> {
  allow(mayRunDesk(actor));
  return readThresholds();
}

/**
 * Says from when on programs act by themselves; what they have done stays. The same as before changes nothing. Community
 * managers. Records `thresholds.changed`, also in the ledger.
 * @throws Forbidden
 */
export async function setThresholds(actor: Actor, input: SetThresholdsInput): Promise<void> {
  allow(mayRunDesk(actor));
  const member = mustBeMember(actor);
  const { hideOn, hideScore, silenceOn, silenceScore, silenceMembers, silenceHours, closeOn, closeScore, closeMembers, closeHours } = input;
  const after: Thresholds = {
    hide: { on: hideOn, score: hideScore },
    silence: { on: silenceOn, score: silenceScore, members: silenceMembers, hours: silenceHours },
    close: { on: closeOn, score: closeScore, members: closeMembers, hours: closeHours },
  };
  await transaction(async (tx) => {
    const before = await holdThresholds(tx);
    if (isDeepStrictEqual(before, after)) return;
    await writeThresholds(tx, after, { byId: member.id, at: now() });
    await record(tx, { kind: 'thresholds.changed', actor: member });
    await writeLedger(tx, { actor: member, act: 'thresholds.changed', target: { kind: 'thresholds', id: '' }, before, after });
  });
}
