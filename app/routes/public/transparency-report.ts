import { isStaff } from '~/domains/identity';
import { getFigures, reportParts, toCsv } from '~/domains/moderation/index.server';
import { page } from '~/http/page.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';

/** The report of a year that is over: all sheets as `2026.json`, each as a file, `2026-4.csv`. The team sees beforehand what is in it so far. */
export const loader = page('everyone', async ({ actor, locale, params, origin, settings }) => {
  const [, year, sheet] = /^(\d{4})(?:\.json|-(\d{1,2})\.csv)$/.exec(params.file ?? '') ?? [];
  if (!year) throw new NotFound();
  const { whole, finished } = await getFigures(locale, { year: Number(year) });
  if (!finished && !isStaff(actor)) throw new NotFound();
  const today = now().toISOString().slice(0, 10);
  const about = { provider: settings.operator || settings.name, service: `${settings.name} (${origin})`, publishedOn: today, from: `${year}-01-01`, to: finished ? `${year}-12-31` : today };
  const parts = reportParts(whole, about);
  if (!sheet) return Response.json({ regulation: 'Implementing Regulation (EU) 2024/2835', parts }, { headers: { 'Content-Disposition': `inline; filename="transparency-${year}.json"` } });
  const part = parts.find((each) => each.part === Number(sheet));
  if (!part) throw new NotFound();
  return new Response(toCsv(part), { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="transparency-${year}-${part.part}_${part.name}.csv"` } });
});
