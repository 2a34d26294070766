import type { ReactElement } from 'react';
import { useFormat, type Moment } from './i18n';

export interface TimeProps {
  at: Moment;
  /** `short` for columns, `long` for sentences (default), or the date itself. */
  as?: 'short' | 'long' | 'date' | 'dateTime' | 'time' | 'day' | 'full';
  className?: string;
}

/**
 * A moment for people, with the full date on hover and the instant for machines.
 * Browsers and Node may carry different language data, hence the one permitted difference while hydrating.
 */
export function Time({ at, as = 'long', className }: TimeProps): ReactElement {
  const format = useFormat();
  const text = as === 'short' || as === 'long' ? format.relative(at, as) : format.date(at, as);
  const iso = new Date(at).toISOString().replace('.000Z', 'Z');
  return (
    <time dateTime={iso} title={format.date(at, 'full')} className={className} suppressHydrationWarning>
      {text}
    </time>
  );
}
