import { get, submit, tally } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';
import { databaseOf, rows } from '../lib/cast';

/** Names that pass for staff, for the brand or for a word of the house. The escapes are what they look like. */
const STAFF: Record<string, string> = {
  'Cyrillic а': '\u0430dmin',
  'Cyrillic о in a word of staff': 'm\u043eder\u0430tor',
  'full-width letters': '\uff41\uff44\uff4d\uff49\uff4e',
  'a combining dot': 'ad\u0323min',
  'Greek omicron': 'supp\u03bfrt',
  'digits for letters': 'adm1n',
  'rn for m': 'adrnin',
  'a dotless i': 'adm\u0131n',
  'a zero-width joiner': 'ad\u200dmin',
  'upper case': 'ADMIN',
  'mathematical letters': '\u{1d41a}\u{1d41d}\u{1d426}\u{1d422}\u{1d427}',
  'the brand': 'p\u0430rvis',
  'a word of staff with digits': 'moderator2',
};

/** F22: names that look like those of others. */
export const names: Fault = {
  id: 'F22',
  title: 'names that look like staff or like another member are refused',
  run: (stage) => withScene(stage, { players: 1 }, (scene) => join(stage, scene)),
};

async function join(stage: Stage, { dataDir, start }: Scene): Promise<void> {
  const { origin } = await start();
  const url = await databaseOf(dataDir);
  // A member whose name can be imitated letter by letter.
  const [member] = await rows<{ name: string }>(url, `select username as name from member where username ~ 'a' and role = 'member' order by id limit 1`);
  const likeMember = {
    "another member's name with a Cyrillic а": member!.name.replace('a', '\u0430'),
    "another member's name in full-width letters": member!.name.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    "another member's name in upper case": member!.name.toUpperCase(),
  };
  stage.check('the form can be reached', (await get(`${origin}/join`)).status === 200);
  const tries: { status: number }[] = [];
  let place = 0;
  const tryName = async (username: string) => {
    const answer = await submit(origin, null, '/join', { email: `somebody${(place += 1)}@example.com`, username, password: 'long horses cross the bridge', timeZone: 'Europe/Paris' });
    tries.push(answer);
    return answer;
  };
  for (const [what, username] of Object.entries({ ...STAFF, ...likeMember })) {
    const { status, location } = await tryName(username);
    stage.check(`refused: ${what} (${username})`, status === 422, `${status}${location ? ` to ${location}` : ''}`);
  }
  for (const username of ['amelie', '\u043e\u043b\u044c\u0433\u0430', '\u00e9lo\u00efse', 'rnartin']) {
    const { status, location } = await tryName(username);
    stage.check(`taken: a name of its own (${username})`, status === 303 && location === '/join/confirm', `${status} to ${location}`);
  }
  const { n } = (await rows<{ n: number }>(url, `select count(*)::int as n from member where created_at > now() - interval '1 hour' and role = 'member'`))[0]!;
  stage.check('nobody became a member by any of this', n === 0, `${n}; answers: ${tally(tries)}`);
}
