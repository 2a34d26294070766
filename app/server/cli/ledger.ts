import { readFile } from 'node:fs/promises';
import { forgetLedgerDetails, listLedgerRoots, verifyLedger, type LedgerFault, type LedgerRoot } from '~/platform/ledger/index.server';
import { withDatabase } from './database';
import { ownerAtTerminal } from './people';
import { progressBar } from './progress';
import { Refusal } from './refusals';
import { say, type Terminal } from './terminal';

/** Days read at a time. */
const PAGE = 1_000;

/**
 * `ledger verify`: proves the moderation ledger, or says where it was first touched. With `--roots` it has to agree with
 * a copy that was kept elsewhere as well: what `ledger roots` printed, or the JSON of the site.
 * @returns the exit code: 1 when something was touched
 */
export async function verifyCommand(terminal: Terminal, options: { roots?: string }): Promise<number> {
  const { t } = terminal;
  const kept = options.roots === undefined ? [] : await readKept(terminal, options.roots);
  const bar = progressBar(terminal);
  const note = (done: number, total: number): void => bar.show({ step: 'verify', label: t('cli.ledger.verifying'), done, total, unit: 'rows' });
  const verdict = await withDatabase(terminal, 'parvis ledger', () => verifyLedger({ kept, note })).finally(bar.end);
  const { rows, erased, roots, hash, fault } = verdict;
  if (fault) {
    say(terminal, t('cli.ledger.touched', { rows }));
    say(terminal, sayFault(t, fault));
    return 1;
  }
  say(terminal, t('cli.ledger.whole', { rows, erased, roots, kept: kept.length }));
  say(terminal, t('cli.ledger.last', { hash }));
  return 0;
}

/** `ledger roots`: the published days, the latest first, a line each: day, count, hash. */
export async function rootsCommand(terminal: Terminal): Promise<number> {
  await withDatabase(terminal, 'parvis ledger', async () => {
    for (let before: string | undefined; ; ) {
      const roots = await listLedgerRoots({ before, limit: PAGE });
      for (const { day, count, hash } of roots) say(terminal, `${day} ${count} ${hash}`);
      before = roots.at(-1)?.day;
      if (before === undefined) return;
    }
  });
  return 0;
}

/** `ledger forget`: erases for good what the ledger says about a member, by their id, in the owner's name. */
export async function forgetCommand(terminal: Terminal, memberId: string): Promise<number> {
  const { t } = terminal;
  const erased = await withDatabase(terminal, 'parvis ledger', async () => forgetLedgerDetails({ memberId, actor: await ownerAtTerminal(terminal) }));
  say(terminal, t('cli.ledger.forgotten', { erased, memberId }));
  return 0;
}

function sayFault(t: Terminal['t'], fault: LedgerFault): string {
  if ('day' in fault) return t(`cli.ledger.fault.${fault.what}`, { day: fault.day });
  return t(`cli.ledger.fault.${fault.what}`, { place: 'place' in fault ? fault.place : '' });
}

async function readKept({ t }: Terminal, file: string): Promise<LedgerRoot[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(t('cli.ledger.noFile', { file }));
  });
  const roots = text.trimStart().startsWith('{') ? fromJson(text) : text.split('\n').filter((line) => line.trim() !== '').map(fromLine);
  if (roots.length === 0 || roots.some((root) => root === null)) throw new Refusal(t('cli.ledger.noRoots', { file }));
  return roots.filter((root) => root !== null);
}

function fromLine(line: string): LedgerRoot | null {
  const [, day, count, hash] = /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-fA-F]{64})$/.exec(line.trim()) ?? [];
  return day && count && hash ? { day, count: Number(count), hash } : null;
}

/** As the API answers: `items`, each with `day`, `count` and `hash`. */
function fromJson(text: string): (LedgerRoot | null)[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return [];
  }
  const { items } = read as { items?: unknown };
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown) => {
    const { day, count, hash } = (item ?? {}) as Record<string, unknown>;
    return fromLine(`${String(day)} ${String(count)} ${String(hash)}`);
  });
}
