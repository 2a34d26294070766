import type { ReactElement } from 'react';
import { nameOf } from '~/domains/threads/ui/people';
import { Button, PostButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { Select, TextArea } from '~/ui/field';
import { ErrorSummary, Form, type ErrorSummaryProps } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Time } from '~/ui/time';
import { REVIEW_LENGTHS } from '../rules';
import { choiceWords } from '../sanctions/sanction-words';
import type { ReportReason } from '../types';
import { byName } from './acted';
import { AnswerAppeal } from './answer-appeal';
import { ClaimNote } from './claim-note';
import { More } from './more-acts';
import { ReadyMenu, type ReadyMenuProps } from './ready-menu';
import { NoEnter } from './no-enter';
import { OtherDecisions } from './other-decisions';
import { AuthorCard, Block, type SentPane } from './review-pane';
import { ApproveEdited } from './screening';
import { SpammerButton } from './spammer-button';
import { markOf, typedWords } from './typed-words';

export interface DecidePanelProps {
  pane: SentPane;
  reasons: readonly ReportReason[];
  /** The reason that most reports name. */
  likely: string;
  /** What the author reads as the facts, to begin with. */
  facts: string;
  /** What a spammer reads, in their language. */
  spammerFacts: string;
  /** Ready words for the facts. */
  ready: Pick<ReadyMenuProps, 'canned' | 'rules' | 'language'>;
  /** Where its thread could stand. */
  categories: ReadonlyArray<{ id: string; name: string }>;
  /** Filter of the queue, as in addresses. */
  query: string;
  entered: {
    summary: ErrorSummaryProps['errors'];
    id(name: string): string;
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
    values(name: string, stored?: readonly string[]): readonly string[];
  };
}

/** The right column: what can be done, and who is concerned. */
export function DecidePanel(props: DecidePanelProps): ReactElement {
  const { pane } = props;
  return (
    <aside className="q-decide" data-next={pane.nextId ? `/moderation/${pane.nextId}${props.query}` : undefined}>
      <ErrorSummary errors={props.entered.summary} />
      <State {...props} />
      <AuthorCard author={pane.author} />
    </aside>
  );
}

/** Why somebody else decides. */
const NOT_YOURS: Record<string, string> = { ownContent: 'notYours', yourDecision: 'judgedBefore' };

function State(props: DecidePanelProps): ReactElement {
  const t = useT();
  const { item, token } = props.pane;
  if (item.decision) {
    return (
      <Note icon="circle-check">
        {t(`review.decided.${item.decision.kind}`, { name: byName(item.decision.by, t) })} · <Time at={item.decision.at} />
      </Note>
    );
  }
  if (item.state === 'gone') return <Note icon="undo">{t('review.gone')}</Note>;
  if (item.may !== true) return <Note icon="lock">{t(`review.${NOT_YOURS[item.may.no] ?? 'higher'}`)}</Note>;
  if (token === null) return <Claimed {...props} />;
  return item.kind === 'appeal' ? <AnswerAppeal {...props} token={token} /> : <Decide {...props} token={token} />;
}

/** What may have been typed or chosen before a colleague took the item over, besides words. */
const TYPED = ['facts', 'reasonId', 'sanction', 'categoryId', 'imageIds'] as const;

/** A colleague looks at it: who, since when, and how to take it over. What was typed here before is shown, and goes along. */
function Claimed({ pane: { item }, facts, query, entered }: DecidePanelProps): ReactElement {
  const t = useT();
  const { claim } = item;
  const typed = typedWords(entered);
  const said = entered.value('facts');
  const words = [typed.title, typed.body, typed.tags, markOf(said) === markOf(facts) ? '' : said].filter(Boolean).join('\n\n');
  const along = { ...typed, ...Object.fromEntries(['version', 'read', ...TYPED].map((name) => [name, entered.values(name)])) };
  return (
    <Block title={t('review.decide')}>
      <div className="grid gap-3">
        <Note icon="user">
          {claim ? (
            <>
              {t('review.claim.theirs', { name: nameOf(claim.by, t) })} · <Time at={claim.since} />
            </>
          ) : (
            t('review.claim.free')
          )}
        </Note>
        {words ? (
          <div className="hint">
            {t('review.claim.typed')}
            <p className="whitespace-pre-wrap">{words}</p>
          </div>
        ) : null}
        <form method="post" action={`/moderation/${item.id}${query}`} className="contents">
          <input type="hidden" name="form" value="take" />
          {Object.entries(along).flatMap(([name, values]) => [values].flat().map((value) => (value === '' ? null : <input key={name + value} type="hidden" name={name} value={value} />)))}
          <Button full icon="move">
            {t(claim ? 'review.claim.take' : 'review.claim.start')}
          </Button>
        </form>
      </div>
    </Block>
  );
}

function Decide({ pane, token, reasons, likely, facts, spammerFacts, ready, categories, query, entered }: DecidePanelProps & { token: number }): ReactElement {
  const t = useT();
  const { item } = pane;
  const here = `/moderation/${item.id}${query}`;
  const held = item.kind === 'held_post' ? pane.held : null;
  const version: Record<string, string> = held ? { version: String(held.version) } : {};
  const about = item.target.kind === 'member' ? 'member' : 'post';
  return (
    <Block title={t('review.decide')}>
      <PostButton full icon="check" hint="A" action={here} values={{ form: 'decide', decision: held ? 'approve' : 'keep', token: String(token), ...version }} data-page-key="a">
        {held ? t('review.approve') : t(`review.keep.${about}`)}
      </PostButton>
      {pane.decisions.includes('restore') ? (
        <PostButton full icon="undo" action={here} values={{ form: 'decide', decision: 'restore', token: String(token) }}>
          {t('changes.restore')}
        </PostButton>
      ) : null}
      {held ? <ApproveEdited held={held} action={here} token={token} entered={entered} /> : null}
      <Form id="decide" className="q-remove" action={here}>
        <NoEnter />
        <input type="hidden" name="form" value="decide" />
        <input type="hidden" name="token" value={token} />
        {held ? <input type="hidden" name="version" value={held.version} /> : null}
        <Select
          name="reasonId"
          id={entered.id('reasonId')}
          label={t('review.reason')}
          defaultValue={entered.value('reasonId') || likely}
          errors={entered.errors('reasonId')}
          options={reasons.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <TextArea
          name="facts"
          id={entered.id('facts')}
          label={
            <>
              {t('review.facts')} <kbd aria-hidden>R</kbd>
            </>
          }
          hint={t('review.factsHint')}
          rows={4}
          maxLength={REVIEW_LENGTHS.facts}
          defaultValue={entered.value('facts') || facts}
          errors={entered.errors('facts')}
          data-page-key="r"
          data-began={facts}
        />
        <ReadyMenu {...ready} into={entered.id('facts')} reason={entered.id('reasonId')} />
        {pane.onTop.choices.length > 0 ? (
          <Select
            name="sanction"
            id={entered.id('sanction')}
            label={t('sanctions.staff.onTop')}
            hint={t('sanctions.staff.proposed', { what: choiceWords(pane.onTop.proposed, t) })}
            defaultValue={entered.value('sanction')}
            errors={entered.errors('sanction')}
            options={['', ...pane.onTop.choices].map((value) => ({ value, label: choiceWords(value, t) }))}
          />
        ) : null}
        <Button variant="danger" full icon="trash" name="decision" value={held ? 'refuse' : 'remove'} data-send="">
          {held ? t('review.refuse') : t(`review.remove.${about}`)}
        </Button>
        {held ? null : <OtherDecisions pane={pane} categories={categories} entered={entered} />}
      </Form>
      {pane.spammer ? (
        <SpammerButton action={here} token={token} posts={pane.spammer.posts} reasonId={reasons.some(({ id }) => id === 'spam') ? 'spam' : likely} facts={spammerFacts} />
      ) : null}
      <ClaimNote item={item} token={token} />
      <More pane={pane} query={query} />
    </Block>
  );
}
