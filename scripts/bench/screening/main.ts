/**
 * `npm run bench:screening [-- --misses] [-- --write]` reads the labelled samples of each language and prints how well the verdict, each
 * signal by itself, and naive Bayes (cross-validated) tell what shall be stopped from what shall be published.
 * `--write` keeps the figures where the pages of staff show them.
 */
import { writeFileSync } from 'node:fs';
import { outcomes, signalNames } from '~/domains/screening';
import { COMMAND, crossValidated, measured, rateOf, verdictOn, type Rate } from './measure';
import { kinds, readSamples, type Sample } from './samples';

const percent = (part: number, of: number): string => (of === 0 ? '-' : `${((part / of) * 100).toFixed(1)} %`).padStart(8);
const row = (name: string, { spoke, right, bad }: Rate): void =>
  console.log(`  ${name.padEnd(34)}${String(spoke).padStart(6)}${percent(right, spoke)}${percent(right, bad)}`);
const stopped = (outcome: string): boolean => outcome === 'hold' || outcome === 'refuse';

function print(language: 'en' | 'fr', samples: Sample[]): void {
  const verdicts = samples.map(verdictOn);
  const bayes = crossValidated(samples);
  console.log(`\n${language}: ${samples.length} samples, ${samples.filter(({ bad }) => bad).length} of them bad`);
  console.log(`  ${''.padEnd(34)}${'spoke'.padStart(6)}${'precise'.padStart(8)}${'recall'.padStart(8)}`);
  row('verdict: held or refused', rateOf(samples, (_, at) => stopped(verdicts[at]!.outcome)));
  row('verdict: at least watched', rateOf(samples, (_, at) => verdicts[at]!.outcome !== 'publish'));
  const silent: string[] = [];
  for (const signal of signalNames) {
    const rate = rateOf(samples, (_, at) => verdicts[at]!.signals.some(({ name }) => name === signal));
    if (rate.spoke > 0) row(`signal: ${signal}`, rate);
    else silent.push(signal);
  }
  if (silent.length > 0) console.log(`  silent, as samples have no pictures, times, neighbours or rules of a site: ${silent.join(', ')}`);
  row('naive Bayes, cross-validated, 90 %', rateOf(samples, (_, at) => bayes[at]! >= 0.9));
  row('naive Bayes, cross-validated, 99 %', rateOf(samples, (_, at) => bayes[at]! >= 0.99));
  console.log(`\n  ${'kind'.padEnd(14)}${outcomes.map((outcome) => outcome.padStart(9)).join('')}`);
  for (const kind of kinds) {
    const counts = outcomes.map((outcome) => samples.filter((sample, at) => sample.kind === kind && verdicts[at]!.outcome === outcome).length);
    console.log(`  ${kind.padEnd(14)}${counts.map((count) => String(count).padStart(9)).join('')}`);
  }
  if (!process.argv.includes('--misses')) return;
  for (const [at, sample] of samples.entries()) {
    const { outcome, score, signals } = verdicts[at]!;
    if (sample.bad === stopped(outcome)) continue;
    console.log(`  ${sample.bad ? 'missed' : 'wrongly stopped'} (${score}, line ${sample.line + 1}, ${sample.kind}): ${sample.text} [${signals.map(({ name, weight }) => `${name} ${weight}`).join(', ')}]`);
  }
}

for (const language of ['en', 'fr'] as const) print(language, readSamples(language));
if (process.argv.includes('--write')) {
  const file = 'app/domains/screening/figures.ts';
  writeFileSync(file, `/** Written by \`${COMMAND}\`: how well screening tells good from bad in its labelled texts. */\nexport const FIGURES = ${inLines()};\n`);
  console.log(`\nWrote ${file}`);
}

/** The figures as a program writes them, a row in a line. */
function inLines(): string {
  const text = (value: string): string => `'${value}'`;
  const languages = measured().map(({ language, samples, bad, rows }) => {
    const lines = rows.map(({ name, spoke, right }) => `        { name: ${text(name)}, spoke: ${spoke}, right: ${right} },`);
    return `    {\n      ...{ language: ${text(language)}, samples: ${samples}, bad: ${bad} },\n      rows: [\n${lines.join('\n')}\n      ],\n    },`;
  });
  return `{\n  command: ${text(COMMAND)},\n  languages: [\n${languages.join('\n')}\n  ],\n}`;
}
