import type { ReactElement, ReactNode } from 'react';
import { LENGTHS } from '~/domains/threads';
import { Input, TextArea } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon, type IconName } from '~/ui/icon';
import type { DecidePanelProps } from './decide-panel';

export interface FoldProps {
  icon: IconName;
  title: string;
  /** The key that opens it. */
  press: string;
  /** Something in it was refused. */
  open: boolean;
  children: ReactNode;
}

/** A part of the panel that is folded until somebody asks for it. */
export function Fold({ icon, title, press, open, children }: FoldProps): ReactElement {
  return (
    <details className="q-edit" open={open}>
      <summary className="btn quiet sm" data-page-key={press}>
        <Icon name={icon} />
        {title} <kbd aria-hidden>{press.toUpperCase()}</kbd>
      </summary>
      {children}
    </details>
  );
}

export interface WordFieldsProps {
  /** As they stand; `title` null: it has none of its own. */
  words: { title: string | null; source: string };
  entered: DecidePanelProps['entered'];
}

/** Title and text, to be changed in one step with the decision. */
export function WordFields({ words: { title, source }, entered }: WordFieldsProps): ReactElement {
  const t = useT();
  // Also what was emptied is shown as it came back; other forms of the page say nothing of it.
  const [typedTitle = title ?? ''] = entered.values('title');
  const [typedBody = source] = entered.values('body');
  return (
    <>
      {title === null ? null : (
        <Input id={entered.id('title')} name="title" label={t('review.heldTitle')} defaultValue={typedTitle} maxLength={LENGTHS.title.max} errors={entered.errors('title')} />
      )}
      <TextArea id={entered.id('body')} name="body" label={t('review.heldText')} rows={10} maxLength={LENGTHS.body.max} defaultValue={typedBody} errors={entered.errors('body')} />
    </>
  );
}
