import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Invalid } from '~/platform/errors';
import { onceOnly, sweepIdempotency, type Answer } from '~/platform/idempotency/index.server';

useDatabase();
afterEach(() => setClock(null));

const asked = Buffer.from('POST /things\n{"a":1}');
const answer = (text: string): Answer => ({ status: 201, headers: { 'Content-Type': 'application/json', Location: '/x' }, text });

describe('onceOnly', () => {
  it('does the work of fifty parallel requests once, and answers all with the same letters', async () => {
    const [member, key] = [newId(), newId()];
    let done = 0;
    const work = async () => {
      done += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return answer('{"zeta":1,"a":[2,{"b":"\\u0000"}],"mid":"é"}');
    };
    const all = await Promise.all(Array.from({ length: 50 }, () => onceOnly(member, key, asked, work)));
    expect(done).toBe(1);
    for (const each of all) expect(each).toEqual(all[0]);
    expect(await onceOnly(member, key, asked, work)).toEqual(all[0]);
    expect(await db.idempotencyKey.count({ where: { memberId: member } })).toBe(1);
  });

  it('refuses the key for another request, also while the first one runs', async () => {
    const [member, key] = [newId(), newId()];
    let finish = () => undefined as void;
    const first = onceOnly(member, key, asked, () => new Promise((resolve) => (finish = () => resolve(answer('1')))));
    while (!(await db.idempotencyKey.count({ where: { memberId: member } }))) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = onceOnly(member, key, Buffer.from('other'), async () => answer('2'));
    finish();
    expect((await first).text).toBe('1');
    await expect(second).rejects.toBeInstanceOf(Invalid);
    await expect(onceOnly(member, key, Buffer.from('other'), async () => answer('2'))).rejects.toMatchObject({ fields: { 'Idempotency-Key': ['keyReused'] } });
  });

  it('counts each member’s keys apart', async () => {
    const key = newId();
    expect((await onceOnly(newId(), key, asked, async () => answer('mine'))).text).toBe('mine');
    expect((await onceOnly(newId(), key, asked, async () => answer('yours'))).text).toBe('yours');
  });

  it('keeps no refusal: the same key may be tried again', async () => {
    const [member, key] = [newId(), newId()];
    const refused = () => Promise.reject(new Invalid({ title: ['required'] }));
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => onceOnly(member, key, asked, refused)));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { fields: { title: ['required'] } } });
    expect((await onceOnly(member, key, Buffer.from('put right'), async () => answer('done'))).text).toBe('done');
  });

  it('takes over the work of a process that died, and waits for one that lives', async () => {
    const [member, key] = [newId(), newId()];
    const { createHash } = await import('node:crypto');
    const requestHash = createHash('sha256').update(asked).digest('hex');
    await db.idempotencyKey.create({ data: { memberId: member, key, requestHash, createdAt: new Date(Date.now() - 31_000) } });
    expect((await onceOnly(member, key, asked, async () => answer('again'))).text).toBe('again');

    const other = newId();
    await db.idempotencyKey.create({ data: { memberId: other, key, requestHash, createdAt: new Date() } });
    const waiting = onceOnly(other, key, asked, async () => answer('never'));
    const { status, ...rest } = answer('theirs');
    await db.idempotencyKey.update({ where: { memberId_key: { memberId: other, key } }, data: { status, response: rest } });
    expect((await waiting).text).toBe('theirs');
  });

  it('forgets after a day', async () => {
    const [member, key] = [newId(), newId()];
    await onceOnly(member, key, asked, async () => answer('1'));
    await sweepIdempotency();
    expect(await db.idempotencyKey.count({ where: { memberId: member } })).toBe(1);
    const tomorrow = Date.now() + 86_400_001;
    setClock(() => new Date(tomorrow));
    await sweepIdempotency();
    expect(await db.idempotencyKey.count({ where: { memberId: member } })).toBe(0);
  });
});
