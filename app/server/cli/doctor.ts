import { readEnv } from '~/platform/env/index.server';
import { checkClock, checkDatabase, checkMigrations, checkTexts } from './doctor-database';
import { checkDisk, checkMail, checkOutbox, checkSearch } from './doctor-around';
import { withDatabase } from './database';
import { say, type Terminal } from './terminal';

/** What an examination found: `advice` says what to do, where something has to be done. */
type Finding = { state: 'good' | 'warning' | 'bad'; fact: string; advice?: string };
export type Examination = (t: Terminal['t']) => Promise<Finding>;

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

/** `doctor`: looks at everything that a running site needs and says what to do. Exit code 1 when something is wrong. */
export async function doctorCommand(terminal: Terminal): Promise<number> {
  const { t } = terminal;
  let worst = 0;
  const tell = ({ state, fact, advice }: Finding, part: string): void => {
    say(terminal, `${MARKS[state]} ${t('cli.doctor.line', { part: t(`cli.part.${part}`), fact })}`);
    if (advice) say(terminal, `  → ${advice}`);
    if (state === 'bad') worst = 1;
  };
  const examine = async (part: string, examination: Examination): Promise<void> => {
    const finding = await examination(t).catch(
      (error: unknown): Finding => ({ state: 'bad', fact: error instanceof Error ? error.message : String(error) }),
    );
    tell(finding, part);
  };

  const configuration = readEnv(process.env);
  if (!configuration.ok) {
    tell({ state: 'bad', fact: configuration.errors.join('; '), advice: t('cli.doctor.configAdvice') }, 'config');
    return 1;
  }
  tell({ state: 'good', fact: t('cli.doctor.configGood') }, 'config');
  await examine('disk', checkDisk);
  const inside = async (): Promise<void> => {
    await examine('database', checkDatabase);
    await examine('migrations', checkMigrations);
    await examine('texts', checkTexts);
    await examine('clock', checkClock);
    await examine('search', checkSearch);
    await examine('mail', checkMail);
    await examine('outbox', checkOutbox);
  };
  await withDatabase(terminal, 'parvis doctor', inside, { migrated: false }).catch((error: unknown) =>
    tell({ state: 'bad', fact: error instanceof Error ? error.message : String(error), advice: t('cli.doctor.databaseAdvice') }, 'database'),
  );
  say(terminal, worst === 0 ? t('cli.doctor.allGood') : t('cli.doctor.notAllGood'));
  return worst;
}
