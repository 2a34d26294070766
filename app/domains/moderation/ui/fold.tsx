import type { ReactElement, ReactNode } from 'react';
import { LENGTHS } from '~/domains/threads';
import { Button } from '~/ui/button';
import { Input, TextArea } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon, type IconName } from '~/ui/icon';
import type { DecidePanelProps } from './decide-panel';
import { isRewritten, marksOf, typedWords, type WordsRead } from './typed-words';

export interface FoldProps {
  icon: IconName;
  title: string;
  /** The key that opens it. */
  press: string;
  /** Something in it was refused, or typed before. */
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
  words: WordsRead;
  entered: DecidePanelProps['entered'];
}

/**
 * Title and text, to be changed in one step with the decision. What was typed comes back with the version that it was typed
 * on, so that it does not take the place of what the author wrote since.
 */
export function WordFields({ words, entered }: WordFieldsProps): ReactElement {
  const t = useT();
  const { title = words.title, body = words.source } = typedWords(entered);
  const rewritten = isRewritten(entered);
  const version = (rewritten && entered.value('version')) || String(words.version);
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="read" value={rewritten ? entered.value('read') : marksOf(words)} />
      {words.title === null ? null : (
        <Input id={entered.id('title')} name="title" label={t('review.heldTitle')} defaultValue={title ?? ''} maxLength={LENGTHS.title.max} errors={entered.errors('title')} />
      )}
      <TextArea id={entered.id('body')} name="body" label={t('review.heldText')} rows={10} maxLength={LENGTHS.body.max} defaultValue={body} errors={entered.errors('body')} />
      {version === String(words.version) ? null : (
        <>
          <p className="hint">{t('review.outdated')}</p>
          <Button size="sm" icon="undo" name="form" value="anew" formNoValidate>
            {t('review.anew')}
          </Button>
        </>
      )}
    </>
  );
}

/** Something in these fields was refused, or typed before: they are not to be looked for. */
export function wordsAreOpen(entered: DecidePanelProps['entered']): boolean {
  return isRewritten(entered) || Boolean(entered.errors('title') ?? entered.errors('body'));
}
