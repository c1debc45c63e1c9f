// Cards: long lists, links to a claim, links to the very sentence, and what is copied.

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, audit, dataset, focused, put, stage, until } from './harness.mjs';

const it = stage();
const inline = (data, attributes = '') => `<claim-line loading="eager" ${attributes}>${FALLBACK}<script type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script></claim-line>`;

/** Many claims, about seven a day, with cards of very different heights. */
function many(count) {
  const base = dataset();
  const day = (nth) => new Date(Date.UTC(2000, 0, 1 + Math.floor(nth / 7))).toISOString().slice(0, 10);
  base.claims = Array.from({ length: count }, (_, nth) => ({
    id: `c${nth}`, said: day(nth), speaker: nth % 2 ? 'nis' : 'singh', stance: 'reports',
    text: `Statement ${nth}. ${'It goes on for a while, and then for some more. '.repeat((nth * 7) % 11)}`, sources: ['agency'],
    ...(nth % 3 ? {} : { quote: { exact: 'In their own words. '.repeat(1 + (nth % 4)) } }),
  }));
  return base;
}

async function open(body, options = {}) {
  const view = await it.open(body, { lang: 'en', ...options });
  await view.phase('ready');
  await view.settle();
  return view;
}
async function close(view) {
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
}
const inside = (view, selector) => view.page.locator(`claim-line ${selector}`);
const up = (view) => inside(view, 'article').evaluateAll((all) => all.map((card) => ({
  id: card.dataset.claim, nth: Number(card.getAttribute('aria-posinset')), of: Number(card.getAttribute('aria-setsize')),
})));
/** Whether every part of the list in view has its cards: a point in each strip of the screen lies on one, or on a heading. */
const filled = (view) => view.page.evaluate(() => {
  const list = document.querySelector('claim-line').shadowRoot.querySelector('.list');
  const { top, bottom, left } = list.getBoundingClientRect();
  const bare = [];
  for (let y = Math.max(top, 0) + 4; y < Math.min(bottom, innerHeight) - 4; y += 40) {
    const found = [...list.children].find((part) => {
      const box = part.getBoundingClientRect();
      return box.top <= y && box.bottom >= y;
    });
    if (!found || found.localName === 'svg') bare.push(Math.round(y));
  }
  return bare.concat(left < 0 ? ['left'] : []);
});
const scrollBy = (view, by) => view.page.evaluate(async (px) => {
  scrollBy(0, px);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, by);

describe('a long list', () => {
  test('of 10,000 cards few are up, and each knows its place', async () => {
    const view = await it.open(inline(many(10_000), 'cards="all" order="oldest"'), {
      lang: 'en', init: () => { window.__long = []; new PerformanceObserver((list) => window.__long.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: 'longtask', buffered: true }); },
    });
    await view.phase('ready');
    await view.settle();
    const ready = await view.page.evaluate(() => { const all = window.__long.splice(0); return Math.max(0, ...all); });
    const first = await up(view);
    assert.ok(first.length < 60, `${first.length} cards`);
    assert.deepEqual(first.map(({ nth }) => nth), first.map((_, place) => place + 1));
    assert.deepEqual([...new Set(first.map(({ of }) => of))], [10_000]);
    assert.equal((await view.page.evaluate(() => document.querySelector('claim-line').counts)).shown, 10_000);
    // Down by half a screen at a time: no gap is ever seen, and nothing moves but by what was scrolled.
    let worst = 0;
    for (let step = 0; step < 40; step++) {
      const [moved, lasted] = await view.page.evaluate(async () => {
        const root = document.querySelector('claim-line').shadowRoot;
        const card = [...root.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > innerHeight * 0.5);
        const [before, y] = [card?.getBoundingClientRect().top, scrollY];
        const start = performance.now();
        scrollBy(0, innerHeight / 2);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const ms = performance.now() - start;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return [card ? before - card.getBoundingClientRect().top - (scrollY - y) : 0, ms];
      });
      worst = Math.max(worst, lasted);
      assert.ok(Math.abs(moved) < 1, `step ${step}: a card moved by ${moved}`);
      assert.deepEqual(await filled(view), [], `step ${step}`);
    }
    const tasks = await view.page.evaluate(() => window.__long);
    console.log(`10,000 cards: longest task until ready ${ready} ms; while scrolling ${Math.max(0, ...tasks)} ms; longest step ${Math.round(worst)} ms`);
    assert.ok((await up(view)).length < 80);
    // To the very end at once, and back up into what was never measured.
    await view.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until(async () => (await up(view)).some(({ nth }) => nth === 10_000));
    await scrollBy(view, -900);
    for (let step = 0; step < 15; step++) {
      const moved = await view.page.evaluate(async () => {
        const root = document.querySelector('claim-line').shadowRoot;
        const card = [...root.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > 20);
        const before = card.getBoundingClientRect().top;
        scrollBy(0, -300);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return card.getBoundingClientRect().top - before - 300;
      });
      assert.ok(Math.abs(moved) < 2, `up, step ${step}: ${moved}`);
      assert.deepEqual(await filled(view), [], `up, step ${step}`);
    }
    await close(view);
  });

  test('where the browser does not hold what is in view, the widget does', async () => {
    it.host.files.set('/anchor.css', 'html,body,claim-line{overflow-anchor:none}');
    const view = await open(inline(many(2_000), 'cards="all" order="oldest"'), {
      head: '<link rel="stylesheet" href="/anchor.css">', init: () => { CSS.supports = () => false; },
    });
    await view.page.evaluate(() => document.querySelector('claim-line').select('c1500'));
    await until(async () => (await focused(view.page))?.card === 'c1500');
    await view.settle();
    for (let step = 0; step < 20; step++) {
      const moved = await view.page.evaluate(async () => {
        const root = document.querySelector('claim-line').shadowRoot;
        const card = [...root.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > 20);
        const before = card.getBoundingClientRect().top;
        scrollBy(0, -300);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return card.getBoundingClientRect().top - before - 300;
      });
      assert.ok(Math.abs(moved) < 2, `step ${step}: ${moved}`);
    }
    await close(view);
  });

  test('every card is reached by its id and by keys, and keeps the focus', async () => {
    const view = await open(inline(many(5_000), 'cards="all" order="oldest"'));
    for (const id of ['c4999', 'c17', 'c2500']) {
      assert.equal(await view.page.evaluate((one) => document.querySelector('claim-line').select(one), id), true);
      await until(async () => { const now = await focused(view.page); return now?.card === id && now.inView; });
      await view.settle();
      assert.deepEqual(await filled(view), [], id);
    }
    // From card to card by Tab, far beyond what was up.
    const seen = new Set();
    for (let press = 0; press < 40; press++) {
      await view.page.keyboard.press('Tab');
      await view.settle();
      const now = await focused(view.page);
      assert.ok(now?.inView, `press ${press}: ${JSON.stringify(now)}`);
      seen.add(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement.closest('article').dataset.claim));
    }
    const nths = [...seen].map((id) => Number(id.slice(1)));
    assert.ok(nths.length > 20 && nths.every((nth, place) => !place || nth === nths[place - 1] + 1), `${nths}`);
    // Scrolled far away, what has the focus is still there.
    const before = (await focused(view.page)).name;
    await scrollBy(view, 40_000);
    assert.equal((await focused(view.page))?.name, before);
    assert.deepEqual(await filled(view), []);
    await close(view);
  });

  test('words bring up what was far away; other widths are measured anew', async () => {
    const view = await open(inline(many(5_000), 'cards="all"'));
    await put(view.page, { search: 'statement 4321' });
    await until(async () => (await up(view)).map(({ id }) => id).join() === 'c4321');
    await put(view.page, { search: null });
    await until(async () => (await up(view)).length > 5);
    await scrollBy(view, 20_000);
    await view.page.setViewportSize({ width: 400, height: 700 });
    await view.page.waitForTimeout(100);
    await view.settle();
    await until(async () => !(await filled(view)).length);
    await scrollBy(view, 3_000);
    await until(async () => !(await filled(view)).length);
    await close(view);
  });

  test('up to 200 cards are all up, and printed all are', async () => {
    const view = await open(inline(many(200), 'cards="all"'));
    assert.equal((await up(view)).length, 200);
    await close(view);
    const long = await open(inline(many(300), 'cards="all"'));
    assert.ok((await up(long)).length < 100);
    await long.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await until(async () => (await up(long)).length === 300);
    await long.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await until(async () => (await up(long)).length < 100);
    await put(long.page, { view: 'chronology' });
    await audit(long.page);
    await close(long);
  });

  test('of another list what is near comes first, and the rest follows', async () => {
    const view = await open(inline(many(300), 'cards="all"'));
    const near = await view.page.evaluate(async () => {
      const element = document.querySelector('claim-line');
      const changed = new Promise((done) => addEventListener('claimline-change', done, { once: true }));
      element.setAttribute('party', 'kr');
      await changed;
      return [element.shadowRoot.querySelectorAll('article').length, element.counts.shown];
    });
    assert.equal(near[1], 150);
    assert.ok(near[0] > 0 && near[0] < 60, `${near[0]} cards at once`);
    assert.deepEqual(await filled(view), []);
    await until(async () => (await up(view)).length === 150);
    await close(view);
  });

  test('in a list that is up as a whole, view and focus stay where another one has the same card', async () => {
    const data = many(150);
    const view = await open(inline(data, 'cards="all"'));
    await scrollBy(view, 6_000);
    const before = await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      const card = [...root.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > 60);
      window.__button = card.querySelector('button');
      window.__button.focus({ preventScroll: true });
      return card.dataset.claim;
    });
    // All but one of the claims: the newest is not known yet.
    await put(view.page, { 'known-on': data.claims[140].said });
    await view.page.waitForTimeout(200);
    const after = await view.page.evaluate(() => {
      const { activeElement } = document.querySelector('claim-line').shadowRoot;
      return [activeElement === window.__button, activeElement?.closest('article')?.dataset.claim];
    });
    assert.deepEqual(after, [true, before]);
    // Far down in a long one, all of a shorter one is there at once, and nothing moves afterwards.
    await close(view);
    const long = await open(inline(many(300), 'cards="all"'));
    await scrollBy(long, 6_000);
    const moved = await long.page.evaluate(async () => {
      const element = document.querySelector('claim-line');
      element.setAttribute('party', 'kr');
      await new Promise((done) => addEventListener('claimline-change', done, { once: true }));
      const cards = [...element.shadowRoot.querySelectorAll('article')];
      const card = cards.find((one) => one.getBoundingClientRect().top > 20);
      const [top, y] = [card?.getBoundingClientRect().top, scrollY];
      await new Promise((done) => setTimeout(done, 300));
      return [cards.length, card ? card.getBoundingClientRect().top - top + scrollY - y : 0];
    });
    assert.equal(moved[0], 150);
    assert.ok(Math.abs(moved[1]) < 2, `${moved}`);
    await close(long);
  });

  test('of 5,000 cards asked for later few are up, too', async () => {
    const view = await open(inline(many(5_000)));
    await put(view.page, { cards: 'all' });
    const cards = await up(view);
    assert.ok(cards.length < 60, `${cards.length} cards`);
    assert.equal(cards[0].of, 5_000);
    await close(view);
  });
});

const linked = () => {
  const data = dataset();
  data.sources.push(
    { id: 'page', publisher: 'The Daily', agencies: ['dpa'], url: 'https://daily.example/story', title: 'What is known', published: '2024-10-29', language: 'en' },
    { id: 'other', publisher: 'Die Zeitung', url: 'https://zeitung.example/a?b=c', language: 'de' },
  );
  data.claims[1].quote = { exact: 'about 10,000 – well-trained & armed', language: 'en', prefix: 'said' };
  data.claims[1].sources = ['page', 'other'];
  return data;
};

describe('to the very sentence', () => {
  test('a report with an address leads to the words, where it has them', async () => {
    const view = await open(inline(linked()));
    const links = await inside(view, 'article[data-claim="singh-10000"] .sources a').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.rel, a.target]));
    assert.deepEqual(links, [
      ['https://daily.example/story#:~:text=said-,about%2010%2C000%20%E2%80%93%20well%2Dtrained%20%26%20armed', 'noopener', '_blank'],
      ['https://zeitung.example/a?b=c', 'noopener', '_blank'],
    ]);
    await close(view);
  });
});

describe('a link to a claim', () => {
  const SEVERAL = () => inline(many(40), 'url-state');

  test('opens with its card in view and with the focus, also beyond the first', async () => {
    for (const count of [40, 3_000]) {
      const view = await it.open(`<p class="far">Text before.</p>${inline(many(count), 'url-state')}`, { lang: 'en' });
      await view.page.goto('about:blank');
      await view.page.goto(`${it.host.origin}/page-${it.number}.html#claimline=e2e;select=c3`);
      await view.phase('ready');
      await until(async () => { const now = await focused(view.page); return now?.card === 'c3' && now.inView; });
      assert.deepEqual(await filled(view), []);
      await close(view);
    }
  });

  test('so does a page that asks for it before there is anything', async () => {
    const view = await it.open(`<p class="far">Text before.</p>${inline(many(40))}`, { lang: 'en', init: () => {
      customElements.whenDefined('claim-line').then(() => document.querySelector('claim-line').select('c3'));
    } });
    await view.phase('ready');
    await until(async () => { const now = await focused(view.page); return now?.card === 'c3' && now.inView; });
    await close(view);
  });

  test('the attribute chooses a card, and pulls no reader to it', async () => {
    const view = await it.open(`<p class="far">Text before.</p>${inline(many(40), 'select="c3"')}`, { lang: 'en' });
    await view.phase('ready');
    await view.settle();
    assert.equal(await inside(view, 'article.chosen').getAttribute('data-claim'), 'c3');
    assert.deepEqual(await view.page.evaluate(() => [document.activeElement.localName, scrollY]), ['body', 0]);
    await close(view);
  });

  test('is copied, and leads there', async () => {
    const view = await open(SEVERAL());
    await view.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const card = inside(view, 'article').nth(2);
    const id = await card.getAttribute('data-claim');
    await card.getByRole('button', { name: /^Copy link: / }).click();
    await card.getByRole('button', { name: /^Copied: / }).waitFor();
    const link = await view.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, `${await view.page.evaluate(() => location.href)}#claimline=e2e;select=${id}`);
    const page = await view.context.newPage();
    await page.goto(link);
    await until(async () => { const now = await focused(page); return now?.card === id && now.inView; });
    await close(view);
  });

  test('is offered only where the address leads to the view', async () => {
    const view = await open(inline(many(40)));
    assert.equal(await inside(view, 'article').first().getByRole('button', { name: /^Copy link/ }).count(), 0);
    assert.equal(await inside(view, 'article').first().getByRole('button', { name: /^Cite/ }).count(), 1);
    await close(view);
  });
});

describe('a citation', () => {
  const LINES = (href) => [
    'October 28, 2024, Sabrina Singh (United States): about 10,000 soldiers',
    'Soldiers have been sent to train.',
    '“about 10,000 – well-trained & armed”',
    'Reported by: The Daily · dpa, “What is known”, Oct 29, 2024, https://daily.example/story',
    'Reported by: Die Zeitung, https://zeitung.example/a?b=c',
    href,
  ];

  test('is plain text with who, when, what, where, and the way back; told once', async () => {
    const view = await open(inline(linked()));
    await view.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const button = inside(view, 'article[data-claim="singh-10000"]').getByRole('button', { name: /^Cite: Sabrina Singh, Oct 28/ });
    await button.focus();
    assert.ok((await focused(view.page)).ring);
    await view.page.keyboard.press('Enter');
    await inside(view, 'article[data-claim="singh-10000"]').getByRole('button', { name: /^Copied: Sabrina Singh/ }).waitFor();
    const lines = (await view.page.evaluate(() => navigator.clipboard.readText())).split('\n');
    assert.deepEqual(lines, LINES(await view.page.evaluate(() => location.href)));
    const told = await inside(view, '[role=status]').evaluateAll((all) => all.map((node) => node.textContent).filter(Boolean));
    assert.deepEqual(told, ['Copied']);
    assert.match((await focused(view.page)).name, /^Copied/, 'the focus stays');
    // Whatever comes next takes the word back.
    await put(view.page, { order: 'oldest' });
    await button.waitFor();
    await close(view);
  });

  test('stands in a field, selected, where the clipboard is refused or there is none', async () => {
    const refuse = () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); };
    const none = () => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); };
    for (const init of [refuse, none]) {
      const view = await open(inline(linked()), { init });
      const card = inside(view, 'article[data-claim="singh-10000"]');
      await card.getByRole('button', { name: /^Cite/ }).click();
      const field = card.getByRole('textbox', { name: 'Selected, ready to copy' });
      await field.waitFor();
      const [text, from, to, isFocused] = await field.evaluate((node) => [node.value, node.selectionStart, node.selectionEnd, node.getRootNode().activeElement === node]);
      assert.deepEqual(text.split('\n'), LINES(await view.page.evaluate(() => location.href)));
      assert.deepEqual([from, to, isFocused], [0, text.length, true]);
      await audit(view.page);
      await put(view.page, { order: 'oldest' });
      assert.equal(await field.count(), 0);
      await close(view);
    }
  });

  test('its button is large enough for a finger', async () => {
    const view = await open(inline(linked(), 'url-state'), { width: 360, hasTouch: true, isMobile: true });
    const sizes = await inside(view, '.act').evaluateAll((all) => all.map((node) => {
      const after = getComputedStyle(node, '::after');
      return [node.getBoundingClientRect().height, parseFloat(after.height)];
    }));
    assert.ok(sizes.length === 4 && sizes.every(([own, reach]) => own >= 24 && reach >= 44), JSON.stringify(sizes));
    await close(view);
  });
});
