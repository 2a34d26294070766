import { sayError } from './cli/refusals';
import { runProgram } from './cli/program';
import { openTerminal, type Terminal } from './cli/terminal';

/**
 * The command line, as `npm run parvis -- COMMAND ...` calls it. Sets the exit code of the process: 0 done,
 * 1 not done, 2 an import that went to its end although the dump had faults.
 *
 * @param argv what stands behind the name of the program
 * @param terminal where it speaks, and in which language
 * @returns the exit code
 */
export async function run(argv: readonly string[], terminal: Terminal = openTerminal()): Promise<number> {
  const code = await runProgram(terminal, argv).catch((error: unknown) => {
    sayError(terminal, error);
    return 1;
  });
  process.exitCode = code;
  return code;
}
