import type { ReactElement, ReactNode } from 'react';
import { useT } from '~/ui/i18n';
import { Pill } from '~/ui/marks';
import { Time } from '~/ui/time';

/** A row of the ledger, as its page gets it. */
export interface ShownRow {
  place: number;
  at: string;
  act: string;
  actor: { id: string | null; role: string; erased: boolean };
  target: { kind: string; id: string | null };
  rule: string | null;
  reason: string | null;
  changes: string[];
  erased: boolean;
}

/** The words for an act; its own name where there are none. */
export function actLabel(t: ReturnType<typeof useT>, act: string): string {
  const key = `ledger.acts.${act}`;
  const words = t(key);
  return words === key ? act : words;
}

/**
 * What staff did: act and target, who and when, why, and what changed.
 * @param names of the members whose ids are in the rows
 */
export function LedgerRows({ rows, names }: { rows: readonly ShownRow[]; names: Record<string, string> }): ReactElement {
  const t = useT();
  return (
    <ul className="todo">
      {rows.map((row) => (
        <li key={row.place} id={`row-${row.place}`} className="two stack">
          <div className="min-w-0">
            <b>{actLabel(t, row.act)}</b> <TargetLink {...row} names={names} />
            {row.reason ? <p className="[overflow-wrap:anywhere]">{t('ledger.reason', { reason: row.reason })}</p> : null}
            <Changes changes={row.changes} />
            <p className="meta">
              <Who actor={row.actor} names={names} />
              <Time at={row.at} />
              {row.rule ? <span>{t('ledger.rule', { rule: row.rule })}</span> : null}
              {row.erased ? <Pill>{t('ledger.erased')}</Pill> : null}
            </p>
          </div>
          <span className="meta tn">{t('ledger.place', { place: row.place })}</span>
        </li>
      ))}
    </ul>
  );
}

const PATHS: Record<string, string> = { thread: '/t/', post: '/p/', member: '/staff/members/', letter: '/staff/outbox/', conversation: '/staff/messages/', review_item: '/moderation/' };

function TargetLink({ target, names }: Pick<ShownRow, 'target'> & { names: Record<string, string> }): ReactNode {
  const t = useT();
  const { kind, id } = target;
  if (kind === 'ledger') return null;
  const words = `ledger.targets.${kind}`;
  const label = t(words) === words ? kind : t(words);
  if (id === null) return <span className="meta in">{label}</span>;
  const path = PATHS[kind];
  const name = kind === 'member' ? (names[id] ?? id) : `${label} ${id}`;
  if (!path) return <bdi>{name}</bdi>;
  return (
    <a className="lnk" href={path + id}>
      <bdi>{name}</bdi>
    </a>
  );
}

function Who({ actor, names }: Pick<ShownRow, 'actor'> & { names: Record<string, string> }): ReactElement {
  const t = useT();
  const { id, role, erased } = actor;
  if (erased) return <Pill>{t('ledger.actorErased')}</Pill>;
  if (id === null) return <span>{t('ledger.machine')}</span>;
  return (
    <span>
      <a className="lnk" href={`/staff/ledger?by=${id}`}>
        <bdi>{names[id] ?? id}</bdi>
      </a>{' '}
      ({t(`roles.${role}`)})
    </span>
  );
}

function Changes({ changes }: Pick<ShownRow, 'changes'>): ReactNode {
  const t = useT();
  if (changes.length === 0) return null;
  return (
    <ul aria-label={t('ledger.changes')}>
      {changes.map((change) => (
        <li key={change}>
          <code className="[overflow-wrap:anywhere]">{change}</code>
        </li>
      ))}
    </ul>
  );
}
