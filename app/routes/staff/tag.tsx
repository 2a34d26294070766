import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { editTagInput, LENGTHS, synonymInput, tagSlugOf, type Tag } from '~/domains/threads';
import { addSynonym, editTag, getTag, mergeTags, removeSynonym } from '~/domains/threads/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { Button, LinkButton, PostButton } from '~/ui/button';
import { Input, TextArea } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

const pathOf = (slug: string): string => `/staff/tags/${encodeURIComponent(slug)}`;

export const loader = page('moderator', async ({ actor, params, t, settings }) => {
  const tag = await getTag(actor, { slug: params.id ?? '' });
  return { title: tag.name, site: settings.name, list: t('staff.nav.tags'), tag };
});

export const meta = unlisted;

export const action = mutation('moderator', async (ctx) => {
  const tag = await getTag(ctx.actor, { slug: ctx.params.id ?? '' });
  if (ctx.form.get('form') === 'merge') return merge(ctx, tag);
  ctx.form.set('tagId', tag.id);
  if (ctx.form.get('form') === 'synonym') {
    const act = ctx.method === 'DELETE' ? removeSynonym : addSynonym;
    const { slug } = await act(ctx.actor, ctx.input(synonymInput));
    return ctx.done(pathOf(slug), { key: 'flash.tagSaved' });
  }
  const { slug } = await editTag(ctx.actor, ctx.input(editTagInput));
  return ctx.done(pathOf(slug), { key: 'flash.tagSaved' });
});

/** Into the tag whose name was typed; it has to exist. */
async function merge(ctx: MutationContext, from: Tag): Promise<Response> {
  const slug = tagSlugOf(String(ctx.form.get('into') ?? ''));
  const into = await getTag(ctx.actor, { slug }).catch((error: unknown) => {
    throw error instanceof NotFound ? new Invalid({ into: ['tagUnknown'] }) : error;
  });
  const merged = await mergeTags(ctx.actor, { fromId: from.id, intoId: into.id });
  return ctx.done(pathOf(merged.slug), { key: 'flash.tagsMerged', values: { from: from.name, into: into.name } });
}

export default function TagPage(): ReactElement {
  const { title, list, tag } = useLoaderData<typeof loader>();
  const edited = useEntered('tag');
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/tags', label: list }, { label: title }]} />
      <PageHead title={title} action={<LinkButton href={`/tag/${encodeURIComponent(tag.slug)}`}>{t('staff.tags.see')}</LinkButton>} />
      <section className="card set" aria-label={title}>
        <Form errors={edited.summary} buttons={<Button variant="primary">{t('settings.save')}</Button>}>
          <input type="hidden" name="form" value="tag" />
          <Input id="tag-name" name="name" label={t('staff.tags.name')} errors={edited.errors('name')} defaultValue={edited.value('name', tag.name)} maxLength={LENGTHS.tag.max} required />
          <TextArea
            id="tag-description"
            name="description"
            label={t('staff.tags.description')}
            errors={edited.errors('description')}
            defaultValue={edited.value('description', tag.description)}
            maxLength={LENGTHS.tagDescription.max}
            rows={2}
            optional
          />
        </Form>
      </section>
      <Synonyms />
      <Merge />
    </>
  );
}

function Synonyms(): ReactElement {
  const { tag } = useLoaderData<typeof loader>();
  const entered = useEntered('synonym');
  const t = useT();
  return (
    <FormSet id="synonyms" title={t('staff.tags.synonyms')} hint={t('staff.tags.synonymsHint', { name: tag.name })}>
      {tag.synonyms.length > 0 ? (
        <ul className="todo">
          {tag.synonyms.map((word) => (
            <li key={word} className="two">
              <span className="min-w-0">{word}</span>
              <PostButton size="sm" action={pathOf(tag.slug)} values={{ form: 'synonym', _method: 'delete', word }} aria-label={t('staff.tags.dropOf', { word })}>
                {t('staff.tags.drop')}
              </PostButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Form errors={entered.summary} buttons={<Button icon="plus">{t('staff.tags.add')}</Button>}>
        <input type="hidden" name="form" value="synonym" />
        <Input id="synonym-word" name="word" label={t('staff.tags.word')} errors={entered.errors('word')} defaultValue={entered.value('word')} maxLength={LENGTHS.tag.max} required />
      </Form>
    </FormSet>
  );
}

function Merge(): ReactElement {
  const { tag } = useLoaderData<typeof loader>();
  const entered = useEntered('merge');
  const t = useT();
  return (
    <FormSet id="merge" title={t('staff.tags.merge')} hint={t('staff.tags.mergeHint', { name: tag.name })}>
      <Form errors={entered.summary} buttons={<Button variant="danger">{t('staff.tags.mergeDo')}</Button>}>
        <input type="hidden" name="form" value="merge" />
        <Input id="merge-into" name="into" label={t('staff.tags.into')} errors={entered.errors('into')} defaultValue={entered.value('into')} autoComplete="off" required />
      </Form>
    </FormSet>
  );
}
