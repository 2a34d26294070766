/**
 * `npm run bench:screening [-- --misses] [-- --write]` reads the labelled samples of each language, seen and unseen, and prints how well the verdict, each
 * signal by itself, and naive Bayes (cross-validated) tell what shall be stopped from what shall be published.
 * `--write` keeps the figures where the pages of staff show them.
 */
import { writeFileSync } from 'node:fs';
import { outcomes, signalNames } from '~/domains/screening';
import { COMMAND, crossValidated, isStopped, measured, rateOf, verdictOn, type Rate } from './measure';
import { kinds, readSamples, sets, type Sample, type SampleSet } from './samples';

const percent = (part: number, of: number): string => (of === 0 ? '-' : `${((part / of) * 100).toFixed(1)} %`).padStart(8);
const row = (name: string, { spoke, right, bad }: Rate): void =>
  console.log(`  ${name.padEnd(34)}${String(spoke).padStart(6)}${percent(right, spoke)}${percent(right, bad)}`);

function print(language: 'en' | 'fr', set: SampleSet): void {
  const samples: Sample[] = readSamples(language, set);
  const verdicts = samples.map((sample) => verdictOn(sample));
  const taught = crossValidated(samples);
  console.log(`\n${language}, ${set}: ${samples.length} samples, ${samples.filter(({ bad }) => bad).length} of them bad`);
  console.log(`  ${''.padEnd(34)}${'spoke'.padStart(6)}${'precise'.padStart(8)}${'recall'.padStart(8)}`);
  row('verdict: held or refused', rateOf(samples, (_, at) => isStopped(verdicts[at]!)));
  row('verdict: at least watched', rateOf(samples, (_, at) => verdicts[at]!.outcome !== 'publish'));
  row('verdict, having learnt: stopped', rateOf(samples, (_, at) => isStopped(taught[at]!.verdict)));
  const silent: string[] = [];
  for (const signal of signalNames) {
    const rate = rateOf(samples, (_, at) => taught[at]!.verdict.signals.some(({ name }) => name === signal));
    if (rate.spoke > 0) row(`signal: ${signal}`, rate);
    else silent.push(signal);
  }
  if (silent.length > 0) console.log(`  silent: ${silent.join(', ')}`);
  row('naive Bayes, cross-validated, 90 %', rateOf(samples, (_, at) => taught[at]!.chance >= 0.9));
  row('naive Bayes, cross-validated, 99 %', rateOf(samples, (_, at) => taught[at]!.chance >= 0.99));
  console.log(`\n  ${'kind'.padEnd(14)}${outcomes.map((outcome) => outcome.padStart(9)).join('')}`);
  for (const kind of kinds) {
    const counts = outcomes.map((outcome) => samples.filter((sample, at) => sample.kind === kind && verdicts[at]!.outcome === outcome).length);
    console.log(`  ${kind.padEnd(14)}${counts.map((count) => String(count).padStart(9)).join('')}`);
  }
  // What is unseen stays so: its misses are not shown.
  if (set === 'unseen' || !process.argv.includes('--misses')) return;
  for (const [at, sample] of samples.entries()) {
    const { score, signals } = verdicts[at]!;
    if (sample.bad === isStopped(verdicts[at]!)) continue;
    console.log(`  ${sample.bad ? 'missed' : 'wrongly stopped'} (${score}, line ${sample.line + 1}, ${sample.kind}): ${sample.text} [${signals.map(({ name, weight }) => `${name} ${weight}`).join(', ')}]`);
  }
}

for (const language of ['en', 'fr'] as const) for (const set of sets) print(language, set);
if (process.argv.includes('--write')) {
  const file = 'app/domains/screening/figures.ts';
  writeFileSync(file, `/** Written by \`${COMMAND}\`: how well screening tells good from bad in its labelled texts. */\nexport const FIGURES = ${inLines()};\n`);
  console.log(`\nWrote ${file}`);
}

/** The figures as a program writes them, a row in a line. */
function inLines(): string {
  const text = (value: string): string => `'${value}'`;
  const languages = measured().map(({ language, set, samples, bad, rows }) => {
    const lines = rows.map(({ name, spoke, right }) => `        { name: ${text(name)}, spoke: ${spoke}, right: ${right} },`);
    return `    {\n      ...{ language: ${text(language)}, set: ${text(set)}, samples: ${samples}, bad: ${bad} },\n      rows: [\n${lines.join('\n')}\n      ],\n    },`;
  });
  return `{\n  command: ${text(COMMAND)},\n  languages: [\n${languages.join('\n')}\n  ],\n}`;
}
