import { letterBody } from '~/http/letter-body';
import { page } from '~/http/page.server';
import { hasRole } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { getMail } from '~/platform/mail/index.server';

export const loader = page('manager', async ({ actor, params }) => {
  const mail = await getMail(params.id ?? '');
  if (mail.html === null || (mail.secret && !hasRole(actor, 'admin'))) throw new NotFound();
  return letterBody(mail.html);
});
