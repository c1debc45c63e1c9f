// A panic of the program, wherever it happens, never reaches the page: every element returns to its fallback.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { DIST_TRAP, FALLBACK, seen, stage, until } from './harness.mjs';

const it = stage({ dist: DIST_TRAP });

for (const place of ['render', 'effect', 'future', 'timer', 'handler', 'call']) {
  test(`a panic in: ${place}`, async () => {
    const view = await it.open(`<claim-line id="one" loading="eager">${FALLBACK}</claim-line><div id="place"></div>
      <claim-line id="two" loading="eager" ${place === 'render' ? '' : 'class="later"'}>${FALLBACK}</claim-line>`);
    await view.phase('ready', '#one');
    await view.phase('ready', '#two');
    await view.page.evaluate((where) => {
      document.querySelector('#place').innerHTML = `<claim-line id="trap" loading="eager" data-trap="${where}"><p class="fallback">…</p></claim-line>`;
    }, place);
    if (place === 'handler') {
      await view.phase('ready', '#trap');
      await view.page.locator('#trap button.trap').click();
    }
    if (place === 'call') {
      await view.phase('ready', '#trap');
      assert.deepEqual(await view.page.evaluate(() => document.querySelector('#trap').state), {});
    }
    for (const id of ['#trap', '#one', '#two']) await view.phase('failed', id);
    await until(async () => (await view.events('error')).length >= 3);
    await view.settle();
    // What the dead program left behind (listeners, timers, observers) runs now.
    await view.page.setViewportSize({ width: 500, height: 700 });
    await view.page.mouse.move(100, 100);
    await view.page.keyboard.press('Tab');
    await view.page.waitForTimeout(100);
    for (const id of ['#trap', '#one', '#two']) {
      const now = await seen(view.page, id);
      assert.ok(now.fallback, `${id} shows its fallback`);
      assert.deepEqual([now.cards, now.message], [[], '']);
    }
    assert.deepEqual((await view.events('error')).map(({ id, detail }) => `${id} ${detail.diagnostics.length} ${detail.diagnostics[0].code}`).sort(),
      ['one 1 trap', 'trap 1 trap', 'two 1 trap']);
    assert.deepEqual(await view.thrownAtPage(), []);
    assert.equal(view.lines().length, 1, view.lines().join('\n'));
    assert.deepEqual(view.said.filter(({ text }) => !text.startsWith('claimline:')), []);
    const empties = await view.page.evaluate(() => {
      const el = document.querySelector('#one');
      el.state = { order: 'oldest' };
      el.setAttribute('lang', 'de');
      el.data = '{}';
      return [el.data, el.state, el.counts.claims, el.select('x'), el.toSVG(), el.diagnostics[0].code];
    });
    assert.deepEqual(empties.slice(2), [0, false, '', 'trap']);
    // A new element, and one that is taken away, meet the dead program.
    await view.page.evaluate(() => {
      document.querySelector('#two').remove();
      document.querySelector('#place').innerHTML = '<claim-line id="late" loading="eager"><p class="fallback">…</p></claim-line>';
    });
    await view.phase('failed', '#late');
    assert.ok((await seen(view.page, '#late')).fallback);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  });
}
