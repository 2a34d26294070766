import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { categoryTemplates } from '~/domains/threads';
import { createCategoriesFromTemplates, listCategories } from '~/domains/threads/index.server';
import { Button, LinkButton } from '~/ui/button';
import { Checkbox } from '~/ui/choice';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useLocale, useT } from '~/ui/i18n';
import { CategoryDot } from '~/ui/marks';

/** A few are better than many: an empty room looks emptier the more doors it has. */
const SUGGESTED: readonly string[] = ['help', 'ideas', 'news'];

export const loader = page('admin', async ({ actor, t, settings }) => ({
  title: t('setup.categories.title'),
  site: settings.name,
  there: (await listCategories(actor, { archived: true })).map(({ slug }) => slug),
}));

export const meta = unlisted;

export const action = mutation('admin', async (ctx) => {
  const keys = ctx.form.getAll('keys').filter((key): key is string => typeof key === 'string');
  if (keys.length > 0) await createCategoriesFromTemplates(ctx.actor, { keys });
  return ctx.done('/setup/mail');
});

export default function Categories(): ReactElement {
  const { title, there } = useLoaderData<typeof loader>();
  const entered = useEntered();
  const locale = useLocale();
  const t = useT();
  return (
    <>
      <PageHead title={title}>{t('setup.categories.why')}</PageHead>
      <section className="card set" aria-label={title}>
        <Form
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary" size="lg">
                {t('setup.next')}
              </Button>
              <LinkButton size="lg" variant="quiet" href="/setup/brand">
                {t('setup.back')}
              </LinkButton>
            </>
          }
        >
          <fieldset className="field">
            <legend className="sr">{title}</legend>
            {categoryTemplates.map(({ key, slug, name, description, colour }) => {
              const made = there.includes(slug);
              return (
                <Checkbox
                  key={key}
                  id={`key-${key}`}
                  name="keys"
                  value={key}
                  defaultChecked={made || (there.length === 0 && SUGGESTED.includes(key))}
                  disabled={made}
                  label={
                    <span className="cat">
                      <CategoryDot colour={colour} /> <b>{name[locale]}</b>
                    </span>
                  }
                  hint={made ? t('setup.categories.there') : description[locale]}
                />
              );
            })}
          </fieldset>
        </Form>
      </section>
    </>
  );
}
