import { letterBody } from '~/http/letter-body';
import { page } from '~/http/page.server';
import { mustBeShowMode } from '~/http/show-mode.server';
import { NotFound } from '~/platform/errors';
import { getMail } from '~/platform/mail/index.server';

export const loader = page('everyone', async ({ params }) => {
  mustBeShowMode();
  const { html } = await getMail(params.id ?? '');
  if (html === null) throw new NotFound();
  return letterBody(html);
});
