import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { callerOf } from '~/http/caller.server';
import { findWays } from '~/http/find-ways.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { limit } from '~/platform/limits/index.server';
import { Button } from '~/ui/button';
import { Input } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Ways } from '~/ui/palette-dialog';

export const loader = page('moderator', async (context) => {
  const { actor, url, t, settings } = context;
  const q = (url.searchParams.get('q') ?? '').slice(0, 100);
  if (q) await limit('costly', callerOf(context));
  return { q, groups: await findWays(actor, t, q), title: t('ui.palette.title'), site: settings.name };
});

export const meta = unlisted;

/** The palette as a page of its own, which also serves the dialog. */
export default function PalettePage(): ReactElement {
  const { q, groups, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHead title={title} />
      <form className="form line mb-4" role="search" aria-label={title}>
        <Input id="q" type="search" label={t('ui.palette.hint')} hideLabel placeholder={t('ui.palette.hint')} defaultValue={q} maxLength={100} autoComplete="off" />
        <Button icon="search">{t('palette.find')}</Button>
      </form>
      <Ways groups={groups} none={t('palette.none', { q })} />
    </>
  );
}
