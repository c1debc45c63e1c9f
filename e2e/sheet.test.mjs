// The sheet that the loader writes is the one that `claimline convert` writes, letter for letter.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { toSheet } from '../static/loader/sheet.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
let program = process.env.CLAIMLINE_BIN;

before(() => {
  if (program) return;
  execFileSync('cargo', ['build', '-q', '--features', 'cli', '--bin', 'claimline'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  program = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'), 'debug/claimline');
});

/** What the command line makes of a file, and what it says of it; empty where nothing of it is sound. */
function converted(input, format) {
  const { stdout, stderr } = spawnSync(program, ['convert', '-', '-', '--to', format, '--partial'], { input });
  return { text: stdout.toString(), isSound: !/error|warning|notice/.test(stderr.toString()) };
}

/** Every claims file among the cases, as text. */
function files() {
  const cases = join(ROOT, 'tests/cases');
  const names = readdirSync(cases, { recursive: true }).filter((name) => /\.json$/.test(name) && !/\.expect\.json$/.test(name));
  return [...names.map((name) => join(cases, name)), join(ROOT, 'static/claims.json')].map((path) => [path, readFileSync(path, 'utf8')]);
}

/** Asserts that both write the same of a file: of its sound part, and of the file as it is where all of it is sound. */
function hold(name, text) {
  const json = converted(text, 'json');
  if (!json.text) return 0;
  const sheet = converted(text, 'csv').text;
  assert.equal(toSheet(JSON.parse(json.text)), sheet, name);
  const bare = text.replace(/^\ufeff/, '');
  if (json.isSound && /^\s*{/.test(bare)) assert.equal(toSheet(JSON.parse(bare)), sheet, `${name}, as it is`);
  return 1;
}

test('of every case', () => {
  const held = files().map(([name, text]) => hold(name, text));
  assert.ok(held.filter(Boolean).length > 100, 'most of the cases give a sheet');
});

test('of names that are the same, bars, quotation marks, formulas, other spellings of a language and odd numbers', () => {
  const report = (id, rest) => ({ id, publisher: 'P|Q', ...rest });
  const claims = [
    { id: 'c1', said: '-0044-03-15', speaker: ['x', 'z'], stance: 'reports', text: { DE: '=1+1', en: 'One, "two"', 'en-GB': 'x' },
      estimate: { measure: 'm', qualifier: 'exactly', value: 1.5, basis: 'total', tense: 'observed' },
      sources: ['s1', 's2', 's1'], tags: ['a|b', '"c"', ' d '], via: ['@dpa', { en: 'e' }] },
    { id: 'c2', said: '2024-10', speaker: 'y', stance: 'expects', text: 'zwei\nZeilen', sources: [{ source: 's3', variant: { value: 3 } }, 's4', 's5'],
      estimate: { measure: 'n', qualifier: 'between', low: 0.0000001, high: 12345678.5, best: 1.125, tense: 'observed', added: 3, wording: "'=x 3" },
      quote: { exact: ' „q“ ', language: 'de' }, hedge: '+wohl' },
    { id: 'c3', said: '2024', speaker: 'z', stance: 'denies', text: { EN: 'third' }, estimate: { measure: 'm', qualifier: 'above', than: 'c1' },
      relations: [{ kind: 'denies', claim: 'c1', note: 'n' }, { kind: 'disputes', claim: 'c2' }], rank: 'deprecated', rank_reason: { en: '-weil' }, withdrawn: '2024-11', note: '–' },
    { id: 'c4', said: '2024', speaker: 'x', stance: 'declines', text: 't', measures: ['n', 'm'], attribution: 'anonymous', genre: 'report', kind: 'claim' },
    { id: 'c5', said: '2024', speaker: 'x', stance: 'declines', text: 't', measures: [], kind: 'event' },
  ];
  const data = {
    format: 'claimline/1', id: 'edge', title: { fr: 'Combien ?', 'de-AT': ' Wie\nviele; ' }, question: { de: '"Wie viele?"' }, language: 'de',
    parties: [{ id: 'a', name: 'Seite' }, { id: 'b', name: 'Seite' }, { id: 'c', name: { en: 'Third', de: '=Dritte|r' } }],
    speakers: [{ id: 'x', name: 'Anna', role: ' Chefin ', party: 'a' }, { id: 'y', name: 'Anna ', party: 'b' }, { id: 'z', name: '\u200b-Zed', party: 'c' }, { id: 'q', name: 'niemand' }],
    sources: [report('s1', { url: 'https://x.example/a|b', title: '"Titel"' }), { id: 's2', agencies: ['AFP', 'dpa'] },
      { id: 's3', label: 'ohne "Namen"', published: '2024-10' }, report('s4', { url: 'https://x.example/c' }), report('s5', { url: 'https://x.example/c' })],
    measures: [{ id: 'm', label: 'Zahl', unit: '+Stück' }, { id: 'n', label: 'Zahl' }],
    claims,
  };
  assert.equal(hold('edge', JSON.stringify(data)), 1);
  // What the case is there for stands in it.
  const sheet = toSheet(data);
  for (const cell of ["'=1+1", 'Anna (y)', 'P/Q (s5)', '%7C', '0.0000001', '1.1250', 'a/b|c|d', '-0044-03-15']) assert.ok(sheet.includes(cell), cell);
});
