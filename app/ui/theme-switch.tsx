import type { ReactElement } from 'react';
import { Icon, type IconName } from './icon';
import { useT } from './i18n';

export type Theme = 'system' | 'light' | 'dark';

const CHOICES: ReadonlyArray<{ value: Theme; icon: IconName }> = [
  { value: 'system', icon: 'monitor' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
];

export interface ThemeSwitchProps {
  /** Posts `theme=system|light|dark`; the script changes the page at once and keeps the cookie itself. */
  action: string;
  current: Theme;
}

/** Light, dark or as the system. */
export function ThemeSwitch({ action, current }: ThemeSwitchProps): ReactElement {
  const t = useT();
  return (
    <form method="post" action={action} data-theme-switch="">
      <div className="themes" role="group" aria-label={t('ui.theme.label')}>
        {CHOICES.map(({ value, icon }) => (
          <button key={value} name="theme" value={value} aria-pressed={value === current} aria-label={t(`ui.theme.${value}`)} title={t(`ui.theme.${value}`)}>
            <Icon name={icon} />
          </button>
        ))}
      </div>
    </form>
  );
}
