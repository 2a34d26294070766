import { getFigures, reportRows, toCsv } from '~/domains/moderation/index.server';
import { page } from '~/http/page.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';

/** The report of a year that is over, as a file: `2026.csv`, `2026.json`. */
export const loader = page('everyone', async ({ locale, params, origin, settings }) => {
  const [, year, form] = /^(\d{4})\.(csv|json)$/.exec(params.file ?? '') ?? [];
  if (!year) throw new NotFound();
  const { whole, finished } = await getFigures(locale, { year: Number(year) });
  if (!finished) throw new NotFound();
  const about = { provider: settings.operator || settings.name, service: `${settings.name} (${origin})`, publishedOn: now().toISOString().slice(0, 10), from: `${year}-01-01`, to: `${year}-12-31` };
  const rows = reportRows(whole, about);
  const name = `transparency-${year}.${form}`;
  if (form === 'json') return Response.json({ regulation: 'Implementing Regulation (EU) 2024/2835', rows }, { headers: { 'Content-Disposition': `inline; filename="${name}"` } });
  return new Response(toCsv(rows), { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } });
});
