import type { Settings } from '~/domains/brand/index.server';
import { accountOf, isMember, isStaff, type Actor, type MemberActor } from '~/domains/identity';
import { mayReview } from '~/domains/moderation';
import { findRestraint } from '~/domains/moderation/index.server';
import { countNotifications } from '~/domains/notifications/index.server';
import { categoryLinks } from '~/domains/threads/index.server';
import { avatarUrl, brandImageUrl } from '~/domains/uploads';
import { now } from '~/platform/clock';
import { speak } from '~/platform/i18n/index.server';
import { derived } from '~/platform/steady/index.server';
import { palette } from '~/ui/palette';
import { scripts } from './assets.server';
import { cardPath } from './cards.server';
import { readFlash } from './flash.server';
import { themeOf, timeZoneOf } from './locale.server';
import type { PageContext } from './page.server';
import { queueCount } from './queue-count.server';
import { setUpFirst } from './set-up-first.server';
import { learnWords } from './words';

/** What every page shows around its own content; the root loader's data. */
export async function getShell({ request, url, actor, locale, settings, origin, headers, http }: PageContext) {
  setUpFirst({ actor, settings, url });
  learnWords(locale, speak(locale));
  const account = accountOf(actor);
  const [categories, flash, alerts, queue, restraint] = await Promise.all([
    categoryLinks(actor),
    readFlash(request),
    countNotifications(actor),
    mayReview(actor) === true ? queueCount({ http, actor }) : undefined,
    findRestraint(actor),
  ]);
  if (flash) headers.append('Set-Cookie', flash.clear);
  return {
    locale,
    theme: themeOf(request, actor),
    singleKeys: isMember(actor) ? actor.singleKeys : true,
    timeZone: timeZoneOf(actor, settings),
    now: thisMinute(),
    path: url.pathname,
    origin,
    requestId: http.requestId,
    live: { at: http.heard ?? undefined, topics: liveTopics(actor) },
    scripts: scripts(),
    brand: derived(settings, 'brand', brandOf),
    me: isMember(actor) ? { ...personOf(actor), staff: isStaff(actor) } : null,
    /** Who is suspended reads as a visitor does, and is told so everywhere. */
    suspended: account && !isMember(actor) ? personOf(account) : null,
    restraint,
    categories,
    flash: flash?.flash ?? null,
    alerts,
    queue: queue?.open,
  };
}

function personOf({ id, username, displayName, avatarId }: MemberActor) {
  return { id, username, name: displayName ?? username, avatarUrl: avatarUrl(avatarId, 96) };
}

/** What every page of this reader listens to, whatever it shows. */
function liveTopics(actor: Actor): string | undefined {
  if (!isMember(actor)) return undefined;
  return isStaff(actor) ? `member:${actor.id} staff` : `member:${actor.id}`;
}

/** The moment that pages speak from: whole minutes, so that a piece of a page (`Kept`) serves all readers of the same minute. */
function thisMinute(): string {
  return new Date(Math.floor(now().getTime() / 60_000) * 60_000).toISOString();
}

export type Shell = Awaited<ReturnType<typeof getShell>>;

function brandOf(settings: Settings) {
  const { name, colour, logoId, faviconId } = settings;
  return {
    name,
    colour,
    css: palette(colour).css,
    logoUrl: brandImageUrl(logoId, 192),
    card: cardPath(settings, null),
    faviconUrl: brandImageUrl(faviconId, 64) ?? '/favicon.svg',
  };
}
