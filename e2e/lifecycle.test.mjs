// Moving, removing, adding again, hiding: the element's life in a page.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, STORY, dataset, seen, stage } from './harness.mjs';

const it = stage();

test('a move keeps the widget', async () => {
  const view = await it.open(`<div id="a">${STORY}</div><div id="b"></div>`);
  await view.phase('ready');
  const kept = await view.page.evaluate(async () => {
    const el = document.querySelector('claim-line');
    const inside = el.shadowRoot.querySelector('figure');
    document.querySelector('#b').append(el);
    await new Promise((done) => setTimeout(done, 100));
    return inside === el.shadowRoot.querySelector('figure') && inside.isConnected;
  });
  assert.ok(kept);
  assert.equal((await view.events('ready')).length, 1);
  assert.ok((await seen(view.page)).canvas);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('removing frees it, adding again starts it with its data', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  await view.page.evaluate((data) => { document.querySelector('claim-line').data = data; return document.querySelector('claim-line').ready; }, dataset());
  await view.settle();
  const left = await view.page.evaluate(async () => {
    const el = window.kept = document.querySelector('claim-line');
    el.remove();
    await new Promise((done) => setTimeout(done, 50));
    return [el.hasAttribute('data-phase'), el.shadowRoot.querySelectorAll('*').length, el.shadowRoot.firstElementChild.localName];
  });
  assert.deepEqual(left, [false, 1, 'slot']);
  const phase = await view.page.evaluate(() => { document.querySelector('main').append(window.kept); return window.kept.ready; });
  assert.equal(phase, 'ready');
  await view.settle();
  assert.deepEqual((await seen(view.page)).cards.sort(), ['nis-first', 'singh-10000']);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('removed while it loads', async () => {
  it.widget.change = (name) => (/^claimline-/.test(name) ? { delay_ms: 300 } : undefined);
  try {
    const view = await it.open(STORY);
    const phase = await view.page.evaluate(async () => {
      const el = document.querySelector('claim-line');
      el.remove();
      await new Promise((done) => setTimeout(done, 20));
      document.querySelector('main').append(el);
      return el.ready;
    });
    assert.equal(phase, 'ready');
    assert.ok((await seen(view.page)).cards.length >= 1);
    assert.equal((await view.events('ready')).length, 1);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  } finally {
    it.widget.change = null;
  }
});

test('adding and removing many times leaves nothing behind', async () => {
  const view = await it.open('<div id="place"></div>');
  const session = await view.context.newCDPSession(view.page);
  await session.send('Performance.enable');
  const rounds = async (times) => {
    await view.page.evaluate(async (n) => {
      const place = document.querySelector('#place');
      for (let i = 0; i < n; i++) {
        place.innerHTML = '<claim-line loading="eager">…</claim-line>';
        await place.firstChild.ready;
        place.replaceChildren();
        await new Promise((done) => setTimeout(done));
      }
      window.__events.length = 0;
    }, times);
    for (let i = 0; i < 3; i++) {
      await session.send('HeapProfiler.collectGarbage');
      await view.page.waitForTimeout(50);
    }
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const first = await rounds(10);
  const second = await rounds(40);
  // One element's view has dozens of nodes: what 40 of them would leave is far above these bounds.
  assert.ok(second.Nodes - first.Nodes < 40, `nodes ${first.Nodes} → ${second.Nodes}`);
  assert.ok(second.JSEventListeners - first.JSEventListeners < 40, `listeners ${first.JSEventListeners} → ${second.JSEventListeners}`);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a hidden host is ready and draws when shown', async () => {
  const view = await it.open(`<div id="tab" class="none">${STORY}</div>`);
  await view.phase('ready');
  assert.equal((await seen(view.page)).canvas, false);
  await view.page.evaluate(() => document.querySelector('#tab').classList.remove('none'));
  await view.page.waitForFunction(() => document.querySelector('claim-line').shadowRoot.querySelector('canvas')?.getBoundingClientRect().width > 100);
  await view.settle();
  assert.ok((await seen(view.page)).painted > 50);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a host of no width is ready and draws when it has one', async () => {
  const view = await it.open(`<div id="tab" class="narrow">${STORY}</div>`);
  await view.phase('ready');
  await view.page.evaluate(() => document.querySelector('#tab').classList.remove('narrow'));
  await view.page.waitForFunction(() => document.querySelector('claim-line').shadowRoot.querySelector('canvas')?.getBoundingClientRect().width > 100);
  await view.settle();
  assert.ok((await seen(view.page)).painted > 50);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('the loader twice on a page', async () => {
  const view = await it.open(STORY, { head: `<script type="module" src="${it.widget.origin}/claimline.js?again"></script>` });
  await view.phase('ready');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('used before it came near, it starts', async () => {
  const view = await it.open(`<div class="far"></div><claim-line>${FALLBACK}</claim-line>`);
  await view.settle();
  const before = await view.page.evaluate(() => {
    const el = document.querySelector('claim-line');
    return [el.getAttribute('data-phase'), el.diagnostics, el.counts.claims];
  });
  assert.deepEqual(before, ['loading', [], 0]);
  await view.phase('ready');
  await view.context.close();
});

test('a mark that is chosen tells the page, and the page may answer at once', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  await view.page.evaluate(() => {
    addEventListener('claimline-select', (event) => { window.__answer = [event.target.state, event.target.counts, event.detail.id]; });
  });
  const mark = view.page.locator('claim-line [data-mark][tabindex="0"]').first();
  const id = await mark.getAttribute('data-mark');
  await mark.focus();
  await view.page.keyboard.press('Enter');
  await view.page.waitForFunction(() => window.__answer);
  assert.equal((await view.page.evaluate(() => window.__answer))[2], id);
  assert.equal(await view.page.locator('claim-line').getAttribute('select'), id);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});
