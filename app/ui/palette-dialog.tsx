import type { ReactElement, ReactNode } from 'react';
import { Dialog } from './dialog';
import { Icon, type IconName } from './icon';
import { useT } from './i18n';
import { Keys } from './marks';

/** The palette of staff, opened by Ctrl or Cmd and K; what it finds comes from the page at `action`. */
export function Palette({ action }: { action: string }): ReactElement {
  const t = useT();
  return (
    <Dialog id="palette" title={t('ui.palette.title')}>
      <form action={action} role="search" aria-label={t('ui.palette.title')}>
        <input className="in" type="search" name="q" placeholder={t('ui.palette.hint')} aria-label={t('ui.palette.hint')} autoComplete="off" spellCheck={false} maxLength={100} />
      </form>
      <div className="ways-box" data-found={action} data-here={t('ui.palette.here')} />
      <p className="hint">{t('ui.palette.keys')}</p>
    </Dialog>
  );
}

export interface Way {
  href: string;
  label: string;
  icon: IconName;
  /** What tells it from others of its name. */
  detail?: string;
  /** The key that leads there as well. */
  press?: string;
}

export interface WayGroup {
  title: string;
  ways: readonly Way[];
}

/** What the palette found, by groups; `none` is said when that is nothing. */
export function Ways({ groups, none }: { groups: readonly WayGroup[]; none: ReactNode }): ReactElement {
  const filled = groups.filter(({ ways }) => ways.length > 0);
  return (
    <div className="ways" data-palette-list="">
      {filled.length === 0 ? <p>{none}</p> : null}
      {filled.map(({ title, ways }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {ways.map((way) => (
              <li key={way.href}>
                <a href={way.href}>
                  <Icon name={way.icon} />
                  <span>{way.label}</span>
                  {way.detail ? <small>{way.detail}</small> : null}
                  {way.press ? (
                    <span className="press">
                      <Keys keys={way.press} />
                    </span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
