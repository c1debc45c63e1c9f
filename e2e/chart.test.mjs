// The chart's own: its tabs in one line, the axis in decades, the two layouts, and the detail of the focused mark.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { BLANK, STORY, dataset, put, stage } from './harness.mjs';

const it = stage();
const inside = (on, selector) => on.page.locator(`claim-line ${selector}`);
const state = (on) => on.page.evaluate(() => document.querySelector('claim-line').state);
const svg = (on) => on.page.evaluate(() => document.querySelector('claim-line').toSVG());
const boxes = (on, selector) => inside(on, selector).evaluateAll((all) => all.map((node) => node.getBoundingClientRect().toJSON()));

/** Numbers from 20 to 90,000: far apart. */
const broad = () => {
  const file = dataset({ value: 20 });
  file.claims[1].estimate.value = 90000;
  return file;
};

function block(name, options, body) {
  describe(name, () => {
    const on = {};
    before(async () => {
      Object.assign(on, await it.open(options.body ?? STORY, options));
      await on.phase('ready');
    });
    after(async () => {
      assert.deepEqual(await on.problems(), []);
      await on.context.close();
    });
    body(on);
  });
}

for (const width of [660, 760, 1100]) {
  block(`tabs at ${width} px`, { width, lang: 'de' }, (on) => {
    test('stand in one line, each whole or not at all', async () => {
      await put(on.page, BLANK);
      const [row] = await boxes(on, '[role=tablist]');
      const tabs = await boxes(on, '[role=tab]');
      const shown = tabs.filter((tab) => tab.top < row.bottom && tab.bottom > row.top);
      assert.ok(shown.length >= 2 && shown.length < tabs.length, `${shown.length} of ${tabs.length}`);
      for (const tab of shown) assert.ok(tab.top >= row.top && tab.bottom <= row.bottom && tab.right <= row.right + 0.5);
      assert.ok(row.height < 2 * tabs[0].height);
    });

    test('the rest is in a list that leads to any measure, whose tab is then in view', async () => {
      const list = inside(on, '.more select');
      assert.equal(await list.evaluate((node) => node.options.length), await inside(on, '[role=tab]').count());
      await list.selectOption('kursk-area');
      await on.settle();
      assert.equal((await state(on)).measure, 'kursk-area');
      const [row] = await boxes(on, '[role=tablist]');
      const [tab] = await boxes(on, '[role=tab][aria-selected=true]');
      assert.ok(tab.top >= row.top && tab.bottom <= row.bottom, 'the whole tab is shown');
      assert.equal(await list.inputValue(), 'kursk-area');
      await put(on.page, BLANK);
      assert.equal(await list.inputValue(), 'dprk-troops-in-russia', 'the list follows');
    });

    test('tell how many estimates are known', async () => {
      const count = async () => Number((await inside(on, '[role=tab][aria-selected=true]').getAttribute('data-count')));
      await put(on.page, { ...BLANK, 'known-on': '2024-10-18' });
      const early = await count();
      await put(on.page, BLANK);
      assert.ok(early >= 1 && await count() > early, `${early} of ${await count()}`);
    });
  });
}

block('all tabs have room', { width: 760, body: '<claim-line id="one" loading="eager"></claim-line>' }, (on) => {
  test('no list of the rest is offered', async () => {
    const file = dataset();
    file.measures.push({ id: 'tanks', label: 'Tanks' });
    file.claims.push({ ...file.claims[0], id: 'tanks-1', estimate: { measure: 'tanks', qualifier: 'exactly', value: 3 } });
    await on.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, file);
    await on.settle();
    assert.equal(await inside(on, '[role=tab]').count(), 2);
    assert.equal(await inside(on, '.more').isVisible(), false);
  });
});

block('a narrow column beside a pointer', { width: 320, lang: 'de' }, (on) => {
  test('has the list of the rest too, and the chosen tab is whole and not faded', async () => {
    const list = inside(on, '.more select');
    const [row] = await boxes(on, '[role=tablist]');
    for (const measure of ['dprk-troops-in-russia', 'munitions-sent']) {
      await list.selectOption(measure);
      await on.settle();
      assert.equal((await state(on)).measure, measure);
      const [tab] = await boxes(on, '[role=tab][aria-selected=true]');
      assert.ok(tab.left >= row.left && tab.right <= row.right - 20, `${measure}: ${tab.right} of ${row.right}`);
    }
    const [label] = await boxes(on, '.more');
    assert.ok(label.left >= row.right && label.right <= 320, 'beside the row, within the page');
    await put(on.page, BLANK);
  });
});

block('the tabs on a phone', { width: 360, lang: 'de' }, (on) => {
  test('fade at the edge while there is more, and the last is not faded', async () => {
    const row = inside(on, '[role=tablist]');
    const mask = await row.evaluate((node) => getComputedStyle(node).maskImage || getComputedStyle(node).webkitMaskImage);
    assert.match(mask, /gradient/);
    await row.evaluate((node) => node.scrollTo(node.scrollWidth, 0));
    const [frame] = await boxes(on, '[role=tablist]');
    const last = (await boxes(on, '[role=tab]')).at(-1);
    assert.ok(last.right <= frame.right - 39, `${last.right} of ${frame.right}`);
  });
});

block('an axis in decades', { width: 900 }, (on) => {
  test('is offered where the numbers lie more than fifty times apart, and says so on the axis', async () => {
    const way = inside(on, '.way', { hasText: /logarithmic/ }).filter({ hasText: 'logarithmic scale' });
    assert.equal(await way.count(), 0, 'the story needs none');
    await on.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, broad());
    await on.settle();
    assert.equal((await state(on)).scale, 'auto');
    assert.doesNotMatch(await svg(on), /logarithmic scale/);
    await way.click();
    await on.settle();
    assert.equal((await state(on)).scale, 'log');
    assert.equal(await on.page.locator('claim-line').getAttribute('scale'), 'log');
    assert.equal(await way.getAttribute('aria-checked'), 'true');
    assert.match(await svg(on), /logarithmic scale/);
    for (const tick of ['10', '100', '1,000', '10,000', '100,000']) assert.match(await svg(on), new RegExp(`>\\s*${tick}\\s*<`), tick);
    await way.click();
    await on.settle();
    assert.equal(await on.page.locator('claim-line').getAttribute('scale'), null, 'what is the default is no wish');
    assert.doesNotMatch(await svg(on), /logarithmic scale/);
  });

  test('is had by attribute and state, and an unknown value is the default', async () => {
    await on.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, broad());
    for (const [wish, comes] of [['log', 'log'], ['linear', 'linear'], ['cubic', 'auto'], [null, 'auto']]) {
      await put(on.page, { scale: wish });
      assert.equal((await state(on)).scale, comes);
      assert.equal(/logarithmic scale/.test(await svg(on)), comes === 'log');
    }
    await put(on.page, BLANK);
  });

  test('shows zero apart', async () => {
    const file = broad();
    file.claims.push({ ...file.claims[0], id: 'none', said: '2024-10-20', estimate: { ...file.claims[0].estimate, value: 0 } });
    await on.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, file);
    await put(on.page, { ...BLANK, scale: 'log' });
    assert.match(await svg(on), /0 set apart/);
    const places = await inside(on, '[data-mark]').evaluateAll((all) => Object.fromEntries(all.map((mark) => [mark.dataset.mark, mark.getBoundingClientRect().y])));
    assert.ok(places.none > places['nis-first'] + 20 && places['nis-first'] > places['singh-10000'], JSON.stringify(places));
  });
});

test('the axis and the layout come back with the address', async () => {
  const open = (hash) => it.open(`<claim-line id="one" loading="eager" url-state></claim-line><script type="module">0</script>`, {
    width: 900, init: (at) => { if (!location.hash && at) history.replaceState(null, '', at); }, arg: hash,
  });
  const view = await open('');
  await view.phase('ready');
  await view.page.evaluate(() => { document.querySelector('claim-line').state = { scale: 'log', layout: 'narrow' }; });
  await view.settle();
  await view.page.waitForFunction(() => /scale=log/.test(decodeURIComponent(location.hash)));
  const hash = await view.page.evaluate(() => location.hash);
  await view.context.close();
  const again = await open(hash);
  await again.phase('ready');
  await again.page.waitForFunction(() => document.querySelector('claim-line').state.scale === 'log');
  assert.equal((await state(again)).layout, 'narrow');
  await again.context.close();
});

block('the two layouts', { width: 900, lang: 'en' }, (on) => {
  test('are a switch apart', async () => {
    await put(on.page, BLANK);
    const way = inside(on, '.way').filter({ hasText: 'in rows' });
    const height = async () => (await inside(on, 'canvas').boundingBox()).height;
    assert.equal(await way.getAttribute('aria-checked'), 'false');
    const wide = await height();
    await way.click();
    await on.settle();
    assert.deepEqual([(await state(on)).layout, await way.getAttribute('aria-checked')], ['narrow', 'true']);
    assert.ok(await height() > wide);
    await way.click();
    await on.settle();
    assert.deepEqual([(await state(on)).layout, await height()], ['auto', wide]);
  });
});

for (const [name, options] of [['wide', { width: 900 }], ['a phone', { width: 340 }], ['a phone, wide layout', { width: 340, layout: 'wide' }]]) {
  block(`the detail of a mark, ${name}`, options, (on) => {
    test('shows on focus, hides nothing of its mark and never leaves the widget', async () => {
      await put(on.page, { ...BLANK, layout: options.layout ?? null });
      const detail = inside(on, '.detail');
      assert.equal(await detail.isVisible(), false);
      const count = await inside(on, '[data-mark]').count();
      await inside(on, '[data-mark][tabindex="0"]').focus();
      await on.page.keyboard.press('Home');
      const seen = new Set();
      for (let step = 0; step < count; step++) {
        const now = await on.page.evaluate(() => {
          const root = document.querySelector('claim-line').shadowRoot;
          const mark = root.activeElement;
          const rect = (node) => node.getBoundingClientRect().toJSON();
          const box = root.querySelector('.detail');
          return { id: mark.dataset.mark, name: mark.getAttribute('aria-label'), text: box.textContent, mark: rect(mark), detail: rect(box), widget: rect(root.querySelector('[part=title]').parentElement), cut: box.scrollWidth > box.clientWidth + 1 };
        });
        seen.add(now.id);
        assert.equal(now.text, now.name);
        assert.ok(now.detail.height > 0 && !now.cut, now.id);
        // The ring is the mark with some air: its heart is 10 px around.
        const heart = { left: now.mark.left + 5, right: now.mark.right - 5, top: now.mark.top + 5, bottom: now.mark.bottom - 5 };
        const apart = now.detail.bottom <= heart.top || now.detail.top >= heart.bottom || now.detail.right <= heart.left || now.detail.left >= heart.right;
        assert.ok(apart, `${now.id} is hidden by its detail`);
        assert.ok(now.detail.left >= now.widget.left && now.detail.right <= now.widget.right && now.detail.top >= now.widget.top && now.detail.bottom <= now.widget.bottom, `${now.id}: beyond the widget`);
        await on.page.keyboard.press('ArrowRight');
      }
      assert.equal(seen.size, count, 'each mark was reached');
      await on.page.keyboard.press('Escape');
      assert.equal(await detail.isVisible(), false, 'Escape takes it away');
      await inside(on, '[role=tab]').first().focus().catch(() => {});
      assert.equal(await detail.isVisible(), false);
    });
  });
}

block('what the chart counts', { width: 720, lang: 'de' }, (on) => {
  test('is told where the tab is not all of it: a note or a unit', async () => {
    for (const [measure, words] of [['dprk-troops-in-russia', 'Soldaten in Russland (aus Nordkorea)'], ['kursk-area', 'Fläche in Kursk (km²)'], ['munitions-sent', null]]) {
      await put(on.page, { measure });
      const told = await inside(on, '.aside').allTextContents();
      assert.deepEqual(told, words ? [words] : []);
    }
  });
});

block('the tab stop of the marks', { width: 720, lang: 'de' }, (on) => {
  const stops = () => inside(on, '[data-mark][tabindex="0"]').evaluateAll((all) => all.map((mark) => mark.dataset.mark));
  const back = async (times) => {
    await inside(on, '[data-mark][tabindex="0"]').focus();
    for (let step = 0; step < times; step++) await on.page.keyboard.press('ArrowLeft');
    return stops();
  };

  test('is one, whatever the arrows and then the page have done', async () => {
    await put(on.page, BLANK);
    const marks = await inside(on, '[data-mark]').evaluateAll((all) => all.map((mark) => mark.dataset.mark));
    const [reached] = await back(3);
    assert.notEqual(reached, marks.at(-1));
    for (const change of [{ party: 'ua' }, { 'known-on': '2024-10-20' }, { select: marks[0] }, { 'known-on': null }, { select: null }, { view: 'table' }, { view: null }, { measure: 'kursk-area' }, { measure: null }, { layout: 'narrow' }, { layout: null }]) {
      await put(on.page, change);
      if (await inside(on, '[data-mark]').count()) assert.equal((await stops()).length, 1, JSON.stringify(change));
      if (change.layout !== undefined) await back(2);
    }
  });

  test('stays where the reader came to, or goes to what is chosen', async () => {
    await put(on.page, BLANK);
    const reached = await back(2);
    await put(on.page, { party: 'ua' });
    assert.deepEqual(await stops(), reached);
    await put(on.page, { layout: 'narrow' });
    assert.deepEqual(await stops(), reached);
    const [first] = await inside(on, '[data-mark]').evaluateAll((all) => all.map((mark) => mark.dataset.mark));
    await put(on.page, { layout: null, select: first });
    assert.deepEqual(await stops(), [first]);
  });

  test('of other data it is the last again, for another claim has the place of the one reached', async () => {
    await put(on.page, BLANK);
    const [reached] = await back(2);
    await on.page.locator('claim-line').evaluate((node, id) => {
      const claims = [...node.data.claims];
      const [one, two] = [id, node.shadowRoot.querySelector('[data-mark]').dataset.mark].map((wanted) => claims.findIndex((claim) => claim.id === wanted));
      [claims[one], claims[two]] = [claims[two], claims[one]];
      node.data = { ...node.data, claims };
    }, reached);
    await on.settle();
    const last = await inside(on, '[data-mark]').last().getAttribute('data-mark');
    assert.deepEqual(await stops(), [last]);
  });
});

block('another view of the same chart', { width: 720, lang: 'de' }, (on) => {
  test('has ink on its canvas, whether the element is the same or a new one', async () => {
    for (const view of ['chart', 'table', 'full', 'chronology', 'chart', 'full']) {
      await put(on.page, { ...BLANK, view });
      const canvas = inside(on, 'canvas');
      if (!await canvas.count()) continue;
      const ink = await canvas.evaluate((node) => node.getContext('2d').getImageData(0, 0, node.width, node.height).data.some((value) => value));
      assert.ok(ink, view);
    }
  });

  test('a filter leaves the elements of the marks alone; all else about them follows', async () => {
    const view = await it.open(STORY, { lang: 'de' });
    await view.phase('ready');
    const found = await view.page.evaluate(async () => {
      const element = document.querySelector('claim-line');
      const marks = () => [...element.shadowRoot.querySelectorAll('[data-mark]')];
      const ids = () => marks().map((mark) => mark.dataset.mark).join();
      const canvas = element.shadowRoot.querySelector('canvas');
      const picture = () => canvas.toDataURL();
      const changed = async (name, value) => {
        const done = new Promise((tell) => addEventListener('claimline-change', tell, { once: true }));
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
        await done;
      };
      const [before, first, full] = [marks(), ids(), picture()];
      before.at(-1).focus();
      await changed('party', 'us');
      const after = marks();
      const filtered = picture();
      const options = [...element.shadowRoot.querySelectorAll('.narrowing option')];
      await changed('stance', 'denies');
      const stance = element.shadowRoot.querySelector('.narrowing select').value;
      // What the view is told, it shows at once, with its marks and its chart.
      await changed('known-on', '2024-10-18');
      const early = ids();
      await changed('known-on', null);
      await changed('stance', null);
      await changed('party', null);
      return {
        kept: after.every((mark, place) => mark === before[place]), hasFocus: element.shadowRoot.activeElement !== null,
        isFaint: filtered !== full, stance, early, options: options.length, isBack: ids() === first && picture() === full,
      };
    });
    assert.deepEqual(found, { ...found, kept: true, hasFocus: true, isFaint: true, stance: 'denies', isBack: true });
    assert.ok(found.options > 10 && found.early.length > 0 && !found.early.includes('singh'), JSON.stringify(found));
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
});

test('rows say of how many they are, where there are more', async () => {
  const file = dataset();
  file.claims = Array.from({ length: 75 }, (_, nth) => ({ ...file.claims[0], id: `c${nth}`, relations: [] }));
  const view = await it.open(`<claim-line loading="eager" layout="narrow"><script type="application/json">${JSON.stringify(file)}</script></claim-line>`, { lang: 'en' });
  await view.phase('ready');
  assert.match(await view.page.locator('claim-line .aside').textContent(), /(^|· )60 of 75$/);
  assert.equal(await view.page.locator('claim-line [data-mark]').count(), 60);
  await put(view.page, { layout: 'wide' });
  await view.settle();
  const aside = view.page.locator('claim-line .aside');
  assert.ok(!await aside.count() || !/of 75/.test(await aside.textContent()));
  await view.context.close();
});
