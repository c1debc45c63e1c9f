// Every way in which the program can fail to start: the fallback stays, one console line says why, nothing is thrown.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, STORY, seen, stage, until } from './harness.mjs';

const it = stage();

/** Asserts the fallback, one event an element, one line, and that the page saw no exception. */
async function failed(view, { says, code, elements = 1 }) {
  await view.phase('failed');
  await until(async () => (await view.events('error')).length >= elements);
  await view.settle();
  const now = await seen(view.page);
  assert.ok(now.fallback, 'the fallback is shown');
  assert.deepEqual([now.canvas, now.cards, now.message], [false, [], '']);
  const events = await view.events('error');
  assert.equal(events.length, elements);
  for (const { detail, bubbles, composed } of events) {
    assert.ok(bubbles && composed);
    assert.deepEqual([detail.diagnostics.length, detail.diagnostics[0].severity, detail.diagnostics[0].code], [1, 'error', code]);
    assert.match(detail.diagnostics[0].message, says);
  }
  const lines = view.lines();
  assert.equal(lines.length, 1, lines.join('\n'));
  assert.match(lines[0], says);
  const thrown = (await view.thrownAtPage()).filter((line) => !line.startsWith('policy: script-src'));
  assert.deepEqual(thrown, []);
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').ready), 'failed');
  const empties = await view.page.evaluate(() => {
    const el = document.querySelector('claim-line');
    return [el.data, el.counts.claims, el.select('x'), el.toSVG(), el.diagnostics.length];
  });
  assert.deepEqual(empties, [null, 0, false, '', 1]);
}

async function withChange(change, body) {
  it.widget.change = change;
  try {
    await body();
  } finally {
    it.widget.change = null;
  }
}

test("a policy without 'wasm-unsafe-eval'", async () => {
  const view = await it.open(STORY, { wasm: false });
  await failed(view, { says: /policy forbids WebAssembly/, code: 'policy' });
  await view.context.close();
});

const isWasm = (name) => name.endsWith('.wasm');
const isGlue = (name) => /^claimline-.*\.js$/.test(name);
const flipped = (body) => {
  const copy = Buffer.from(body);
  copy[copy.length - 1] ^= 1;
  return copy;
};
for (const [what, change, says] of [
  ['a missing wasm', (name) => (isWasm(name) ? null : undefined), /wasm could not be fetched/],
  ['a truncated wasm', (name, body) => (isWasm(name) ? { body: body.subarray(0, body.length >> 1) } : undefined), /wasm could not be fetched/],
  ['an altered wasm', (name, body) => (isWasm(name) ? { body: flipped(body) } : undefined), /not the file it should be/],
  ['a missing glue', (name) => (isGlue(name) ? null : undefined), /js could not be fetched/],
  ['a truncated glue', (name, body) => (isGlue(name) ? { body: body.subarray(0, body.length >> 1) } : undefined), /js could not be fetched/],
  ['an altered glue', (name, body) => (isGlue(name) ? { body: Buffer.concat([body, Buffer.from('\n')]) } : undefined), /not the file it should be/],
  ['a server error', (name) => (isWasm(name) ? { status: 503, body: Buffer.from('busy') } : undefined), /wasm could not be fetched/],
]) {
  test(what, () => withChange(change, async () => {
    const view = await it.open(`${STORY}<claim-line id="two" loading="eager">${FALLBACK}</claim-line>`);
    await failed(view, { says, code: 'network', elements: 2 });
    await view.context.close();
  }));
}

test('the same page is served again: a later element starts', async () => {
  const view = await it.open('<div id="place"></div>');
  it.widget.change = (name) => (isWasm(name) ? null : undefined);
  await view.page.evaluate(() => { document.querySelector('#place').innerHTML = '<claim-line loading="eager">…</claim-line>'; });
  await view.phase('failed');
  it.widget.change = null;
  await view.page.evaluate(() => { document.querySelector('#place').innerHTML = '<claim-line loading="eager">…</claim-line>'; });
  await view.phase('ready');
  await view.context.close();
});

test('a browser without WebAssembly', async () => {
  const view = await it.open(STORY, { init: () => { delete globalThis.WebAssembly; } });
  await failed(view, { says: /no WebAssembly/, code: 'browser' });
  await view.context.close();
});

test('a browser without style sheets for shadow roots', async () => {
  const view = await it.open(STORY, { init: () => { globalThis.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); }; } });
  await failed(view, { says: /too old/, code: 'browser' });
  await view.context.close();
});

test('the network goes away after the page', async () => {
  const view = await it.open(`<div class="far"></div>${STORY.replace(' loading="eager"', '')}`);
  await view.context.setOffline(true);
  await view.page.evaluate(() => scrollTo(0, 4200));
  await failed(view, { says: /could not be fetched/, code: 'network' });
  await view.context.close();
});

test('without JavaScript the fallback is there', async () => {
  const view = await it.open(STORY, { javaScriptEnabled: false });
  assert.ok(await view.page.locator('.fallback').isVisible());
  await view.context.close();
});

test('without the loader the fallback is there', async () => {
  const view = await it.open(STORY, { script: false });
  assert.ok(await view.page.locator('.fallback').isVisible());
  await view.context.close();
});

for (const [lang, text] of [['de-AT', 'Diese Darstellung konnte nicht geladen werden.'], ['fi', 'This graphic could not be loaded.'],
  ['fr', 'Ce graphique n’a pas pu être chargé.'], ['es', 'No se ha podido cargar este gráfico.'],
  ['uk', 'Не вдалося завантажити цю графіку.'], ['ar-EG', 'تعذر تحميل هذا الرسم.']]) {
  test(`without a fallback a sentence stands there (${lang})`, () => withChange((name) => (isWasm(name) ? null : undefined), async () => {
    const view = await it.open(`<claim-line loading="eager">\n <script type="application/json">{}</script> <!-- nothing --></claim-line>`, { lang });
    await view.phase('failed');
    const status = view.page.locator('claim-line [role=status]');
    assert.equal(await status.textContent(), text);
    assert.ok(await status.isVisible());
    await view.context.close();
  }));
}
