import { disableMember, enableMember } from '~/domains/identity/index.server';
import { withDatabase } from './database';
import { memberNamed, ownerAtTerminal } from './people';
import { say, type Terminal } from './terminal';

/** `member disable` and `member enable`: closes an account to its member, or opens it again, in the owner's name. */
export async function memberCommand(terminal: Terminal, act: 'disable' | 'enable', username: string): Promise<number> {
  const name = await withDatabase(terminal, 'parvis member', async () => {
    const member = await memberNamed(terminal, username);
    await (act === 'disable' ? disableMember : enableMember)(await ownerAtTerminal(terminal), { memberId: member.id });
    return member.username;
  });
  say(terminal, terminal.t(act === 'disable' ? 'cli.member.disabled' : 'cli.member.enabled', { name }));
  return 0;
}
