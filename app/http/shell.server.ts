import { accountOf, isMember, isStaff, type Actor, type MemberActor } from '~/domains/identity';
import { mayReview } from '~/domains/moderation';
import { findRestraint } from '~/domains/moderation/index.server';
import { countNotifications } from '~/domains/notifications/index.server';
import { listCategories } from '~/domains/threads/index.server';
import { avatarUrl, brandImageUrl } from '~/domains/uploads';
import { now } from '~/platform/clock';
import { palette } from '~/ui/palette';
import { scripts } from './assets.server';
import { cardPath } from './cards.server';
import { readFlash } from './flash.server';
import { themeOf } from './locale.server';
import type { PageContext } from './page.server';
import { queueCount } from './queue-count.server';
import { setUpFirst } from './set-up-first.server';
import { learnWords } from './words';

/** What every page shows around its own content; the root loader's data. */
export async function getShell({ request, url, actor, locale, t, settings, origin, headers, http }: PageContext) {
  setUpFirst({ actor, settings, url });
  learnWords(locale, t);
  const account = accountOf(actor);
  const [categories, flash, alerts, queue, restraint] = await Promise.all([
    listCategories(actor),
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
    timeZone: account?.timeZone ?? settings.timeZone,
    now: thisMinute(),
    path: url.pathname,
    origin,
    requestId: http.requestId,
    live: { at: http.heard ?? undefined, topics: liveTopics(actor) },
    scripts: scripts(),
    brand: {
      name: settings.name,
      colour: settings.colour,
      css: cssOf(settings.colour),
      logoUrl: brandImageUrl(settings.logoId, 192),
      card: cardPath(settings, null),
      faviconUrl: brandImageUrl(settings.faviconId, 64) ?? '/favicon.svg',
    },
    me: isMember(actor) ? { ...personOf(actor), staff: isStaff(actor) } : null,
    /** Who is suspended reads as a visitor does, and is told so everywhere. */
    suspended: account && !isMember(actor) ? personOf(account) : null,
    restraint,
    categories: categories.map(({ slug, name, colour, threadCount }) => ({ slug, name, colour, threadCount })),
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

let painted: { colour: string; css: string } | null = null;

/** The palette of the brand's colour as CSS; computed again only when the colour changes. */
function cssOf(colour: string): string {
  if (painted?.colour !== colour) painted = { colour, css: palette(colour).css };
  return painted.css;
}
