import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Forbidden, NotFound } from '~/platform/errors';
import { env } from '~/platform/env/index.server';
import { MARKDOWN_VERSION, renderMarkdown } from '~/platform/markdown/index.server';
import type { UpdatePreferencesInput, UpdateProfileInput } from './input';
import { writePreferences, writeProfile } from './members.store.server';
import { refusalOfOwnProfile, refusalOfPreferences } from './policy';

/**
 * Replaces the own profile; what comes empty is emptied. The biography is Markdown without pictures and headings, made
 * into HTML here, once. Records `member.profileChanged`.
 */
export async function updateProfile(actor: Actor, input: UpdateProfileInput): Promise<void> {
  const member = ownProfile(actor);
  const { displayName, bio, location, website } = input;
  const rendered = bio === '' ? null : await renderMarkdown(bio, { locale: member.locale, kind: 'bio', origin: env.PUBLIC_URL });
  await transaction(async (tx) => {
    const columns = {
      displayName: displayName || null,
      bio: bio || null,
      bioHtml: rendered?.html ?? null,
      bioRenderVersion: MARKDOWN_VERSION,
      location: location || null,
      website: website || null,
    };
    if (!(await writeProfile(tx, member.id, columns))) throw new NotFound();
    await record(tx, { kind: 'member.profileChanged', actor, targetMemberId: member.id });
  });
}

/** Changes what is given of the own language, time zone, theme and single-key shortcuts. Nobody else's affair: not recorded. */
export async function updatePreferences(actor: Actor, input: UpdatePreferencesInput): Promise<void> {
  const member = ownMatters(actor);
  const { locale, timeZone, theme, singleKeys } = input;
  const changed = {
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(theme === undefined ? {} : { theme }),
    ...(singleKeys === undefined ? {} : { singleKeys }),
  };
  if (!(await writePreferences(member.id, changed))) throw new NotFound();
}

/**
 * The actor, allowed to change what is nobody else's affair.
 * @throws Forbidden
 */
export function ownMatters(actor: Actor) {
  const refusal = refusalOfPreferences(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustBeMember(actor);
}

/**
 * The actor, allowed to change the own profile.
 * @throws Forbidden
 */
export function ownProfile(actor: Actor) {
  const refusal = refusalOfOwnProfile(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustBeMember(actor);
}
