import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { addReviewNoteInput, confirmSenderInput, decideInput, fillable, fillCanned, insertInto, reasonOfSignals } from '~/domains/moderation';
import { addReviewNote, confirmSender, decide, listReportReasons, openReviewItem, readyWords, reasonTitles, takeOverClaim, type ReviewPane as Pane } from '~/domains/moderation/index.server';
import { DecidePanel } from '~/domains/moderation/ui/decide-panel';
import { hintsOf } from '~/domains/moderation/ui/hint-bar';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { ReviewPane } from '~/domains/moderation/ui/review-pane';
import { isAhead } from '~/http/ahead';
import { useEntered } from '~/http/entered';
import { enteredValues } from '~/http/forms.server';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { queueFor } from '~/http/queue.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { splitTags } from '~/http/writing.server';
import { speak } from '~/platform/i18n/index.server';

export const loader = page('moderator', async (context) => {
  const { actor, params, origin, request } = context;
  const ahead = isAhead(request);
  const opened = await openReviewItem(actor, { itemId: params.id ?? '', claim: !ahead });
  const pane = ahead ? asIfClaimed(opened) : opened;
  // Afterwards, so that the list knows of the claim.
  const [shown, reasons, ready] = await Promise.all([queueFor(context), listReportReasons(actor), readyWords(actor, { pane, decision: pane.held ? 'refuse' : 'remove', origin })]);
  const likely = likelyReason(pane);
  const { language } = ready;
  const facts = await factsOf(pane, language);
  return { ...shown, pane, reasons, ready, likely: likely ?? pane.asked?.reasonId ?? (pane.screening ? reasonOfSignals(pane.screening.signals) : ''), facts, spammerFacts: speak(language)('sanctions.spammerFacts') };
});

/** A page that is read ahead looks as it will once it is shown; no claim has this token, so nothing is decided under it. */
function asIfClaimed(pane: Pane): Pane {
  const { state, may, claim } = pane.item;
  const free = state === 'open' && may === true && (claim === null || claim.mine);
  return free ? { ...pane, token: -1 } : pane;
}

/** The reason that weighs most among the reports. */
function likelyReason({ reports }: Pane): string | undefined {
  const weights = new Map<string, number>();
  for (const { reason, weight } of reports) weights.set(reason.id, (weights.get(reason.id) ?? 0) + weight);
  return [...weights].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** What the author reads as the facts, to begin with, in their language. */
async function factsOf(pane: Pane, language: 'en' | 'fr'): Promise<string> {
  const { item, reports } = pane;
  const t = speak(language);
  const likely = likelyReason(pane);
  const reason = likely ? (await reasonTitles(language))(likely) : '';
  const values = { n: reports.length, reason, named: reason ? 'yes' : 'no' };
  if (item.target.kind === 'appeal') return '';
  if (item.target.kind === 'member') return t('review.factsMember', values);
  const title = fillable('title', item.target.title);
  if (item.target.kind === 'held') return t('review.factsHeld', { title });
  return reports.length > 0 ? t('review.factsPost', { ...values, title }) : t('review.factsWatched', { title });
}

export const action = mutation('moderator', async (context) => {
  const { actor, params, form, input, done, url } = context;
  const here = `/moderation/${params.id}${url.search}`;
  form.set('itemId', params.id ?? '');
  if (form.has('tags')) splitTags(form);
  // A button may say that its form is meant in another way.
  const which = form.getAll('form').at(-1);
  form.delete('form');
  switch (which) {
    case 'decide':
      return form.has('canned') ? putReadyWords(context) : decideAndGoOn(context);
    case 'confirm':
      await confirmSender(actor, input(confirmSenderInput));
      return done(here, { key: 'flash.senderConfirmed' });
    case 'note':
      await addReviewNote(actor, input(addReviewNoteInput));
      return done(here);
    case 'anew':
      // The words as they are by now, beside all else that was typed.
      for (const name of ['title', 'body']) form.delete(name);
      return { values: typedIn(form) };
    default: {
      await takeOverClaim(actor, { itemId: params.id ?? '' });
      return [...form.keys()].some((name) => name !== 'itemId') ? { values: typedIn(form) } : done(here);
    }
  }
});

/** What somebody typed into the form of the decision, to fill it again. */
function typedIn(form: FormData) {
  const { itemId: _, ...typed } = enteredValues(form);
  return { ...typed, form: 'decide' };
}

/** Without a script: the form once more, with ready words in it below what was typed. */
async function putReadyWords({ actor, params, form, origin }: MutationContext) {
  const pane = await openReviewItem(actor, { itemId: params.id ?? '' });
  const { canned, rules, language } = await readyWords(actor, { pane, decision: pane.held ? 'refuse' : 'remove', origin });
  const chosen = canned.find(({ id }) => id === form.get('canned'));
  const [typed, reasonId] = [String(form.get('facts') ?? ''), String(form.get('reasonId') ?? '')];
  if (!chosen) return { values: typedIn(form) };
  const rule = rules[reasonId];
  return { values: { ...typedIn(form), facts: insertInto(typed, await factsOf(pane, language), fillCanned(chosen.text, rule === undefined ? {} : { rule })) } };
}

/** The decision, and in the same answer the way to what comes next; the bar there says how to take it back. */
async function decideAndGoOn({ actor, input, done, url }: MutationContext) {
  const { nextId } = await decide(actor, input(decideInput));
  return done(`/moderation${nextId ? `/${nextId}` : ''}${url.search}`);
}

export const meta = unlisted;

export default function Item(): ReactElement {
  const { queue, pane, reasons, ready, likely, facts, spammerFacts } = useLoaderData<typeof loader>();
  const entered = useEntered();
  // What another form of the page brought back is not what was chosen in this one.
  const { value, values } = useEntered('decide');
  return (
    <Site layout="wide">
      <QueuePage {...queue} currentId={pane.item.id} hints={hintsOf(pane, ready.canned.length > 0)}>
        <ReviewPane pane={pane} note={entered.value('text')} noteErrors={entered.errors('text')} />
        <DecidePanel pane={pane} reasons={reasons} likely={likely} facts={facts} spammerFacts={spammerFacts} ready={ready} categories={queue.categories} query={queue.query} entered={{ ...entered, value, values }} />
      </QueuePage>
    </Site>
  );
}
