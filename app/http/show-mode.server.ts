import { env } from '~/platform/env/index.server';
import { NotFound } from '~/platform/errors';

/** Whether this process is there to be looked at (demonstration, development), and so shows its letters to everybody. */
export function isShowMode(): boolean {
  return env.PARVIS_MODE !== 'production';
}

/**
 * Shuts the developers' pages in production.
 * @throws NotFound
 */
export function mustBeShowMode(): void {
  if (!isShowMode()) throw new NotFound();
}
