import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { useT } from '~/ui/i18n';
import type { DraftControl } from './use-draft';
import type { SendState } from './use-sending';

interface ComposerStatusProps {
  draft: DraftControl;
  sending: { state: SendState; again(): void };
  signInHref: string;
  /** What may be written, while nothing else is to be said. */
  hint: string;
}

/** One line below the text: what has become of it, and what to do when something is in the way. */
export function ComposerStatus({ draft, sending, signInHref, hint }: ComposerStatusProps): ReactElement {
  const t = useT();
  if (sending.state.kind === 'waiting') {
    return (
      <>
        {t('composer.waiting')}{' '}
        <Button type="button" size="sm" onClick={sending.again}>
          {t('composer.again')}
        </Button>
      </>
    );
  }
  if (sending.state.kind === 'signedOut') {
    return (
      <>
        {t('composer.signedOut')}{' '}
        <a href={signInHref} target="_blank" rel="noopener">
          {t('composer.signIn')}
        </a>{' '}
        <Button type="button" size="sm" onClick={sending.again}>
          {t('composer.again')}
        </Button>
      </>
    );
  }
  if (draft.state.kind === 'conflict') {
    return (
      <>
        {t('composer.conflict')}{' '}
        <Button type="button" size="sm" onClick={draft.keepMine}>
          {t('composer.keepMine')}
        </Button>{' '}
        <Button type="button" size="sm" onClick={draft.takeTheirs}>
          {t('composer.takeTheirs')}
        </Button>
      </>
    );
  }
  const said = { none: hint, typing: t('composer.typing'), saved: t('composer.saved'), local: t('composer.local'), restored: t('composer.restored') };
  return <>{said[draft.state.kind]}</>;
}
