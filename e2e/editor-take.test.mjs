// The editors' page: the screens, what is kept, what is taken away, and that nothing leaves the machine.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SHEET, audit, cell, commas, dataset, download, editorStage, focusedLabel, give, says, shownData, spoilt, until } from './editor.mjs';

const { it, open, skipWithoutSheets } = editorStage();
const POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src *";

test('three screens show the story; one is in use, and all follow each other and the controls', async () => {
  const view = await open();
  for (const screen of ['.phone', '.tablet', '.desktop']) await view.phase('ready', `${screen} claim-line`);
  const widths = await view.page.evaluate(() => [...document.querySelectorAll('.screen > div')].map((one) => one.offsetWidth));
  assert.deepEqual(widths, [360, 720, 1200]);
  const states = () => view.page.evaluate(() => [...document.querySelectorAll('claim-line')].map((one) => [one.lang, one.state['known-on'], one.state.measure, one.state.order, one.getAttribute('theme')]));
  await view.page.selectOption('#lang', 'en');
  await view.page.selectOption('#day', '2024-10-23');
  await view.page.selectOption('#measure', 'russian-casualties');
  await view.page.selectOption('#order', 'oldest');
  await view.page.selectOption('#theme', 'dark');
  await until(async () => (await states()).every((one) => one.join() === 'en,2024-10-23,russian-casualties,oldest,dark'));
  // What is chosen in one screen, the controls and the others follow.
  await view.page.check('#live [value=tablet]');
  assert.deepEqual(await view.page.evaluate(() => [...document.querySelectorAll('claim-line')].map((one) => one.inert)), [true, false, true]);
  await view.page.evaluate(() => { document.querySelectorAll('claim-line')[1].state = { measure: 'dprk-troops-in-russia' }; });
  await until(async () => (await states()).every((one) => one[2] === 'dprk-troops-in-russia'));
  assert.equal(await view.page.inputValue('#measure'), 'dprk-troops-in-russia');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('the day on which a claim was withdrawn can be chosen, as the slider has it', async () => {
  const view = await open();
  const data = dataset();
  data.claims[0].withdrawn = '2024-11-02';
  data.claims[1].withdrawn = '2024-01-01'; // before it was said: a slip, and no day
  await give(view, 'withdrawn.json', JSON.stringify(data));
  await says(view, /withdrawn\.json: 2 claims/);
  const days = await view.page.locator('#day option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  assert.deepEqual(days, ['2024-11-02', '2024-10-28', '2024-10-18']);
  await view.page.selectOption('#day', '2024-11-02');
  await until(async () => (await view.page.evaluate(() => document.querySelector('claim-line').state['known-on'])) === '2024-11-02');
  assert.equal(await view.page.locator('claim-line').first().locator('input[type=range]').getAttribute('max'), '2');
  await view.context.close();
});

test('an address is fetched without cookies or referrer; errors are told', async () => {
  it.data.files.set('/story.json', JSON.stringify(dataset()));
  it.data.files.set('/closed.json', { body: '{}', headers: { 'access-control-allow-origin': 'https://example.com' } });
  const view = await open();
  const ask = async (address) => {
    await view.page.fill('#address', address);
    await view.page.press('#address', 'Enter');
  };
  await ask(`${it.data.origin}/story.json`);
  await says(view, /story\.json: 2 claims/);
  const { headers } = it.data.requests.find(({ path }) => path === '/story.json');
  assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
  await ask(`${it.data.origin}/none.json`);
  await until(async () => /answers 404.*no such file/.test(await view.page.textContent('#trouble')));
  await ask(`${it.data.origin}/closed.json`);
  await until(async () => /could not be read.*CORS/.test(await view.page.textContent('#trouble')));
  await says(view, /story\.json: 2 claims/);
  await view.context.close();
});

test('work survives a reload, and can be thrown away and had back', async () => {
  const view = await open();
  await give(view, 'mine.json', JSON.stringify(dataset()));
  await says(view, /mine\.json: 2 claims/);
  await cell(view, 1, 'text').fill('Kept over a reload.');
  await view.page.reload(); // at once: before the pause is over
  await says(view, /mine\.json: 2 claims/);
  assert.equal(await cell(view, 1, 'text').inputValue(), 'Kept over a reload.');
  await view.page.click('#discard');
  await says(view, /story: \d+ claims/);
  assert.equal(await view.page.evaluate(() => localStorage.length), 0);
  assert.equal(await focusedLabel(view), 'take-back');
  await view.page.keyboard.press('Enter');
  await says(view, /mine\.json: 2 claims/);
  assert.equal(await cell(view, 1, 'text').inputValue(), 'Kept over a reload.');
  await view.page.click('#discard');
  await says(view, /story: \d+ claims/);
  await view.page.reload();
  await says(view, /story: \d+ claims/);
  assert.equal(await view.page.evaluate(() => localStorage.length), 0);
  await view.context.close();
});

test('where nothing can be stored, the page works and says so', async () => {
  const context = await it.browser.newContext();
  await context.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  const view = await open({ context });
  await give(view, 'mine.json', JSON.stringify(dataset()));
  await says(view, /mine\.json: 2 claims/);
  assert.match(await view.page.textContent('#kept'), /cannot be kept.*download it/);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('downloads: claims file, chart and picture', async () => {
  const view = await open();
  await view.page.waitForFunction(() => document.querySelector('.desktop claim-line').toSVG());
  const json = await download(view, '#get-json');
  assert.equal(json.name, 'dprk-troops.json');
  assert.deepEqual(JSON.parse(json.bytes), await shownData(view));
  const svg = await download(view, '#get-svg');
  assert.equal(svg.name, 'dprk-troops.svg');
  const size = ['width', 'height'].map((name) => Number(new RegExp(`<svg[^>]* ${name}="([\\d.]+)`).exec(svg.bytes)[1]));
  const png = await download(view, '#get-png');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], size.map((one) => 2 * Math.round(one)));
  assert.ok(png.bytes.length > 10_000, 'something is drawn');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

for (const kind of ['inside', 'script', 'iframe']) {
  test(`the embed code as ${kind} works in a page`, async () => {
    const data = JSON.stringify(dataset());
    it.data.files.set('/e2e.json', data);
    const view = await open();
    await give(view, 'file.json', data);
    await says(view, /file\.json: 2 claims/);
    await view.page.selectOption('#day', '2024-10-18');
    await view.page.check(`[name=kind][value=${kind}]`);
    if (kind !== 'inside') await view.page.fill('#data-address', `${it.data.origin}/e2e.json`);
    const sign = { inside: '"format":"claimline/1"', script: '/e2e.json', iframe: encodeURIComponent(`${it.data.origin}/e2e.json`) };
    await until(async () => (await view.page.inputValue('#code')).includes(sign[kind]));
    assert.equal(await view.page.locator('#data-address').isVisible(), kind !== 'inside');
    assert.match(await view.page.textContent('#embed-hint'), /on this computer/);
    await view.page.click('#copy');
    await until(async () => /copied/.test(await view.page.textContent('#said')));
    const code = await view.page.evaluate(() => navigator.clipboard.readText());
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
    if (kind === 'script') assert.match(code, /<script type="module" src="[^"]+\/claimline\.js" integrity="sha384-[^"]+" crossorigin="anonymous"><\/script>\n<claim-line src="[^"]+" lang="en" known-on="2024-10-18">\n {2}<p>.*1,500.*<\/p>\n<\/claim-line>/);
    const host = await it.open(code, { script: false, policy: kind !== 'iframe' });
    const place = kind !== 'iframe' ? host.page : await until(() => host.page.frames().find((one) => one.url().includes('embed.html')));
    if (kind === 'iframe') await host.page.locator('iframe').scrollIntoViewIfNeeded();
    else await host.page.locator('claim-line').scrollIntoViewIfNeeded();
    await place.waitForFunction(() => document.querySelector('claim-line')?.dataset.phase === 'ready');
    assert.deepEqual(await place.evaluate(() => { const one = document.querySelector('claim-line'); return [one.state['known-on'], one.counts.claims]; }), ['2024-10-18', 2]);
    if (kind !== 'iframe') assert.deepEqual(await host.problems(), []);
    await host.context.close();
  });
}

test('what is published says what it lacks: a statement left out, a story of one\u2019s own, anything at all', async (t) => {
  const view = await open();
  if (skipWithoutSheets(t)) return;
  const { page } = view;
  const told = async () => (await page.click('#copy'), page.locator('#said').textContent());
  assert.match(await told(), /copied\. .* It shows the example\.$/);
  const [header, ...rows] = SHEET;
  await give(view, 'own.csv', commas([header, ...rows]));
  await says(view, /own\.csv: 2 claims, nothing to mend/);
  assert.match(await told(), /in your article\.$/);
  await give(view, 'own.csv', commas([header, rows[0], rows[1].with(3, 'dementis')]));
  await says(view, /1 left out/);
  assert.match(await told(), /It lacks one statement that was left out: the check says why\.$/);
  await give(view, 'own.csv', 'nothing,known\n1,2\n');
  await says(view, /nothing can be shown/);
  assert.equal(await page.isDisabled('#copy'), true);
  assert.equal(await page.isDisabled('#get-page'), true);
  assert.match(await page.locator('#embed-hint').textContent(), /nothing to publish yet/);
  await view.context.close();
});

test('a sheet whose language is named in full is shown and published in that language', async (t) => {
  const view = await open();
  if (skipWithoutSheets(t)) return;
  const { page } = view;
  for (const [name, tag] of [['English', 'en'], ['français', 'fr']]) {
    await give(view, 'own.csv', `#language: ${name}\n${commas(SHEET)}`);
    await says(view, /own\.csv: 2 claims, 1 warning/);
    await until(async () => await page.inputValue('#lang') === tag);
    await until(async () => (await page.inputValue('#code')).includes(`lang="${tag}"`));
  }
  await view.context.close();
});

test('a test page whose widget cannot be had says so', async () => {
  const view = await open();
  const { bytes } = await download(view, '#get-page');
  await view.context.close();
  const page = bytes.toString();
  for (const [told, code] of [['', page], [/could not be loaded from .*gone\/claimline\.js/, page.replace(/src="[^"]+claimline\.js"/, `src="${it.widget.origin}/gone/claimline.js"`)]]) {
    const host = await it.open(code, { script: false, policy: false });
    if (told) await until(async () => told.test(await host.page.textContent('[role=alert]')));
    else {
      await host.page.waitForFunction(() => document.querySelector('claim-line').dataset.phase === 'ready');
      assert.equal(await host.page.textContent('[role=alert]'), '');
    }
    await host.context.close();
  }
});

test('nothing leaves the machine, under the strict policy', async () => {
  const context = await it.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  await context.route('**/editor.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
  });
  const view = await open({ context });
  await give(view, 'mine.json', JSON.stringify(spoilt()));
  await says(view, /mine\.json: 1 claim/);
  await cell(view, 2, 'said').fill('2024-10-28');
  await says(view, /mine\.json: 2 claims/);
  await download(view, '#get-json');
  await download(view, '#get-png');
  await until(async () => view.page.inputValue('#code'));
  const own = /^\/(editor\.(html|js|css)|claimline\.js|integrity\.json|(claimline|desk|press)-[0-9a-f]{10}\.(js|wasm)|words-[a-z]{2,3}-[0-9a-f]{10}\.txt)$/;
  for (const url of view.asked) {
    if (/^(data|blob):/.test(url)) continue;
    assert.ok(url.startsWith(`${it.widget.origin}/`) && own.test(new URL(url).pathname), url);
  }
  assert.ok(it.widget.requests.every(({ method }) => method === 'GET'));
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 720, 1440]) {
    test(`axe finds nothing, and nothing scrolls sideways: ${colorScheme}, ${width} px`, async () => {
      const view = await open({ colorScheme, viewport: { width, height: 900 } });
      await give(view, 'broken.json', JSON.stringify(spoilt()));
      await says(view, /broken\.json: 1 claim/);
      await view.page.click('#text-panel summary');
      await view.page.getByLabel('Remove row 1').click();
      await view.settle();
      await audit(view.page);
      assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling');
      if (width === 360) {
        // One screen at a time, chosen above.
        assert.deepEqual(await view.page.locator('.screen').evaluateAll((all) => all.map((one) => one.checkVisibility())), [true, false, false]);
        await view.page.check('#live [value=desktop]');
        assert.deepEqual(await view.page.locator('.screen').evaluateAll((all) => all.map((one) => one.checkVisibility())), [false, false, true]);
        assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling');
      }
      assert.deepEqual(await view.problems(), []);
      await view.context.close();
    });
  }
}
