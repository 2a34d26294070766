import { Command, CommanderError, InvalidArgumentError, type Help } from 'commander';
import { configCommand } from './config';
import { doctorCommand } from './doctor';
import { importCommand } from './import';
import { forgetCommand, rootsCommand, verifyCommand } from './ledger';
import { memberCommand } from './member';
import { migrateCommand } from './migrate';
import { recountCommand } from './recount';
import { reindexCommand } from './reindex';
import { seedCommand } from './seed';
import { tokenCommand } from './token';
import type { Terminal } from './terminal';

/** Exit code of a command line that cannot be read, as of a command that refuses. */
const MISUSED = 1;

/**
 * Reads the command line and runs its command.
 * @returns the exit code
 * @throws what the command throws
 */
export async function runProgram(terminal: Terminal, argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = makeProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0; // the help was asked for, and was shown
    if (error.code !== 'commander.help') terminal.err(`${sayMisuse(terminal, error)}\n`);
    return MISUSED;
  }
}

function makeProgram(terminal: Terminal, end: (code: number) => void): Command {
  const { t } = terminal;
  const program = inWords(new Command('parvis'), terminal).description(t('cli.about')).helpCommand('help [command]', t('cli.help.command'));
  program.addHelpText('after', `\n${t('cli.afterHelp')}`);
  const sub = (parent: Command, usage: string, description: string): Command => {
    const command = inWords(new Command(usage.split(' ')[0]), terminal).description(description);
    for (const argument of usage.split(' ').slice(1)) command.argument(argument);
    parent.addCommand(command);
    return command;
  };

  const imports = sub(program, 'import', t('cli.import.about'));
  sub(imports, 'stackexchange <directory>', t('cli.import.stackexchange'))
    .option('--dry-run', t('cli.option.dryRun'))
    .option('--json', t('cli.option.json'))
    .option('--category <slug>', t('cli.option.category'))
    .addHelpText('after', `\n${t('cli.import.exitCodes')}`)
    .action(async (directory: string, options: Parameters<typeof importCommand>[2]) => end(await importCommand(terminal, directory, options)));

  const seeds = sub(program, 'seed', t('cli.seed.about'));
  sub(seeds, 'big', t('cli.seed.big'))
    .option('--members <number>', t('cli.option.members'), whole(terminal), 10_000)
    .option('--threads <number>', t('cli.option.threads'), whole(terminal), 10_000)
    .option('--posts <number>', t('cli.option.posts'), whole(terminal), 100_000)
    .action(async (options: Parameters<typeof seedCommand>[1]) => end(await seedCommand(terminal, options)));

  const tokens = sub(program, 'token', t('cli.token.about'));
  sub(tokens, 'create', t('cli.token.create'))
    .requiredOption('--member <username>', t('cli.option.member'))
    .requiredOption('--scope <scopes...>', t('cli.option.scope'))
    .option('--expires <when>', t('cli.option.expires'))
    .option('--name <name>', t('cli.option.name'))
    .action(async (options: Parameters<typeof tokenCommand>[1]) => end(await tokenCommand(terminal, options)));

  const members = sub(program, 'member', t('cli.member.about'));
  for (const act of ['disable', 'enable'] as const) {
    sub(members, `${act} <username>`, t(`cli.member.${act}`)).action(async (username: string) => end(await memberCommand(terminal, act, username)));
  }

  const ledger = sub(program, 'ledger', t('cli.ledger.about'));
  sub(ledger, 'verify', t('cli.ledger.verify'))
    .option('--roots <file>', t('cli.ledger.rootsOption'))
    .action(async (options: { roots?: string }) => end(await verifyCommand(terminal, options)));
  sub(ledger, 'roots', t('cli.ledger.roots')).action(async () => end(await rootsCommand(terminal)));
  sub(ledger, 'forget <member-id>', t('cli.ledger.forget')).action(async (memberId: string) => end(await forgetCommand(terminal, memberId)));

  const config = sub(program, 'config', t('cli.config.about'));
  sub(config, 'print', t('cli.config.print')).action(() => end(configCommand(terminal)));

  sub(program, 'doctor', t('cli.doctor.about')).action(async () => end(await doctorCommand(terminal)));
  sub(program, 'migrate', t('cli.migrate.about'))
    .option('--status', t('cli.option.migrationStatus'))
    .action(async (options: { status?: boolean }) => end(await migrateCommand(terminal, options)));
  sub(program, 'recount', t('cli.recount.about'))
    .option('--check', t('cli.option.recountCheck'))
    .action(async (options: { check?: boolean }) => end(await recountCommand(terminal, options)));
  sub(program, 'reindex', t('cli.reindex.about'))
    .option('--check', t('cli.option.reindexCheck'))
    .action(async (options: { check?: boolean }) => end(await reindexCommand(terminal, options)));
  return program;
}

/** Commander's own words in the terminal's language. */
function inWords(command: Command, terminal: Terminal): Command {
  const { t, out, err } = terminal;
  const titles: Record<string, string> = {
    'Usage:': t('cli.help.usage'),
    'Arguments:': t('cli.help.arguments'),
    'Options:': t('cli.help.options'),
    'Commands:': t('cli.help.commands'),
  };
  const help: Partial<Help> = { styleTitle: (title) => titles[title] ?? title };
  return command
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .configureHelp(help)
    .helpOption('-h, --help', t('cli.help.option'))
    .helpCommand(false);
}

/** What is wrong with the command line; the word that it is about stands in quotes in Commander's own message. */
function sayMisuse({ t }: Terminal, error: CommanderError): string {
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const keys: Record<string, string> = {
    'commander.unknownCommand': 'cli.misuse.unknownCommand',
    'commander.unknownOption': 'cli.misuse.unknownOption',
    'commander.missingArgument': 'cli.misuse.missingArgument',
    'commander.missingMandatoryOptionValue': 'cli.misuse.missingOption',
    'commander.optionMissingArgument': 'cli.misuse.missingValue',
    'commander.invalidArgument': 'cli.misuse.invalidValue',
    'commander.excessArguments': 'cli.misuse.tooMany',
  };
  return t(keys[error.code] ?? 'cli.misuse.other', { what });
}

function whole({ t }: Terminal): (value: string) => number {
  return (value) => {
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError(t('cli.misuse.whole'));
    return Number(value);
  };
}
