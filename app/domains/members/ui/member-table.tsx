import type { ReactElement } from 'react';
import { useFormat, useT, type Moment } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Table, type Column } from '~/ui/table';
import { Time } from '~/ui/time';

export interface MemberRow {
  id: string;
  username: string;
  displayName: string | null;
  role: string;
  status: 'active' | 'unclaimed' | 'closed';
  email: string | null;
  createdAt: Moment;
  lastSeenAt: Moment | null;
  postCount: number;
  disabledAt: Moment | null;
}

/** Members as staff see them. */
export function MemberTable({ rows, seesEmails }: { rows: readonly MemberRow[]; seesEmails: boolean }): ReactElement {
  const t = useT();
  const { number } = useFormat();
  const columns: Column<MemberRow>[] = [
    {
      key: 'name',
      label: t('staff.members.name'),
      rowHeader: true,
      cell: (row) => (
        <a className="lnk" href={`/staff/members/${row.id}`}>
          <bdi>{row.displayName ?? row.username}</bdi>
        </a>
      ),
    },
    { key: 'role', label: t('staff.members.role'), cell: (row) => <RoleAndStatus {...row} /> },
    ...(seesEmails ? [{ key: 'email', label: t('identity.email'), cell: (row: MemberRow) => row.email ?? '–' }] : []),
    { key: 'posts', label: t('staff.members.posts'), numeric: true, cell: (row) => number(row.postCount) },
    { key: 'joined', label: t('staff.members.joined'), cell: (row) => <Time at={row.createdAt} as="date" /> },
    { key: 'seen', label: t('staff.members.seen'), cell: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} as="short" /> : '–') },
  ];
  return <Table caption={t('staff.nav.members')} hideCaption columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

/** What a member is here, and whether they are. */
export function RoleAndStatus({ role, status, disabledAt }: Pick<MemberRow, 'role' | 'status' | 'disabledAt'>): ReactElement {
  const t = useT();
  return (
    <span className="meta">
      {role === 'member' ? t('roles.member') : <Pill tone="brand">{t(`roles.${role}`)}</Pill>}
      {status === 'active' ? null : <Pill>{t(`staff.status.${status}`)}</Pill>}
      {disabledAt ? <Pill tone="bad">{t('staff.status.disabled')}</Pill> : null}
    </span>
  );
}
