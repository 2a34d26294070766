import { isMember, mustBeMember, mustHaveAccount, type Actor } from '~/domains/identity';
import { previewMessage } from '~/domains/messages/index.server';
import { isFirstDay, LENGTHS, type Draft } from '~/domains/threads';
import { deleteDraft, getDraft, previewPost } from '~/domains/threads/index.server';
import { uploadImage } from '~/domains/uploads/index.server';
import { newId, now } from '~/platform/clock';
import { enteredValues } from './forms.server';
import type { MutationContext, Refusal } from './mutation.server';
import type { PageContext } from './page.server';

/** What a page needs for its writing box. */
export interface Desk {
  key: string;
  /** Of the copy in the browser: one per member, so that two people at one machine do not mix. */
  storageKey: string;
  stored: Draft;
  /** Goes with the form; the same one makes no second post. */
  submission: string;
  /** They joined today, and may do less: it is said beforehand. */
  firstDay: boolean;
}

/** The writing box of a member for one draft; null for visitors. */
export async function deskFor({ actor }: PageContext, key: string): Promise<Desk | null> {
  return isMember(actor) ? deskWith(actor, await getDraft(actor, { key })) : null;
}

/** The writing box of a member around a draft that was read already. */
export function deskWith(actor: Actor, stored: Draft | null): Desk | null {
  if (!isMember(actor) || !stored) return null;
  return { key: stored.key, storageKey: `draft:${actor.id}:${stored.key}`, stored, submission: newId(), firstDay: isFirstDay(actor, now()) };
}

/**
 * The writing box between a member and the team, for one draft. Who is suspended may write there as well: their text is
 * kept in the browser only.
 */
export async function deskForMessage({ actor }: PageContext, key: string): Promise<Desk> {
  const { id } = mustHaveAccount(actor);
  const stored = isMember(actor) ? await getDraft(actor, { key }) : { key, sequence: 0, data: null, updatedAt: null };
  return { key, storageKey: `draft:${id}:${key}`, stored, submission: newId(), firstDay: false };
}

/** The message was sent: it is no draft any more. */
export async function messageSent(actor: Actor, key: string): Promise<void> {
  if (isMember(actor)) await deleteDraft(actor, { key });
}

/** The answer to the preview button, for readers without JavaScript. */
export interface Previewed {
  preview: string;
  values: Refusal['values'];
}

/** The form back with its preview, of a post or a message, when that is what was asked for. */
export async function previewAsked({ form, actor }: MutationContext, as: 'post' | 'message' = 'post'): Promise<Previewed | null> {
  if (form.get('intent') !== 'preview') return null;
  // A file cannot be sent back to be chosen again.
  if (as === 'post') await takePicture({ form, actor });
  const body = String(form.get('body') ?? '').slice(0, LENGTHS.body.max);
  const preview = as === 'message' ? await previewMessage(actor, { body }) : await previewPost(actor, { body });
  return { preview, values: enteredValues(form) };
}

/** Takes a picture that was chosen in the plain form, and puts it below the text; its fields leave the form. */
export async function takePicture({ form, actor }: Pick<MutationContext, 'form' | 'actor'>): Promise<void> {
  const file = form.get('picture');
  const alt = String(form.get('pictureAlt') ?? '');
  form.delete('picture');
  form.delete('pictureAlt');
  form.delete('intent');
  if (!(file instanceof File) || file.size === 0) return;
  const bytes = Buffer.from(await file.arrayBuffer());
  const { id } = await uploadImage(mustBeMember(actor), { bytes, purpose: 'post', alt });
  const body = String(form.get('body') ?? '').trimEnd();
  form.set('body', `${body}\n\n![${alt.replace(/[[\]\r\n]/g, ' ')}](/uploads/${id})\n`);
}

/** Tags are typed in one line, with commas; the act takes them one by one. */
export function splitTags(form: FormData): void {
  const typed = form.get('tags');
  form.delete('tags');
  if (typeof typed !== 'string') return;
  for (const tag of typed.split(',')) if (tag.trim()) form.append('tags', tag.trim());
}
