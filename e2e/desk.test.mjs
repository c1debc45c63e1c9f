// The desk: the program that is only fetched when a file has problems, and tells them.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, dataset, seen, stage, until } from './harness.mjs';

const it = stage();
const element = '<claim-line id="one" loading="eager" src="DATA/claims.json">' + FALLBACK + '</claim-line>';
const DESK = /\/desk-[0-9a-f]{10}\.(js|wasm)$/;

/** Opens a page whose file was changed by `spoil`. */
function open(spoil) {
  const data = dataset();
  spoil(data);
  it.data.files.set('/claims.json', JSON.stringify(data));
  return it.open(element.replace('DATA', it.data.origin));
}

test('a sound file needs no desk', async () => {
  const view = await open(() => {});
  await view.phase('ready');
  await view.settle();
  assert.equal(it.widget.count(DESK), 0);
  await view.context.close();
});

test('the problems of a file come with their place and remedy, before the page is told', async () => {
  const view = await open((data) => { delete data.claims[0].said; });
  const atReady = await view.page.evaluate(async () => {
    const el = document.querySelector('claim-line');
    return [await el.ready, el.diagnostics];
  });
  assert.equal(atReady[0], 'partial');
  const [problem] = atReady[1];
  assert.deepEqual([problem.severity, problem.code, problem.pointer, problem.line], ['error', 'missing-field', '/claims/0', 1]);
  assert.match(problem.message, /said/);
  assert.ok(problem.help.length > 5 && problem.column > 1);
  await until(async () => (await view.events('error')).length === 1);
  assert.deepEqual((await view.events()).map(({ type }) => type), ['claimline-ready', 'claimline-error']);
  assert.deepEqual((await view.events('error'))[0].detail.diagnostics, atReady[1]);
  assert.equal(it.widget.count(DESK), 2);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a sheet while the desk cannot be had is no faulty file, and is read once it can', async () => {
  it.widget.change = (name) => (/^desk-/.test(name) ? { status: 404 } : undefined);
  const view = await it.open(`<claim-line loading="eager" lang="en">${FALLBACK}<script type="text/csv">id,said,speaker,text\na,2024,S,T\n</script></claim-line>`);
  await view.phase('failed');
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').diagnostics[0].code), 'network');
  assert.match(await view.page.locator('claim-line [part=summary]').textContent(), /could not be reached|connection/i);
  it.widget.change = undefined;
  await view.page.locator('claim-line [data-take=again]').click();
  await view.phase('ready');
  assert.equal((await seen(view.page)).cards.length, 1);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});

test('without the desk the sound claims are shown all the same', async () => {
  it.widget.change = (name) => (/^desk-/.test(name) ? { status: 404 } : undefined);
  const view = await open((data) => { delete data.claims[0].said; });
  await view.phase('partial');
  const now = await seen(view.page);
  assert.equal(now.cards.length, 1);
  assert.equal(now.fallback, false);
  const [problem] = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
  assert.equal(problem.severity, 'error');
  assert.match(problem.message, /desk-.*could not be fetched/);
  assert.deepEqual(await view.thrownAtPage(), []);
  it.widget.change = undefined;
  await view.context.close();
});

test('a file that comes while another is explained is the one that counts', async () => {
  it.widget.change = (name) => (/^desk-/.test(name) ? { delay_ms: 400 } : undefined);
  const view = await open((data) => { delete data.claims[0].said; });
  await until(() => it.widget.count(DESK) > 0);
  await view.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, dataset());
  await view.phase('ready');
  await until(() => it.widget.count(DESK) === 2);
  await new Promise((done) => setTimeout(done, 600));
  assert.deepEqual(await view.page.evaluate(() => document.querySelector('claim-line').diagnostics), []);
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').dataset.phase), 'ready');
  assert.deepEqual(await view.events('error'), []);
  it.widget.change = undefined;
  await view.context.close();
});

const SHEET = `#title: Wie viele?;;;
said;speaker;text;value
18.10.2024;NIS;Soldaten sind eingetroffen.;1.500
28.10.2024;Sabrina Singh;Viele sind im Osten.;rund 10.000
`;

/** The claims that a sheet gave, by what is drawn and what the element tells. */
async function sheetIsShown(view, title = 'Wie viele?') {
  await view.phase('ready');
  const now = await seen(view.page);
  assert.equal(now.cards.length, 2);
  assert.equal(now.marks.length, 2);
  const data = await view.page.evaluate(() => document.querySelector('claim-line').data);
  assert.deepEqual(data.claims.map(({ estimate }) => [estimate.qualifier, estimate.value]), [['exactly', 1500], ['about', 10000]]);
  assert.equal(data.title.de ?? data.title, title);
  assert.deepEqual(await view.problems(), []);
}

test('a sheet at an address, with notices that name row and column', async () => {
  it.data.files.set('/Truppen.csv', { body: SHEET, type: 'text/csv' });
  const view = await it.open(`<claim-line loading="eager" lang="de" src="${it.data.origin}/Truppen.csv">${FALLBACK}</claim-line>`, { lang: 'de' });
  await sheetIsShown(view);
  const found = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
  assert.ok(found.every(({ severity }) => severity !== 'error'), JSON.stringify(found));
  const said = found.find(({ field, row }) => field === 'said' && row === 3);
  assert.match(said.message, /18\.10\.2024/);
  await view.context.close();
});

test('a sheet among the page’s elements, and one set as data', async () => {
  const view = await it.open(`<claim-line loading="eager" lang="de"><script type="text/csv">${SHEET}</script>${FALLBACK}</claim-line>`, { lang: 'de' });
  await sheetIsShown(view);
  await view.page.evaluate((text) => { document.querySelector('claim-line').data = text; return document.querySelector('claim-line').ready; }, SHEET.replace('Wie viele?', 'Wieviel?'));
  await sheetIsShown(view, 'Wieviel?');
  await view.page.evaluate(() => {
    document.querySelector('claim-line').data = [
      { said: '2024-10-18', speaker: 'NIS', text: 'Eins.', value: 1500 },
      { said: '2024-10-28', speaker: 'Singh', text: 'Zwei.', value: 'about 10000' },
    ];
    return document.querySelector('claim-line').ready;
  });
  assert.equal((await seen(view.page)).cards.length, 2);
  await view.context.close();
});

test('a file in another encoding is named, not mangled', async () => {
  const bytes = Buffer.from(SHEET.replace('eingetroffen', 'angekündigt'), 'latin1');
  it.data.files.set('/alt.csv', { body: bytes, type: 'text/csv' });
  const view = await it.open(`<claim-line loading="eager" lang="de" src="${it.data.origin}/alt.csv">${FALLBACK}</claim-line>`, { lang: 'de' });
  await view.phase('failed');
  const [problem] = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
  assert.equal(problem.code, 'bad-encoding');
  assert.match(problem.message, /Windows-1252|Latin/i);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});
