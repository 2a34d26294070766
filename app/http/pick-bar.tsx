import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { useShell } from './site';

/** What members can do with the threads of a list that they picked (key x); shown once there is one. */
export function PickBar(): ReactElement | null {
  const { me } = useShell();
  const t = useT();
  if (!me) return null;
  const acts = me.staff ? (['following', 'muted', 'lock', 'unlist'] as const) : (['following', 'muted'] as const);
  const icons = { following: 'bell', muted: 'bell-off', lock: 'lock', unlist: 'eye-off' } as const;
  return (
    <form className="picks" method="post" action="/threads/picked" hidden data-picks="">
      <input type="hidden" name="ids" />
      <span role="status" data-picks-words="" data-one={t('site.picked.count', { n: 1, shown: '{n}' })} data-other={t('site.picked.count', { n: 2, shown: '{n}' })} />
      {acts.map((act) => (
        <Button key={act} size="sm" icon={icons[act]} name="act" value={act}>
          {t(`site.picked.${act}`)}
        </Button>
      ))}
      <Button size="sm" variant="quiet" icon="x" type="button" data-picks-drop="">
        {t('site.picked.drop')}
      </Button>
    </form>
  );
}
