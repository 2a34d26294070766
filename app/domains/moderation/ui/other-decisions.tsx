import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { CheckboxGroup } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import type { DecidePanelProps } from './decide-panel';
import { Fold, WordFields, wordsAreOpen } from './fold';
import { typedWords } from './typed-words';

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
      {may.has('remove_image') ? <PictureGoes {...props} /> : null}
      {props.pane.words ? <ChangeIt {...props} words={props.pane.words} /> : null}
      {may.has('move') ? <ArrangeIt {...props} /> : null}
    </>
  );
}

/** The pictures of the post that go, where there is more than one to choose from; the words stay. */
function PictureGoes({ pane: { pictures, reports }, entered }: OtherDecisionsProps): ReactElement {
  const t = useT();
  const told = reports.flatMap(({ imageId }) => imageId ?? []);
  return (
    <>
      {pictures.length > 1 ? (
        <CheckboxGroup
          name="imageIds"
          id={entered.id('imageIds')}
          label={t('changes.picture.which')}
          errors={entered.errors('imageIds')}
          options={pictures.map((id, index) => ({ value: id, label: t('changes.picture.nth', { n: index + 1, told: told.includes(id) ? 'yes' : 'no' }) }))}
          defaultValues={entered.values('imageIds', told)}
        />
      ) : null}
      <Button full icon="image" hint="I" name="decision" value="remove_image" data-page-key="i">
        {t('changes.picture.remove', { n: pictures.length })}
      </Button>
      {pictures.length === 1 ? <input type="hidden" name="imageIds" value={pictures[0]} /> : null}
    </>
  );
}

/** Other words, kept in one step. */
function ChangeIt({ words, entered }: OtherDecisionsProps & { words: NonNullable<DecidePanelProps['pane']['words']> }): ReactElement {
  const t = useT();
  return (
    <Fold icon="pencil" title={t('changes.edit.open')} press="e" open={wordsAreOpen(entered)}>
      <div className="form">
        <WordFields words={words} entered={entered} />
        <Button full icon="check" name="decision" value="edit" data-send-here="">
          {t('changes.edit.do')}
        </Button>
      </div>
    </Fold>
  );
}

/** Where the thread of an opening post stands, what it is about, and whether it takes more. */
function ArrangeIt({ pane, categories, entered }: OtherDecisionsProps): ReactElement {
  const t = useT();
  const { item, words } = pane;
  const { tags } = typedWords(entered);
  const wanted = entered.value('categoryId');
  const others = categories.filter(({ id }) => id !== item.category?.id);
  return (
    <Fold icon="move" title={t('changes.thread.open')} press="t" open={Boolean(entered.errors('categoryId') ?? entered.errors('tags') ?? tags ?? wanted)}>
      <div className="form">
        <Select
          name="categoryId"
          id={entered.id('categoryId')}
          label={t('changes.thread.into')}
          defaultValue={wanted}
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
          defaultValue={tags ?? (words?.tags ?? []).join(', ')}
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
    </Fold>
  );
}
