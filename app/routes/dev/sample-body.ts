import { letterBody } from '~/http/letter-body';
import { page } from '~/http/page.server';
import { renderSample } from '~/http/sample-letters.server';
import { mustBeShowMode } from '~/http/show-mode.server';

export const loader = page('everyone', async ({ params, url, settings }) => {
  mustBeShowMode();
  const { html } = await renderSample(params.name ?? '', url.searchParams.get('locale'), settings);
  return letterBody(html);
});
