import { useLoaderData } from '@remix-run/react';
import type { ReactElement } from 'react';
import { useEntered } from '~/http/entered';
import { lettersLeave } from '~/http/mail-server.server';
import { mutation, type MutationContext } from '~/http/mutation.server';
import { page } from '~/http/page.server';
import { unlisted } from '~/http/unlisted';
import { createClaimLinkInput, memberIdInput, refusalOfClaimLink, refusalOfDisabling, refusalOfRole, roles, setRoleInput, type Actor } from '~/domains/identity';
import { createClaimLink, disableMember, enableMember, endMemberSessions, setRole } from '~/domains/identity/index.server';
import { EmailField } from '~/domains/identity/ui/new-member-fields';
import { getMemberForStaff } from '~/domains/members/index.server';
import { SanctionList } from '~/domains/moderation/ui/sanction-list';
import { addNoteInput, editNoteInput, noteInput, refusalOfTeamSide, refusalOfWriting } from '~/domains/messages';
import { addNote, editNote, listConversationsWith, listNotes, removeNote } from '~/domains/messages/index.server';
import { liftSanctionInput, mayDecide, mayRunDesk, sanctionMemberInput, setScopeInput } from '~/domains/moderation';
import { getReviewScope, liftSanction, listReportReasons, listSanctions, sanctionMember, setReviewScope } from '~/domains/moderation/index.server';
import { ScopeForm } from '~/domains/moderation/ui/scope-form';
import { listCategories } from '~/domains/threads/index.server';
import { ConversationList } from '~/domains/messages/ui/conversation-list';
import { NoteList } from '~/domains/messages/ui/note-list';
import { RoleAndStatus } from '~/domains/members/ui/member-table';
import { Button, LinkButton } from '~/ui/button';
import { RadioGroup } from '~/ui/choice';
import { Form, FormSet } from '~/ui/form';
import { PageHead } from '~/ui/frame';
import { useFormat, useT } from '~/ui/i18n';
import { Breadcrumb } from '~/ui/navigation';
import { Facts } from '~/ui/table';
import { Time } from '~/ui/time';

export const loader = page('moderator', async ({ actor, params, t, settings }) => {
  const member = await getMemberForStaff(actor, params.id ?? '');
  const left = member.status === 'closed';
  // Of themselves, and of who is above them, staff see the facts alone.
  const onTeamSide = refusalOfTeamSide(actor, member) === null && !left;
  const judged = !left && mayDecide(actor, { authorId: member.id, authorRole: member.role }) === true;
  const [conversations, notes, measures, reasons] = await Promise.all([
    onTeamSide ? listConversationsWith(actor, { memberId: member.id }) : null,
    onTeamSide ? listNotes(actor, { memberId: member.id }) : null,
    judged ? listSanctions(actor, { memberId: member.id }) : null,
    listReportReasons(actor),
  ]);
  return {
    title: member.displayName ?? member.username,
    site: settings.name,
    member,
    roles: left ? [] : roles.filter((role) => refusalOfRole(actor, member, role) === null),
    mayEndSessions: member.status === 'active' && refusalOfRole(actor, member, member.role) === null,
    mayClaim: member.status === 'unclaimed' && refusalOfClaimLink(actor) === null,
    mayWrite: refusalOfWriting(actor, member) === null,
    conversations,
    notes,
    measures: measures && { ...measures, reasons },
    mayDisable: member.status === 'active' && refusalOfDisabling(actor, member) === null,
    list: t('staff.nav.members'),
    scope: member.role === 'moderator' && mayRunDesk(actor) === true ? await scopeFor(actor, member.id) : null,
  };
});

/** What a moderator looks after, and what there is to look after. */
async function scopeFor(actor: Actor, memberId: string) {
  const [scope, categories] = await Promise.all([getReviewScope(actor, { memberId }), listCategories(actor)]);
  return { scope, categories: categories.map(({ id, name }) => ({ id, name })) };
}

export const meta = unlisted;

export const action = mutation('moderator', async (ctx) => {
  const here = `/staff/members/${ctx.params.id}`;
  const noteDone = await changeListed(ctx);
  if (noteDone) return ctx.done(here, { key: noteDone });
  ctx.form.set('memberId', ctx.params.id ?? '');
  switch (ctx.form.get('form')) {
    case 'role':
      await setRole(ctx.actor, ctx.input(setRoleInput));
      return ctx.done(here, { key: 'flash.roleChanged' });
    case 'scope':
      await setReviewScope(ctx.actor, ctx.input(setScopeInput));
      return ctx.done(here, { key: 'flash.scopeSaved' });
    case 'sanction': {
      const { itemId, decisionId, undoUntil } = await sanctionMember(ctx.actor, ctx.input(sanctionMemberInput));
      const undo = { action: `/moderation/${itemId}/decision/${decisionId}`, method: 'delete' as const, until: undoUntil.getTime() };
      return ctx.done(here, { key: 'flash.sanctioned', undo });
    }
    case 'claim':
      await createClaimLink(ctx.actor, ctx.input(createClaimLinkInput));
      return ctx.done(here, { key: (await lettersLeave()) ? 'flash.claimSent' : 'flash.claimKept' });
    case 'disable': {
      const opens = ctx.method === 'DELETE';
      await (opens ? enableMember : disableMember)(ctx.actor, ctx.input(memberIdInput));
      return ctx.done(here, { key: opens ? 'flash.memberEnabled' : 'flash.memberDisabled' });
    }
    default:
      await endMemberSessions(ctx.actor, ctx.input(memberIdInput));
      return ctx.done(here, { key: 'flash.memberSignedOut' });
  }
});

/** The forms of notes and measures that are there; answers what was done, or null when it is another form. */
async function changeListed({ form, actor, params, input }: MutationContext): Promise<string | null> {
  switch (form.get('form')) {
    case 'note':
      form.set('memberId', params.id ?? '');
      await addNote(actor, input(addNoteInput));
      return 'flash.noteAdded';
    case 'editNote':
      await editNote(actor, input(editNoteInput));
      return 'flash.noteSaved';
    case 'removeNote':
      await removeNote(actor, input(noteInput));
      return 'flash.noteRemoved';
    case 'liftSanction':
      await liftSanction(actor, input(liftSanctionInput));
      return 'flash.sanctionLifted';
    default:
      return null;
  }
}

export default function Member(): ReactElement {
  const { member, list, title, mayEndSessions, mayClaim, mayDisable, roles: offered } = useLoaderData<typeof loader>();
  const { number } = useFormat();
  const t = useT();
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/members', label: list }, { label: title }]} />
      <PageHead
        title={<bdi>{title}</bdi>}
        action={member.status === 'closed' ? null : <LinkButton href={`/m/${encodeURIComponent(member.username)}`}>{t('staff.member.profile')}</LinkButton>}
      />
      <section className="card set" aria-label={t('staff.member.facts')}>
        <Facts
          items={[
            { label: t('identity.username'), value: member.username },
            { label: t('staff.members.role'), value: <RoleAndStatus {...member} /> },
            ...(member.email ? [{ label: t('identity.email'), value: member.email }] : []),
            { label: t('staff.members.posts'), value: number(member.postCount) },
            { label: t('staff.members.joined'), value: <Time at={member.createdAt} as="date" /> },
            { label: t('staff.members.seen'), value: member.lastSeenAt ? <Time at={member.lastSeenAt} /> : t('staff.member.never') },
          ]}
        />
      </section>
      <Conversations />
      <Notes />
      <Measures />
      <Scope />
      {offered.length > 0 ? <RoleForm offered={offered} /> : null}
      {mayClaim ? <ClaimForm /> : null}
      {mayEndSessions ? (
        <FormSet id="sessions" title={t('staff.member.sessions')} hint={t('staff.member.sessionsHint')}>
          <form method="post">
            <input type="hidden" name="form" value="sessions" />
            <Button variant="danger">{t('staff.member.endSessions')}</Button>
          </form>
        </FormSet>
      ) : null}
      {mayDisable ? <DisableForm disabled={member.disabledAt !== null} /> : null}
    </>
  );
}

function Conversations(): ReactElement | null {
  const { conversations, mayWrite, member } = useLoaderData<typeof loader>();
  const t = useT();
  if (!conversations) return null;
  return (
    <FormSet id="messages" title={t('messages.staff.section')} hint={t(mayWrite ? 'messages.staff.sectionHint' : 'messages.staff.unreachable')}>
      {conversations.length > 0 ? <ConversationList rows={conversations} side="team" label={t('messages.staff.section')} /> : <p className="hint">{t('messages.staff.nothing')}</p>}
      <div className="btns">
        {mayWrite ? (
          <LinkButton href={`/staff/members/${member.id}/message`} icon="mail">
            {t('messages.staff.write')}
          </LinkButton>
        ) : null}
        <LinkButton href="/staff/messages" variant="quiet">
          {t('messages.staff.all')}
        </LinkButton>
      </div>
    </FormSet>
  );
}

function Notes(): ReactElement | null {
  const { notes } = useLoaderData<typeof loader>();
  const added = useEntered('note');
  const edited = useEntered('editNote');
  if (!notes) return null;
  const editedId = edited.value('noteId');
  return <NoteList notes={notes} entered={added} editing={edited.summary.length > 0 && editedId ? { id: editedId, entered: edited } : null} />;
}

function Scope(): ReactElement | null {
  const { scope } = useLoaderData<typeof loader>();
  const entered = useEntered('scope');
  return scope ? <ScopeForm {...scope} entered={entered} /> : null;
}

function Measures(): ReactElement | null {
  const { measures } = useLoaderData<typeof loader>();
  const entered = useEntered('sanction');
  return measures ? <SanctionList {...measures} entered={entered} /> : null;
}

/** The switch of an account, with what it means. */
function DisableForm({ disabled }: { disabled: boolean }): ReactElement {
  const t = useT();
  const act = disabled ? 'enable' : 'disable';
  const entered = useEntered('disable');
  return (
    <FormSet id="disable" title={t('staff.member.account')} hint={t(`staff.member.${act}Hint`)}>
      <Form
        verb={disabled ? 'delete' : undefined}
        errors={entered.summary}
        buttons={
          <Button variant={disabled ? 'plain' : 'danger'} icon={disabled ? 'undo' : undefined}>
            {t(`staff.member.${act}`)}
          </Button>
        }
      >
        <input type="hidden" name="form" value="disable" />
      </Form>
    </FormSet>
  );
}

function RoleForm({ offered }: { offered: readonly string[] }): ReactElement {
  const { member } = useLoaderData<typeof loader>();
  const entered = useEntered('role');
  const t = useT();
  return (
    <FormSet id="role" title={t('staff.members.role')} hint={t('staff.member.roleHint')}>
      <Form errors={entered.summary} buttons={<Button>{t('staff.member.setRole')}</Button>}>
        <input type="hidden" name="form" value="role" />
        <RadioGroup
          name="role"
          id={entered.id('role')}
          label={t('staff.member.newRole')}
          defaultValue={entered.value('role', member.role)}
          errors={entered.errors('role')}
          options={offered.map((value) => ({ value, label: t(`roles.${value}`), hint: t(`staff.roleHint.${value}`) }))}
        />
      </Form>
    </FormSet>
  );
}

function ClaimForm(): ReactElement {
  const entered = useEntered('claim');
  const t = useT();
  return (
    <FormSet id="claim" title={t('staff.member.claim')} hint={t('staff.member.claimHint')}>
      <Form errors={entered.summary} buttons={<Button icon="send">{t('staff.member.sendClaim')}</Button>}>
        <input type="hidden" name="form" value="claim" />
        <EmailField form={entered} id="claim-email" />
      </Form>
    </FormSet>
  );
}
