// The guide for editors, followed to the letter: from the sample sheet over the preview page into an article.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stage, until } from './harness.mjs';

const it = stage();
const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const guide = await read('../docs/for-editors.md');
const template = await read('../static/template.csv');

/** The rows of the first table below a heading, as cells. */
const table = (heading) => {
  const section = guide.split(`### ${heading}\n`)[1].split(/^#/m)[0];
  return section.split('\n').filter((line) => /^\| /.test(line)).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
};
const written = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words]) => words);

/** The sheet as a spreadsheet copies it: cells parted by tabs, every row as long as the longest. */
function copied(sheet) {
  const rows = [[]];
  for (const [, quoted, plain, end] of sheet.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  const lines = rows.filter((row) => row.some(Boolean)).map((row) => (row[0].startsWith('#') ? [row.join(',')] : row));
  const width = Math.max(...lines.map((row) => row.length));
  return lines.map((row) => [...row, ...Array(width - row.length).fill('')].join('\t')).join('\r\n');
}

/** Opens the preview page; what it says and throws is kept. */
async function preview() {
  const context = await it.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') thrown.push(message.text()); });
  await page.goto(`${it.widget.origin}/editor.html`);
  await page.waitForFunction(() => document.querySelector('claim-line').dataset.phase === 'ready');
  return { context, page, thrown };
}

/** Pastes onto an empty place of the page. */
const paste = (page, text) => page.evaluate((words) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);

const verdict = (page, pattern) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector('#verdict').textContent), pattern);

test('what the guide says to write for numbers and dates is read, without a doubt', async () => {
  const numbers = table('Numbers').flatMap(([, cell]) => written(cell));
  const dates = table('Dates').flatMap(([, cell]) => written(cell));
  assert.ok(numbers.length >= 11 && dates.length >= 6);
  const row = (id, said, value) => `${id},${said},The town,estimates,One sentence.,People,${value},The Courier`;
  const rows = [...numbers.map((value, at) => row(`number-${at}`, '2025-06-14', value)), ...dates.map((said, at) => row(`date-${at}`, said, '5'))];
  const view = await it.open('<claim-line loading="eager"></claim-line>');
  const [phase, found, claims] = await view.page.evaluate(async (sheet) => {
    const el = document.querySelector('claim-line');
    el.data = sheet;
    return [await el.ready, el.diagnostics.filter(({ severity }) => severity !== 'notice'), el.data.claims];
  }, `#title: A sheet\n#id: a-sheet\n#language: en\nid,said,speaker,stance,text,measure,value,source\n${rows.join('\n')}\n`);
  assert.deepEqual(found, []);
  assert.equal(phase, 'ready');
  assert.equal(claims.length, rows.length);
  for (const claim of claims) assert.ok(claim.estimate, claim.id);
  await view.context.close();
});

test('the stances and the answers of the guide are those of the sheet', async () => {
  const stances = table('What the speaker does').flatMap(([cell]) => written(cell));
  const answers = table('Answers to others').map((cells) => ({ stance: written(cells[1]), relation: written(cells[2])[0] }));
  const rows = [
    ...stances.map((stance) => `stance-${stance.replace('_', '-')},2025-06-14,The town,${stance},One sentence.,${stance === 'denies' ? 'denies:one' : ''},The Courier`),
    ...answers.map(({ stance, relation }, at) => `answer-${at},2025-06-14,The town,${stance[0]},One sentence.,${relation.split(':')[0]}:one,The Courier`),
  ];
  const view = await it.open('<claim-line loading="eager"></claim-line>');
  const found = await view.page.evaluate(async (sheet) => {
    const el = document.querySelector('claim-line');
    el.data = sheet;
    await el.ready;
    return el.diagnostics.filter(({ severity }) => severity !== 'notice').map(({ message }) => message);
  }, `#title: A sheet\n#id: a-sheet\n#language: en\nid,said,speaker,stance,text,relation,source\none,2025-06-13,Another,reports,One sentence.,,The Courier\n${rows.join('\n')}\n`);
  assert.deepEqual(found, []);
  await view.context.close();
});

test('from the sample sheet to an article, step by step', async () => {
  const { context, page, thrown } = await preview();

  // 4. Check it on the preview page.
  const slip = copied(template).replace('\tleaves_open\t', '\tleaves open?\t');
  assert.notEqual(slip, copied(template));
  await paste(page, slip);
  await verdict(page, '1 error');
  const line = page.locator('#problems button').first();
  assert.match(await line.textContent(), /cannot be/);
  await line.click();
  const cell = page.locator(':focus');
  if (await cell.evaluate((node) => node.localName === 'select')) await cell.selectOption('leaves_open');
  else {
    await cell.fill('leaves_open');
    await cell.press('Enter');
  }
  await verdict(page, '12 claims');
  await until(async () => (await page.locator('#problems li').count()) === 0);

  // 5. Publish it.
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download JSON' }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  it.data.files.set('/stories/march.json', { body: await readFile(await download.path(), 'utf8'), type: 'application/json' });
  await page.locator('#embed-panel > summary').click();
  await page.getByLabel('Address of your JSON file').fill(`${it.data.origin}/stories/march.json`);
  await until(async () => (await page.getByLabel('Code', { exact: true }).inputValue()).includes('/stories/march.json'));
  const code = await page.getByLabel('Code', { exact: true }).inputValue();
  assert.deepEqual(thrown, []);
  await context.close();

  const view = await it.open(`<p>An article.</p>\n${code}`, { script: false });
  await view.page.locator('claim-line').scrollIntoViewIfNeeded();
  await view.phase('ready');
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').counts.claims), 12);
  assert.match(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.querySelector('[part=title]').textContent), /St Brendan’s/);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});
