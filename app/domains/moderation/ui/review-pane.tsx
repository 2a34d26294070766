import type { ReactElement, ReactNode } from 'react';
import { postPath } from '~/domains/threads';
import { nameOf, portraitUrl, profilePath } from '~/domains/threads/ui/people';
import type { Sent } from '~/domains/threads/ui/thread-row';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { cx } from '~/ui/class-names';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Category, Pill } from '~/ui/marks';
import { Time } from '~/ui/time';
import { restricts, REVIEW_LENGTHS } from '../rules';
import type { ReviewPane as Pane } from '../types';
import { ActedNotes, byName } from './acted';
import { AppealBlocks } from './appeal-blocks';
import { headOf, Why } from './queue-list';
import { Reports } from './report-lines';
import { Signals } from './screening';

export type SentPane = Sent<Pane>;

/** Everything that helps to decide, in one column: the thing itself first, then who says what about it. */
export function ReviewPane({ pane, note, noteErrors }: { pane: SentPane; note: string; noteErrors?: string[] }): ReactElement {
  const t = useT();
  const { item } = pane;
  return (
    <section className="q-pane" aria-labelledby="item">
      <p className="meta">
        <Why item={item} />
        {item.category ? <Category name={item.category.name} colour={item.category.colour} href={`/c/${item.category.slug}`} /> : null}
        <span>
          {t(pane.reports.length > 0 ? 'review.opened' : 'review.cameIn')} <Time at={item.openedAt} />
        </span>
        <Promise item={item} />
      </p>
      <h1 id="item">{headOf(item, t)}</h1>
      {pane.held && pane.held.state !== 'waiting' ? <p className="meta">{t(`review.heldState.${pane.held.state}`)}</p> : null}
      {pane.held && pane.held.tags.length > 0 ? <p className="meta">{t('review.heldTags', { tags: pane.held.tags.join(', ') })}</p> : null}
      <ActedNotes acted={pane.acted} />
      <Target pane={pane} />
      {pane.appeal ? <AppealBlocks appeal={pane.appeal} appealId={item.id} /> : null}
      {pane.asked && item.target.kind === 'post' ? <AskedBlock asked={pane.asked} postId={item.target.postId} /> : null}
      {pane.reports.length > 0 ? (
        <Block title={t('review.reportsTitle', { n: pane.reports.length })}>
          <Reports reports={pane.reports} itemId={item.id} />
        </Block>
      ) : null}
      {pane.screening ? (
        <Block title={t('review.whyScreening', { points: pane.screening.score })}>
          <Signals signals={pane.screening.signals} />
        </Block>
      ) : null}
      {pane.similar.length > 0 ? (
        <Block title={t('review.similar')}>
          <Decisions rows={pane.similar} />
        </Block>
      ) : null}
      <Block title={t('review.notes')}>
        <Notes notes={pane.notes} note={note} errors={noteErrors} />
      </Block>
    </section>
  );
}

/** What its author was asked to change, and what came of it. */
function AskedBlock({ asked, postId }: { asked: NonNullable<SentPane['asked']>; postId: string }): ReactElement {
  const t = useT();
  const { words, by, at, state } = asked;
  return (
    <Block title={t('changes.asked.title')}>
      <p>
        <Pill tone={state === 'changed' ? 'ok' : 'warn'}>{t(`changes.asked.state.${state}`)}</Pill>{' '}
        <span className="meta inl">
          {t('changes.asked.by', { name: nameOf(by, t) })} · <Time at={at} />
          {state === 'changed' ? (
            <>
              {' · '}
              <a href={`${postPath(postId)}/history`}>{t('changes.asked.history')}</a>
            </>
          ) : null}
        </span>
      </p>
      <p className="q-quote">{words}</p>
    </Block>
  );
}

function Promise({ item }: { item: SentPane['item'] }): ReactElement {
  const t = useT();
  return (
    <span className={cx(item.breached && 'late')}>
      {item.breached ? t('review.dueGone') : t('review.due')} <Time at={item.dueAt} />
    </span>
  );
}

/** A part of the pane under a small heading. */
export function Block({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className="q-block">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The post among its neighbours, or the profile. Pictures stay blurred until they are asked for. */
function Target({ pane }: { pane: SentPane }): ReactElement {
  const t = useT();
  const { posts, profile, appeal } = pane;
  const told = pane.reports.flatMap(({ imageId }) => imageId ?? []);
  const taken = appeal?.pictures ?? [];
  const texts = [...posts.map(({ html }) => html), ...(appeal?.said.map(({ html }) => html) ?? []), profile?.bioHtml ?? ''];
  const pictures = taken.length > 0 || texts.some((html) => html.includes('<img')) || Boolean(profile?.avatarId);
  return (
    <div className="q-target">
      {pictures ? (
        <p className="check q-veil">
          <input type="checkbox" id="pictures" />
          <label htmlFor="pictures">{t('review.pictures')}</label>
        </p>
      ) : null}
      {posts.map((post) => (
        <PanePost key={post.id} post={post} told={told} language={pane.item.language} />
      ))}
      {profile ? <PaneProfile profile={profile} told={told} /> : null}
      {taken.length > 0 ? (
        <div className="q-post target prose">
          <p className="meta">{t('changes.picture.taken', { n: taken.length })}</p>
          {taken.map(({ src, alt }) => (
            <img key={src} src={src} alt={alt} loading="lazy" />
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Marks the pictures that were reported, around them: they are blurred to begin with. */
function marked(html: string, told: readonly string[]): string {
  const picture = (id: string) => new RegExp(`<img src="/uploads/${id}/[^"]*"(?:[^">]|"[^"]*")*>`, 'g');
  return told.reduce((marked, id) => marked.replace(picture(id), '<span data-told>$&</span>'), html);
}

function PanePost({ post, told, language }: { post: SentPane['posts'][number]; told: readonly string[]; language: string | null }): ReactElement {
  const t = useT();
  const name = nameOf(post.author, t);
  return (
    <article className={cx('q-post', post.isTarget && 'target')} aria-label={post.isTarget ? t(post.number > 0 ? 'review.reportedPost' : 'review.heldPost') : undefined}>
      <p className="q-by">
        <Avatar id={post.author.id} name={name} size="s" />
        <b>{name}</b>
        {post.number > 0 ? (
          <a className="meta inl" href={postPath(post.id)}>
            <Time at={post.at} />
          </a>
        ) : (
          <Time at={post.at} className="meta inl" />
        )}
        {post.removed ? <Pill>{t(post.hidden ? 'hidden.mark' : 'review.removed')}</Pill> : null}
      </p>
      {post.html ? <Markdown html={post.isTarget ? marked(post.html, told) : post.html} lang={post.isTarget ? (language ?? undefined) : undefined} /> : <p className="meta">{t('threads.withdrawn')}</p>}
    </article>
  );
}

function PaneProfile({ profile, told }: { profile: NonNullable<SentPane['profile']>; told: readonly string[] }): ReactElement {
  const t = useT();
  const name = profile.displayName ?? profile.username;
  const silent = !profile.bioHtml && !profile.location && !profile.website;
  return (
    <article className="q-post target" aria-label={t('review.reportedProfile')}>
      <div className="q-by">
        <span data-told={profile.avatarId && told.includes(profile.avatarId) ? '' : undefined}>
          <Avatar id={profile.id} name={name} src={portraitUrl(profile, 256)} size="xl" />
        </span>
        <div>
          <b>{name}</b>
          <p className="meta">
            <a href={`/m/${encodeURIComponent(profile.username)}`}>@{profile.username}</a>
            {profile.location ? <bdi>{profile.location}</bdi> : null}
            {profile.website ? <span>{profile.website}</span> : null}
          </p>
        </div>
      </div>
      {profile.bioHtml ? <Markdown html={profile.bioHtml} /> : null}
      {silent ? <p className="meta">{t('review.profileSilent')}</p> : null}
    </article>
  );
}

/** Earlier decisions, each in a line. */
export function Decisions({ rows }: { rows: SentPane['similar'] }): ReactElement {
  const t = useT();
  return (
    <ul className="q-lines">
      {rows.map(({ id, itemId, kind, by, at, reason, title }) => (
        <li key={id}>
          <Pill tone={restricts(kind) ? 'bad' : 'ok'}>{t(`review.did.${kind}`)}</Pill> <a href={`/moderation/${itemId}`}>{title ?? reason ?? t('review.reported')}</a>{' '}
          <span className="meta inl">
            {byName(by, t)} · <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Notes({ notes, note, errors }: { notes: SentPane['notes']; note: string; errors?: string[] }): ReactElement {
  const t = useT();
  return (
    <>
      {notes.length > 0 ? (
        <ul className="q-lines">
          {notes.map(({ id, by, text, at }) => (
            <li key={id}>
              <p>
                <b>{nameOf(by, t)}</b> <Time at={at} className="meta inl" />
              </p>
              <p className="q-quote">{text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <Form buttons={<Button size="sm" data-send="">{t('review.addNote')}</Button>}>
        <input type="hidden" name="form" value="note" />
        <TextArea id="text" label={t('review.note')} hint={t('review.noteHint')} rows={2} maxLength={REVIEW_LENGTHS.reviewNote} defaultValue={note} errors={errors} data-page-key="n" />
      </Form>
    </>
  );
}

/** Accounts that are confirmed to be of the same mailbox. The address itself is not shown. */
function Linked({ people }: { people: SentPane['author']['linked'] }): ReactElement {
  const t = useT();
  return (
    <p className="meta">
      <span>{t('changes.linked.title', { n: people.length })}</span>
      {people.map((person) => (
        <a key={person.id} className="lnk" href={profilePath(person) ?? `/staff/members/${person.id}`}>
          {nameOf(person, t)}
        </a>
      ))}
    </p>
  );
}

/** Who wrote it: since when, how much, and what was decided about them before. */
export function AuthorCard({ author, role }: { author: SentPane['author']; role?: ReactNode }): ReactElement {
  const t = useT();
  const name = nameOf(author.person, t);
  const href = profilePath(author.person);
  return (
    <Block title={t('review.author')}>
      <p className="q-by">
        <Avatar id={author.person.id} name={name} size="md" />
        <b>{href ? <a href={href}>{name}</a> : name}</b>
        {role}
      </p>
      <p className="meta">
        {author.joinedAt ? (
          <span>
            {t('review.joined')} <Time at={author.joinedAt} />
          </span>
        ) : null}
        <span>{t('review.wrote', { threads: author.threads, posts: author.posts, accepted: author.accepted })}</span>
      </p>
      {author.linked.length > 0 ? <Linked people={author.linked} /> : null}
      {author.decisions.length > 0 ? <Decisions rows={author.decisions} /> : <p className="meta">{t('review.noDecisions')}</p>}
    </Block>
  );
}
