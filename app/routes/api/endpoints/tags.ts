import type { Actor } from '~/domains/identity';
import { editTagInput, synonymInput } from '~/domains/threads';
import { addSynonym, editTag, getTag, listTags, mergeTags, removeSynonym } from '~/domains/threads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { pageQuery, tagParams } from '~/http/api/params';
import { pageOf, tagShape } from '~/http/api/shapes';
import { tagView } from '~/http/api/views.server';
import { z } from 'zod';

const tag = 'Tags';
/** Places in the list of tags are page numbers: the list is short, and its order moves with use. */
const pageNumber = z.string().regex(/^[1-9]\d{0,4}$/, 'cursorUnknown').transform(Number).optional();
const synonymParams = tagParams.extend({ word: synonymInput.shape.word });

export const tagEndpoints = [
  endpoint({
    method: 'GET',
    path: '/tags',
    tag,
    summary: 'Tags, the most used first',
    scope: 'read',
    open: true,
    query: z.strictObject({
      ...pageQuery(30),
      cursor: pageNumber,
      prefix: z.string().max(100).optional().meta({ description: 'Those that begin so, or have a synonym that does.' }),
    }),
    answer: { status: 200, schema: pageOf(tagShape) },
    async run({ actor, query: { cursor: page = 1, limit, prefix } }) {
      const tags = await listTags(actor, { prefix, limit, page });
      const next = tags.length === limit ? String(page + 1) : null;
      return { body: { items: tags.map(tagView), next }, next };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/tags/{tag}',
    tag,
    summary: 'A tag, by its slug or a synonym',
    scope: 'read',
    open: true,
    params: tagParams,
    answer: { status: 200, schema: tagShape },
    async run({ actor, params }) {
      return show(actor, params.tag);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/tags/{tag}',
    tag,
    summary: 'Rename a tag and say what it is for',
    description: 'Its old slug becomes a synonym.',
    scope: 'moderate',
    params: tagParams,
    body: editTagInput.omit({ tagId: true }),
    answer: { status: 200, schema: tagShape },
    async run({ actor, params, body }) {
      const { slug } = await editTag(actor, { tagId: await idOf(actor, params.tag), ...body });
      return show(actor, slug);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/tags/{tag}/synonyms/{word}',
    tag,
    summary: 'Have another word lead to the tag',
    scope: 'moderate',
    params: synonymParams,
    answer: { status: 200, schema: tagShape },
    async run({ actor, params }) {
      const { slug } = await addSynonym(actor, { tagId: await idOf(actor, params.tag), word: params.word });
      return show(actor, slug);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/tags/{tag}/synonyms/{word}',
    tag,
    summary: 'Free such a word again',
    scope: 'moderate',
    params: synonymParams,
    answer: { status: 200, schema: tagShape },
    async run({ actor, params }) {
      const { slug } = await removeSynonym(actor, { tagId: await idOf(actor, params.tag), word: params.word });
      return show(actor, slug);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/tags/{tag}/merged-into',
    tag,
    summary: 'Make this tag a synonym of another one, which gets its threads',
    description: 'A repetition changes nothing: the merged tag’s name leads to the other one.',
    scope: 'moderate',
    params: tagParams,
    body: z.strictObject({ tag: tagParams.shape.tag }),
    answer: { status: 200, schema: tagShape },
    async run({ actor, params, body }) {
      const [fromId, intoId] = [await idOf(actor, params.tag), await idOf(actor, body.tag)];
      const isDone = fromId === intoId && params.tag !== body.tag;
      const { slug } = isDone ? { slug: body.tag } : await mergeTags(actor, { fromId, intoId });
      return show(actor, slug);
    },
  }),
];

async function idOf(actor: Actor, slug: string): Promise<string> {
  return (await getTag(actor, { slug })).id;
}

async function show(actor: Actor, slug: string) {
  return { body: tagView(await getTag(actor, { slug })) };
}
