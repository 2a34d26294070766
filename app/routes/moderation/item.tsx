import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { addReviewNoteInput, confirmSenderInput, decideInput, fillCanned, insertInto, reasonOfSignals } from '~/domains/moderation';
import { addReviewNote, confirmSender, decide, listReportReasons, openReviewItem, readyWords, takeOverClaim, type ReviewPane as Pane } from '~/domains/moderation/index.server';
import { DecidePanel } from '~/domains/moderation/ui/decide-panel';
import { hintsOf } from '~/domains/moderation/ui/hint-bar';
import { QueuePage } from '~/domains/moderation/ui/queue-page';
import { ReviewPane } from '~/domains/moderation/ui/review-pane';
import { isAhead } from '~/http/ahead';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { queueFor } from '~/http/queue.server';
import { Site } from '~/http/site';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { splitTags } from '~/http/writing.server';
import { speak } from '~/platform/i18n/index.server';

export const loader = page('moderator', async (context) => {
  const { actor, params, locale, origin, request } = context;
  const ahead = isAhead(request);
  const opened = await openReviewItem(actor, { itemId: params.id ?? '', claim: !ahead });
  const pane = ahead ? asIfClaimed(opened) : opened;
  // Afterwards, so that the list knows of the claim.
  const [shown, reasons, ready] = await Promise.all([queueFor(context), listReportReasons(actor), readyWords(actor, { pane, decision: pane.held ? 'refuse' : 'remove', origin })]);
  const likely = likelyReason(pane);
  return { ...shown, pane, reasons, ready, likely: likely?.id ?? pane.asked?.reasonId ?? (pane.screening ? reasonOfSignals(pane.screening.signals) : ''), facts: factsOf(pane, likely?.title, locale), spammerFacts: speak(languageOf(pane, locale))('sanctions.spammerFacts') };
});

/** A page that is read ahead looks as it will once it is shown; no claim has this token, so nothing is decided under it. */
function asIfClaimed(pane: Pane): Pane {
  const { state, may, claim } = pane.item;
  const free = state === 'open' && may === true && (claim === null || claim.mine);
  return free ? { ...pane, token: -1 } : pane;
}

/** The reason that weighs most among the reports. */
function likelyReason({ reports }: Pane): { id: string; title: string } | undefined {
  const weights = new Map<string, number>();
  for (const { reason, weight } of reports) weights.set(reason.id, (weights.get(reason.id) ?? 0) + weight);
  const [id] = [...weights].sort(([, one], [, other]) => other - one)[0] ?? [];
  return reports.find(({ reason }) => reason.id === id)?.reason;
}

function languageOf({ item }: Pick<Pane, 'item'>, locale: 'en' | 'fr'): 'en' | 'fr' {
  return item.language === 'fr' || item.language === 'en' ? item.language : locale;
}

/** What the author reads as the facts, to begin with: in the language of what they wrote. */
function factsOf({ item, reports }: Pane, reason: string | undefined, locale: 'en' | 'fr'): string {
  const language = languageOf({ item }, locale);
  const t = speak(language);
  // The reason's title is in the moderator's language, so it is only named in a text of that language.
  const values = { n: reports.length, reason: language === locale ? (reason ?? '') : '', named: language === locale && reason ? 'yes' : 'no' };
  if (item.target.kind === 'appeal') return '';
  if (item.target.kind === 'member') return t('review.factsMember', values);
  const { title } = item.target;
  if (item.target.kind === 'held') return t('review.factsHeld', { title });
  return reports.length > 0 ? t('review.factsPost', { ...values, title }) : t('review.factsWatched', { title });
}

export const action = mutation('moderator', async (context) => {
  const { actor, params, form, input, done, url } = context;
  const here = `/moderation/${params.id}${url.search}`;
  form.set('itemId', params.id ?? '');
  if (form.has('tags')) splitTags(form);
  switch (take(form, 'form')) {
    case 'decide':
      return form.has('canned') ? putReadyWords(context) : decideAndGoOn(context);
    case 'confirm':
      await confirmSender(actor, input(confirmSenderInput));
      return done(here, { key: 'flash.senderConfirmed' });
    case 'note':
      await addReviewNote(actor, input(addReviewNoteInput));
      return done(here);
    default: {
      await takeOverClaim(actor, { itemId: params.id ?? '' });
      const typed = typedBefore(form);
      return typed ? { values: { ...typed, form: 'decide' } } : done(here);
    }
  }
});

/** What somebody had typed when a colleague took the item over; null when they bring nothing. */
function typedBefore(form: FormData): Record<string, string> | null {
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (name !== 'itemId' && typeof value === 'string' && value !== '' ? [[name, value]] : [])));
  return Object.keys(typed).length > 0 ? typed : null;
}

/** Without a script: the form once more, with ready words in it below what was typed. */
async function putReadyWords({ actor, params, form, origin, locale }: MutationContext) {
  const pane = await openReviewItem(actor, { itemId: params.id ?? '' });
  const { canned, rules } = await readyWords(actor, { pane, decision: pane.held ? 'refuse' : 'remove', origin });
  const chosen = canned.find(({ id }) => id === form.get('canned'));
  const [typed, reasonId, sanction] = [take(form, 'facts'), take(form, 'reasonId'), take(form, 'sanction')];
  const rule = rules[reasonId];
  const ready = chosen ? fillCanned(chosen.text, rule === undefined ? {} : { rule }) : '';
  const others = Object.fromEntries(['title', 'body', 'categoryId', 'tags'].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]));
  return { values: { ...others, form: 'decide', reasonId, sanction, facts: chosen ? insertInto(typed, factsOf(pane, likelyReason(pane)?.title, locale), ready) : typed } };
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
