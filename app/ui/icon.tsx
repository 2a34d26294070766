import type { ReactElement } from 'react';
import { cx } from './class-names';
import { SPRITE, type IconName } from './icon-sprite';

export type { IconName } from './icon-sprite';

export interface IconProps {
  name: IconName;
  size?: 'md' | 'lg';
  /** Accessible name, only when no word stands beside the icon. */
  label?: string;
  className?: string;
}

/** One icon of the sprite, in the colour of the text around it. Decorative unless it has a label. */
export function Icon({ name, size, label, className }: IconProps): ReactElement {
  const hidden = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg className={cx('i', size === 'lg' && 'lg', className)} {...hidden}>
      <use href={`${SPRITE}#${name}`} />
    </svg>
  );
}
