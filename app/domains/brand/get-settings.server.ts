import { newToken } from '~/platform/clock';
import { fresh } from '~/platform/lazy';
import { derived } from '~/platform/steady/index.server';
import { settings, type AllSettings, type SettingKey, type Settings } from './rules';
import { readOrKeep, readSettings } from './settings.store.server';

const kept = fresh(read);

/**
 * The settings that pages need, complete: what was never changed has its initial value, and so has what is stored but
 * no longer allowed. Read from the database at most every two seconds.
 */
export async function getSettings(): Promise<Settings> {
  return derived(await kept.get(), 'open', ({ smtpUrl: _url, mailFrom: _from, ...open }) => open);
}

/** Where letters go out, for the mail alone: null values where nothing is set. */
export async function getMailServer(): Promise<{ smtpUrl: string | null; mailFrom: string | null }> {
  const { smtpUrl, mailFrom } = await kept.get();
  return { smtpUrl: smtpUrl || null, mailFrom: mailFrom || null };
}

/** Has the next reader look at the database again. */
export const forgetSettings = kept.forget;

async function read(): Promise<AllSettings> {
  const stored = await readSettings();
  const values = Object.keys(settings).map((key) => {
    const { schema, initial } = settings[key as SettingKey];
    const parsed = stored.has(key) ? schema.safeParse(stored.get(key)) : null;
    return [key, parsed?.success ? parsed.data : initial];
  });
  return Object.fromEntries(values) as AllSettings;
}

let secret: Promise<string> | null = null;

/** A secret of this community, 256 bits, made at its first use and kept in the database: a key for HMACs. */
export function getSiteSecret(): Promise<string> {
  secret ??= readOrKeep('siteSecret', newToken());
  secret.catch(() => (secret = null));
  return secret;
}
