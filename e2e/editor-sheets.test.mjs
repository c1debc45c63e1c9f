// The editors' page: sheets of other people through a mapping, lists of objects, and names of what is taken away.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SHEET, audit, cell, download, editorStage, focusedLabel, give, paste, says, shownData, tabs, until } from './editor.mjs';

const { it, open, skipWithoutSheets } = editorStage();
const FOREIGN = 'date,personnel,remark\n2024-10-28,691200,\nsoon,692000,\n';
const MAPPING = { columns: { date: 'said', personnel: 'value' }, constants: { speaker: 'General Staff', measure: 'personnel' }, text: { en: 'Losses: {personnel}' } };
const selected = ({ page }) => page.evaluate(() => { const { value, selectionStart, selectionEnd } = document.activeElement; return value.slice(selectionStart, selectionEnd); });

test('a sheet with other columns is read through a mapping, which survives a reload and is thrown away with the work', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  await give(view, 'losses.csv', FOREIGN);
  await says(view, /losses\.csv: nothing can be shown/);
  await view.page.click('#mapping-panel summary');
  await view.page.setInputFiles('#mapping-file', { name: 'losses.map.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(MAPPING)) });
  await says(view, /losses\.csv: 1 claim, 1 left out, 1 error/);
  assert.match(await view.page.textContent('#mapping-said'), /read through this mapping/);
  // A problem still leads to its cell, by the sheet's own names.
  await view.page.locator('#problems button').first().click();
  assert.equal(await focusedLabel(view), 'date, row 3');
  await cell(view, 3, 'date').fill('2024-10-29');
  await says(view, /losses\.csv: 2 claims/);
  const made = JSON.parse((await download(view, '#get-json')).bytes);
  assert.deepEqual(made.claims.map(({ said, text, estimate }) => [said, text, estimate.value]), [['2024-10-28', 'Losses: 691200', 691200], ['2024-10-29', 'Losses: 692000', 692000]]);
  await view.page.reload();
  await says(view, /losses\.csv: 2 claims/);
  assert.deepEqual(JSON.parse(await view.page.inputValue('#mapping')), MAPPING);
  await audit(view.page);
  await view.page.click('#discard');
  await says(view, /story/);
  assert.equal(await view.page.inputValue('#mapping'), '');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('what is wrong with a mapping is told below it, with the remedy, and leads to its place', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  await give(view, 'losses.csv', FOREIGN);
  await view.page.click('#mapping-panel summary');
  await view.page.fill('#mapping', `\n${JSON.stringify(MAPPING, null, 2).replace('"said"', '"siad"').replace('"constants"', '"constnats"')}`);
  await says(view, /the mapping has to be mended first/);
  assert.match(await view.page.textContent('#mapping-said'), /2 errors in the mapping/);
  const buttons = view.page.locator('#mapping-problems button');
  assert.match(await buttons.nth(0).textContent(), /Error .*line 3, column 13.*no field siad.*did you mean said\?/i);
  await buttons.nth(0).click();
  assert.match(await selected(view), /^"siad"/);
  await buttons.nth(1).click();
  assert.match(await selected(view), /^"constnats"/);
  // What is no JSON at all is told just so.
  await view.page.fill('#mapping', '{"columns": {"date": "said"},}');
  await until(async () => /trailing comma/i.test(await view.page.textContent('#mapping-problems')));
  await view.page.fill('#mapping', JSON.stringify(MAPPING));
  await says(view, /losses\.csv: 1 claim, 1 left out/);
  assert.equal(await buttons.count(), 0);
  await view.context.close();
});

test('problems of a list of flat objects, and a quotation mark that is never closed, lead to their cells', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  const row = { said: '2024-10-18', speaker: 'NIS', text: 'Soldiers\nhave been moved.', value: 1500, source: 'AFP' };
  await give(view, 'list.json', JSON.stringify([row, { ...row, note: 'a "word"' }, { ...row, said: 'soon' }]));
  await says(view, /list\.csv: 2 claims, 1 left out, 1 error/);
  await view.page.locator('#problems .error button').first().click();
  assert.equal(await focusedLabel(view), 'said, row 4');
  // An entry that is no object keeps the list from being a table: its problems lead into the text.
  await give(view, 'list.json', JSON.stringify([row, { ...row, said: 'soon' }, 'no row'], null, 1));
  await says(view, /list\.json: 1 claim, 2 left out/);
  await view.page.locator('#problems .error button').first().click();
  assert.equal(await selected(view), '"soon",');
  await give(view, 'open.csv', 'id,said,speaker,text,source\na,2024,NIS,"One,AFP\nb,2024,NIS,Two,AFP\n');
  await says(view, /open\.csv: /);
  const button = view.page.locator('#problems .error button').first();
  assert.match(await button.textContent(), /row 2, text.*never closed/i);
  await button.click();
  assert.equal(await focusedLabel(view), 'text, row 2');
  await view.context.close();
});

test('a pasted sheet is saved under its own short name; a sample sheet is there to start from', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  await view.page.focus('#paste');
  await paste(view, tabs([['#id: march/kursk 2024'], ...SHEET]));
  await says(view, /claims\.csv: 2 claims/);
  assert.equal((await download(view, '#get-json')).name, 'march-kursk-2024.json');
  assert.equal((await download(view, '#get-csv')).name, 'march-kursk-2024.csv');
  await view.page.check('[name=kind][value=script]');
  assert.match(await view.page.inputValue('#data-address'), /\/march-kursk-2024\.json$/);
  await view.page.fill('#about-id', '');
  await until(async () => (await shownData(view))?.id === 'claims');
  assert.equal((await download(view, '#get-csv')).name, 'claims.csv');
  const sample = await view.page.getAttribute('a[download]', 'href');
  const response = await view.page.request.get(`${it.widget.origin}/${sample}`);
  assert.match((await response.body()).toString(), /said,speaker/);
  await view.context.close();
});
