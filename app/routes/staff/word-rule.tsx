import { useActionData, useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { take } from '~/http/take';
import { unlisted } from '~/http/unlisted';
import { tryRuleOnPosts } from '~/domains/moderation/index.server';
import { RuleTrial, type SentTrial } from '~/domains/moderation/ui/rule-trial';
import { addWordRuleInput, changeWordRuleInput, ruleActions, setWordRuleModeInput } from '~/domains/screening';
import { addWordRule, changeWordRule, getWordRule, removeWordRule, setWordRuleMode } from '~/domains/screening/index.server';
import { RuleFields } from '~/domains/screening/ui/rule-fields';
import { Button } from '~/ui/button';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';

/** In the place of an id: the form of one that is not there yet. */
const NEW = 'new';

export const loader = page('manager', async ({ actor, params, t, url, settings }) => {
  const stored = params.id === NEW ? null : await getWordRule(actor, params.id ?? '');
  const asked = url.searchParams.get('action');
  return { title: stored?.words ?? t('desk.words.new'), site: settings.name, list: t('desk.words.title'), stored, action: ruleActions.find((each) => each === asked) ?? 'hold' };
});

export const meta = unlisted;

export const action = mutation('manager', async (ctx) => {
  const { actor, params, method, form, input, done } = ctx;
  const id = params.id ?? '';
  if (form.get('form') === 'mode') {
    form.set('id', id);
    const wish = input(setWordRuleModeInput);
    await setWordRuleMode(actor, wish);
    return done(`/staff/words/${id}`, { key: wish.mode === 'live' ? 'flash.ruleLive' : 'flash.ruleShadow' });
  }
  if (method === 'DELETE') {
    await removeWordRule(actor, { id });
    return done('/staff/words', { key: 'flash.ruleRemoved' });
  }
  for (const name of ['language', 'replacement']) if (form.get(name) === '') form.delete(name);
  if (take(form, 'do') === 'try') return tried(ctx);
  if (id === NEW) {
    const { ruleId } = await addWordRule(actor, input(addWordRuleInput));
    return done(`/staff/words/${ruleId}`, { key: 'flash.ruleAdded' });
  }
  form.set('id', id);
  await changeWordRule(actor, input(changeWordRuleInput));
  return done(`/staff/words/${id}`, { key: 'flash.ruleSaved' });
});

/** What the rule as it stands in the form would have done; nothing is kept. */
async function tried({ actor, form, input }: MutationContext) {
  const rule = input(addWordRuleInput);
  const values = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return { values, trial: { ...(await tryRuleOnPosts(actor, rule)), action: rule.action } };
}

export default function Rule(): ReactElement {
  const { title, list, stored, action: asked } = useLoaderData<typeof loader>();
  const answered = useActionData<{ trial?: SentTrial & { action: string } }>();
  const entered = useEntered('rule');
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/words', label: list }, { label: title }]} />
      <PageHead title={<bdi>{title}</bdi>} />
      {stored ? <Mode stored={stored} /> : null}
      {answered?.trial ? <RuleTrial trial={answered.trial} action={answered.trial.action} /> : null}
      <FormSet id="rule" title={t('desk.words.rule')} hint={t(stored ? 'desk.words.changeHint' : 'desk.words.newHint')}>
        <Form
          errors={entered.summary}
          buttons={
            <>
              <Button variant="primary">{t(stored ? 'settings.save' : 'desk.words.add')}</Button>
              <Button name="do" value="try" icon="eye">
                {t('desk.trial.do')}
              </Button>
            </>
          }
        >
          <input type="hidden" name="form" value="rule" />
          <RuleFields form={entered} stored={stored ?? { action: asked, kind: 'word', words: '', replacement: null, language: null }} />
        </Form>
      </FormSet>
      {stored ? (
        <FormSet id="remove" title={t('desk.words.remove')} hint={t('desk.words.removeHint')}>
          <Form
            verb="delete"
            buttons={
              <Button variant="danger" icon="trash">
                {t('desk.words.remove')}
              </Button>
            }
          />
        </FormSet>
      ) : null}
    </>
  );
}

/** Whether the rule acts, and the switch. */
function Mode({ stored }: { stored: { mode: 'live' | 'shadow' } }): ReactElement {
  const entered = useEntered('mode');
  const t = useT();
  const next = stored.mode === 'live' ? 'shadow' : 'live';
  return (
    <FormSet id="mode" title={t(`desk.words.modes.${stored.mode}`)} hint={t(`desk.words.modeHints.${stored.mode}`)}>
      <Form errors={entered.summary} buttons={<Button icon={next === 'live' ? 'check' : 'eye-off'}>{t(`desk.words.make.${next}`)}</Button>}>
        <input type="hidden" name="form" value="mode" />
        <input type="hidden" name="mode" value={next} />
      </Form>
    </FormSet>
  );
}
