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
  const context = await it.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
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

/** Looks at an article with the code in it: the number of statements that it shows. */
async function inArticle(code) {
  const view = await it.open(`<p>An article.</p>\n${code}`, { script: false });
  await view.page.locator('claim-line').scrollIntoViewIfNeeded();
  await view.phase('ready');
  const found = await view.page.evaluate(() => {
    const element = document.querySelector('claim-line');
    return { claims: element.counts.claims, title: element.shadowRoot.querySelector('[part=title]').textContent };
  });
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
  return found;
}

/** Ten rows of a story by somebody who has read the six steps and nothing else. */
const TEN = [
  { said: '2025-03-03', speaker: 'Fire service', party: 'Authorities', text: 'On the first evening at least 40 are missing.', value: 'at least 40', source: 'Arle Post' },
  { said: '2025-03-03', speaker: 'Mayor Ida Kern', party: 'Town', text: 'The mayor speaks of about 200 missing.', value: 'about 200', source: 'Radio Arle', id: 'mayor-200' },
  { said: '2025-03-04', speaker: 'District office', party: 'Authorities', stance: 'denies', text: 'The district office calls that number baseless.', source: 'Arle Post', relation: 'denies:mayor-200' },
  { said: '2025-03-04', speaker: 'Red Cross', party: 'Aid', text: 'The tracing service has 120 to 150 names.', value: '120 to 150', source: 'Arle Post' },
  { said: '2025-03-05', speaker: 'Interior ministry', party: 'Government', stance: 'declines', text: 'The ministry gives no number.', source: 'Radio Arle' },
  { said: '2025-03-05', speaker: 'Fire service', party: 'Authorities', text: 'The fire service raises its count to 97.', value: '97', source: 'Arle Post' },
  { said: '2025-03-06', speaker: 'Mayor Ida Kern', party: 'Town', text: 'The mayor corrects herself: 130.', value: '130', source: 'Radio Arle', relation: 'updates:mayor-200' },
  { said: '2025-03-07', speaker: 'A rescuer', text: 'A rescuer, who is not named, believes in more than 150.', value: 'more than 150', source: 'Arle Post' },
  { said: '2025-03-08', speaker: 'Red Cross', party: 'Aid', text: 'The tracing service still looks for 88.', value: '88', source: 'Arle Post', id: 'red-cross-88' },
  { said: '2025-03-10', speaker: 'District office', party: 'Authorities', stance: 'confirms', text: 'The district office confirms 88.', value: '88', source: 'Arle Post', relation: 'confirms:red-cross-88' },
].map((row) => ({ measure: 'Missing people', unit: 'people', source_url: 'https://example.org/report', ...row }));

test('the six steps, with ten rows of one\u2019s own: from an empty sheet into an article', async () => {
  const { context, page, thrown } = await preview();
  const steps = guide.split('## Six steps\n')[1].split(/^## /m)[0];
  assert.ok(steps.split(/\s+/).length < 900, 'the steps are read in four minutes');
  // Each button that the steps name is there.
  for (const name of ['Copy an empty sheet', 'Copy embed code', 'Test page', 'Sheet (CSV)']) {
    assert.ok(steps.includes(`*${name}*`), name);
    assert.equal(await page.getByRole('button', { name, exact: true }).count(), 1, name);
  }

  // 1. to 4. The sheet as it lies on the clipboard, its lines filled in the second column, and the rows below.
  await page.getByRole('button', { name: 'Copy an empty sheet' }).click();
  await page.waitForFunction(() => /^Copied/.test(document.querySelector('#said').textContent));
  const [title, question, id, language, heading, ...rest] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  assert.deepEqual([title, question, id, language], ['#title:', '#question:', '#id:', '#language:']);
  assert.deepEqual(rest.filter((line) => line.trim()), []);
  const columns = heading.split('\t');
  const told = steps.split('\n').filter((line) => /^\| `[a-z_]+`[^:]/.test(line)).slice(0, 11).flatMap((line) => written(line.split('|')[1]));
  assert.deepEqual(columns, told);
  const lines = (rows) => [
    [title, 'Flood in the Arle valley, day by day'], [question, 'How many people are missing?'], [id, 'arle-missing'], [language, 'en'],
    columns, ...rows.map((row) => columns.map((name) => row[name] ?? '')),
  ].map((cells) => Array.from({ length: columns.length }, (_, at) => cells[at] ?? '').join('\t')).join('\r\n');

  // 5. Look at it: a slip leads to its cell, and what is pasted is read at once.
  const pasteInto = async (text) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await page.locator('#paste').click();
    await page.keyboard.press('Control+v');
  };
  await pasteInto(lines(TEN.map(({ relation, ...row }) => (relation?.startsWith('denies') ? row : { ...row, relation }))));
  await verdict(page, '10 claims, 1 warning\\.');
  await page.locator('#problems button').click();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'relation, row 8');
  await page.keyboard.type('denies:mayor-200');
  await verdict(page, '10 claims, nothing to mend');
  await pasteInto(lines(TEN));
  await verdict(page, '10 claims, nothing to mend');
  assert.equal(await page.locator('#paste-read').isVisible(), false);
  assert.equal(await page.inputValue('#about-title'), 'Flood in the Arle valley, day by day');
  assert.match(await page.textContent('#notices-title'), /notices/);
  assert.equal(await page.locator('#notices').isVisible(), false);

  // 6. Put it into the article; or look at it on a test page.
  await page.getByRole('button', { name: 'Copy embed code' }).click();
  await page.waitForFunction(() => /copied/.test(document.querySelector('#said').textContent));
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const [trial] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Test page' }).click()]);
  assert.equal(trial.suggestedFilename(), 'arle-missing-test.html');
  const saved = await readFile(await trial.path(), 'utf8');
  assert.deepEqual(thrown, []);
  await context.close();
  assert.deepEqual(await inArticle(code), { claims: 10, title: 'How many people are missing?' });
  assert.ok(saved.includes(code));
  it.host.files.set('/test.html', saved);
  const view = await it.browser.newPage();
  await view.goto(`${it.host.origin}/test.html`);
  await view.waitForFunction(() => document.querySelector('claim-line').dataset.phase === 'ready');
  assert.equal(await view.evaluate(() => document.querySelector('claim-line').counts.claims), 10);
  await view.close();
});

test('the sample sheet, a slip in it mended, and its data in a file beside the article', async () => {
  const { context, page, thrown } = await preview();
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

  await page.getByLabel('Data in a file on your server').check();
  await page.getByLabel('Address that your JSON file has').fill(`${it.data.origin}/stories/march.json`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Data file (JSON)' }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  it.data.files.set('/stories/march.json', { body: await readFile(await download.path(), 'utf8'), type: 'application/json' });
  await until(async () => (await page.locator('#code').inputValue()).includes('/stories/march.json'));
  const code = await page.locator('#code').inputValue();
  assert.deepEqual(thrown, []);
  await context.close();
  const { claims, title } = await inArticle(code);
  assert.equal(claims, 12);
  assert.match(title, /St Brendan’s/);
});
