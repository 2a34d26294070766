import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mailServerShown } from '~/http/mail-server.server';
import { page, type PageContext } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { hasRole } from '~/domains/identity';
import { countMembersForStaff } from '~/domains/members/index.server';
import { listCategories } from '~/domains/threads/index.server';
import { mailBacklog } from '~/platform/mail/index.server';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { Icon } from '~/ui/icon';
import { useFormat, useT } from '~/ui/i18n';

export const loader = page('moderator', async (ctx) => {
  const { actor, t, settings } = ctx;
  const [members, categories, backlog] = await Promise.all([countMembersForStaff(actor), listCategories(actor), mailBacklog()]);
  const threads = categories.reduce((sum, category) => sum + category.threadCount, 0);
  return {
    title: t('staff.home.title'),
    site: settings.name,
    tiles: [
      { key: 'members', value: members.active, href: '/staff/members' },
      ...(members.unclaimed > 0 ? [{ key: 'unclaimed', value: members.unclaimed, href: '/staff/members?status=unclaimed' }] : []),
      { key: 'threads', value: threads, href: '/' },
      { key: 'categories', value: categories.length, href: hasRole(actor, 'manager') ? '/staff/categories' : '/c' },
      { key: 'mail', value: backlog.waiting, href: hasRole(actor, 'manager') ? '/staff/outbox' : null },
    ],
    steps: hasRole(actor, 'admin') ? await stepsOf(ctx, { threads, categories: categories.length, team: members.team }) : [],
  };
});

/** What a new community still lacks, in the order in which it helps. */
async function stepsOf({ settings }: PageContext, counts: { threads: number; categories: number; team: number }) {
  const { current } = await mailServerShown();
  return [
    { key: 'finish', done: settings.setupFinishedAt !== null, href: '/setup' },
    { key: 'logo', done: settings.logoId !== null, href: '/staff/brand' },
    { key: 'tagline', done: settings.tagline.en !== '' || settings.tagline.fr !== '', href: '/staff/brand' },
    { key: 'categories', done: counts.categories > 0, href: '/staff/categories' },
    { key: 'mail', done: current !== null, href: '/staff/mail-settings' },
    { key: 'team', done: counts.team > 1, href: '/staff/invitations' },
    { key: 'thread', done: counts.threads > 0, href: '/ask' },
  ];
}

export const meta = unlisted;

export default function StaffHome(): ReactElement {
  const { title, tiles, steps } = useLoaderData<typeof loader>();
  const { number } = useFormat();
  const t = useT();
  const left = steps.filter((step) => !step.done);
  return (
    <>
      <PageHead title={title}>{t('staff.home.why')}</PageHead>
      <div className="tiles">
        {tiles.map(({ key, value, href }) => {
          const inside = (
            <>
              <h2>{t(`staff.home.${key}`)}</h2>
              <p className="v">{number(value)}</p>
            </>
          );
          return href ? (
            <a key={key} className="card tile" href={href}>
              {inside}
            </a>
          ) : (
            <div key={key} className="card tile">
              {inside}
            </div>
          );
        })}
      </div>
      {left.length > 0 ? (
        <section className="card set mt-6" aria-labelledby="steps">
          <div>
            <h2 id="steps">{t('staff.home.next')}</h2>
            <p className="hint">{t('staff.home.nextWhy', { done: steps.length - left.length, total: steps.length })}</p>
          </div>
          <ul className="todo">
            {steps.map(({ key, done, href }) => (
              <li key={key} className="keep">
                <Icon name={done ? 'circle-check' : 'circle'} className={done ? 'text-ok' : 'text-faint'} label={done ? t('staff.home.done') : t('staff.home.open')} />
                <span className={done ? 'text-muted' : undefined}>{t(`staff.step.${key}`)}</span>
                {done ? <span /> : (
                  <LinkButton size="sm" href={href}>
                    {t(`staff.stepDo.${key}`)}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
