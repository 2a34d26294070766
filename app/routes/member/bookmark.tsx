import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { bookmarkForm, dueAt, localText, NOTE_LENGTH, reminders } from '~/domains/following';
import { getBookmark, keepPost } from '~/domains/following/index.server';
import { postPath } from '~/domains/threads';
import { excerpt, getPost, plainText } from '~/domains/threads/index.server';
import { useEntered } from '~/http/entered';
import { timeZoneOf } from '~/http/locale.server';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { RadioGroup } from '~/ui/choice';
import { Input } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';

/** Characters of the post that the page repeats. */
const EXCERPT = 240;

export const loader = page('member', async ({ actor, params, t, settings }) => {
  const postId = params.id ?? '';
  const timeZone = timeZoneOf(actor, settings);
  const [post, bookmark] = await Promise.all([getPost(actor, { postId }), getBookmark(actor, { postId })]);
  const at = now();
  const pending = bookmark?.remindedAt ? null : (bookmark?.remindAt ?? null);
  return {
    postId,
    words: excerpt(plainText(post.html), EXCERPT),
    kept: bookmark !== null,
    note: bookmark?.note ?? '',
    at: pending ? localText(pending, timeZone) : '',
    presets: presetsAt(at, timeZone),
    title: t('following.bookmark.title'),
    site: settings.name,
  };
});

/** What can be chosen in words: only what is still to come, and on Sundays tomorrow but not next week, which is the same. */
function presetsAt(at: Date, timeZone: string) {
  const all = reminders.flatMap((reminder) => {
    const due = reminder === 'at' ? null : dueAt(reminder, { now: at, timeZone });
    return due && due > at ? [{ reminder, due }] : [];
  });
  return all.filter(({ due }, index) => due.getTime() !== all[index - 1]?.due.getTime());
}

export const action = mutation('member', async ({ actor, params, input, done, settings }) => {
  const { note, remind, at } = input(bookmarkForm);
  const remindAt = dueAt(remind, { at, now: now(), timeZone: timeZoneOf(actor, settings) });
  if (remindAt === undefined) throw new Invalid({ at: ['reminderAway'] });
  await keepPost(actor, { postId: params.id ?? '', note, remindAt });
  return done('/bookmarks', { key: 'flash.bookmarked' });
});

export const meta = unlisted;

export default function Bookmark(): ReactElement {
  const { postId, words, kept, note, at, presets, title } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const t = useT();
  const format = useFormat();
  return (
    <Site layout="one" place="me">
      <PageHead
        title={title}
        action={
          kept ? (
            <PostButton icon="trash" action={`/posts/${postId}/bookmark`} values={{ _method: 'delete', back: '/bookmarks' }}>
              {t('following.bookmarks.drop')}
            </PostButton>
          ) : null
        }
      >
        <a href={postPath(postId)}>{t('threads.backToPost')}</a>
      </PageHead>
      <blockquote className="card pane mb-5">
        {words}
      </blockquote>
      <Form
        errors={entered.summary}
        buttons={
          <>
            <Button variant="primary">{t('following.bookmark.save')}</Button>
            <LinkButton variant="quiet" href={postPath(postId)}>
              {t('following.bookmark.cancel')}
            </LinkButton>
          </>
        }
      >
        <Input id="note" label={t('following.bookmark.note')} optional maxLength={NOTE_LENGTH} errors={entered.errors('note')} defaultValue={entered.value('note', note)} />
        <RadioGroup
          name="remind"
          label={t('following.bookmark.remind')}
          errors={entered.errors('remindAt') ?? entered.errors('remind')}
          defaultValue={entered.value('remind', at ? 'at' : 'none')}
          options={[
            { value: 'none', label: t('following.remind.none') },
            ...presets.map(({ reminder, due }) => ({ value: reminder, label: t(`following.remind.${reminder}`), hint: format.date(due, 'full') })),
            { value: 'at', label: t('following.remind.at') },
          ]}
        />
        <Input id="at" type="datetime-local" label={t('following.bookmark.at')} hint={t('following.bookmark.atHint')} errors={entered.errors('at')} defaultValue={entered.value('at', at)} />
      </Form>
    </Site>
  );
}
