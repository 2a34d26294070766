import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { Input, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import { LENGTHS } from '~/domains/threads';
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
  entered: { id(name: string): string; errors(name: string): string[] | undefined; value(name: string, stored?: string | null): string };
}

/** Changes the text and publishes it in one step. */
export function ApproveEdited({ held, action, token, entered }: ApproveEditedProps): ReactElement {
  const t = useT();
  const open = Boolean(entered.errors('title') ?? entered.errors('body'));
  return (
    <details className="q-edit" open={open}>
      <summary className="btn quiet sm" data-page-key="e">
        <Icon name="pencil" />
        {t('review.editFirst')} <kbd aria-hidden>E</kbd>
      </summary>
      <Form
        action={action}
        buttons={
          <Button full icon="check" data-send="">
            {t('review.approveEdited')}
          </Button>
        }
      >
        <input type="hidden" name="form" value="decide" />
        <input type="hidden" name="decision" value="approve" />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={held.version} />
        {held.title === null ? null : (
          <Input id={entered.id('title')} name="title" label={t('review.heldTitle')} defaultValue={entered.value('title') || held.title} maxLength={LENGTHS.title.max} errors={entered.errors('title')} />
        )}
        <TextArea id={entered.id('body')} name="body" label={t('review.heldText')} rows={10} maxLength={LENGTHS.body.max} defaultValue={entered.value('body') || held.source} errors={entered.errors('body')} />
      </Form>
    </details>
  );
}
