import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { isStaff } from '~/domains/identity';
import { SimilarThreads } from '~/domains/search/ui/similar-threads';
import { LENGTHS, postThreadInput, threadKinds, type ThreadKind } from '~/domains/threads';
import { listCategories, listTags, postThread } from '~/domains/threads/index.server';
import { ThreadFields } from '~/domains/threads/ui/thread-fields';
import { WritingBox } from '~/domains/threads/ui/writing-box';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { deskFor, previewAsked, splitTags, takePicture } from '~/http/writing.server';
import { useWritten } from '~/http/written';
import { LinkButton } from '~/ui/button';
import { Empty } from '~/ui/feedback';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Island } from '~/ui/island';

export const handle = { islands: true };

export const loader = page('member', async (context) => {
  const { actor, url, t, settings } = context;
  const [all, tags, desk] = await Promise.all([listCategories(actor), listTags(actor, { limit: 100 }), deskFor(context, 'new-thread')]);
  const categories = all.filter(({ mayStart }) => mayStart === true);
  const kinds = threadKinds.filter((kind) => (kind !== 'announcement' || isStaff(actor)) && categories.some((each) => each.kinds.includes(kind)));
  const wish = url.searchParams;
  return {
    desk,
    categories: categories.map(({ id, name, kinds: fitting }) => ({ id, name, kinds: fitting })),
    kinds,
    knownTags: tags.map(({ name }) => name),
    wish: {
      kind: kinds.find((kind) => kind === wish.get('kind')) ?? kinds[0] ?? 'question',
      categoryId: categories.find(({ slug }) => slug === wish.get('category'))?.id ?? (categories.length === 1 ? categories[0]!.id : ''),
      title: (wish.get('title') ?? '').slice(0, LENGTHS.title.max),
      tags: (wish.get('tags') ?? '').slice(0, 200),
    },
    title: t('ask.heading'),
    site: settings.name,
  };
});

export const action = mutation('everyone', async (context) => {
  const { actor, form, input, done } = context;
  const preview = await previewAsked(context);
  if (preview) return preview;
  await takePicture(context);
  splitTags(form);
  const posted = await postThread(actor, input(postThreadInput));
  if (posted.held) return done('/waiting', { key: 'flash.held' });
  return done(`/t/${posted.slug}/${posted.threadId}`, { key: 'flash.asked', undo: { action: `/posts/${posted.postId}/delete`, method: 'post' } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

export default function Ask(): ReactElement {
  const { desk, categories, kinds, knownTags, wish, title } = useLoaderData<typeof loader>();
  const t = useT();
  const entered = useEntered();
  const written = useWritten();
  const draft = desk?.stored.data;
  if (kinds.length === 0) {
    return (
      <Site layout="one" place="ask">
        <Empty heading="h1" icon="lock" title={t('ask.nowhere')} action={<LinkButton href="/">{t('ask.home')}</LinkButton>}>
          {t('ask.nowhereText')}
        </Empty>
      </Site>
    );
  }
  const values = {
    kind: entered.value('kind', draft?.kind ?? wish.kind) as ThreadKind,
    categoryId: entered.value('categoryId', draft?.categoryId || wish.categoryId),
    title: entered.value('title', draft?.title || wish.title),
    tags: entered.values('tags', draft?.tags?.length ? draft.tags : [wish.tags]).join(', '),
  };
  return (
    <Site layout="one" place="ask">
      <PageHead title={title}>{t('ask.lead')}</PageHead>
      <WritingBox
        id="ask"
        label={t('ask.body')}
        placeholder={t('ask.bodyHint')}
        send={t('ask.send')}
        desk={desk}
        written={written}
        action="/ask"
        routeId="routes/community/ask"
        values={{}}
        signInHref="/sign-in?returnTo=/ask"
        maxLength={LENGTHS.body.max}
        showLabel
      >
        <ThreadFields
          categories={categories}
          kinds={kinds}
          values={values}
          errors={entered.errors}
          knownTags={knownTags}
          similar={<Island name="similar" of={SimilarThreads} props={{ titleId: 'title' }} />}
        />
      </WritingBox>
    </Site>
  );
}
