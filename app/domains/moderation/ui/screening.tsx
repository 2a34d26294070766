import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { useT } from '~/ui/i18n';
import type { DecidePanelProps } from './decide-panel';
import { Fold, WordFields, wordsAreOpen } from './fold';
import { NoEnter } from './no-enter';
import type { SentPane } from './review-pane';

/** What screening said, each reason in words with its points, the weightiest first. */
export function Signals({ signals }: { signals: NonNullable<SentPane['screening']>['signals'] }): ReactElement {
  const t = useT();
  return (
    <ul className="q-lines q-signs">
      {signals.map(({ name, weight, words }, at) => (
        <li key={`${name}${at}`}>
          <b className="tn">{t('review.points', { points: weight > 0 ? `+${weight}` : weight })}</b>
          <span>{t(words.key, words.args)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface ApproveEditedProps {
  held: NonNullable<SentPane['held']>;
  /** Where the decision is sent, and under which claim. */
  action: string;
  token: number;
  entered: DecidePanelProps['entered'];
}

/** Changes the text and publishes it in one step. */
export function ApproveEdited({ held, action, token, entered }: ApproveEditedProps): ReactElement {
  const t = useT();
  return (
    <Fold icon="pencil" title={t('review.editFirst')} press="e" open={wordsAreOpen(entered)}>
      <Form
        action={action}
        buttons={
          <Button full icon="check" data-send="">
            {t('review.approveEdited')}
          </Button>
        }
      >
        <NoEnter />
        <input type="hidden" name="form" value="decide" />
        <input type="hidden" name="decision" value="approve" />
        <input type="hidden" name="token" value={token} />
        <WordFields words={held} entered={entered} />
      </Form>
    </Fold>
  );
}
