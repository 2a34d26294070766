import { describeEnv } from '~/platform/env/index.server';
import { say, type Terminal } from './terminal';

/** `config print`: the configuration as it is read, with secrets masked. @throws EnvProblem naming every wrong value */
export function configCommand(terminal: Terminal): number {
  for (const line of describeEnv()) say(terminal, line);
  return 0;
}
