import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import type { MuteLevel } from '../rules';

/** On a profile: where one mutes or blocks, or that one has. @param path of the profile */
export function MuteLink({ path, level }: { path: string; level: MuteLevel | null }): ReactElement {
  const t = useT();
  return (
    <LinkButton size="sm" variant={level ? undefined : 'quiet'} icon={level === 'blocked' ? 'shield' : 'eye-off'} href={`${path}/mute`}>
      {t(level ? `mutes.${level}.is` : 'mutes.act')}
    </LinkButton>
  );
}
