import { slugOf } from '~/domains/threads';
import { exportOwnData } from '~/domains/exports/index.server';
import { page } from '~/http/page.server';
import { now } from '~/platform/clock';
import { log } from '~/platform/log/index.server';

/** A member's own data as a file, sent while it is read. */
export const loader = page('account', async ({ actor, settings, origin }) => {
  const pieces = await exportOwnData(actor, { name: settings.name, origin });
  const letters = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(letters.encode(value));
      } catch (error) {
        // A file that ends in the middle is no JSON, and is seen to be broken; the answer has begun.
        log.error({ err: error }, 'an export ended early');
        controller.error(error);
      }
    },
    cancel: () => void pieces.return(undefined),
  });
  const name = `${slugOf(settings.name, 'community')}-${now().toISOString().slice(0, 10)}.json`;
  return new Response(body, { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' } });
});
