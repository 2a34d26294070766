import { describe, expect, it } from 'vitest';
import { currentRequestId, makeLog, newRequestId, withRequestId } from '~/platform/log/index.server';

function record(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog(level, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { log, lines };
}

describe('the log', () => {
  it('writes one JSON object a line, with level and time in words', () => {
    const { log, lines } = record();
    log.info({ threadId: 'abc' }, 'posted');
    expect(lines).toEqual([{ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/) as string, threadId: 'abc', msg: 'posted' }]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = record('warn');
    log.info('nothing');
    log.warn('something');
    expect(lines).toHaveLength(1);
  });

  it('carries the id of the request through everything that happens in it', async () => {
    const { log, lines } = record();
    const id = newRequestId();
    await withRequestId(id, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      log.info('inside');
      expect(currentRequestId()).toBe(id);
    });
    log.info('outside');
    expect(lines.map((line) => line.requestId)).toEqual([id, undefined]);
    expect(currentRequestId()).toBeNull();
  });

  it('hides secrets and what people wrote, also below the first level', () => {
    const { log, lines } = record();
    log.info({ email: 'a@b.c', request: { headers: { cookie: 'session=1', authorization: 'Bearer x' }, body: 'words' }, form: { password: 'p' } }, 'x');
    const text = JSON.stringify(lines);
    for (const secret of ['a@b.c', 'session=1', 'Bearer x', 'words', '"p"']) expect(text).not.toContain(secret);
  });
});
