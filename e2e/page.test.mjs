// The page around the widget: height, frames, accessibility of the published pages.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { STORY, audit, dataset, seen, stage, until, view as viewOf } from './harness.mjs';

const it = stage();

/** Opens one of the published pages. */
async function published(name, options = {}) {
  const context = await it.browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  const thrown = [];
  page.on('console', (message) => said.push({ type: message.type(), text: message.text() }));
  page.on('pageerror', (error) => thrown.push(String(error)));
  await page.addInitScript(() => {
    window.__problems = [];
    addEventListener('securitypolicyviolation', (event) => window.__problems.push(`policy: ${event.violatedDirective}`), true);
  });
  await page.goto(`${it.widget.origin}/${name}`);
  return viewOf(page, { context, said, thrown });
}

test('a fallback of a given height reserves it: nothing shifts', async () => {
  const body = '<claim-line loading="eager"><p class="fallback tall">…</p></claim-line><p id="below">Text below.</p>';
  const view = await it.open(body, { width: 375, height: 2200 });
  const before = 1600;
  await view.phase('ready');
  await view.settle();
  assert.ok((await seen(view.page)).height >= before - 1);
  assert.ok((await view.shift()) <= 0.02, `shift ${await view.shift()}`);
  // Once the reader uses it, it takes the height it needs.
  await view.page.locator('claim-line [data-mark][tabindex="0"]').first().click();
  await until(() => view.page.evaluate(() => !document.querySelector('claim-line').shadowRoot.querySelector('div').style.minHeight));
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a story shorter than a screen leaves none of it empty, and its first button answers the first press', async () => {
  const json = dataset();
  json.claims.length = 1;
  const view = await it.open(`<claim-line loading="eager"><script type="application/json">${JSON.stringify(json)}</script></claim-line>`, { width: 360, height: 900 });
  await view.phase('ready');
  await view.settle();
  const gap = () => view.page.evaluate(() => {
    const root = document.querySelector('claim-line').shadowRoot;
    return document.querySelector('claim-line').getBoundingClientRect().bottom - root.querySelector('[part=footer]').getBoundingClientRect().bottom;
  });
  assert.ok((await gap()) < 40, `empty below: ${await gap()}`);
  await view.context.close();
  // Where the page reserves the room, it stays until the press has come to its end.
  const tall = await it.open(`<claim-line loading="eager"><p class="fallback tall">…</p><script type="application/json">${JSON.stringify(json)}</script></claim-line>`, { width: 360, height: 900 });
  await tall.phase('ready');
  await tall.settle();
  await tall.page.getByRole('button', { name: 'Method' }).click();
  await until(() => tall.page.evaluate(() => document.querySelector('claim-line').shadowRoot.querySelector('[data-take=method]').getAttribute('aria-expanded') === 'true'));
  assert.deepEqual(await tall.problems(), []);
  await tall.context.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1200]) {
    test(`axe finds nothing: demo page, ${colorScheme}, ${width} px`, async () => {
      const view = await published('index.html', { colorScheme, viewport: { width, height: 900 } });
      await view.page.locator('claim-line').scrollIntoViewIfNeeded();
      await view.phase('ready');
      await view.settle();
      await audit(view.page);
      assert.deepEqual(await view.problems(), []);
      assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling');
      await view.context.close();
    });

    test(`axe finds nothing: host page, ${colorScheme}, ${width} px`, async () => {
      const view = await it.open(STORY, { colorScheme, width, lang: 'de' });
      await view.phase('ready');
      await view.settle();
      await audit(view.page);
      assert.ok(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling');
      await view.context.close();
    });
  }
}

test('the demo page speaks English', async () => {
  const view = await published('index.html?lang=en');
  await view.page.locator('claim-line').scrollIntoViewIfNeeded();
  await view.phase('ready');
  assert.equal(await view.page.locator('h1:visible').textContent(), 'How many are there?');
  assert.equal(await view.page.locator('claim-line').getAttribute('lang'), 'en');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test("the editors' page shows three screens and a file's problems", async () => {
  const view = await published('editor.html');
  await view.phase('ready');
  assert.equal(await view.page.locator('claim-line').count(), 3);
  await view.page.setInputFiles('#file', { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await view.page.waitForFunction(() => /broken\.json: nothing can be shown/.test(document.querySelector('#verdict').textContent));
  assert.ok((await view.page.locator('#problems li').count()) >= 1);
  await view.page.click('#story');
  await view.page.waitForFunction(() => /story: \d+ claims/.test(document.querySelector('#verdict').textContent));
  assert.deepEqual(await view.problems(), []);
  await audit(view.page);
  await view.context.close();
});

test('the frame tells its height, in three conventions', async () => {
  const view = await it.open(`<iframe title="Claims" width="600" src="${it.widget.origin}/embed.html?id=f1&lang=de"></iframe>`, {
    script: false, policy: false,
    init: () => { window.__messages = []; addEventListener('message', (event) => window.__messages.push(event.data)); },
  });
  const frame = view.page.frames().find((candidate) => candidate.url().includes('embed.html'));
  await frame.waitForFunction(() => document.querySelector('claim-line')?.getAttribute('data-phase') === 'ready');
  assert.equal(await frame.evaluate(() => document.querySelector('claim-line').lang), 'de');
  const inside = await frame.evaluate(() => Math.ceil(document.querySelector('main').getBoundingClientRect().height));
  assert.ok(inside > 100);
  const heights = (messages) => ({
    ours: messages.filter((m) => m.type === 'claimline-height' && m.id === 'f1').map((m) => m.height).at(-1),
    pym: messages.filter((m) => /^pymxPYMxf1xPYMxheightxPYMx\d+$/.test(m)).map((m) => Number(m.split('xPYMx').at(-1))).at(-1),
    datawrapper: messages.filter((m) => m['datawrapper-height']).map((m) => m['datawrapper-height'].f1).at(-1),
  });
  await until(async () => heights(await view.page.evaluate(() => window.__messages)).ours === inside);
  assert.deepEqual(heights(await view.page.evaluate(() => window.__messages)), { ours: inside, pym: inside, datawrapper: inside });
  // A narrower frame, and a parent that asks as pym's does.
  await view.page.evaluate(() => { window.__messages.length = 0; document.querySelector('iframe').contentWindow.postMessage('pymxPYMxf1xPYMxwidthxPYMx320', '*'); });
  await until(async () => (await view.page.evaluate(() => window.__messages)).some((m) => typeof m === 'string' && m.startsWith('pymxPYMxf1xPYMxheight')));
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});
