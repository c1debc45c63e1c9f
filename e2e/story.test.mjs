// The story on a strict page of another origin, and what it asks of the network.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, STORY, dataset, seen, stage, until } from './harness.mjs';

const it = stage();

test('a strict page from another origin shows the compiled-in story', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  await view.settle();
  const now = await seen(view.page);
  assert.ok(now.summary.length > 10, `summary: ${now.summary}`);
  assert.ok(now.canvas && now.painted > 50, `canvas: ${now.painted} pixels`);
  assert.ok(now.marks.length >= 1 && now.cards.length >= 1);
  assert.equal(now.fallback, false);
  assert.deepEqual(await view.problems(), []);
  const [ready, ...more] = await view.events('ready');
  assert.deepEqual(more, []);
  assert.ok(ready.bubbles && ready.composed && ready.detail.claims >= 1 && ready.detail.measures >= 1);
  await view.context.close();
});

test('no request but to the own files, each once', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  await view.settle();
  const foreign = view.asked.filter((url) => !url.startsWith(it.host.origin) && !url.startsWith('data:'));
  assert.deepEqual(foreign.map((url) => new URL(url).pathname.replace(/-[0-9a-f]{10}/, '-HASH')).sort(),
    ['/claimline-HASH.js', '/claimline-HASH.wasm', '/claimline.js', '/words-en-HASH.txt']);
  assert.ok(foreign.every((url) => url.startsWith(it.widget.origin)));
  assert.equal(it.widget.requests.find(({ path }) => path.endsWith('.wasm')).headers.cookie, undefined);
  await view.context.close();
});

test('two elements share one module', async () => {
  const view = await it.open(`${STORY}<claim-line id="two" loading="eager" lang="de">${FALLBACK}</claim-line>`);
  await view.phase('ready', '#one');
  await view.phase('ready', '#two');
  assert.equal(it.widget.count(/\.wasm$/), 1);
  assert.equal(it.widget.count(/claimline-.*\.js$/), 1);
  for (const id of ['#one', '#two']) assert.ok((await seen(view.page, id)).cards.length >= 1);
  assert.deepEqual((await view.events('ready')).map(({ id }) => id).sort(), ['one', 'two']);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('data, glue and wasm are fetched at once', async () => {
  // None is answered before all three have been asked for.
  const asked = () => it.data.count(/claims\.json/) && it.widget.count(/\.wasm$/) && it.widget.count(/claimline-.*\.js$/);
  let together = false;
  let hold = null;
  const all = () => (hold ??= until(asked).then(() => { together = true; }, () => {}));
  it.data.files.set('/claims.json', { body: JSON.stringify(dataset()), get hold() { return all(); } });
  it.widget.change = (name) => (/^claimline-/.test(name) ? { hold: all() } : undefined);
  try {
    const view = await it.open(`<claim-line src="${it.data.origin}/claims.json" loading="eager">${FALLBACK}</claim-line>`);
    await view.phase('ready');
    assert.ok(together, 'one of them waited for another');
    await view.context.close();
  } finally {
    it.widget.change = null;
  }
});

test('an element far below waits until it comes near', async () => {
  const view = await it.open(`<div class="far"></div><claim-line>${FALLBACK}</claim-line>`);
  await view.settle();
  assert.equal((await seen(view.page)).phase, 'loading');
  assert.ok((await seen(view.page)).fallback);
  assert.equal(it.widget.count(/claimline-/), 0);
  await view.page.evaluate(() => scrollTo(0, 4200));
  await view.phase('ready');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('printing starts an element that still waits', async () => {
  const view = await it.open(`<div class="far"></div><claim-line>${FALLBACK}</claim-line>`);
  await view.settle();
  await view.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await view.phase('ready');
  await view.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});
