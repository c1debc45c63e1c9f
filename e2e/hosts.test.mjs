// Pages as hosts make them: boxes as wide as what is in them, frames, bases, other documents, changes from outside.

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, dataset, put, stage, until } from './harness.mjs';

const it = stage();
const inline = (attributes = '', json = dataset(), fallback = FALLBACK) =>
  `<claim-line id="one" loading="eager" ${attributes}>${fallback}<script type="application/json">${JSON.stringify(json)}</script></claim-line>`;
const end = async (view) => {
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
};
const box = (view) => view.page.evaluate(() => {
  const element = document.querySelector('claim-line');
  return { width: element.clientWidth, height: element.clientHeight, canvas: Boolean(element.shadowRoot.querySelector('canvas')), over: document.documentElement.scrollWidth - innerWidth };
});

describe('a box as wide as what is in it', () => {
  for (const [name, style, least] of [
    ['a row', 'display:flex', 700], ['a centred column', 'display:flex;flex-direction:column;align-items:center', 700],
    ['a centred grid', 'display:grid;justify-items:center', 700], ['a float', 'float:left', 500], ['a block in a line', 'display:inline-block', 500],
    ['a table', 'display:table;margin:0 auto', 500],
  ]) {
    for (const width of [360, 1000]) {
      test(`${name}, ${width} px`, async () => {
        const view = await it.open(`<div style="${style}">${inline('', dataset(), '<p>A fallback.</p>')}</div><p>below</p>`, { width, policy: false });
        await view.phase('ready');
        await view.settle();
        const found = await box(view);
        assert.ok(found.width >= (width < 400 ? 280 : least), JSON.stringify(found));
        assert.ok(found.canvas && found.height < 3000 && found.over <= 0, JSON.stringify(found));
        await end(view);
      });
    }
  }
});

describe('addresses', () => {
  test('a base is none of the page’s address', async () => {
    const view = await it.open(inline('url-state'), { head: '<base href="https://elsewhere.example/other/">', policy: false });
    await view.phase('ready');
    await put(view.page, { party: 'kr' });
    const [path, hash] = await view.page.evaluate(() => [location.href.split('#')[0], location.hash]);
    assert.match(path, /page-\d+\.html$/);
    assert.match(hash, /party=kr/);
    await end(view);
  });

  test('where no address can be written, the view works all the same', async () => {
    const view = await it.open(`${inline('url-state')}${inline()}`, { init: () => { history.pushState = history.replaceState = () => { throw new DOMException('too many', 'SecurityError'); }; } });
    await view.phase('ready');
    await put(view.page, { party: 'kr', search: '\ud83d' });
    assert.deepEqual(await view.page.locator('claim-line').evaluateAll((all) => all.map((one) => one.dataset.phase)), ['ready', 'ready']);
    assert.equal(await view.page.locator('claim-line').first().getAttribute('party'), 'kr');
    await end(view);
  });

  test('an address that is asked for later is followed, not written over', async () => {
    const view = await it.open(inline());
    await view.phase('ready');
    await view.page.evaluate(() => {
      location.hash = '#claimline=e2e;party=kr';
      document.querySelector('claim-line').setAttribute('url-state', '');
    });
    await until(async () => (await view.page.locator('claim-line').getAttribute('party')) === 'kr');
    await end(view);
  });

  test('a link into a page starts the element though it is far below', async () => {
    const view = await it.open(`<div class="far"></div><claim-line id="one" url-state>${FALLBACK}<script type="application/json">${JSON.stringify(dataset())}</script></claim-line>`);
    assert.equal(await view.page.locator('claim-line').getAttribute('data-phase'), 'loading');
    await view.page.goto(`${view.page.url()}#claimline=e2e;select=nis-first`);
    await view.page.reload();
    await view.phase('ready');
    assert.equal(await view.page.locator('claim-line').getAttribute('select'), 'nis-first');
    await end(view);
  });
});

test('an element in another document keeps its fallback, and harms no other', async () => {
  const view = await it.open(`${inline()}<iframe id="frame" srcdoc="<p>A frame.</p>"></iframe>`, { policy: false });
  await view.phase('ready');
  const phases = await view.page.evaluate(async () => {
    const { body } = document.querySelector('#frame').contentDocument;
    const made = document.createElement('claim-line');
    made.textContent = 'A fallback.';
    made.setAttribute('loading', 'eager');
    body.append(made);
    const first = await made.ready;
    // Moved live, away and back.
    const element = document.querySelector('claim-line');
    const home = element.parentNode;
    body.append(element);
    await new Promise((done) => setTimeout(done, 50));
    const away = element.dataset.phase;
    home.append(element);
    await new Promise((done) => setTimeout(done, 50));
    return [first, away, await element.ready];
  });
  assert.deepEqual(phases, ['failed', 'failed', 'ready']);
  await view.page.locator('claim-line article').first().waitFor();
  // A line for each, and nothing thrown.
  assert.ok((await view.problems()).every((line) => line.includes('is in another document')));
  await view.context.close();
});

test('wishes that no text can be made of are passed over', async () => {
  const view = await it.open(inline());
  await view.phase('ready');
  const party = await view.page.evaluate(async () => {
    const element = document.querySelector('claim-line');
    for (const odd of [Symbol('one'), [Symbol('one')], Object.create(null), [Object.create(null)], { toString() { throw new Error('no'); } }]) {
      element.state = { party: odd, order: 'oldest' };
      element.select(odd);
    }
    element.state = { get party() { throw new Error('no'); } };
    element.state = { party: ['kr', 'us'] };
    return element.state;
  });
  assert.deepEqual([party.party, party.order], ['kr us', 'oldest']);
  assert.equal(await view.page.locator('claim-line').getAttribute('data-phase'), 'ready');
  await end(view);
});

test('the last wish counts, by attribute or by state, and is there at once', async () => {
  const view = await it.open(inline('party="us"'), { init: () => {
    addEventListener('DOMContentLoaded', () => {
      const element = document.querySelector('claim-line');
      window.early = element.state.party;
      element.state = { party: 'kr' };
      element.setAttribute('party', 'us');
    });
  } });
  await view.phase('ready');
  const found = await view.page.evaluate(() => {
    const element = document.querySelector('claim-line');
    const found = [window.early, element.state.party];
    element.setAttribute('party', 'us');
    element.state = { party: 'kr' };
    found.push(element.state.party, element.getAttribute('party'));
    element.state = { party: 'us' };
    element.removeAttribute('party');
    found.push(element.state.party);
    element.setAttribute('party', 'kr');
    found.push(element.state.party, element.counts.shown);
    return found;
  });
  assert.deepEqual(found.slice(0, 6), ['us', 'us', 'kr', 'kr', null, 'kr']);
  assert.ok(found[6] > 0);
  await view.settle();
  assert.equal(await view.page.locator('claim-line').getAttribute('party'), 'kr');
  await end(view);
});

test('a page that turns dark, changes its language or its colours is followed', async () => {
  const view = await it.open(inline('', dataset()), { lang: 'en' });
  await view.phase('ready');
  const ground = () => view.page.evaluate(() => getComputedStyle(document.querySelector('claim-line').shadowRoot.querySelector('.claimline')).backgroundColor);
  const light = await ground();
  await view.page.evaluate(() => { document.documentElement.style.colorScheme = 'dark'; });
  await until(async () => (await ground()) !== light);
  await view.page.evaluate(() => { document.documentElement.lang = 'de'; });
  await until(() => view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.querySelector('.claimline').lang === 'de'));
  await view.page.evaluate(() => { document.body.style.setProperty('--claimline-background', 'rgb(1, 2, 3)'); });
  await until(async () => (await ground()) === 'rgb(1, 2, 3)');
  await end(view);
});

test('an element that turns dark by itself, or with what is around it, is followed', async () => {
  const view = await it.open(`<style>.dark{color-scheme:dark}.own{--claimline-background:rgb(1,2,3)}</style><section>${inline('', dataset())}</section>`, { lang: 'en', policy: false });
  await view.phase('ready');
  const ground = () => view.page.evaluate(() => getComputedStyle(document.querySelector('claim-line').shadowRoot.querySelector('.claimline')).backgroundColor);
  const light = await ground();
  const turn = (selector, name) => view.page.evaluate(([where, what]) => document.querySelector(where).classList.toggle(what), [selector, name]);
  for (const selector of ['section', 'claim-line']) {
    await turn(selector, 'dark');
    await until(async () => (await ground()) !== light);
    await turn(selector, 'dark');
    await until(async () => (await ground()) === light);
    await turn(selector, 'own');
    await until(async () => (await ground()) === 'rgb(1, 2, 3)');
    await turn(selector, 'own');
    await until(async () => (await ground()) === light);
  }
  await end(view);
});

test('new data takes neither the focus nor what is being typed', async () => {
  const view = await it.open(inline('', dataset()), { lang: 'en' });
  await view.phase('ready');
  const json = JSON.stringify(dataset());
  for (const selector of ['input[type=search], .narrowing input', 'input[type=range]', '.chip', '[data-mark][tabindex="0"]', '.figure']) {
    const place = view.page.locator(`claim-line`).locator(selector).first();
    await place.focus();
    const before = await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement.outerHTML);
    await view.page.evaluate(async (data) => {
      const element = document.querySelector('claim-line');
      element.data = data;
      await element.ready;
    }, json);
    await view.settle();
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement?.outerHTML), before, selector);
  }
  await end(view);
});

test('a link within the page starts the element that it leads to', async () => {
  const view = await it.open(`<a href="#claimline=${dataset().id};select=nis-first">There</a><p style="height:4000px"></p>`
    + inline('url-state loading="lazy"', dataset()).replace('loading="eager"', ''), { lang: 'en', policy: false });
  await view.page.getByText('There').click();
  await view.phase('ready');
  await until(() => view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement?.dataset.claim === 'nis-first'));
  await end(view);
});

test('names and units of any length make no page scroll', async () => {
  const data = dataset();
  data.parties[0].name = 'Office of the High Commissioner for Human Rights';
  data.measures[0].unit = 'people displaced within their own country';
  for (const [width, size] of [[320, 16], [360, 16], [600, 16], [600, 32], [1200, 16]]) {
    const view = await it.open(`<style>body{font-size:${size}px!important}</style>${inline('cards="all"', data)}`, { lang: 'en', width, policy: false });
    await view.phase('ready');
    await view.settle();
    assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${width} px, ${size} px`);
    await end(view);
  }
});

test('a figure in the sentence stands in one line at every width', async () => {
  const view = await it.open('<claim-line loading="eager"></claim-line>', { lang: 'de', width: 320 });
  await view.phase('ready');
  for (let width = 320; width <= 480; width += 8) {
    await view.page.setViewportSize({ width, height: 900 });
    const tall = await view.page.evaluate(() => [...document.querySelector('claim-line').shadowRoot.querySelectorAll('[part=summary] b')]
      .filter((one) => one.getBoundingClientRect().height > 1.8 * parseFloat(getComputedStyle(one).lineHeight)).map((one) => one.textContent));
    const parts = await view.page.evaluate(() => [...document.querySelector('claim-line').shadowRoot.querySelectorAll('[part=summary] b')].filter((one) => one.getClientRects().length > 1).length);
    assert.deepEqual([tall, parts], [[], 0], `${width} px`);
  }
  await end(view);
});

test('in forced colours what is chosen differs', async () => {
  const view = await it.open(inline('', dataset()), { lang: 'en', forcedColors: 'active' });
  await view.phase('ready');
  const grounds = () => view.page.evaluate(() => [...document.querySelector('claim-line').shadowRoot.querySelectorAll('.chip, .views button, .way')]
    .map((one) => `${one.className} ${['aria-pressed', 'aria-current', 'aria-checked'].some((name) => /true/.test(one.getAttribute(name)))} ${getComputedStyle(one).backgroundColor}`));
  await view.page.locator('claim-line .chip').first().click();
  const chips = [...new Set(await grounds())].filter((one) => one.startsWith('chip'));
  assert.equal(chips.length, 2);
  assert.notEqual(...chips.map((one) => one.split(' ').slice(2).join(' ')));
  await end(view);
});

test('a box without width shows nothing and takes no room', async () => {
  const view = await it.open(`<div style="width:0">${inline('', dataset())}</div>`, { lang: 'en', policy: false });
  await view.phase('ready');
  await view.settle();
  assert.ok((await box(view)).height < 200);
  await end(view);
});

test('a change by the page does not take the height that was reserved', async () => {
  const view = await it.open(inline('', dataset(), '<p class="fallback tall">…</p>'), { width: 375 });
  await view.phase('ready');
  await put(view.page, { order: 'oldest' });
  assert.ok((await box(view)).height >= 1599);
  await view.page.locator('claim-line input[type=range]').evaluate((slider) => {
    slider.value = '0';
    for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }));
  });
  await until(async () => (await box(view)).height < 1599);
  await end(view);
});

test('whoever has come to a link of the fallback goes on from the view', async () => {
  it.widget.change = (name) => (/^claimline-/.test(name) ? { delay_ms: 400 } : undefined);
  try {
    const view = await it.open(`<p><a href="#top">Top</a></p>${inline('', dataset(), '<p class="fallback"><a id="link" href="#a">A source</a></p>')}<p><a id="after" href="#b">After</a></p>`);
    await view.page.focus('#link');
    await view.phase('ready');
    await view.settle();
    await view.page.keyboard.press('Tab');
    const [host, inside] = await view.page.evaluate(() => [document.activeElement.id, document.activeElement.shadowRoot?.activeElement?.localName]);
    assert.deepEqual([host, inside], ['one', 'button']);
    await end(view);
  } finally {
    it.widget.change = null;
  }
});

test('taken away while the footer’s script is on its way', async () => {
  it.widget.change = (name) => (/^footer/.test(name) ? { delay_ms: 300 } : undefined);
  try {
    const view = await it.open(inline());
    await view.phase('ready');
    await view.page.locator('claim-line [data-take=method]').click();
    await view.page.evaluate(async () => {
      document.querySelector('claim-line').remove();
      await new Promise((done) => setTimeout(done, 600));
    });
    await end(view);
  } finally {
    it.widget.change = null;
  }
});

test('a sheet is one by its path, whatever its query says', async () => {
  it.data.files.set('/export.csv', { body: 'said,speaker,text,source\n2024-10-18,NIS,Soldiers moved.,AFP\n', headers: { 'content-type': 'text/csv' } });
  const view = await it.open(`<claim-line id="one" loading="eager" src="${it.data.origin}/export.csv?from=list.json">${FALLBACK}</claim-line>`);
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').ready), 'ready');
  await end(view);
});

test('a mark leads to its card also where a filter has taken that away', async () => {
  const view = await it.open(inline('party="us"'));
  await view.phase('ready');
  await view.page.locator('claim-line [data-mark="nis-first"]').click();
  await view.page.locator('claim-line article[data-claim="nis-first"]').waitFor();
  assert.equal(await view.page.locator('claim-line').getAttribute('party'), null);
  await end(view);
});

test('texts are of the page’s language also where the widget has no words of it', async () => {
  const json = dataset({ title: { en: 'English', pl: 'Po polsku' } });
  const view = await it.open(inline('', json), { lang: 'pl' });
  await view.phase('ready');
  assert.equal(await view.page.locator('claim-line [part=title]').textContent(), 'Po polsku');
  await end(view);
});

test('an attribute set beside new data in one step counts', async () => {
  const json = dataset();
  json.measures.push({ id: 'tanks', label: 'Tanks' });
  json.claims[0].estimate.measure = 'tanks';
  const view = await it.open(inline());
  await view.phase('ready');
  await view.page.evaluate((data) => {
    const element = document.querySelector('claim-line');
    element.data = data;
    element.setAttribute('measure', 'tanks');
    return element.ready;
  }, json);
  await until(async () => (await view.page.evaluate(() => document.querySelector('claim-line').state.measure)) === 'tanks');
  assert.equal(await view.page.locator('claim-line').getAttribute('measure'), 'tanks');
  await end(view);
});

test('an element in another document tells so once, whoever asks', async () => {
  const view = await it.open('<iframe id="frame" srcdoc="<p>A frame.</p>"></iframe>', { policy: false });
  const told = await view.page.evaluate(async () => {
    await customElements.whenDefined('claim-line');
    let told = 0;
    const made = document.createElement('claim-line');
    made.addEventListener('claimline-error', () => {
      told++;
      if (told < 50) made.diagnostics.at(0);
    });
    made.setAttribute('loading', 'eager');
    document.querySelector('#frame').contentDocument.body.append(made);
    await made.ready;
    await new Promise((done) => setTimeout(done, 100));
    return [told, made.diagnostics.map(({ code }) => code)];
  });
  assert.deepEqual(told, [1, ['browser']]);
  assert.equal(view.said.filter(({ type }) => type === 'error').length, 1);
  await view.context.close();
});

test('what a page clips is not scrolled by the slider', async () => {
  const view = await it.open(`<div id="clip" style="overflow:hidden;height:620px">${inline()}</div>`, { width: 375, height: 800, policy: false });
  await view.phase('ready');
  const slider = view.page.locator('claim-line input[type=range]');
  await slider.focus();
  await view.page.keyboard.press('Home');
  await view.settle();
  await view.page.keyboard.press('End');
  await view.settle();
  assert.equal(await view.page.evaluate(() => document.querySelector('#clip').scrollTop), 0);
  await end(view);
});
