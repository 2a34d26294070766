import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { mustBeShowMode } from '~/http/show-mode.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { Gallery } from '~/ui/gallery';

export const loader = page('everyone', async ({ settings }) => {
  mustBeShowMode();
  return { title: 'UI', site: settings.name };
});

export const meta = unlisted;

export default function Components(): ReactElement {
  return (
    <Site layout="two">
      <Gallery />
    </Site>
  );
}
