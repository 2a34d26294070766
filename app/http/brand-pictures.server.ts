import type { MutationContext } from './mutation.server';
import { take } from './take';
import { takeImage } from './take-image.server';

/**
 * Takes the brand's pictures out of a form: files in `logo` and `favicon`, and the ticks `noLogo` and `noFavicon`,
 * which take a picture away. What was neither chosen nor ticked stays as it is.
 *
 * @throws Invalid on the field of a file that is no picture
 */
export async function saveBrandPictures(ctx: MutationContext): Promise<{ logoId?: string | null; faviconId?: string | null }> {
  const drop = { logo: take(ctx.form, 'noLogo') === 'on', favicon: take(ctx.form, 'noFavicon') === 'on' };
  const logo = await takeImage(ctx, 'logo', 'brand');
  const favicon = await takeImage(ctx, 'favicon', 'brand');
  return {
    ...(logo || drop.logo ? { logoId: logo } : {}),
    ...(favicon || drop.favicon ? { faviconId: favicon } : {}),
  };
}
