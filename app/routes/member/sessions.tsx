import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { visitOf } from '~/http/visit.server';
import { endSessionInput, mustBeMember } from '~/domains/identity';
import { endAllSessions, endOneSession, listSessions } from '~/domains/identity/index.server';
import { nameAgent } from '~/domains/identity/ui/agent';
import { Button, PostButton } from '~/ui/button';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';

export const loader = page('member', async (ctx) => ({
  title: ctx.t('settings.tab.sessions'),
  site: ctx.settings.name,
  sessions: await listSessions(ctx.actor, visitOf(ctx)),
}));

export const meta = unlisted;

/** With a key that session, without one all but this. */
export const action = mutation('member', async (ctx) => {
  if (ctx.form.has('key')) {
    await endOneSession(ctx.actor, ctx.input(endSessionInput));
    return ctx.done('/settings/sessions', { key: 'flash.sessionEnded' });
  }
  await endAllSessions(mustBeMember(ctx.actor).id, visitOf(ctx).sessionId);
  return ctx.done('/settings/sessions', { key: 'flash.sessionsEnded' });
});

export default function Sessions(): ReactElement {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <FormSet id="sessions" title={t('settings.sessions.title')} hint={t('settings.sessions.hint')}>
      <ul className="todo">
        {sessions.map((session) => {
          const device = nameAgent(session.userAgent) ?? t('settings.sessions.unknown');
          return (
            <li key={session.key} className="two">
              <div>
                <b>{device}</b> {session.current ? <Pill tone="ok">{t('settings.sessions.current')}</Pill> : null}
                <p className="meta">
                  {session.network ? <span>{t('settings.sessions.network', { network: session.network })}</span> : null}
                  <span>
                    {t('settings.sessions.lastSeen')} <Time at={session.lastSeenAt} />
                  </span>
                  <span>
                    {t('settings.sessions.since')} <Time at={session.createdAt} as="date" />
                  </span>
                </p>
              </div>
              {session.current ? null : (
                <PostButton size="sm" action="/settings/sessions" values={{ key: session.key }} aria-label={t('settings.sessions.endOf', { device })}>
                  {t('settings.sessions.end')}
                </PostButton>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <form method="post">
          <Button variant="danger">{t('settings.sessions.endOthers')}</Button>
        </form>
      ) : null}
    </FormSet>
  );
}
