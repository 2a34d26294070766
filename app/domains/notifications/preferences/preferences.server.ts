import { isStaff, mustBeMember, type Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { liftUnsubscriptions } from '~/platform/mail/index.server';
import type { SavePreferencesInput } from '../input';
import { DEFAULTS, kindsFor, type DigestRhythm, type KindChoices } from '../rules';
import { minutesOf, timeOf } from './time-of-day';
import { dropWaiting, readChoices, readSetting, writeChoice, writeSetting } from './preferences.store.server';

export type Preferences = {
  digest: DigestRhythm;
  /** `22:30` in the member's zone; '' when there are no quiet hours. */
  quietFrom: string;
  quietTo: string;
  kinds: KindChoices;
};

/**
 * What the actor wants to be told of, and how.
 * @throws Forbidden('signInFirst')
 */
export async function getPreferences(actor: Actor): Promise<Preferences> {
  const { id } = mustBeMember(actor);
  const [setting, choices] = await Promise.all([readSetting(id), readChoices(id)]);
  const kinds = {} as KindChoices;
  for (const kind of kindsFor({ staff: isStaff(actor) })) {
    const { site, mail } = choices.find((one) => one.kind === kind) ?? DEFAULTS[kind];
    kinds[kind] = { site, mail };
  }
  return { digest: setting?.digest ?? 'weekly', quietFrom: timeOf(setting?.quietFrom), quietTo: timeOf(setting?.quietTo), kinds };
}

/**
 * Saves what the actor wants to be told of, and how. Mail that waits for a kind which is not mailed any more is dropped.
 * Not recorded: nobody else's business.
 *
 * @throws Forbidden('signInFirst')
 */
export async function savePreferences(actor: Actor, input: SavePreferencesInput): Promise<void> {
  const { id } = mustBeMember(actor);
  const { digest, quietFrom, quietTo, kinds } = input;
  const chosen = kindsFor({ staff: isStaff(actor) }).flatMap((kind) => (kinds[kind] ? [[kind, kinds[kind]] as const] : []));
  await transaction(async (tx) => {
    await writeSetting(tx, id, { digest, quietFrom: minutesOf(quietFrom), quietTo: minutesOf(quietTo) }, now());
    for (const [kind, choice] of chosen) {
      await writeChoice(tx, id, kind, choice);
      if (choice.mail === 'never') await dropWaiting(tx, id, { kind });
    }
  });
  // What was stopped from a letter and is wanted again.
  const wanted = chosen.filter(([, { mail }]) => mail !== 'never').map(([kind]) => `kind:${kind}`);
  if (digest !== 'never') wanted.push('digest');
  if (wanted.length > 0) await liftUnsubscriptions(id, [...wanted, 'all']);
}
