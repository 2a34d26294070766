import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { BASE } from '~/http/api/machine.server';
import { PROBLEM_TYPES } from '~/http/api/problem.server';
import { referenceOf } from '~/http/api/reference.server';
import { Groups, Shapes } from '~/http/api/reference-view';
import { page } from '~/http/page.server';
import { Site } from '~/http/site';
import { LinkButton } from '~/ui/button';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { endpoints } from './endpoints';

export const loader = page('everyone', async ({ locale, t, settings }) => {
  const problems = Object.entries(PROBLEM_TYPES).map(([status, type]) => ({
    status,
    type,
    meaning: t(`api.problem.${type.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`),
  }));
  return { ...referenceOf(endpoints, BASE, locale), problems, document: `${BASE}/openapi.json`, title: t('api.title'), site: settings.name };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: `${data.title} · ${data.site}` }, { name: 'robots', content: 'noindex' }] : []);

/** What programs can do here. Works without scripts; trying things out needs them and has a page of its own. */
export default function Viewer(): ReactElement {
  const { title, introduction, groups, shapes, problems, document } = useLoaderData<typeof loader>();
  const t = useT();
  const buttons = (
    <>
      <LinkButton href={document}>openapi.json</LinkButton>
      <LinkButton href="/settings/tokens">{t('api.tokens')}</LinkButton>
      <LinkButton href="/api/try">{t('api.try')}</LinkButton>
    </>
  );
  return (
    <Site layout="two">
      <PageHead title={title} action={buttons} />
      <Markdown html={introduction} />
      <Groups groups={groups} />
      <h2 className="mt-8 mb-3">{t('api.shapes')}</h2>
      <Shapes shapes={shapes} />
      <h2 className="mt-8 mb-3">{t('api.problems')}</h2>
      <p className="mb-3">{t('api.problemsNote')}</p>
      <dl>
        {problems.map(({ status, type, meaning }) => (
          <div key={type} id={`problem-${type}`} className="mb-3">
            <dt>
              <code>{type}</code> ({status})
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Site>
  );
}
