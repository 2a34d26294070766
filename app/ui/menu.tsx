import type { ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';

export interface MenuProps {
  /** What the opening button shows. */
  button: ReactNode;
  /** Name of the button when it shows no words. */
  label?: string;
  /** Classes of the button. */
  buttonClass?: string;
  /** Which edge it hangs from; `up` opens above. */
  align?: 'end' | 'start';
  up?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A list of links and small forms that opens below its button. Native <details>: works without JavaScript;
 * the script adds Escape, click outside and arrow keys.
 */
export function Menu({ button, label, buttonClass = 'btn quiet sm', align = 'end', up, className, children }: MenuProps): ReactElement {
  return (
    <details className={cx('menu', align === 'start' && 'start', up && 'up', className)} data-menu="">
      <summary className={buttonClass} aria-label={label} title={label}>
        {button}
      </summary>
      <div className="menu-p">{children}</div>
    </details>
  );
}

/** The three dots. */
export function MoreMenu({ label, children, ...rest }: Omit<MenuProps, 'button' | 'label'> & { label: string }): ReactElement {
  return (
    <Menu button={<Icon name="more" />} label={label} {...rest}>
      {children}
    </Menu>
  );
}

interface ItemLook {
  icon?: IconName;
  danger?: boolean;
  children: ReactNode;
  /** Key of the keyboard map that presses this item (`data-key`). */
  shortcut?: string;
}

/** A link in a menu. */
export function MenuLink({ href, icon, danger, current, shortcut, children }: ItemLook & { href: string; current?: boolean }): ReactElement {
  return (
    <a href={href} className={danger ? 'bad' : undefined} aria-current={current ? 'true' : undefined} data-key={shortcut}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

export interface MenuPostProps extends ItemLook {
  action: string;
  values?: Record<string, string>;
  pressed?: boolean;
}

/** An act in a menu: a form of one button. */
export function MenuPost({ action, values = {}, icon, danger, pressed, shortcut, children }: MenuPostProps): ReactElement {
  return (
    <form method="post" action={action}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={danger ? 'bad' : undefined} aria-pressed={pressed} data-key={shortcut}>
        {icon ? <Icon name={icon} /> : null}
        {children}
      </button>
    </form>
  );
}
