import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mailServerShown } from '~/http/mail-server.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { finishSetup } from '~/domains/brand/index.server';
import { listCategories } from '~/domains/threads/index.server';
import { Button, LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { Icon } from '~/ui/icon';
import { useT } from '~/ui/i18n';

export const loader = page('admin', async ({ actor, t, settings }) => {
  const [categories, { current }] = await Promise.all([listCategories(actor), mailServerShown()]);
  const ready = [
    { key: 'brand', done: settings.name !== 'Parvis', href: '/setup/brand' },
    { key: 'categories', done: categories.length > 0, href: '/setup/categories' },
    { key: 'mail', done: current !== null, href: '/setup/mail' },
  ];
  return { title: t('setup.done.title', { site: settings.name }), site: settings.name, ready };
});

export const meta = unlisted;

export const action = mutation('admin', async (ctx) => {
  await finishSetup(ctx.actor);
  return ctx.done('/staff', { key: 'flash.setUp', values: { name: ctx.settings.name } });
});

export default function Done(): ReactElement {
  const { title, ready } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('setup.done.why')}</PageHead>
      <section className="card set" aria-label={title}>
        <ul className="todo">
          {ready.map(({ key, done, href }) => (
            <li key={key} className="keep">
              <Icon name={done ? 'circle-check' : 'circle'} className={done ? 'text-ok' : 'text-faint'} label={t(done ? 'staff.home.done' : 'staff.home.open')} />
              <span>{t(done ? `setup.ready.${key}` : `setup.later.${key}`)}</span>
              {done ? <span /> : <LinkButton size="sm" href={href}>{t('setup.doNow')}</LinkButton>}
            </li>
          ))}
        </ul>
        <form method="post" className="btns">
          <Button variant="primary" size="lg">
            {t('setup.done.do')}
          </Button>
          <LinkButton size="lg" variant="quiet" href="/setup/team">
            {t('setup.back')}
          </LinkButton>
        </form>
      </section>
    </>
  );
}
