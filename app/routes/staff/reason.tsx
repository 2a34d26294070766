import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { addReasonInput, changeReasonInput } from '~/domains/moderation';
import { addReason, archiveReason, changeReason, listReasonSources, restoreReason } from '~/domains/moderation/index.server';
import { ReasonFields } from '~/domains/moderation/ui/reason-fields';
import { NotFound } from '~/platform/errors';
import { Button } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** In the place of an id: the form of one that is not there yet. */
const NEW = 'new';

export const loader = page('manager', async ({ actor, params, locale, t, settings }) => {
  const stored = (await listReasonSources(actor)).find(({ id }) => id === params.id) ?? null;
  if (!stored && params.id !== NEW) throw new NotFound();
  return { title: stored?.title[locale] ?? t('desk.reasons.new'), site: settings.name, list: t('desk.reasons.title'), stored };
});

export const meta = unlisted;

export const action = mutation('manager', async (ctx) => {
  const { actor, params, form, input, done } = ctx;
  const reasonId = params.id ?? '';
  if (form.get('form') === 'archive') return archive(ctx, reasonId);
  if (reasonId === NEW) {
    await addReason(actor, input(addReasonInput));
    return done('/staff/reasons', { key: 'flash.reasonAdded' });
  }
  form.set('reasonId', reasonId);
  await changeReason(actor, input(changeReasonInput));
  return done('/staff/reasons', { key: 'flash.reasonSaved' });
});

async function archive({ actor, method, done }: MutationContext, reasonId: string): Promise<Response> {
  const opens = method === 'DELETE';
  await (opens ? restoreReason : archiveReason)(actor, { reasonId });
  return done('/staff/reasons', { key: opens ? 'flash.reasonRestored' : 'flash.reasonArchived' });
}

export default function Reason(): ReactElement {
  const { title, list, stored } = useLoaderData<typeof loader>();
  const entered = useEntered('reason');
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/reasons', label: list }, { label: title }]} />
      <PageHead title={title} />
      <Form errors={entered.summary} buttons={<Button variant="primary">{t(stored ? 'settings.save' : 'desk.reasons.add')}</Button>}>
        <input type="hidden" name="form" value="reason" />
        <ReasonFields form={entered} stored={stored} />
      </Form>
      {stored ? <Archive archived={stored.archived} /> : null}
    </>
  );
}

function Archive({ archived }: { archived: boolean }): ReactElement {
  const entered = useEntered('archive');
  const t = useT();
  const act = archived ? 'restore' : 'archive';
  return (
    <div className="mt-8">
      <FormSet id="archive" title={t(`desk.reasons.${act}`)} hint={t(`desk.reasons.${act}Hint`)}>
        <Form
          verb={archived ? 'delete' : undefined}
          errors={entered.summary}
          buttons={
            <Button variant={archived ? 'plain' : 'danger'} icon={archived ? 'undo' : 'archive'}>
              {t(`desk.reasons.${act}`)}
            </Button>
          }
        >
          <input type="hidden" name="form" value="archive" />
        </Form>
      </FormSet>
    </div>
  );
}
