import { accountOf, isMember, type Actor, type Role } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { allow, findPeople } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { mayDecide, maySanction } from '../policy';
import { reasonTitles } from '../reports/list-reasons.server';
import type { RestraintView, SanctionView } from '../types';
import { proposedSanction, readSanction, sanctionChoices, writeSanction } from './sanction-rules';
import { readInForce, readSanctionsOf, type SanctionRecord } from './sanctions.store.server';

/**
 * What a member was given, the latest first (50 at most), with what is proposed now and what the actor may give. For
 * staff, of whoever is neither themselves nor above them.
 *
 * @throws NotFound; Forbidden with the reason
 */
export async function listSanctions(actor: Actor, { memberId }: { memberId: string }): Promise<{ sanctions: SanctionView[] } & Choices> {
  const target = await getMemberForStaff(actor, memberId);
  allow(mayDecide(actor, { authorId: target.id, authorRole: target.role }));
  const found = await readSanctionsOf(memberId);
  const [person, titleOf] = await Promise.all([findPeople(found.flatMap(({ actorId, liftedById }) => [actorId, liftedById])), reasonTitles(actor.locale)]);
  const at = now();
  return {
    sanctions: found.map(({ actorId, liftedById, reasonId, memberId: _, finalAt, ...sanction }) => ({
      ...sanction,
      by: actorId ? person(actorId) : null,
      liftedBy: liftedById ? person(liftedById) : null,
      reason: titleOf(reasonId),
      inForce: sanction.kind !== 'warning' && !sanction.liftedAt && (sanction.until === null || sanction.until > at),
      mayUndo: finalAt > at && !sanction.takenBack && isMember(actor) && actorId === actor.id,
    })),
    ...choicesFor(actor, target, found),
  };
}

/** What the author of an item may be given on top of a restriction; nothing, where the actor may not. */
export async function measuresFor(actor: Actor, { authorId: id, authorRole: role }: { authorId: string; authorRole: Role }): Promise<Choices> {
  return choicesFor(actor, { id, role }, await readSanctionsOf(id));
}

type Choices = { proposed: string; choices: string[] };

function choicesFor(actor: Actor, target: { id: string; role: Role }, earlier: readonly SanctionRecord[]): Choices {
  return {
    proposed: writeSanction(proposedSanction(earlier.filter(({ takenBack }) => !takenBack))),
    choices: sanctionChoices.filter((choice) => maySanction(actor, target, readSanction(choice)?.kind ?? 'ban') === true),
  };
}

/** What binds the actor now, for the frame of their pages; null, without asking the database, for whom nothing does. */
export async function findRestraint(actor: Actor): Promise<RestraintView | null> {
  const account = accountOf(actor);
  const bound = account && (!isMember(actor) || actor.silenced);
  return bound ? readInForce(account.id, now()) : null;
}
