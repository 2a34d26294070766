import type { AnchorHTMLAttributes, ReactElement, ReactNode } from 'react';
import { cx } from './class-names';
import { useT } from './i18n';
import { Icon } from './icon';

export interface DialogProps {
  /** Also the fragment that shows it without JavaScript. */
  id: string;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
}

/**
 * A native dialog. A link `href="#id" data-dialog="id"` opens it: as a modal with the script, through `:target` without.
 */
export function Dialog({ id, title, children, footer, wide }: DialogProps): ReactElement {
  const t = useT();
  return (
    <dialog id={id} className={cx('dlg', wide && 'wide')} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <a className="icon" href="#main" data-close="" aria-label={t('ui.close')}>
          <Icon name="x" />
        </a>
      </header>
      <div className="body">{children}</div>
      {footer ? <footer>{footer}</footer> : null}
    </dialog>
  );
}

export type DialogLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { dialog: string };

/** The link that opens a dialog. */
export function DialogLink({ dialog, children, ...rest }: DialogLinkProps): ReactElement {
  return (
    <a href={`#${dialog}`} data-dialog={dialog} aria-haspopup="dialog" {...rest}>
      {children}
    </a>
  );
}
