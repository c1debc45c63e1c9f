// The contract with the host page: attributes, state, properties, methods, events, style.

import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BLANK, FALLBACK, dataset, focused, learn, put, seen, stage, until } from './harness.mjs';

const it = stage();
const file = JSON.parse(await readFile(new URL('../static/claims.json', import.meta.url), 'utf8'));
const element = (attributes = '', inside = '') => `<claim-line id="one" loading="eager" ${attributes}>${inside}${FALLBACK}</claim-line>`;
const data = (json) => `<script type="application/json">${JSON.stringify(json)}</script>`;

/** What an attribute's value looks like from outside. */
const look = (page) => page.evaluate(() => {
  const el = document.querySelector('claim-line');
  const root = el.shadowRoot;
  const shown = (selector) => Boolean(root.querySelector(selector)?.checkVisibility());
  const label = (node) => node?.textContent.trim() ?? null;
  return {
    state: el.state,
    attributes: Object.fromEntries([...el.attributes].map(({ name, value }) => [name, value])),
    notices: el.diagnostics.map(({ severity, message }) => `${severity}: ${message}`),
    summary: label(root.querySelector('[part=summary]')),
    tab: label(root.querySelector('[role=tab][aria-selected=true]'))?.replace(/\s+\d+$/, '') ?? null,
    chart: shown('[part=chart]'),
    chronology: shown('[part=chronology]'),
    cards: [...root.querySelectorAll('article[data-claim]')].map((card) => card.dataset.claim),
    ground: getComputedStyle(root.querySelector('[part=title]').parentElement).backgroundColor,
    pressed: [...root.querySelectorAll('[aria-pressed=true]')].map((chip) => label(chip).replace(/\s+\d+$/, '')),
    finds: [...root.querySelectorAll('mark')].map(label),
    rows: new Set([...root.querySelectorAll('[data-mark]')].map((mark) => mark.getAttribute('transform').split(' ')[1])).size,
    // The colour of most of the chart's edge, as painted or as lying below it.
    marks: [...root.querySelectorAll('[data-mark]')].map((mark) => mark.dataset.mark),
  };
});
const set = (page, name, value) => page.evaluate(async ([n, v]) => {
  const el = document.querySelector('claim-line');
  if (v === null) el.removeAttribute(n);
  else el.setAttribute(n, v);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, [name, value]);
const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part) > 384;
const of = (id) => file.claims.find((claim) => claim.id === id);
const partyOf = (claim) => [claim.speaker].flat().map((id) => file.speakers.find((one) => one.id === id).party);

/**
 * Each attribute: a value, how it shows, how its absence shows, and whether a value that is not known leaves a notice.
 * `with` are the attributes that make it visible.
 */
const ATTRIBUTES = [
  { name: 'lang', value: 'en', on: (now) => /^As of|October 2024/.test(now.summary) && now.tab === 'Soldiers in Russia', off: (now) => now.tab === 'Soldaten in Russland', state: 'en', rest: 'de' },
  { name: 'measure', value: 'russian-casualties', on: (now) => now.tab === 'Russische Verluste' && now.marks.includes('rutte-600000'), off: (now) => now.tab === 'Soldaten in Russland', rest: 'dprk-troops-in-russia', odd: 'elephants' },
  { name: 'known-on', value: '2024-10-23', on: (now) => now.summary.startsWith('Stand 23. Oktober 2024') && !now.cards.includes('us-10000'), off: (now) => now.summary.startsWith('Stand 28. Oktober 2024'), rest: '2024-10-28', odd: 'yesterday' },
  { name: 'view', value: 'chart', on: (now) => now.chart && !now.chronology, off: (now) => now.chart && now.chronology, rest: 'full', odd: 'upside-down' },
  { name: 'view', value: 'chronology', on: (now) => !now.chart && now.chronology, off: (now) => now.chart && now.chronology, rest: 'full', odd: 'Chart' },
  { name: 'theme', value: 'dark', on: (now) => !light(now.ground), off: (now) => light(now.ground), rest: 'auto', odd: 'sepia' },
  { name: 'theme', value: 'light', on: (now) => light(now.ground), off: (now) => light(now.ground), rest: 'auto', odd: 'Dark' },
  { name: 'select', value: 'nis-1500', on: (now) => now.cards.includes('nis-1500'), off: (now) => !now.cards.includes('nis-1500'), rest: null, odd: 'nobody' },
  { name: 'order', value: 'oldest', on: (now) => now.cards[0] !== 'us-10000', off: (now) => now.cards[0] === 'us-10000', rest: 'newest', odd: 'random' },
  { name: 'cards', value: '3', on: (now) => now.cards.length === 3, off: (now) => now.cards.length === 6, rest: '6', odd: 'many' },
  { name: 'cards', value: 'all', on: (now) => now.cards.length === file.claims.length, off: (now) => now.cards.length === 6, rest: '6', odd: '-1' },
  { name: 'party', value: 'kp ru', with: { cards: 'all' }, on: (now) => now.cards.every((id) => partyOf(of(id)).some((party) => party === 'kp' || party === 'ru')) && now.pressed.join() === 'Nordkorea,Russland', off: (now) => now.cards.length === file.claims.length, rest: null, odd: 'mars' },
  { name: 'stance', value: 'denies doubts', with: { cards: 'all' }, on: (now) => now.cards.every((id) => ['denies', 'doubts'].includes(of(id).stance)), off: (now) => now.cards.length === file.claims.length, rest: null, odd: 'sings' },
  { name: 'search', value: 'SELENSKYJ', with: { cards: 'all' }, on: (now) => now.cards.length > 0 && now.cards.length < 30 && now.finds.length > 0 && now.finds.every((word) => /^selenskyj$/i.test(word)), off: (now) => now.cards.length === file.claims.length && !now.finds.length, rest: null },
  { name: 'layout', value: 'narrow', on: (now) => now.rows === now.marks.length, off: (now) => now.rows < now.marks.length, rest: 'auto', odd: 'tall' },
  { name: 'source', value: 'r3', with: { cards: 'all' }, on: (now) => now.cards.every((id) => of(id).sources.some((one) => (one.source ?? one) === 'r3')), off: (now) => now.cards.length === file.claims.length, rest: null, odd: 'r99' },
];
const written = (attributes) => Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');

describe('attributes', () => {
  for (const one of ATTRIBUTES) {
    const { name, value, rest, odd, state = value } = one;
    test(`${name}="${value}": at first, changed, removed`, async () => {
      const view = await it.open(element(`${written({ ...one.with, [name]: value })}`), { lang: 'de' });
      await view.phase('ready');
      if (name === 'lang') await learn(view.page, ['de', 'en']);
      const first = await look(view.page);
      assert.ok(one.on(first), `at first: ${JSON.stringify(first)}`);
      assert.equal(first.state[name], state);
      assert.ok(first.cards.length || !first.chronology);
      await set(view.page, name, null);
      const without = await look(view.page);
      assert.ok(one.off(without), `removed: ${JSON.stringify(without)}`);
      assert.equal(without.state[name], rest);
      await set(view.page, name, ` ${value} `);
      assert.ok(one.on(await look(view.page)), 'set later, with blanks');
      await put(view.page, { [name]: null });
      const back = await look(view.page);
      assert.ok(one.off(back), 'taken back by the state');
      assert.equal(back.attributes[name], undefined, 'the attribute follows');
      await put(view.page, { [name]: value });
      const again = await look(view.page);
      assert.ok(one.on(again), 'set by the state');
      assert.equal(again.attributes[name], value, 'the attribute follows');
      assert.deepEqual(again.notices, []);
      if (odd) {
        await set(view.page, name, odd);
        const now = await look(view.page);
        assert.ok(one.off(now) || name === 'party' || name === 'stance' || name === 'source', `unknown: the default: ${JSON.stringify(now)}`);
        assert.equal(now.state[name], rest, 'the state says what is shown');
        assert.equal(now.notices.length, 1);
        assert.match(now.notices[0], /^notice: /);
        assert.ok(now.notices[0].includes(name) && now.notices[0].includes(odd), now.notices[0]);
        await set(view.page, name, null);
        assert.deepEqual((await look(view.page)).notices, [], 'the notice goes with its cause');
      }
      assert.deepEqual(await view.problems(), []);
      await view.context.close();
    });
  }

  test('src, at first, changed, removed', async () => {
    it.data.files.set('/one.json', JSON.stringify(dataset({ title: 'The first file' })));
    it.data.files.set('/two.json', JSON.stringify(dataset({ title: 'The second file' })));
    const view = await it.open(element(`src="${it.data.origin}/one.json"`));
    await view.phase('ready');
    const title = () => view.page.locator('claim-line [part=title]').textContent();
    const later = async (src) => {
      await set(view.page, 'src', src);
      await view.page.evaluate(() => document.querySelector('claim-line').ready);
      await view.settle();
    };
    assert.equal(await title(), 'The first file');
    await later(`${it.data.origin}/two.json`);
    assert.equal(await title(), 'The second file');
    await later(null);
    assert.equal(await title(), file.question.en);
    assert.equal((await view.events('ready')).length, 3);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('loading: lazy waits, eager does not, eager set later starts it', async () => {
    const view = await it.open(`<div class="far"></div><claim-line id="one">${FALLBACK}</claim-line><claim-line id="two" loading="eager">${FALLBACK}</claim-line>`);
    await view.phase('ready', '#two');
    assert.equal(await view.page.locator('#one').getAttribute('data-phase'), 'loading');
    await view.page.evaluate(() => document.querySelector('#one').setAttribute('loading', 'eager'));
    await view.phase('ready', '#one');
    await view.context.close();
  });

  test('the language is that of the nearest element that has one', async () => {
    const view = await it.open(`<div lang="de"><section>${element()}</section></div>`, { lang: 'en' });
    await view.phase('ready');
    assert.equal((await look(view.page)).state.lang, 'de');
    await view.context.close();
  });
});

describe('one page', () => {
  const view = {};
  before(async () => {
    Object.assign(view, await it.open(element(), { lang: 'de' }));
    await view.phase('ready');
  });
  beforeEach(async () => {
    await put(view.page, BLANK);
    await view.page.evaluate(() => { window.__events.length = 0; });
  });
  after(async () => {
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  for (const [asked, shown] of [['1999-01-01', 'first'], ['2031-05-05', 'last'], ['2024-10-24', 'itself']]) {
    test(`known-on="${asked}" shows the ${shown} day`, async () => {
      await set(view.page, 'known-on', asked);
      const now = await look(view.page);
      const days = await view.page.evaluate(() => {
        const range = document.querySelector('claim-line').shadowRoot.querySelector('input[type=range]');
        return [Number(range.value), Number(range.max)];
      });
      if (shown === 'itself') {
        assert.equal(now.state['known-on'], asked);
        assert.ok(now.summary.startsWith('Stand 24. Oktober 2024'), now.summary);
        assert.deepEqual(now.notices, []);
      } else {
        assert.equal(days[0], shown === 'first' ? 0 : days[1]);
        assert.notEqual(now.state['known-on'], asked);
        assert.equal(now.notices.length, 1);
        assert.ok(now.notices[0].startsWith('notice: ') && now.notices[0].includes(asked));
      }
    });
  }

  test('an unknown id beside known ones is left out, with a notice', async () => {
    await put(view.page, { party: 'kp mars', cards: 'all' });
    const now = await look(view.page);
    assert.deepEqual(now.pressed, ['Nordkorea']);
    assert.equal(now.state.party, 'kp');
    assert.equal(now.notices.length, 1);
    assert.ok(now.notices[0].includes('mars'));
  });

  test('a change tells the page once, when the view has followed', async () => {
    const heard = await view.page.evaluate(async () => {
      const el = document.querySelector('claim-line');
      const all = [];
      const listen = (event) => all.push([event.detail.state['known-on'], el.state['known-on'], el.shadowRoot.querySelector('[part=summary]').textContent.slice(0, 16), el.getAttribute('known-on')]);
      el.addEventListener('claimline-change', listen);
      const frames = () => new Promise((done) => setTimeout(done, 120));
      el.setAttribute('known-on', '2024-10-23');
      await frames();
      el.state = { 'known-on': '2024-10-25' };
      await frames();
      // No change at all.
      el.state = { 'known-on': '2024-10-25' };
      el.setAttribute('known-on', '2024-10-25');
      el.state = {};
      await frames();
      el.removeEventListener('claimline-change', listen);
      return all;
    });
    assert.deepEqual(heard, [
      ['2024-10-23', '2024-10-23', 'Stand 23. Oktobe', '2024-10-23'],
      ['2024-10-25', '2024-10-25', 'Stand 25. Oktobe', '2024-10-25'],
    ]);
  });

  test('a change by the reader tells the page once', async () => {
    await view.page.locator('claim-line [role=tab]').nth(1).click();
    await view.settle();
    const events = await view.events('change');
    assert.equal(events.length, 1);
    assert.ok(events[0].bubbles && events[0].composed);
    assert.equal(events[0].detail.state.measure, 'dprk-troops-in-kursk');
    // The same tab again is no change.
    await view.page.locator('claim-line [role=tab]').nth(1).click();
    await view.settle();
    assert.equal((await view.events('change')).length, 1);
  });

  test('several parts of the state at once are one change', async () => {
    await put(view.page, { measure: 'russian-casualties', 'known-on': '2024-10-28', order: 'oldest', party: 'ua' });
    await view.settle();
    assert.equal((await view.events('change')).length, 1);
  });

  test('a resize is no change', async () => {
    await view.page.setViewportSize({ width: 700, height: 800 });
    await view.page.waitForTimeout(150);
    await view.page.setViewportSize({ width: 1000, height: 800 });
    await view.page.waitForTimeout(150);
    assert.deepEqual(await view.events(), []);
  });

  test('a choice tells its id, and its end', async () => {
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').select('us-10000')), true);
    await view.settle();
    await put(view.page, { select: null });
    await view.settle();
    const events = await view.events('select');
    assert.equal(events[0].detail.id, 'us-10000');
    assert.ok(events[0].bubbles && events[0].composed);
    assert.equal(events.filter(({ detail }) => detail.id === 'us-10000').length, 1);
    for (const { detail } of events.slice(1)) assert.equal(detail.id, null);
  });

  test('select() answers whether there is such a claim', async () => {
    const select = (id) => view.page.evaluate((claim) => document.querySelector('claim-line').select(claim), id);
    assert.equal(await select('nobody'), false);
    assert.equal(await select(''), false);
    assert.equal(await select('x"] script'), false);
    assert.equal((await look(view.page)).state.select, null);
    assert.equal(await select('kp-denial'), true);
    await until(async () => (await focused(view.page))?.card === 'kp-denial');
    assert.equal((await look(view.page)).attributes.select, 'kp-denial');
    await put(view.page, { 'known-on': '2024-10-23' });
    assert.equal(await select('us-10000'), false, 'not public on that day');
  });

  test('counts before and after the filters', async () => {
    const counts = () => view.page.evaluate(() => document.querySelector('claim-line').counts);
    const all = await counts();
    assert.deepEqual([all.claims, all.public, all.shown], [file.claims.length, file.claims.length, file.claims.length]);
    const estimates = file.claims.filter(({ estimate }) => estimate?.measure === 'dprk-troops-in-russia');
    assert.equal(all.marks, estimates.length);
    await put(view.page, { party: 'us' });
    const us = await counts();
    assert.deepEqual([us.claims, us.public, us.shown, us.marks], [
      file.claims.length, file.claims.length, file.claims.filter((claim) => partyOf(claim).includes('us')).length,
      estimates.filter((claim) => partyOf(claim).includes('us')).length,
    ]);
    await put(view.page, { 'known-on': '2024-10-18' });
    const early = await counts();
    assert.ok(early.public > 0 && early.public < file.claims.length && early.shown <= early.public);
  });

  test('the data back as a plain object, equal to the file', async () => {
    const back = await view.page.evaluate(() => {
      const value = document.querySelector('claim-line').data;
      return [Object.getPrototypeOf(value) === Object.prototype, Array.isArray(value.claims), value];
    });
    assert.deepEqual(back.slice(0, 2), [true, true]);
    // What is left out means its default; both are read the same way.
    assert.deepEqual(plainOf(back[2]), plainOf(file));
  });

  test('what is given back can be given again', async () => {
    const [first, second, phase] = await view.page.evaluate(async () => {
      const el = document.querySelector('claim-line');
      const value = el.data;
      el.data = value;
      const ended = await el.ready;
      const again = el.data;
      el.data = null;
      await el.ready;
      return [value, again, ended];
    });
    assert.equal(phase, 'ready');
    assert.deepEqual(second, first);
  });

  test('the chart as an SVG file', async () => {
    for (const state of [{}, { measure: 'russian-casualties' }, { theme: 'dark', lang: 'en' }, { 'known-on': '2024-10-18' }]) {
      await put(view.page, { ...BLANK, ...state });
      const svg = await view.page.evaluate(() => {
        const el = document.querySelector('claim-line');
        const text = el.toSVG();
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        const root = parsed.documentElement;
        return {
          error: parsed.querySelector('parsererror')?.textContent, name: root.localName, space: root.namespaceURI,
          title: root.querySelector(':scope > title')?.textContent, desc: root.querySelector(':scope > desc')?.textContent, role: root.getAttribute('role'),
          width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')), shapes: root.querySelectorAll('circle,rect,line,polyline,polygon,path,text').length,
          foreign: /href=|url\(|<script|<style|<image|<foreignObject|@import/.test(text),
          numbers: /NaN|Infinity|undefined/.test(text),
          question: el.shadowRoot.querySelector('[part=title]').textContent, summary: el.shadowRoot.querySelector('[part=summary]').textContent.trim(),
        };
      });
      assert.equal(svg.error, undefined);
      assert.deepEqual([svg.name, svg.space, svg.role], ['svg', 'http://www.w3.org/2000/svg', 'img']);
      assert.equal(svg.title, svg.question);
      assert.equal(svg.desc, svg.summary);
      assert.ok(svg.width > 300 && svg.height > 80 && svg.shapes > 10, JSON.stringify(svg));
      assert.equal(svg.foreign, false, 'it stands alone');
      assert.equal(svg.numbers, false);
      // It can be drawn.
      const drawn = await view.page.evaluate(async () => {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(document.querySelector('claim-line').toSVG())}`;
        await image.decode();
        return image.naturalWidth;
      });
      assert.ok(drawn > 300);
    }
  });

  test('the state is a plain object with the attributes’ names', async () => {
    const [own, plain] = await view.page.evaluate(() => {
      const { state } = document.querySelector('claim-line');
      return [Object.keys(state).sort(), Object.getPrototypeOf(state) === Object.prototype];
    });
    assert.ok(plain);
    assert.deepEqual(own, Object.keys(BLANK).sort());
  });

  test('odd values of the state harm nothing', async () => {
    await view.page.evaluate(async () => {
      const el = document.querySelector('claim-line');
      for (const value of [null, undefined, {}, { cards: 3 }, { party: ['kp', 'ru'] }, { unknown: 1 }, { view: {} }, { order: Symbol.iterator }, { get select() { return 'us-10000'; } }, 'text', 7]) {
        el.state = value;
        await new Promise((done) => setTimeout(done));
      }
    });
    const now = await look(view.page);
    assert.deepEqual([now.state.party, now.state.cards, now.state.select], ['kp ru', '3', 'us-10000']);
    assert.equal(await view.page.locator('claim-line').getAttribute('data-phase'), 'ready');
  });

  test('the light DOM is the page’s', async () => {
    const inner = await view.page.evaluate(() => document.querySelector('claim-line').innerHTML);
    assert.equal(inner, FALLBACK);
    const [left, stored] = await view.page.evaluate(() => [[...document.body.children].map(({ localName }) => localName), document.cookie + localStorage.length + sessionStorage.length]);
    assert.deepEqual(left, ['main']);
    assert.equal(stored, '00');
  });
});

/** A dataset without what means nothing: defaults, `null`, and the two spellings of one thing. */
function plainOf({ claims, speakers, ...head }) {
  const rid = (object, defaults) => Object.fromEntries(Object.entries(object)
    .filter(([key, value]) => value !== null && value !== undefined && value !== defaults[key] && !(Array.isArray(value) && value.length === 0)));
  return {
    ...rid(head, {}),
    speakers: speakers.map((one) => rid(one, { kind: 'person' })),
    claims: claims.map((claim) => rid({
      ...claim,
      speaker: [claim.speaker].flat(),
      estimate: claim.estimate && rid(claim.estimate, { basis: 'total', tense: claim.stance === 'expects' ? 'expected' : 'observed' }),
      sources: claim.sources.map((one) => (typeof one === 'string' ? { source: one } : one)),
    }, { kind: 'claim', said_basis: 'stated', attribution: 'on_record', distance: 'none', genre: 'report', rank: 'normal' })),
  };
}

describe('data of every size', () => {
  const first = (change) => { const json = dataset(); change(json); return json; };
  const open = async (json, options) => {
    const view = await it.open(element('', data(json)), options);
    await until(async () => !['loading', null].includes(await view.page.locator('claim-line').getAttribute('data-phase')));
    await view.settle();
    return view;
  };

  test('ready tells how much there is', async () => {
    const view = await open(dataset());
    const [{ detail }] = await view.events('ready');
    assert.deepEqual(detail, { claims: 2, measures: 1 });
    await view.context.close();
  });

  test('one broken claim: the sound ones are shown, and how many are left out', async () => {
    const view = await open(first((json) => json.claims.push({ ...json.claims[0], id: 'broken', said: 'some day' })));
    const now = await seen(view.page);
    assert.equal(now.phase, 'partial');
    assert.deepEqual(now.cards.sort(), ['nis-first', 'singh-10000']);
    assert.ok(now.painted > 50);
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').ready), 'partial');
    assert.match(now.message, /\b(1|one)\b[^.]*(missing|left out)/i);
    const problems = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
    const error = problems.find(({ severity }) => severity === 'error');
    assert.ok(error && error.message && error.line > 0 && error.column > 0, JSON.stringify(problems));
    assert.equal(error.pointer, '/claims/2/said');
    assert.equal((await view.events('ready')).length, 1);
    const [told, ...more] = await view.events('error');
    assert.deepEqual(more, []);
    assert.deepEqual(told.detail.diagnostics, problems);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('no claims: a face that says so', async () => {
    const view = await open(first((json) => { json.claims = []; }));
    const now = await seen(view.page);
    assert.equal(now.phase, 'ready');
    assert.ok(now.summary.length > 5, now.summary);
    assert.deepEqual([now.cards, now.marks, now.fallback], [[], [], false]);
    assert.equal(await view.page.locator('claim-line [part=title]').textContent(), 'How many soldiers are there?');
    const [svg, counts] = await view.page.evaluate(() => { const el = document.querySelector('claim-line'); return [el.toSVG(), el.counts]; });
    assert.equal(svg, '');
    assert.deepEqual(counts, { claims: 0, public: 0, shown: 0, marks: 0 });
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('no estimates: the chronology alone', async () => {
    const view = await open(first((json) => { json.measures = []; for (const claim of json.claims) delete claim.estimate; }));
    const now = await seen(view.page);
    assert.equal(now.phase, 'ready');
    assert.deepEqual([now.cards.length, now.marks.length, now.canvas], [2, 0, false]);
    assert.equal(await view.page.locator('claim-line [part=chart]').count(), 0);
    assert.equal(await view.page.locator('claim-line [role=tab]').count(), 0);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('one claim', async () => {
    const view = await open(first((json) => json.claims.pop()));
    const now = await seen(view.page);
    assert.deepEqual([now.phase, now.cards, now.marks], ['ready', ['nis-first'], ['nis-first']]);
    assert.ok(now.painted > 50 && now.summary.includes('1,500'));
    assert.equal(await view.page.locator('claim-line input[type=range]').count(), 0, 'one day needs no slider');
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('denials only', async () => {
    const view = await open(first((json) => {
      json.claims = json.claims.map(({ estimate, ...claim }) => ({ ...claim, stance: 'denies', measures: ['soldiers'] }));
    }));
    const now = await seen(view.page);
    assert.equal(now.phase, 'ready');
    assert.deepEqual([now.cards.length, now.marks.length], [2, 2]);
    assert.ok(now.painted > 50);
    assert.ok(/South Korea/.test(now.summary) && /United States/.test(now.summary), now.summary);
    assert.ok(!/\b0\b/.test(now.summary), 'a denial is never a zero');
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('a hundred claims, each reachable', async () => {
    const json = dataset();
    json.claims = Array.from({ length: 100 }, (_, place) => ({
      ...json.claims[place % 2], id: `claim-${place}`, said: `2024-10-${String(1 + (place % 28)).padStart(2, '0')}`,
      estimate: { measure: 'soldiers', qualifier: 'exactly', value: 100 + place * 37 },
    }));
    const view = await open(json, { width: 360 });
    const now = await seen(view.page);
    assert.equal(now.phase, 'ready');
    assert.ok(now.marks.length >= 60 && now.marks.length <= 100, `${now.marks.length} marks`);
    await put(view.page, { cards: 'all' });
    assert.equal((await seen(view.page)).cards.length, 100);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('words of the file are text, never markup', async () => {
    const nasty = '<img src=x onerror="window.__hit=1"><b>x</b>&amp;';
    const view = await open(first((json) => {
      json.title = nasty;
      json.parties[0].name = nasty;
      json.speakers[0].name = nasty;
      json.measures[0].label = nasty;
      json.claims[0].text = nasty;
      json.claims[0].hedge = nasty;
    }));
    const now = await seen(view.page);
    assert.ok(now.message.includes(nasty));
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.querySelectorAll('img').length), 0);
    assert.equal(await view.page.evaluate(() => window.__hit), undefined);
    assert.ok(await view.page.evaluate(() => !new DOMParser().parseFromString(document.querySelector('claim-line').toSVG(), 'image/svg+xml').querySelector('parsererror,img')));
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });

  test('by object and by text, the same', async () => {
    const view = await open(dataset({ title: 'Before' }));
    const [object, text] = await view.page.evaluate(async (json) => {
      const el = document.querySelector('claim-line');
      el.data = json;
      await el.ready;
      const one = el.data;
      el.data = JSON.stringify(json, null, 3);
      await el.ready;
      return [one, el.data];
    }, dataset({ title: 'After', value: 2222 }));
    assert.deepEqual(text, object);
    assert.equal(object.title, 'After');
    assert.equal(object.claims[0].estimate.value, 2222);
    await view.settle();
    assert.equal(await view.page.locator('claim-line [part=title]').textContent(), 'After');
    await view.context.close();
  });

  test('a choice that the new data does not have is told, and shown no more', async () => {
    const view = await open(dataset());
    await put(view.page, { select: 'nis-first', measure: 'soldiers' });
    const other = first((json) => { json.claims.shift(); });
    await view.page.evaluate((json) => { const el = document.querySelector('claim-line'); el.data = json; return el.ready; }, other);
    await view.settle();
    const now = await look(view.page);
    assert.equal(now.state.select, null);
    assert.ok(now.notices.some((notice) => notice.includes('nis-first')));
    await view.context.close();
  });
});

test('listeners that call back', async () => {
  const view = await it.open(element('', data(dataset())), {
    init: () => {
      window.__back = [];
      const all = (el) => [el.counts.claims, el.state, el.diagnostics, el.toSVG().length, el.data?.claims.length];
      addEventListener('claimline-ready', ({ target }) => { window.__back.push('ready'); all(target); target.state = { order: 'oldest' }; target.setAttribute('cards', '1'); });
      addEventListener('claimline-change', ({ target }) => { window.__back.push('change'); all(target); if (!target.state.select) target.select('nis-first'); target.state = target.state; });
      addEventListener('claimline-select', ({ target, detail }) => { window.__back.push(`select ${detail.id}`); all(target); if (detail.id) target.setAttribute('theme', 'dark'); });
      addEventListener('claimline-error', ({ target }) => { window.__back.push('error'); all(target); if (target.dataset.mended) return; target.dataset.mended = ''; target.data = window.__sound; });
    },
  });
  await view.phase('ready');
  await view.page.waitForTimeout(400);
  const back = await view.page.evaluate(() => window.__back);
  for (const wanted of ['ready', 'change', 'select nis-first']) assert.ok(back.includes(wanted), `${wanted} in ${back}`);
  assert.ok(back.length < 15, `it comes to rest: ${back}`);
  const now = await look(view.page);
  assert.deepEqual([now.state.order, now.state.select, now.state.theme], ['oldest', 'nis-first', 'dark']);
  // A listener that mends the data it is told of.
  await view.page.evaluate((json) => { window.__sound = json; document.querySelector('claim-line').data = '{'; }, dataset({ title: 'Mended' }));
  await until(async () => (await view.page.locator('claim-line [part=title]').textContent().catch(() => '')) === 'Mended');
  await view.phase('ready');
  // One that takes the element away.
  await view.page.evaluate(async () => {
    const el = document.querySelector('claim-line');
    el.addEventListener('claimline-change', () => el.remove());
    el.state = { theme: null, order: null };
    await new Promise((done) => setTimeout(done, 150));
  });
  assert.equal(await view.page.locator('claim-line').count(), 0);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

describe('style', () => {
  const colours = (page) => page.evaluate(() => {
    const el = document.querySelector('claim-line');
    const root = el.shadowRoot;
    const box = root.querySelector('[part=title]').parentElement;
    const card = root.querySelector('article[data-claim="nis-first"]');
    return {
      ground: getComputedStyle(box).backgroundColor, text: getComputedStyle(root.querySelector('[part=title]')).color,
      font: getComputedStyle(root.querySelector('article')).fontFamily, control: getComputedStyle(root.querySelector('button')).fontFamily,
      size: parseFloat(getComputedStyle(root.querySelector('article')).fontSize),
      svg: el.toSVG(), button: card && getComputedStyle([...card.querySelectorAll('button')][0]).borderTopColor,
    };
  });
  const withStyle = (css) => {
    it.host.files.set('/style.css', css);
    return { head: '<link rel="stylesheet" href="/style.css">' };
  };

  for (const [theme, colorScheme] of [['light', 'dark'], ['dark', 'light']]) {
    test(`theme="${theme}" on a ${colorScheme} page`, async () => {
      const view = await it.open(element(`theme="${theme}"`, data(dataset())), { colorScheme });
      await view.phase('ready');
      const now = await colours(view.page);
      assert.equal(light(now.ground), theme === 'light', now.ground);
      assert.equal(light(now.text), theme !== 'light', now.text);
      await set(view.page, 'theme', null);
      assert.equal(light((await colours(view.page)).ground), colorScheme === 'light', 'auto follows the page');
      await view.page.emulateMedia({ colorScheme: theme });
      await view.settle();
      assert.equal(light((await colours(view.page)).ground), theme === 'light', 'and its change');
      await view.context.close();
    });
  }

  test('auto follows the color-scheme of the element’s own place', async () => {
    const view = await it.open(`<div class="dark">${element('', data(dataset()))}</div>`, { colorScheme: 'light' });
    await view.phase('ready');
    assert.equal(light((await colours(view.page)).ground), false);
    await view.context.close();
  });

  test('custom properties colour the widget', async () => {
    const view = await it.open(element('', data(dataset())), withStyle('claim-line{--claimline-background:#fdf6e3;--claimline-foreground:rgb(7 54 66);--claimline-accent:#d33682;--claimline-party-kr:#005f00}'));
    await view.phase('ready');
    const now = await colours(view.page);
    assert.equal(now.ground, 'rgb(253, 246, 227)');
    assert.equal(now.text, 'rgb(7, 54, 66)');
    assert.equal(now.button, 'rgb(0, 95, 0)');
    assert.ok(/#005f00/i.test(now.svg), 'the chart too');
    await view.page.locator('claim-line button').first().focus();
    await view.page.keyboard.press('Tab');
    await view.page.keyboard.press('Shift+Tab');
    assert.equal(await view.page.evaluate(() => getComputedStyle(document.querySelector('claim-line').shadowRoot.activeElement).outlineColor), 'rgb(211, 54, 130)');
    await view.context.close();
  });

  test('a party’s colour is shifted until it can be read on the page’s ground', async () => {
    const view = await it.open(element('', data(dataset())), withStyle('claim-line{--claimline-background:#ffffff;--claimline-party-kr:#ffff80}'));
    await view.phase('ready');
    const ratio = await view.page.evaluate(() => {
      const card = document.querySelector('claim-line').shadowRoot.querySelector('article[data-claim="nis-first"]');
      const luminance = (rgb) => {
        const [r, g, b] = rgb.match(/[\d.]+/g).map((part) => { const x = part / 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const button = getComputedStyle(card.querySelector('button'));
      return [button.color, button.borderTopColor].map((colour) => 1.05 / (luminance(colour) + 0.05));
    });
    assert.ok(ratio[0] >= 4.5, `text ${ratio[0]}`);
    assert.ok(ratio[1] >= 3, `mark ${ratio[1]}`);
    await view.context.close();
  });

  test('the host’s font, its size, and parts to style', async () => {
    const view = await it.open(`<div class="paper">${element('', data(dataset()))}</div>`, withStyle('.paper{font:20px/1.4 "DejaVu Serif",serif}claim-line::part(title){letter-spacing:3px}claim-line::part(card){border-bottom:2px solid red}'));
    await view.phase('ready');
    const now = await colours(view.page);
    assert.equal(now.font, '"DejaVu Serif", serif');
    assert.equal(now.control, now.font);
    assert.equal(now.size, 20);
    assert.ok(now.svg.includes('DejaVu Serif'));
    const [title, card] = await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      return [getComputedStyle(root.querySelector('[part=title]')).letterSpacing, getComputedStyle(root.querySelector('[part=card]')).borderBottomColor];
    });
    assert.deepEqual([title, card], ['3px', 'rgb(255, 0, 0)']);
    const parts = await view.page.evaluate(() => [...new Set([...document.querySelector('claim-line').shadowRoot.querySelectorAll('[part]')].flatMap((node) => [...node.part]))].sort());
    for (const part of ['card', 'chart', 'chronology', 'controls', 'summary', 'title']) assert.ok(parts.includes(part), part);
    await view.context.close();
  });

  test('styles of the page do not reach in, ours do not reach out', async () => {
    const view = await it.open(`<p id="out" class="card">…</p>${element('', data(dataset()))}`, withStyle('p{color:rgb(255,0,0)!important;text-transform:uppercase}button{display:none!important}.card{margin-left:77px}'));
    await view.phase('ready');
    const [inside, button, outside] = await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      return [getComputedStyle(root.querySelector('article p')).color, root.querySelector('button').checkVisibility(), getComputedStyle(document.querySelector('#out')).paddingTop];
    });
    assert.notEqual(inside, 'rgb(255, 0, 0)');
    assert.equal(button, true);
    assert.equal(outside, '0px');
    assert.ok(await view.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground') === ''));
    await view.context.close();
  });

  for (const [width, lang] of [[360, 'ar'], [1000, 'ar']]) {
    test(`a page from right to left, ${width} px`, async () => {
      const view = await it.open(`<div dir="rtl">${element()}</div>`, { lang, width });
      await view.phase('ready');
      await view.settle();
      const [across, mirrored, now] = await view.page.evaluate(() => {
        const root = document.querySelector('claim-line').shadowRoot;
        const box = root.querySelector('[part=title]').parentElement;
        return [document.documentElement.scrollWidth <= innerWidth && box.scrollWidth <= box.clientWidth + 1, getComputedStyle(box).direction, root.querySelectorAll('article').length];
      });
      assert.ok(across, 'no sideways scrolling');
      assert.ok(['rtl', 'ltr'].includes(mirrored));
      assert.equal(now, 6);
      const { painted } = await seen(view.page);
      assert.ok(painted > 500);
      assert.deepEqual(await view.problems(), []);
      await view.context.close();
    });
  }
});
