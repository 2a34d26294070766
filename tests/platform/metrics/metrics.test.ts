import { afterEach, describe, expect, it } from 'vitest';
import { pool } from '~/platform/db/index.server';
import { countMail, metricsText, observeRequest, watchQueues } from '~/platform/metrics/index.server';
import { useDatabase } from '../../setup/database';

useDatabase();
afterEach(() => watchQueues(null));

describe('metricsText', () => {
  it('tells of requests by route, letters, queues, parked things and connections', async () => {
    await pool.query('SELECT 1');
    observeRequest('GET', '/t/:slug/:id', 200, 0.02);
    observeRequest('GET', '/t/:slug/:id', 404, 0.01);
    observeRequest('BREW', '/', 400, 0.01);
    countMail('sent');
    countMail('failed');
    watchQueues({
      queueAges: async () => [{ queue: 'uploads.files', seconds: 12.5 }],
      parked: async () => [{ kind: 'job', count: 2 }],
    });
    const { type, text } = await metricsText();
    expect(type).toContain('text/plain');
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/t/:slug/:id",status="2xx"} 1');
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/t/:slug/:id",status="4xx"} 1');
    expect(text).toContain('http_request_duration_seconds_count{method="other",route="/",status="4xx"} 1');
    expect(text).toContain('mail_sent_total{outcome="sent"} 1');
    expect(text).toContain('queue_oldest_seconds{queue="uploads.files"} 12.5');
    expect(text).toContain('parked_total{kind="job"} 2');
    expect(text).toMatch(/db_pool_connections\{state="idle"\} [1-9]/);
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('forgets a queue that is empty again, and answers while the database is away', async () => {
    watchQueues({ queueAges: () => Promise.reject(new Error('away')), parked: async () => [] });
    const { text } = await metricsText();
    expect(text).not.toContain('queue="uploads.files"');
    expect(text).toContain('http_request_duration_seconds');
  });
});
