import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { page } from '~/http/page.server';
import { letterNames, renderSample } from '~/http/sample-letters.server';
import { mustBeShowMode } from '~/http/show-mode.server';
import { Site } from '~/http/site';
import { unlisted } from '~/http/unlisted';
import { isLocale } from '~/platform/i18n';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { LetterView } from '~/ui/letter-view';
import { Tabs } from '~/ui/navigation';

export const loader = page('everyone', async ({ url, locale, t, settings }) => {
  mustBeShowMode();
  const names = await letterNames();
  const name = url.searchParams.get('letter') ?? names[0] ?? '';
  const wish = url.searchParams.get('locale');
  const language = isLocale(wish) ? wish : locale;
  const { subject, text } = await renderSample(name, language, settings);
  return { title: t('dev.emails.title'), site: settings.name, names, name, language, subject, text };
});

export const meta = unlisted;

export default function Samples(): ReactElement {
  const { title, names, name, language, subject, text } = useLoaderData<typeof loader>();
  const t = useT();
  const nav = [
    {
      title,
      items: names.map((each) => ({ href: `/dev/emails?letter=${each}&locale=${language}`, label: t(`staff.letter.${each}`), current: each === name })),
    },
  ];
  return (
    <Site layout="two" nav={nav}>
      <PageHead title={subject}>{t(`staff.letter.${name}`)}</PageHead>
      <Tabs
        label={t('dev.emails.language')}
        items={[
          { href: `/dev/emails?letter=${name}&locale=en`, label: 'English', current: language === 'en' },
          { href: `/dev/emails?letter=${name}&locale=fr`, label: 'Français', current: language === 'fr' },
        ]}
      />
      <div className="mt-4">
        <LetterView subject={subject} src={`/dev/emails/${name}/body?locale=${language}`} text={text} />
      </div>
    </Site>
  );
}
