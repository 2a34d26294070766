import { mustHaveAccount, type Actor } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { limit } from '~/platform/limits/index.server';
import { renderMarkdown } from '~/platform/markdown/index.server';

/**
 * Safe HTML of a message as it would look once sent; nothing is kept.
 * @throws Forbidden('signInFirst'), TooMany
 */
export async function previewMessage(actor: Actor, { body }: { body: string }): Promise<string> {
  await limit('costly', mustHaveAccount(actor).id);
  return renderMarkdown(body, { locale: null, kind: 'comment', origin: env.PUBLIC_URL, idPrefix: 'preview' }).html;
}
