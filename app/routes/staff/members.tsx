import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { hasRole, roles } from '~/domains/identity';
import { listMembersForStaffInput } from '~/domains/members';
import { listMembersForStaff } from '~/domains/members/index.server';
import { MemberTable } from '~/domains/members/ui/member-table';
import { Button, LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { Input, Select } from '~/ui/field';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { KeysetPager } from '~/ui/navigation';

const STATUSES = ['active', 'unclaimed', 'closed'] as const;

export const loader = page('moderator', async ({ actor, url, t, settings }) => {
  const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''));
  const wish = listMembersForStaffInput.pick({ q: true, role: true, status: true, cursor: true }).safeParse(given);
  const filter = wish.success ? wish.data : {};
  const { rows, next } = await listMembersForStaff(actor, filter);
  const invites = hasRole(actor, 'admin');
  return { title: t('staff.nav.members'), site: settings.name, rows, next, filter, invites, seesEmails: invites };
});

export const meta = unlisted;

export default function Members(): ReactElement {
  const { title, rows, next, filter, invites, seesEmails } = useLoaderData<typeof loader>();
  const t = useT();
  const { cursor, ...kept } = filter;
  const query = new URLSearchParams(Object.entries(kept).filter((entry): entry is [string, string] => Boolean(entry[1])));
  if (next) query.set('cursor', next);
  const any = { value: '', label: t('staff.members.any') };
  return (
    <>
      <PageHead
        title={title}
        action={
          invites ? (
            <LinkButton icon="send" href="/staff/invitations">
              {t('staff.nav.invitations')}
            </LinkButton>
          ) : null
        }
      >
        {t('staff.members.why')}
      </PageHead>
      <form className="card filters" role="search" aria-label={title} action="/staff/members">
        <Input id="q" type="search" label={t(seesEmails ? 'staff.members.searchAll' : 'staff.members.search')} defaultValue={filter.q ?? ''} />
        <Select id="role" label={t('staff.members.role')} defaultValue={filter.role ?? ''} options={[any, ...roles.map((value) => ({ value, label: t(`roles.${value}`) }))]} />
        <Select id="status" label={t('staff.members.status')} defaultValue={filter.status ?? ''} options={[any, ...STATUSES.map((value) => ({ value, label: t(`staff.status.${value}`) }))]} />
        <Button icon="search">{t('staff.members.find')}</Button>
      </form>
      {rows.length > 0 ? (
        <MemberTable rows={rows} seesEmails={seesEmails} />
      ) : (
        <Empty icon="users" title={t('staff.members.none')} action={<LinkButton href="/staff/members">{t('staff.members.all')}</LinkButton>}>
          {t('staff.members.noneWhy')}
        </Empty>
      )}
      <KeysetPager newerHref={cursor ? '/staff/members' : null} olderHref={next ? `/staff/members?${query}` : null} />
    </>
  );
}
