// The widget's layout at every width, in both languages and both colour schemes: nothing sticks out, nothing is cut off.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { BLANK, FALLBACK, audit, put, seen, stage } from './harness.mjs';
import { faults as look } from './look.mjs';

const it = stage();
const WIDTHS = [320, 360, 375, 560, 720, 1200];
const STORY = `<claim-line id="one" loading="eager">${FALLBACK}</claim-line><p id="below">Text below.</p>`;

/** What sticks out or is cut off: of the page, of the widget, of each text. */
const faults = (page) => page.evaluate(look);

for (const colorScheme of ['light', 'dark']) {
  describe(colorScheme, () => {
    const view = {};
    before(async () => {
      Object.assign(view, await it.open(STORY, { colorScheme, lang: 'de' }));
      await view.phase('ready');
    });
    after(async () => {
      assert.deepEqual(await view.problems(), []);
      await view.context.close();
    });
    for (const width of WIDTHS) {
      for (const lang of ['de', 'en']) {
        test(`${width} px, ${lang}`, async () => {
          await view.page.setViewportSize({ width, height: 900 });
          await view.page.waitForTimeout(60);
          const days = width === 360 || width === 1200 ? ['2024-10-28', '2024-10-23', '2024-10-18'] : ['2024-10-28'];
          for (const day of days) {
            await put(view.page, { ...BLANK, lang, 'known-on': day, cards: 'all', select: 'nis-1500' });
            assert.deepEqual(await faults(view.page), [], day);
            const now = await seen(view.page);
            const { width: drawn } = await view.page.locator('claim-line canvas').boundingBox();
            const { width: room } = await view.page.locator('claim-line [part=chart]').boundingBox();
            assert.ok(Math.abs(drawn - room) <= 1, `the chart takes its room: ${drawn} of ${room}`);
            assert.ok(now.painted > 1000 && now.marks.length >= 1);
          }
          await put(view.page, { ...BLANK, lang, party: 'kp' });
          assert.deepEqual(await faults(view.page), [], 'with a filter');
          await audit(view.page);
        });
      }
    }

    test('every measure, on a phone and wide', async () => {
      for (const width of [320, 1200]) {
        await view.page.setViewportSize({ width, height: 900 });
        await view.page.waitForTimeout(60);
        const tabs = view.page.locator('claim-line [role=tab]');
        for (let place = 0; place < await tabs.count(); place++) {
          await put(view.page, { ...BLANK, lang: 'de' });
          await tabs.nth(place).click();
          await view.settle();
          assert.deepEqual(await faults(view.page), [], await tabs.nth(place).textContent());
        }
      }
    });

    test('each view', async () => {
      for (const width of [320, 720]) {
        await view.page.setViewportSize({ width, height: 900 });
        await view.page.waitForTimeout(60);
        for (const kind of ['chart', 'chronology']) {
          await put(view.page, { ...BLANK, view: kind });
          assert.deepEqual(await faults(view.page), [], kind);
          await audit(view.page);
        }
      }
    });
  });
}

test('the tabs scroll in a row of their own on a phone', async () => {
  const view = await it.open(STORY, { lang: 'de', width: 360 });
  await view.phase('ready');
  const row = view.page.locator('claim-line [role=tablist]');
  const [room, need, height, tab] = await row.evaluate((node) => [node.clientWidth, node.scrollWidth, node.clientHeight, node.firstElementChild.offsetHeight]);
  assert.ok(need > room, 'there is more than fits');
  assert.ok(height < 2 * tab, 'it is one row');
  await view.page.locator('claim-line [role=tab][tabindex="0"]').focus();
  await view.page.keyboard.press('End');
  await view.settle();
  const last = await view.page.locator('claim-line [role=tab]').last().boundingBox();
  const frame = await row.boundingBox();
  assert.ok(last.x >= frame.x && last.x + last.width <= frame.x + frame.width + 1, 'the chosen tab is brought into the row');
  assert.equal(await view.page.evaluate(() => scrollX), 0);
  await view.context.close();
});

test('from width to width the chart follows', async () => {
  const view = await it.open(STORY, { lang: 'de', width: 1200 });
  await view.phase('ready');
  for (const width of [1200, 320, 720, 360]) {
    await view.page.setViewportSize({ width, height: 800 });
    await view.page.waitForFunction(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      const [figure, canvas] = ['[part=chart]', 'canvas'].map((selector) => root.querySelector(selector).getBoundingClientRect().width);
      return Math.abs(figure - canvas) <= 1;
    });
    assert.deepEqual(await faults(view.page), [], `${width}`);
  }
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

for (const lang of ['de', 'en']) {
  test(`text of twice the size at 320 px, ${lang}`, async () => {
    it.host.files.set('/large.css', 'html{font-size:200%}body{font-size:1rem!important}main{padding:0 .25rem!important}');
    const view = await it.open(STORY, { lang, width: 320, head: '<link rel="stylesheet" href="/large.css">' });
    await view.phase('ready');
    assert.equal(await view.page.evaluate(() => getComputedStyle(document.querySelector('claim-line')).fontSize), '32px');
    await put(view.page, { cards: 'all', select: 'nis-1500' });
    assert.deepEqual(await faults(view.page), []);
    await put(view.page, { ...BLANK, party: 'kp' });
    assert.deepEqual(await faults(view.page), []);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
}

for (const width of WIDTHS) {
  test(`nothing shifts while it loads, ${width} px`, async () => {
    // The height that a host reserves: that of the view.
    const probe = await it.open(STORY, { lang: 'de', width, height: 900 });
    await probe.phase('ready');
    await probe.settle();
    const { height } = await seen(probe.page);
    await probe.context.close();
    it.host.files.set('/reserve.css', `claim-line{min-height:${Math.ceil(height)}px}`);
    const view = await it.open(STORY, { lang: 'de', width, height: Math.ceil(height) + 300, head: '<link rel="stylesheet" href="/reserve.css">' });
    await view.phase('ready');
    await view.settle();
    await view.page.waitForTimeout(100);
    const shift = await view.shift();
    assert.ok(shift <= 0.02, `shift ${shift}`);
    assert.ok(Math.abs((await seen(view.page)).height - height) <= 2);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
}
