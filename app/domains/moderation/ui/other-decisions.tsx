import type { ReactElement } from 'react';
import { LENGTHS } from '~/domains/threads';
import { Button } from '~/ui/button';
import { Input, Select, TextArea } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { Icon } from '~/ui/icon';
import type { DecidePanelProps } from './decide-panel';

export type OtherDecisionsProps = Pick<DecidePanelProps, 'pane' | 'categories' | 'entered'>;

/** What can be decided about a post besides removing it: buttons of the same form, with the same rule and facts. */
export function OtherDecisions(props: OtherDecisionsProps): ReactElement {
  const t = useT();
  const may = new Set(props.pane.decisions);
  return (
    <>
      {may.has('ask_change') ? (
        <Button full icon="pencil" hint="C" name="decision" value="ask_change" data-page-key="c">
          {t('changes.ask')}
        </Button>
      ) : null}
      {may.has('edit') && props.pane.words ? <ChangeIt {...props} words={props.pane.words} /> : null}
      {may.has('move') ? <ArrangeIt {...props} /> : null}
    </>
  );
}

/** Other words, kept in one step. */
function ChangeIt({ words, entered }: OtherDecisionsProps & { words: NonNullable<DecidePanelProps['pane']['words']> }): ReactElement {
  const t = useT();
  const { title, source } = words;
  return (
    <details className="q-edit" open={Boolean(entered.errors('title') ?? entered.errors('body'))}>
      <summary className="btn quiet sm" data-page-key="e">
        <Icon name="pencil" />
        {t('changes.edit.open')} <kbd aria-hidden>E</kbd>
      </summary>
      <div className="form">
        {title === null ? null : (
          <Input id={entered.id('title')} name="title" label={t('changes.edit.title')} defaultValue={entered.value('title') || title} maxLength={LENGTHS.title.max} errors={entered.errors('title')} />
        )}
        <TextArea id={entered.id('body')} name="body" label={t('changes.edit.text')} rows={8} maxLength={LENGTHS.body.max} defaultValue={entered.value('body') || source} errors={entered.errors('body')} />
        <Button full icon="check" name="decision" value="edit" data-send-here="">
          {t('changes.edit.do')}
        </Button>
      </div>
    </details>
  );
}

/** Where the thread of an opening post stands, what it is about, and whether it takes more. */
function ArrangeIt({ pane, categories, entered }: OtherDecisionsProps): ReactElement {
  const t = useT();
  const { item, words } = pane;
  const others = categories.filter(({ id }) => id !== item.category?.id);
  return (
    <details className="q-edit" open={Boolean(entered.errors('categoryId') ?? entered.errors('tags'))}>
      <summary className="btn quiet sm" data-page-key="t">
        <Icon name="move" />
        {t('changes.thread.open')} <kbd aria-hidden>T</kbd>
      </summary>
      <div className="form">
        <Select
          name="categoryId"
          id={entered.id('categoryId')}
          label={t('changes.thread.into')}
          defaultValue={entered.value('categoryId')}
          errors={entered.errors('categoryId')}
          options={[{ value: '', label: t('changes.thread.choose') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button full icon="move" name="decision" value="move">
          {t('changes.thread.move')}
        </Button>
        <Input
          name="tags"
          id={entered.id('tags')}
          label={t('changes.thread.tags')}
          hint={t('changes.thread.tagsHint')}
          defaultValue={entered.values('tags', words?.tags ?? []).join(', ')}
          errors={entered.errors('tags')}
        />
        <Button full icon="tag" name="decision" value="label">
          {t('changes.thread.label')}
        </Button>
        {pane.decisions.includes('lock') ? (
          <Button full icon="lock" name="decision" value="lock">
            {t('changes.thread.lock')}
          </Button>
        ) : null}
      </div>
    </details>
  );
}
