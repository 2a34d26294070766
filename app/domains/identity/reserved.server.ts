import { roughSkeleton } from './skeleton.server';
import { normaliseUsername } from './rules';

/** Words by which a member would take somebody for staff, in both languages of the house. */
const staffWords = [
  'admin', 'administrator', 'administrateur', 'administratrice', 'administration', 'moderator', 'moderateur',
  'moderatrice', 'moderation', 'mod', 'mods', 'staff', 'support', 'helpdesk', 'official', 'officiel', 'officielle', 'root',
  'sysadmin', 'superuser', 'system', 'systeme', 'webmaster', 'postmaster', 'hostmaster', 'owner', 'team', 'equipe',
  'security', 'securite', 'abuse', 'parvis', 'community-manager', 'noreply', 'no-reply', 'mailer-daemon',
  'админ', 'администратор', 'модератор', 'поддержка',
];

/** Words of addresses and mentions: as whole names they would lead astray. */
const routeWords = [
  'about', 'account', 'all', 'answers', 'api', 'ask', 'assets', 'badges', 'calendar', 'categories', 'channel', 'dev', 'drafts',
  'edit', 'everyone', 'feeds', 'here', 'healthz', 'home', 'invitation', 'join', 'latest', 'login', 'logout', 'member',
  'members', 'metrics', 'me', 'new', 'null', 'privacy', 'readyz', 'reset', 'robots.txt', 'rules', 'search', 'settings', 'setup',
  'sign-in', 'sign-out', 'sign-up', 'sitemap', 'tags', 'tag', 'terms', 'threads', 'top', 'unanswered', 'undefined', 'uploads',
  'user', 'users', 'visitor', 'anonymous', 'anonyme', 'deleted', 'guest', 'tous', 'everybody',
];

const staff = new Set(staffWords.map(roughSkeleton));
const routes = new Set(routeWords.map(roughSkeleton));
/** `/m/anna.atom` is an address of its own. */
const endings = /\.(atom|css|html?|ico|js|json|png|rss|svg|txt|xml)$/i;

/**
 * Whether nobody may choose this username: words of staff and of addresses, the brand's name, what looks like one of
 * them, and the combinations that pass for one (`admin2`, `support-anna`, `brandsupport`).
 *
 * @param brandName the name of the community as set by its staff; shorter than three letters it is not protected
 */
export function isReserved(typed: string, brandName: string): boolean {
  const name = normaliseUsername(typed);
  if (endings.test(name)) return true;
  if (name.split(/[._-]/).some((part) => looksLike(part, (rough) => staff.has(rough)))) return true;
  if (routes.has(roughSkeleton(name)) || routes.has(roughSkeleton(name.toLowerCase()))) return true;
  const brand = roughSkeleton(brandName);
  return looksLike(name, (rough) => {
    if (staff.has(rough)) return true;
    if (brand.length < 3) return false;
    if (rough === brand) return true;
    if (rough.startsWith(brand)) return staff.has(rough.slice(brand.length));
    return rough.endsWith(brand) && staff.has(rough.slice(0, -brand.length));
  });
}

/** Whether the name, as typed or in lower case, with or without digits behind it, looks like what is asked for. */
function looksLike(name: string, asked: (rough: string) => boolean): boolean {
  const bare = name.replace(/[0-9]+$/, '');
  return [name, name.toLowerCase(), bare].some((form) => asked(roughSkeleton(form)));
}
