// Data in every way that a page can give it, sound and unsound.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, dataset, seen, stage, until } from './harness.mjs';

const it = stage();
const element = (attributes = '', inside = '') => `<claim-line id="one" loading="eager" ${attributes}>${inside}${FALLBACK}</claim-line>`;
const set = (view, value) => view.page.evaluate((data) => { document.querySelector('claim-line').data = data; return document.querySelector('claim-line').ready; }, value);
const cards = async (view) => (await seen(view.page)).cards.sort();
const BOTH = ['nis-first', 'singh-10000'];

async function ready(view) {
  await view.phase('ready');
  await view.settle();
  const now = await seen(view.page);
  assert.deepEqual(now.cards.sort(), BOTH);
  assert.equal(now.fallback, false);
  assert.deepEqual(await view.problems(), []);
}

/** The data cannot be shown: the widget says so, the fallback stays below, one event tells the page. */
async function refused(view, { quiet = true } = {}) {
  await view.phase('failed');
  await until(async () => (await view.events('error')).length > 0);
  await view.settle();
  const now = await seen(view.page);
  assert.ok(now.message.length > 5, `a message is shown: ${now.message}`);
  assert.ok(now.fallback, 'the fallback stays');
  assert.deepEqual(now.cards, []);
  const events = await view.events('error');
  assert.equal(events.length, 1);
  assert.ok(events[0].detail.diagnostics.length >= 1);
  assert.equal(events[0].detail.diagnostics[0].severity, 'error');
  assert.ok((await view.page.evaluate(() => document.querySelector('claim-line').diagnostics.length)) >= 1);
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').ready), 'failed');
  assert.deepEqual(await view.thrownAtPage(), []);
  if (quiet) assert.deepEqual(await view.problems(), []);
}

test('src on a data origin', async () => {
  it.data.files.set('/claims.json', JSON.stringify(dataset()));
  const view = await it.open(element(`src="${it.data.origin}/claims.json"`));
  await ready(view);
  assert.equal(it.data.count(/claims\.json/), 1);
  await view.context.close();
});

test('inline JSON', async () => {
  const view = await it.open(element('', `<script type="application/json">${JSON.stringify(dataset())}</script>`));
  await ready(view);
  await view.context.close();
});

test('inline JSON, added after the element in the same task', async () => {
  const view = await it.open('<div id="place"></div>');
  await view.page.evaluate((text) => {
    const el = document.createElement('claim-line');
    el.setAttribute('loading', 'eager');
    document.querySelector('#place').append(el);
    const child = document.createElement('script');
    child.type = 'application/json';
    child.textContent = text;
    el.append(child);
  }, JSON.stringify(dataset()));
  await ready(view);
  await view.context.close();
});

test('inline JSON on a page whose parser is slower than the loader', async () => {
  // The element is defined while the parser stands before its child.
  it.widget.change = (name) => (name === 'slow.js' ? { body: Buffer.from('// slow'), delay_ms: 400 } : undefined);
  const view = await it.open(element('', `<script src="SLOW"></script><script type="application/json">${JSON.stringify(dataset())}</script>`)
    .replace('SLOW', `${it.widget.origin}/slow.js`), { script: false, head: `<script type="module" async src="${it.widget.origin}/claimline.js"></script>` });
  it.widget.change = null;
  await ready(view);
  await view.context.close();
});

test('an object', async () => {
  const view = await it.open(element());
  await view.phase('ready');
  assert.equal(await set(view, dataset()), 'ready');
  await view.settle();
  assert.deepEqual(await cards(view), BOTH);
  const back = await view.page.evaluate(() => document.querySelector('claim-line').data);
  assert.deepEqual(back.claims.map(({ id }) => id).sort(), BOTH);
  const counts = await view.page.evaluate(() => document.querySelector('claim-line').counts);
  assert.equal(counts.claims, 2);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('text, and back to what the page has', async () => {
  const view = await it.open(element('', `<script type="application/json">${JSON.stringify(dataset())}</script>`));
  await ready(view);
  const other = dataset();
  other.claims.pop();
  assert.equal(await set(view, JSON.stringify(other)), 'ready');
  await view.settle();
  assert.deepEqual(await cards(view), ['nis-first']);
  assert.equal(await set(view, null), 'ready');
  await view.settle();
  assert.deepEqual(await cards(view), BOTH);
  await view.context.close();
});

test('properties set before the element is defined', async () => {
  const view = await it.open('<claim-line id="one" loading="eager"></claim-line>', {
    script: false,
    init: (data) => addEventListener('DOMContentLoaded', () => { document.querySelector('claim-line').data = data; }),
    arg: dataset(),
  });
  // The document is through; only now comes the loader.
  await view.page.evaluate((url) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = url;
    document.head.append(script);
  }, `${it.widget.origin}/claimline.js`);
  await ready(view);
  await view.context.close();
});

test('properties set before the element is in the page', async () => {
  const view = await it.open('<div id="place"></div>');
  const phase = await view.page.evaluate((data) => {
    const el = document.createElement('claim-line');
    el.data = data;
    document.querySelector('#place').append(el);
    return el.ready;
  }, dataset());
  assert.equal(phase, 'ready');
  await ready(view);
  await view.context.close();
});

test('another src: the latest wins', async () => {
  it.data.files.set('/slow.json', { body: JSON.stringify({ ...dataset(), claims: [] }), delay_ms: 500 });
  it.data.files.set('/claims.json', JSON.stringify(dataset()));
  const view = await it.open(element());
  await view.phase('ready');
  const phase = await view.page.evaluate(async (origin) => {
    const el = document.querySelector('claim-line');
    el.setAttribute('src', `${origin}/slow.json`);
    await new Promise((done) => setTimeout(done, 50));
    el.setAttribute('src', `${origin}/claims.json`);
    return el.ready;
  }, it.data.origin);
  assert.equal(phase, 'ready');
  await view.page.waitForTimeout(700);
  assert.deepEqual(await cards(view), BOTH);
  await view.context.close();
});

test('a slow file never shows an empty box', async () => {
  it.data.files.set('/slow.json', { body: JSON.stringify(dataset()), delay_ms: 600 });
  const view = await it.open(element(`src="${it.data.origin}/slow.json"`), {
    init: () => {
      window.__empty = 0;
      window.__frames = 0;
      const look = () => {
        const el = document.querySelector('claim-line');
        if (el) {
          window.__frames++;
          if (el.getBoundingClientRect().height < 10) window.__empty++;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
  });
  await ready(view);
  const [empty, frames] = await view.page.evaluate(() => [window.__empty, window.__frames]);
  assert.ok(frames > 5);
  assert.equal(empty, 0, `${empty} of ${frames} frames were empty`);
  await view.context.close();
});

for (const [what, body] of [['bad JSON', '{"format": "claimline/1", '], ['an empty file', ''], ['blanks', ' \n']]) {
  test(`src: ${what}`, async () => {
    it.data.files.set('/bad.json', body);
    const view = await it.open(element(`src="${it.data.origin}/bad.json"`));
    await refused(view);
    await view.context.close();
  });
}

test('src: not found', async () => {
  const view = await it.open(element(`src="${it.data.origin}/none.json"`));
  await refused(view, { quiet: false });
  await view.context.close();
});

test('src: a server that hangs up', async () => {
  it.data.files.set('/cut.json', { get body() { throw new Error('cut'); } });
  const view = await it.open(element(`src="${it.data.origin}/cut.json"`));
  await refused(view, { quiet: false });
  await view.context.close();
});

test('src: an address that is none', async () => {
  const view = await it.open(element('src="http://["'));
  await refused(view);
  await view.context.close();
});

test('src: empty', async () => {
  const view = await it.open(element('src=""', `<script type="application/json">${JSON.stringify(dataset())}</script>`));
  await refused(view);
  await view.context.close();
});

test('src: over 32 MiB', async () => {
  it.data.files.set('/huge.json', { body: Buffer.alloc(33 * 1024 * 1024, 32) });
  const view = await it.open(element(`src="${it.data.origin}/huge.json"`));
  await refused(view);
  await view.context.close();
});

test('an empty data child', async () => {
  const view = await it.open(element('', '<script type="application/json"> </script>'));
  await refused(view);
  await view.context.close();
});

test('the data may be asked for while a broken file is looked into', async () => {
  const view = await it.open(element('', `<script type="application/json">${JSON.stringify(dataset())}</script>`));
  await view.phase('ready');
  const got = await view.page.evaluate(async () => {
    const el = document.querySelector('claim-line');
    const seen = new Set();
    el.data = '{"claims": [';
    while (el.dataset.phase !== 'failed') {
      seen.add(`${typeof el.data} ${el.toJSON().length > 0}`);
      await new Promise((done) => setTimeout(done));
    }
    return [[...seen].every((one) => one.startsWith('object')), el.data, el.toJSON(), el.toCSV()];
  });
  assert.deepEqual(got, [true, null, '', '']);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});

test('data that cannot be written as JSON is told, not thrown', async () => {
  const view = await it.open(element());
  await view.phase('ready');
  await view.page.evaluate(() => { const circle = {}; circle.circle = circle; document.querySelector('claim-line').data = circle; });
  await refused(view);
  await view.context.close();
});

test('after a failure sound data is shown', async () => {
  const view = await it.open(element('src=""'));
  await view.phase('failed');
  assert.equal(await set(view, dataset()), 'ready');
  await view.settle();
  const now = await seen(view.page);
  assert.deepEqual(now.cards.sort(), BOTH);
  assert.equal(now.fallback, false);
  await view.context.close();
});

test('reports of one outlet are one choice, however many there are', async () => {
  const data = dataset();
  data.sources.push({ id: 'later', agencies: ['AFP'], title: 'Another' }, { id: 'other', publisher: 'AP', agencies: ['AP'] });
  data.claims[1].sources = ['later', 'other'];
  const view = await it.open(element('lang="en"', `<script type="application/json">${JSON.stringify(data)}</script>`));
  await ready(view);
  const source = view.page.getByRole('combobox', { name: 'Sources' });
  const choices = () => source.locator('option').allTextContents();
  assert.deepEqual(await choices(), ['All sources', 'AFP', 'AP']);
  await source.selectOption({ label: 'AP' });
  await until(async () => (await cards(view)).join() === 'singh-10000');
  await source.selectOption({ label: 'AFP' });
  await until(async () => (await cards(view)).join() === BOTH.join());
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').state.source), 'agency later');
  // What the page asks for and no choice gives, is not shown as if it were all.
  await view.page.evaluate(() => { document.querySelector('claim-line').state = { source: 'later' }; });
  await until(async () => (await cards(view)).join() === 'singh-10000');
  assert.equal(await source.evaluate((select) => select.selectedOptions[0].textContent), '…');
  await view.context.close();
});
