import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { useFormat, useT } from './i18n';

type Tone = 'ok' | 'warn' | 'bad' | 'info';

const SIGN: Record<Tone, IconName> = { ok: 'circle-check', warn: 'alert', bad: 'x-circle', info: 'info' };

export interface FlashProps {
  tone?: Tone;
  children: ReactNode;
  /** Button or form at the end: undo, try again. */
  action?: ReactNode;
}

/** What has just happened, on top of the page that follows. Announced politely; errors at once. */
export function Flash({ tone = 'ok', children, action }: FlashProps): ReactElement {
  return (
    <div className={cx('flash', tone)} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={SIGN[tone]} />
      <div>{children}</div>
      {action}
    </div>
  );
}

export interface EmptyProps {
  icon?: IconName;
  title: ReactNode;
  /** Why it is empty. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  /** `h1` when this is the whole page. */
  heading?: 'h1' | 'h2';
}

/** Nothing here: why, and one thing to do. Also for errors and closed doors. */
export function Empty({ icon, title, children, action, heading: Heading = 'h2' }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      {icon ? <Icon name={icon} /> : null}
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action ? <div className="btns">{action}</div> : null}
    </div>
  );
}

export interface ProgressProps {
  label: string;
  done: number;
  /** Unknown while counting. */
  total?: number;
  /** Rate and time left, in words. */
  detail?: ReactNode;
}

/** How far long work has come. */
export function Progress({ label, done, total, detail }: ProgressProps): ReactElement {
  const t = useT();
  const { number } = useFormat();
  return (
    <div className="progress">
      <p>
        <b>{label}</b>
        <span className="tn">{total === undefined ? number(done) : t('ui.doneOf', { done: number(done), total: number(total) })}</span>
      </p>
      <progress aria-label={label} value={total === undefined ? undefined : done} max={total === undefined ? undefined : Math.max(total, 1)} />
      {detail ? <p>{detail}</p> : null}
    </div>
  );
}

/** A quiet line of explanation beside the content: locked, moved, waiting for review. */
export function Note({ icon = 'info', children }: { icon?: IconName; children: ReactNode }): ReactElement {
  return (
    <div className="note">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
