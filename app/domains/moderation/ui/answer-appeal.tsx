import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { REVIEW_LENGTHS } from '../rules';
import type { DecidePanelProps } from './decide-panel';
import { ClaimNote } from './claim-note';
import { More } from './more-acts';
import { Block } from './review-pane';

/** Either answer to an appeal, each in the judge's own words. */
export function AnswerAppeal({ pane, token, query, entered }: DecidePanelProps & { token: number }): ReactElement {
  const t = useT();
  const { item } = pane;
  return (
    <Block title={t('review.decide')}>
      <Form
        id="decide"
        className="q-remove"
        action={`/moderation/${item.id}${query}`}
        buttons={
          <>
            <Button full icon="undo" hint="O" name="decision" value="overturn" data-page-key="o">
              {t('appeals.overturn')}
            </Button>
            <Button full icon="check" hint="U" name="decision" value="uphold" data-page-key="u">
              {t('appeals.uphold')}
            </Button>
          </>
        }
      >
        <input type="hidden" name="form" value="decide" />
        <input type="hidden" name="token" value={token} />
        <TextArea
          name="facts"
          id={entered.id('facts')}
          label={
            <>
              {t('appeals.words')} <kbd aria-hidden>R</kbd>
            </>
          }
          hint={t('appeals.wordsHint')}
          rows={6}
          maxLength={REVIEW_LENGTHS.facts}
          defaultValue={entered.value('facts')}
          errors={entered.errors('facts')}
          data-page-key="r"
        />
      </Form>
      <p className="meta my-2">{t('appeals.effect')}</p>
      <ClaimNote item={item} token={token} />
      <More pane={pane} query={query} />
    </Block>
  );
}
