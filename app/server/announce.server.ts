import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemoLink, createSetupLink } from '~/domains/identity/index.server';
import { demoMembers } from '~/domains/seeds/index.server';
import { untilAvailable } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import type { Mode } from './main';

/** Says where the site is and how to come in. In production only the link of the very first start is printed. */
export async function announce(mode: Mode, server: Server, note: (line: string) => void): Promise<void> {
  const { port } = server.address() as AddressInfo;
  note('');
  note(`  Parvis is at ${env.PUBLIC_URL}${new URL(env.PUBLIC_URL).port === String(port) ? '' : ` (listening on ${env.HOST}:${port})`}`);
  if (mode === 'production') {
    const link = await untilAvailable(createSetupLink);
    if (link) {
      note('');
      note('  Nobody owns this community yet. Set it up here (the link works once):');
      note(`    ${link}`);
    }
  } else {
    const people = await untilAvailable(demoMembers);
    if (people.length > 0) {
      note('');
      note('  Come in as');
      for (const { role, id } of people) note(`    ${`${ROLE_WORDS[role]}:`.padEnd(20)} ${await untilAvailable(() => createDemoLink(id))}`);
      note('');
      note(`  Letters are at ${env.PUBLIC_URL}/dev/mail`);
    }
  }
  note('');
}

const ROLE_WORDS = { member: 'a member', moderator: 'a moderator', manager: 'community manager', admin: 'an admin', owner: 'the owner' };
