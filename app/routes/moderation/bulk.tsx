import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { decideManyInput, filterIn, isExplained, queryOf } from '~/domains/moderation';
import { decideMany, listReportReasons, previewMany } from '~/domains/moderation/index.server';
import { BulkPage } from '~/domains/moderation/ui/bulk-page';
import { listCategories } from '~/domains/threads/index.server';
import { useEntered } from '~/http/entered';
import { enteredValues } from '~/http/forms.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { speak } from '~/platform/i18n/index.server';

export const loader = page('moderator', async ({ actor, url, t, settings }) => {
  const filter = { ...filterIn(url.searchParams), state: 'open' as const };
  const [preview, reasons, categories] = await Promise.all([previewMany(actor, filter), listReportReasons(actor), listCategories(actor)]);
  const kept = queryOf(filter);
  // Authors are told of reports only where there were some, for whatever is ticked.
  const begun = preview.items.every(({ reports }) => reports > 0) ? 'desk.bulk.facts' : 'desk.bulk.factsRead';
  const facts = { en: speak('en')(begun), fr: speak('fr')(begun) };
  return { title: t('desk.bulk.title'), site: settings.name, preview, reasons, facts, categories: categories.map(({ id, name }) => ({ id, name })), query: kept && `?${kept}` };
});

export const meta = unlisted;

export const action = mutation('moderator', async ({ actor, form, input, done, url }) => {
  // Without a script: the form once more, with all or none ticked and what was typed.
  if (form.has('tick')) return { values: enteredValues(form) };
  const order = input(decideManyInput);
  // What was prepared for removing says nothing of what stays.
  const said = isExplained(order.decision) ? order : { ...order, reasonId: null, facts: { en: '', fr: '' } };
  const { decided, behind } = await decideMany(actor, said);
  return done(`/moderation${url.search}`, { key: 'flash.bulkDecided', values: { n: decided, ...behind } });
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
