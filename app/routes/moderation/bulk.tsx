import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { decideManyInput, filterIn, queryOf } from '~/domains/moderation';
import { decideMany, listReportReasons, previewMany } from '~/domains/moderation/index.server';
import { BulkPage } from '~/domains/moderation/ui/bulk-page';
import { listCategories } from '~/domains/threads/index.server';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { speak } from '~/platform/i18n/index.server';

export const loader = page('moderator', async ({ actor, url, t, settings }) => {
  const filter = { ...filterIn(url.searchParams), state: 'open' as const };
  const [preview, reasons, categories] = await Promise.all([previewMany(actor, filter), listReportReasons(actor), listCategories(actor)]);
  const kept = queryOf(filter);
  const facts = { en: speak('en')('desk.bulk.facts'), fr: speak('fr')('desk.bulk.facts') };
  return { title: t('desk.bulk.title'), site: settings.name, preview, reasons, facts, categories: categories.map(({ id, name }) => ({ id, name })), query: kept && `?${kept}` };
});

export const meta = unlisted;

export const action = mutation('moderator', async ({ actor, form, input, done, url }) => {
  // What was prepared for removing says nothing of what is kept.
  if (form.get('decision') === 'keep') for (const name of ['reasonId', 'facts.en', 'facts.fr']) form.set(name, '');
  const { decided, passedOver } = await decideMany(actor, input(decideManyInput));
  return done(`/moderation${url.search}`, { key: 'flash.bulkDecided', values: { n: decided, passedOver } });
});

export default function Bulk(): ReactElement {
  const { preview, reasons, facts, categories, query } = useLoaderData<typeof loader>();
  const entered = useEntered();
  return (
    <Site layout="one">
      <BulkPage preview={preview} reasons={reasons} facts={facts} categories={categories} query={query} entered={entered} />
    </Site>
  );
}
