import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { addCannedInput, changeCannedInput } from '~/domains/moderation';
import { addCanned, changeCanned, listCannedSources, removeCanned } from '~/domains/moderation/index.server';
import { CannedFields } from '~/domains/moderation/ui/canned-fields';
import { NotFound } from '~/platform/errors';
import { Button } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** In the place of an id: the form of some that are not there yet. */
const NEW = 'new';

export const loader = page('manager', async ({ actor, params, locale, t, settings }) => {
  const stored = (await listCannedSources(actor)).find(({ id }) => id === params.id) ?? null;
  if (!stored && params.id !== NEW) throw new NotFound();
  return { title: stored?.title[locale] ?? t('desk.canned.new'), site: settings.name, list: t('desk.canned.list'), stored };
});

export const meta = unlisted;

export const action = mutation('manager', async ({ actor, params, method, form, input, done }) => {
  const cannedId = params.id ?? '';
  if (method === 'DELETE') {
    await removeCanned(actor, { cannedId });
    return done('/staff/canned', { key: 'flash.cannedRemoved' });
  }
  if (cannedId === NEW) {
    await addCanned(actor, input(addCannedInput));
    return done('/staff/canned', { key: 'flash.cannedSaved' });
  }
  form.set('cannedId', cannedId);
  await changeCanned(actor, input(changeCannedInput));
  return done('/staff/canned', { key: 'flash.cannedSaved' });
});

export default function CannedWords(): ReactElement {
  const { title, list, stored } = useLoaderData<typeof loader>();
  const entered = useEntered('canned');
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/canned', label: list }, { label: title }]} />
      <PageHead title={title} />
      <Form errors={entered.summary} buttons={<Button variant="primary">{t(stored ? 'settings.save' : 'desk.canned.add')}</Button>}>
        <input type="hidden" name="form" value="canned" />
        <CannedFields form={entered} stored={stored} />
      </Form>
      {stored ? (
        <div className="mt-8">
          <FormSet id="remove" title={t('desk.canned.remove')} hint={t('desk.canned.removeHint')}>
            <Form
              verb="delete"
              buttons={
                <Button variant="danger" icon="trash">
                  {t('desk.canned.remove')}
                </Button>
              }
            />
          </FormSet>
        </div>
      ) : null}
    </>
  );
}
