import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';

interface Look {
  variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  /** As wide as its container. */
  full?: boolean;
  icon?: IconName;
  /** Key shown at the end, for staff screens. */
  hint?: string;
}

const VARIANT = { plain: null, primary: 'pri', quiet: 'quiet', danger: 'bad' } as const;

function look({ variant = 'plain', size = 'md', full }: Look, className?: string): string | undefined {
  return cx('btn', VARIANT[variant], size !== 'md' && size, full && 'full', className);
}

function content({ icon, hint }: Look, children: ReactNode): ReactNode {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {hint ? <kbd aria-hidden>{hint}</kbd> : null}
    </>
  );
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;

/** A button; it submits its form unless `type` says otherwise. Without words it needs an `aria-label`. */
export function Button({ variant, size, full, icon, hint, className, children, ...rest }: ButtonProps): ReactElement {
  const props = { variant, size, full, icon, hint };
  return (
    <button className={look(props, className)} {...rest}>
      {content(props, children)}
    </button>
  );
}

export type LinkButtonProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link that looks like a button. */
export function LinkButton({ variant, size, full, icon, hint, className, children, ...rest }: LinkButtonProps): ReactElement {
  const props = { variant, size, full, icon, hint };
  return (
    <a className={look(props, className)} {...rest}>
      {content(props, children)}
    </a>
  );
}

export interface PostButtonProps extends ButtonProps {
  /** Address the form posts to. */
  action: string;
  /** Hidden values, `_method` among them. */
  values?: Record<string, string>;
}

/** A whole form of one button: an act that needs no typing and works without JavaScript. */
export function PostButton({ action, values = {}, ...button }: PostButtonProps): ReactElement {
  return (
    <form method="post" action={action} className="contents">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  );
}
