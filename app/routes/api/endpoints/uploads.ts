import { setAltInput, uploadInput } from '~/domains/uploads';
import { setAlt, uploadImage, uploadsByIds } from '~/domains/uploads/index.server';
import { endpoint } from '~/http/api/endpoint';
import { uploadParams } from '~/http/api/params';
import { uploadShape } from '~/http/api/shapes';
import { uploadView } from '~/http/api/views.server';
import { NotFound } from '~/platform/errors';

const tag = 'Uploads';
const file = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;

export const uploadEndpoints = [
  endpoint({
    method: 'POST',
    path: '/uploads',
    tag,
    summary: 'Upload a picture',
    description: 'The body is the file itself. It is made anew in several sizes, without what the camera wrote into it. What no post shows within a day is dropped.',
    scope: 'upload',
    query: uploadInput,
    file,
    answer: { status: 201, schema: uploadShape },
    async run({ actor, query, bytes }) {
      const { id } = await uploadImage(actor, { ...query, bytes });
      return { ...(await show(id)), location: `/uploads/${id}` };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/uploads/{uploadId}',
    tag,
    summary: 'A picture and where its sizes are',
    description: 'For everybody who has the id.',
    scope: 'read',
    open: true,
    params: uploadParams,
    answer: { status: 200, schema: uploadShape },
    async run({ params }) {
      return show(params.uploadId);
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/uploads/{uploadId}/alt',
    tag,
    summary: 'Describe a picture in words, for those who cannot see it',
    scope: 'upload',
    params: uploadParams,
    body: setAltInput.omit({ id: true }),
    answer: { status: 200, schema: uploadShape },
    async run({ actor, params: { uploadId }, body }) {
      await setAlt(actor, { id: uploadId, ...body });
      return show(uploadId);
    },
  }),
];

async function show(id: string) {
  const found = (await uploadsByIds([id])).get(id);
  if (!found) throw new NotFound();
  return { body: uploadView(id, found) };
}
