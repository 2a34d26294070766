import type { ReactElement } from 'react';
import { LinkButton } from './button';
import { Empty } from './feedback';
import type { IconName } from './icon';
import { useT } from './i18n';

export type ErrorKind = 'notFound' | 'gone' | 'goneForNow' | 'forbidden' | 'tooMany' | 'conflict' | 'broken';

const ICON: Record<ErrorKind, IconName> = {
  notFound: 'search',
  gone: 'archive',
  goneForNow: 'eye-off',
  forbidden: 'lock',
  tooMany: 'clock',
  conflict: 'refresh',
  broken: 'wrench',
};

export interface ErrorPageProps {
  kind: ErrorKind;
  /** Why, in the reader's language, when more is known than the kind says. */
  reason?: string;
  /** Number under which the fault was logged, to be quoted. */
  reference?: string;
  /** The one next step; home when missing. */
  next?: { href: string; label: string };
}

/** A whole page in place of the one that was asked for. Says why and offers one step. */
export function ErrorPage({ kind, reason, reference, next }: ErrorPageProps): ReactElement {
  const t = useT();
  return (
    <Empty
      heading="h1"
      icon={ICON[kind]}
      title={t(`ui.error.${kind}`)}
      action={
        <LinkButton variant="primary" href={next?.href ?? '/'}>
          {next?.label ?? t('ui.error.home')}
        </LinkButton>
      }
    >
      {reason ?? t(`ui.error.${kind}Why`)}
      {reference ? (
        <>
          {' '}
          {t('ui.error.reference')} <code className="font-mono">{reference}</code>
        </>
      ) : null}
    </Empty>
  );
}
