// The editors' page: the ways in, the check, and the table in which it is mended.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SHEET, cell, commas, dataset, download, editorStage, focusedLabel, give, paste, says, shownData, spoilt, tabs, until } from './editor.mjs';

const { it, open, skipWithoutSheets } = editorStage();

test('a problem is a button that leads to its cell; mended there, it is gone, and nothing else is changed', async () => {
  const view = await open();
  const data = spoilt();
  data.claims[0].own = { kept: [1, 2] };
  data.claims[1].sources = [{ source: 'agency', variant: { note: 'a few' } }];
  await give(view, 'broken.json', JSON.stringify(data));
  await says(view, /broken\.json: 1 claim, 1 left out, 1 error/);
  await view.page.locator('#problems button').first().focus();
  await view.page.keyboard.press('Enter');
  assert.equal(await focusedLabel(view), 'said, row 2');
  assert.equal(await cell(view, 2, 'said').getAttribute('aria-invalid'), 'true');
  await view.page.keyboard.press('Control+a');
  await view.page.keyboard.type('2024-10-28');
  await says(view, /broken\.json: 2 claims, (?!.*error)/);
  assert.match(await view.page.textContent('#said'), /^Mended: 2 claims, (?!.*error)/);
  assert.equal(await view.page.locator('#problems .error').count(), 0);
  assert.equal(await cell(view, 2, 'said').getAttribute('aria-invalid'), null);
  assert.equal(await focusedLabel(view), 'said, row 2');
  const { name, bytes } = await download(view, '#get-json');
  assert.equal(name, 'e2e.json');
  data.claims[1].said = '2024-10-28';
  assert.deepEqual(JSON.parse(bytes), data);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a cell that is half mended is not said to be, and a way back is not talked over', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  const said = () => view.page.textContent('#said');
  const number = SHEET[0].indexOf('value');
  const rows = SHEET.map((row, at) => row.map((words, column) => (at === 1 && column === number ? 'many of them' : words)));
  await give(view, 'march.csv', commas(rows));
  await says(view, /march\.csv: .*1 error/);
  const lead = async () => {
    await view.page.locator('#problems .error button').first().click();
    assert.equal(await focusedLabel(view), 'value, row 2');
  };
  await lead();
  await cell(view, 2, 'value').fill('-5');
  await until(async () => /negative|below/i.test(await view.page.textContent('#problems')));
  assert.doesNotMatch(await said(), /Mended/);
  await cell(view, 2, 'value').fill('1500');
  await until(async () => /^Mended: 2 claims/.test(await said()));
  // A block that is pasted over the problem can be taken back.
  await cell(view, 2, 'value').fill('many');
  await says(view, /1 error/);
  await lead();
  await paste(view, '1500\t\n1600\t');
  await says(view, /2 claims, (?!.*error)/);
  assert.match(await said(), /2 rows pasted/);
  assert.ok(await view.page.locator('#take-back').isVisible());
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('many problems of one cause are folded behind the first of them', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  const rows = [SHEET[0], ...Array.from({ length: 9 }, (_, at) => SHEET[1].map((words, column) => (column === 0 ? `0${at % 3 + 3}/0${at + 1}/2024` : words)))];
  await give(view, 'march.csv', commas(rows));
  await says(view, /march\.csv: .* warnings/);
  const told = () => view.page.locator('#problems button:visible').count();
  const all = await view.page.locator('#problems button').count();
  const first = await told();
  const more = view.page.getByText('more of this kind');
  assert.equal(first + parseInt(await more.textContent(), 10), all);
  await more.click();
  assert.equal(await told(), all);
  await view.page.locator('#problems button').last().click();
  assert.match(await focusedLabel(view), /^said, row/);
  // What was unfolded stays so while its cells are mended.
  await view.page.keyboard.press('Control+a');
  await view.page.keyboard.type('2024-04-03');
  await until(async () => (await told()) === all - 1);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('what stands in no cell is led to in the text, and a file that is no JSON is mended there', async () => {
  const view = await open();
  const data = dataset();
  data.parties[0].color = 'blue';
  await give(view, 'colour.json', JSON.stringify(data, null, 2));
  await says(view, /colour\.json: 2 claims, 1 error/);
  await view.page.locator('#problems button').first().click();
  assert.equal(await view.page.evaluate(() => { const { value, selectionStart, selectionEnd } = document.activeElement; return value.slice(selectionStart, selectionEnd); }), '"blue"');
  await give(view, 'broken.json', '{\n  "format": "claimline/1"\n  "id": "x"\n}');
  await says(view, /broken\.json: nothing can be shown, 1 error/);
  assert.equal(await view.page.locator('#table-panel').isVisible(), false);
  await view.page.locator('#problems button').first().click();
  assert.equal(await focusedLabel(view), 'text');
  await view.page.fill('#text', JSON.stringify(dataset()));
  await says(view, /broken\.json: 2 claims, (?!.*error)/);
  assert.equal(await view.page.locator('#table-panel').isVisible(), true);
  await view.context.close();
});

test('cells of a claim are written into its object: figures, texts by language, several ids, and out again', async () => {
  const view = await open();
  await give(view, 'file.json', JSON.stringify(dataset()));
  await says(view, /file\.json: 2 claims/);
  await cell(view, 1, 'value').fill('1600');
  await cell(view, 1, 'qualifier').selectOption('at_least');
  await cell(view, 2, 'wording').fill('');
  await cell(view, 2, 'speaker').fill('nis | singh');
  await cell(view, 2, 'quote').fill('Well.');
  await view.page.selectOption('#lang', 'de');
  assert.equal(await cell(view, 1, 'text').inputValue(), '');
  await cell(view, 1, 'text').fill('Soldaten sind verlegt worden.');
  await view.page.fill('#about-title', 'Wie viele sind es?');
  await until(async () => (await shownData(view))?.title?.de === 'Wie viele sind es?');
  const [one, two] = JSON.parse((await download(view, '#get-json')).bytes).claims;
  assert.deepEqual(one.estimate, { measure: 'soldiers', qualifier: 'at_least', value: 1600 });
  assert.deepEqual(one.text, { en: 'Soldiers have been moved.', de: 'Soldaten sind verlegt worden.' });
  assert.deepEqual([two.speaker, two.quote, two.estimate], [['nis', 'singh'], { exact: 'Well.' }, { measure: 'soldiers', qualifier: 'about', value: 10000 }]);
  await view.context.close();
});

test('rows are added and removed; undo and redo by keyboard lead back through everything, another file too', async () => {
  const view = await open();
  await give(view, 'file.json', JSON.stringify(dataset()));
  await says(view, /file\.json: 2 claims/);
  await cell(view, 1, 'id').fill('first');
  await view.page.getByLabel('Add a row below row 1').click();
  assert.equal(await focusedLabel(view), 'id, row 2');
  assert.equal(await view.page.locator('#table tbody tr').count(), 3);
  await says(view, /left out/);
  await view.page.getByLabel('Remove row 3').click();
  assert.equal(await view.page.textContent('#said'), 'Row 3 removed.');
  assert.equal(await cell(view, 3, 'id').count(), 0);
  await view.page.keyboard.press('Control+z');
  assert.equal(await cell(view, 3, 'id').inputValue(), 'singh-10000');
  await view.page.keyboard.press('Control+z');
  assert.equal(await view.page.locator('#table tbody tr').count(), 2);
  await view.page.keyboard.press('Control+z');
  assert.equal(await cell(view, 1, 'id').inputValue(), 'nis-first');
  await view.page.keyboard.press('Control+Shift+z');
  assert.equal(await cell(view, 1, 'id').inputValue(), 'first');
  await says(view, /file\.json: 2 claims/);
  await view.page.keyboard.press('Control+z');
  await view.page.keyboard.press('Control+z');
  await says(view, /story: \d+ claims/);
  await view.page.keyboard.press('Control+y');
  await says(view, /file\.json: 2 claims/);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('the table by keyboard: Enter, arrows, Ctrl with arrows, Alt with Enter, Esc', async () => {
  const view = await open();
  await give(view, 'file.json', JSON.stringify(dataset()));
  await says(view, /file\.json: 2 claims/);
  await cell(view, 1, 'id').focus();
  const keys = async (...pressed) => {
    for (const key of pressed) await view.page.keyboard.press(key);
    return focusedLabel(view);
  };
  assert.equal(await keys('Enter'), 'id, row 2');
  assert.equal(await keys('ArrowUp'), 'id, row 1');
  assert.equal(await keys('Tab'), 'said, row 1');
  assert.equal(await keys('Control+ArrowDown', 'Control+ArrowRight', 'Control+ArrowRight'), 'stance, row 2');
  assert.equal(await keys('Control+ArrowUp', 'Control+ArrowRight'), 'text, row 1');
  assert.match(await view.page.textContent('#meaning'), /text.*your own words/);
  await keys('End', 'Alt+Enter');
  assert.match(await cell(view, 1, 'text').inputValue(), /\n$/);
  assert.equal(await keys('Shift+Tab'), 'stance, row 1');
  assert.equal(await keys('Escape'), 'take-title');
  await view.context.close();
});

test('cells pasted from a spreadsheet are a sheet; pasted into the table they fill it from that cell on', async () => {
  const view = await open();
  await view.page.focus('#paste');
  const rows = [...SHEET, ['2024-10-29', 'Rutte', '', 'confirms', '"Two lines\nand ""quotes"""', '', '', '', 'dpa']];
  await paste(view, tabs(rows));
  await says(view, /claims\.csv/);
  assert.deepEqual(await view.page.locator('#table thead input').evaluateAll((fields) => fields.map(({ value }) => value)), SHEET[0]);
  assert.equal(await cell(view, 3, 'value').inputValue(), '10000');
  assert.equal(await cell(view, 4, 'text').inputValue(), 'Two lines\nand "quotes"');
  assert.equal(await cell(view, 2, 'stance').evaluate((field) => field.localName), 'select');
  assert.ok((await cell(view, 2, 'stance').locator('option').allTextContents()).includes('leaves_open'));
  assert.match(await view.page.locator('#table th').nth(1).getAttribute('title'), /When it was said/);
  await cell(view, 4, 'speaker').focus();
  await paste(view, 'Stoltenberg\tNATO\r\nBiden\tUnited States\r\n');
  assert.equal(await cell(view, 4, 'party').inputValue(), 'NATO');
  assert.equal(await cell(view, 5, 'speaker').inputValue(), 'Biden');
  const { name, bytes } = await download(view, '#get-csv');
  assert.equal(name, 'claims.csv');
  const text = bytes.toString();
  assert.ok(text.startsWith('\uFEFFsaid,speaker,party'));
  assert.ok(text.includes('2024-10-29,Stoltenberg,NATO,confirms,"Two lines\nand ""quotes""",,,,dpa\n,Biden,United States,,,,,,\n'), text);
  await view.page.keyboard.press('Control+z');
  assert.equal(await cell(view, 4, 'speaker').inputValue(), 'Rutte');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('semicolons, # lines, empty rows and rows counted as a spreadsheet counts; columns are added', async () => {
  const view = await open();
  await give(view, 'blatt.csv', '\uFEFF#title: Wie viele; ungefähr?\n#language: de\nsaid;speaker;text\n18.10.2024;NIS;"Soldaten; viele"\n\n28.10.2024;Singh;Mehr\n');
  await says(view, /blatt\.csv/);
  assert.equal(await view.page.inputValue('#about-title'), 'Wie viele; ungefähr?');
  assert.equal(await view.page.inputValue('#lang'), 'de');
  assert.equal(await cell(view, 4, 'text').inputValue(), 'Soldaten; viele');
  assert.equal(await cell(view, 6, 'speaker').inputValue(), 'Singh');
  await view.page.selectOption('#add-column', 'stance');
  await view.page.click('#add-column-now');
  assert.equal(await focusedLabel(view), 'stance, row 4');
  await cell(view, 4, 'stance').selectOption('confirms');
  await view.page.fill('#about-title', 'Neu');
  const { bytes } = await download(view, '#get-csv');
  assert.equal(bytes.toString(), '\uFEFF#title: Neu\n#language: de\nsaid;speaker;text;stance\n18.10.2024;NIS;"Soldaten; viele";confirms\n\n28.10.2024;Singh;Mehr\n');
  await view.context.close();
});

test('a sheet is shown and checked, and its problem leads to row and column', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  const rows = structuredClone(SHEET);
  rows[2][0] = 'soon';
  await give(view, 'sheet.csv', `#title: How many?\n${commas(rows)}`);
  await says(view, /sheet\.csv: 1 claim, 1 left out, 1 error/);
  await view.page.locator('#problems .error button').click();
  assert.equal(await focusedLabel(view), 'said, row 4');
  await view.page.keyboard.press('Control+a');
  await view.page.keyboard.type('2024-10-28');
  await says(view, /sheet\.csv: 2 claims, (?!.*error)/);
  assert.equal((await shownData(view)).title, 'How many?');
  const file = JSON.parse((await download(view, '#get-json')).bytes);
  assert.deepEqual(file.claims.map(({ said, estimate }) => [said, estimate.value]), [['2024-10-18', 1500], ['2024-10-28', 10000]]);
  await view.context.close();
});

test('a column that is missing can be added from its problem', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  await give(view, 'sheet.csv', 'speaker,text\nNIS,Soldiers have been moved.\n');
  await says(view, /sheet\.csv: .*1 error/);
  await view.page.locator('#problems button').first().click();
  assert.equal(await focusedLabel(view), 'add-column-now');
  assert.equal(await view.page.inputValue('#add-column'), 'said');
  await view.page.keyboard.press('Enter');
  assert.equal(await focusedLabel(view), 'said, row 2');
  await view.page.keyboard.type('2024-10-18');
  await says(view, /sheet\.csv: 1 claim/);
  await view.context.close();
});

test('the empty sheet has a row to fill, and what is filled in is sound', async (t) => {
  const view = await open();
  await view.page.click('#template');
  assert.equal(await focusedLabel(view), 'about-title');
  const names = await view.page.locator('#table thead input').evaluateAll((fields) => fields.map(({ value }) => value));
  for (const name of ['said', 'speaker', 'text']) assert.ok(names.includes(name));
  await says(view, /claims\.csv: .*nothing to mend/);
  if (await skipWithoutSheets(t)) return view.context.close();
  for (const [name, value] of Object.entries({ said: '2024-10-28', speaker: 'Jane Doe', text: 'About 1,000 came.', value: 'about 1000', source: 'Daily' })) await cell(view, 6, name).fill(value);
  await says(view, /claims\.csv: 1 claim, (?!.*(error|warning))/);
  await view.context.close();
});

test('a list of flat objects is a sheet', async () => {
  const view = await open();
  await give(view, 'list.json', JSON.stringify([{ said: '2024-10-18', speaker: 'NIS', text: 'Moved.', value: 1500 }, { said: '2024-10-28', speaker: 'Singh', text: 'Sent.' }]));
  await says(view, /list\.csv/);
  assert.equal(await cell(view, 2, 'value').inputValue(), '1500');
  assert.equal(await cell(view, 3, 'text').inputValue(), 'Sent.');
  await view.context.close();
});

test('files that cannot be read are named with what to do', async () => {
  const view = await open();
  const told = async (pattern) => until(async () => pattern.test(await view.page.textContent('#trouble')));
  await view.page.setInputFiles('#file', { name: 'book.xlsx', mimeType: 'application/zip', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0]) });
  await told(/book\.xlsx is a workbook.*CSV/);
  await view.page.setInputFiles('#file', { name: 'nothing.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await told(/nothing\.csv is empty/);
  await view.page.setInputFiles('#file', { name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from('said,speaker,text\n2024-10-18,M\u00fcller,\u201e', 'latin1') });
  await told(/not in UTF-8/);
  assert.equal(await cell(view, 2, 'speaker').inputValue(), 'Müller');
  await view.context.close();
});

test('dropped files are read, and dropped text', async () => {
  const view = await open();
  const drop = async (make, arg) => {
    const transfer = await view.page.evaluateHandle(make, arg);
    await view.page.dispatchEvent('#mend', 'drop', { dataTransfer: transfer });
  };
  await drop((text) => { const data = new DataTransfer(); data.items.add(new File([text], 'dropped.json')); return data; }, JSON.stringify(dataset()));
  await says(view, /dropped\.json: 2 claims/);
  await drop((text) => { const data = new DataTransfer(); data.setData('text/plain', text); return data; }, tabs(SHEET));
  await says(view, /claims\.csv/);
  await view.context.close();
});

test('what was written into the text is undone by keyboard there, too', async () => {
  const view = await open();
  await give(view, 'file.json', JSON.stringify(dataset()));
  await says(view, /file\.json: 2 claims/);
  await view.page.click('#text-panel summary');
  const before = await until(() => view.page.inputValue('#text'));
  await view.page.fill('#text', before.replace('nis-first', 'other'));
  await until(async () => (await cell(view, 1, 'id').inputValue()) === 'other');
  await view.page.keyboard.press('Control+z');
  assert.equal(await view.page.inputValue('#text'), before);
  assert.equal(await cell(view, 1, 'id').inputValue(), 'nis-first');
  await view.context.close();
});

test('a sheet that is pasted over mended cells is told, and gives way again', async (t) => {
  if (await skipWithoutSheets(t)) return;
  const view = await open();
  const over = async () => {
    await view.page.focus('#paste');
    await paste(view, tabs(SHEET));
    await says(view, /claims\.csv: 2 claims/);
  };
  await over();
  assert.match(await view.page.textContent('#said'), /^2 rows read\.$/);
  await cell(view, 2, 'speaker').fill('Mended');
  await over();
  assert.match(await view.page.textContent('#said'), /in the place of what you had changed/);
  assert.notEqual(await cell(view, 2, 'speaker').inputValue(), 'Mended');
  await view.page.click('#take-back');
  assert.equal(await cell(view, 2, 'speaker').inputValue(), 'Mended');
  await over();
  assert.match(await view.page.textContent('#said'), /in the place of what you had changed/, 'what was brought back is mended still');
  // What is kept over a reload is known to be as it came, or to be mended.
  const reloaded = async () => {
    await view.page.reload();
    await says(view, /claims\.csv: 2 claims/);
    await over();
    return view.page.textContent('#said');
  };
  assert.match(await reloaded(), /^2 rows read\.$/);
  await cell(view, 2, 'speaker').fill('Mended');
  await until(() => view.page.evaluate(() => localStorage.getItem('claimline-editor').includes('Mended')));
  assert.match(await reloaded(), /in the place of what you had changed/);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('lines above the heading row, as wide as the rows, are title and language of a pasted sheet', async () => {
  const view = await open();
  await view.page.focus('#paste');
  const wide = (words) => [words, ...SHEET[0].slice(1).map(() => '')];
  await paste(view, tabs([wide('#title: Wie viele, ungefähr?'), wide('#language: de'), ...SHEET]));
  await says(view, /^“Wie viele, ungefähr\?”: 2 claims/);
  assert.equal(await view.page.inputValue('#about-title'), 'Wie viele, ungefähr?');
  assert.equal(await view.page.inputValue('#about-language'), 'de');
  assert.equal(await cell(view, 4, 'speaker').inputValue(), 'NIS');
  const text = (await download(view, '#get-csv')).bytes.toString();
  assert.ok(text.startsWith('\uFEFF#title: Wie viele, ungefähr?\n#language: de\nsaid,speaker,'), text);
  await view.context.close();
});
