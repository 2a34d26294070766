import type { ReactElement } from 'react';
import { useT } from './i18n';
import { Pill, type PillProps } from './marks';

const TONE: Record<string, PillProps['tone']> = { sent: 'ok', failed: 'warn', refused: 'bad', withheld: 'plain', givenUp: 'bad', kept: 'info', queued: 'plain', sending: 'plain' };

/** How far a letter has come, in a word. */
export function MailStatePill({ state }: { state: string }): ReactElement {
  const t = useT();
  return <Pill tone={TONE[state] ?? 'plain'}>{t(`ui.mailState.${state}`)}</Pill>;
}
