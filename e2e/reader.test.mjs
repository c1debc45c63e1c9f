// What a reader does with the story: by pointer, by finger and by keys alone.

import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BLANK, FALLBACK, focused, put, seen, stage, until } from './harness.mjs';

const it = stage();
const read = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
const [expected, file] = await Promise.all([read('../tests/cases/story.json'), read('../static/claims.json')]);
const RUSSIA = 'dprk-troops-in-russia';
const GERMAN = `<p><a href="#before">Before</a></p><claim-line id="one" loading="eager" lang="de">${FALLBACK}</claim-line><p><a href="#after">After</a></p>`;

/** The day on which a claim of the story became public: the latest that its date allows. */
function publicOn({ said, published = said }) {
  const last = published.replace(/[[\]]|\.\./g, '').split('/').at(-1);
  if (/^\d{4}-\d\d$/.test(last)) {
    const [year, month] = last.split('-').map(Number);
    return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  }
  assert.match(last, /^\d{4}-\d\d-\d\d$/, `a date that this test cannot read: ${published}`);
  return last;
}
const DAYS = [...new Set(file.claims.map(publicOn))].sort();
const LAST = DAYS.length - 1;

/** The measures that a claim bears on, by the format's definition. */
function bearsOn(claim) {
  if (claim.measures) return claim.measures;
  if (claim.estimate) return [claim.estimate.measure];
  return (claim.relations ?? []).flatMap(({ claim: id }) => bearsOn(file.claims.find((other) => other.id === id)));
}
const drawn = (measure, day) => file.claims.filter((claim) => bearsOn(claim).includes(measure) && publicOn(claim) <= day).map(({ id }) => id).sort();
const measureNamed = (name) => file.measures.find(({ label }) => label.de === name).id;
const sentence = (day, measure = RUSSIA) => expected.days[day][measure].sentence_de;

/** A page with the story, for all tests of a block; each begins with the view as it first was. */
function block(name, options, body) {
  describe(name, () => {
    const on = {};
    before(async () => {
      Object.assign(on, await it.open(GERMAN, { lang: 'de', ...options }));
      await on.phase('ready');
    });
    beforeEach(async () => {
      await put(on.page, BLANK);
      await on.page.evaluate(() => {
        document.querySelector('claim-line').shadowRoot.activeElement?.blur();
        scrollTo(0, 0);
        window.__events.length = 0;
      });
    });
    after(async () => {
      assert.deepEqual(await on.problems(), []);
      await on.context.close();
    });
    body(on);
  });
}

/** Gives the page, its column and the element styles of their own. */
const styled = (on, { html = '', main = '', claim = '' }) => on.page.evaluate((styles) => {
  ['html', 'main', 'claim-line'].forEach((name, place) => { document.querySelector(name).style.cssText = styles[place]; });
}, [html, main, claim]);

const inside = (on, selector) => on.page.locator(`claim-line ${selector}`);
const mark = (on, id) => inside(on, `[data-mark="${id}"]`);
const card = (on, id) => inside(on, `article[data-claim="${id}"]`);
const host = (on, name) => on.page.locator('claim-line').getAttribute(name);
const summary = async (on) => (await inside(on, '[part=summary]').textContent()).trim();
const state = (on) => on.page.evaluate(() => document.querySelector('claim-line').state);
const counts = (on) => on.page.evaluate(() => document.querySelector('claim-line').counts);
const cardIds = (on) => inside(on, 'article[data-claim]').evaluateAll((cards) => cards.map(({ dataset }) => dataset.claim));
const tabs = (on) => inside(on, '[role=tab]').evaluateAll((all) => all.map((tab) => ({
  name: tab.textContent.trim(), selected: tab.getAttribute('aria-selected'), stop: tab.tabIndex,
})));
const slider = (on) => inside(on, 'input[type=range]');
const marks = (on) => inside(on, '[data-mark]').evaluateAll((all) => all.map((node) => {
  const ring = node.getBoundingClientRect();
  return { id: node.dataset.mark, x: ring.x + ring.width / 2, y: ring.y + ring.height / 2, stop: node.getAttribute('tabindex') === '0' };
}));
const isCard = (on, id) => until(async () => (await focused(on.page))?.card === id, 4000);
const isMark = (on, id) => until(async () => (await focused(on.page))?.mark === id, 4000);
/** Until a smooth scroll has come to rest. */
const rest = (on) => on.page.evaluate(async () => {
  for (let still = 0, y = scrollY; still < 6; y = scrollY) {
    await new Promise((done) => requestAnimationFrame(done));
    still = scrollY === y ? still + 1 : 0;
  }
});

block('wide', { width: 1200, height: 800 }, (on) => {
  test('the sentence is the one worked out by hand, for each day and measure', async () => {
    assert.equal(await summary(on), sentence('2024-10-28'));
    for (const [day, measures] of Object.entries(expected.days)) {
      for (const [measure, { sentence_de: wanted }] of Object.entries(measures)) {
        await put(on.page, { 'known-on': day, measure });
        assert.equal(await summary(on), wanted, `${day} ${measure}`);
      }
    }
  });

  test('a tab is chosen by a click', async () => {
    const before = await tabs(on);
    assert.equal(before.length, file.measures.length);
    assert.equal(measureNamed(before[0].name), RUSSIA);
    assert.deepEqual(before.map(({ selected }) => selected), ['true', ...Array(7).fill('false')]);
    await inside(on, '[role=tab]').nth(2).click();
    const now = await tabs(on);
    assert.deepEqual(now.map(({ selected }) => selected === 'true'), now.map((_, place) => place === 2));
    assert.deepEqual(now.map(({ stop }) => stop), now.map((_, place) => (place === 2 ? 0 : -1)));
    const measure = measureNamed(now[2].name);
    assert.equal(await summary(on), sentence('2024-10-28', measure));
    assert.equal(await host(on, 'measure'), measure);
    assert.deepEqual((await marks(on)).map(({ id }) => id).sort(), drawn(measure, '2024-10-28'));
    const controls = await inside(on, '[role=tab]').evaluateAll((all) => all.map((tab) => Boolean(tab.getRootNode().getElementById(tab.getAttribute('aria-controls')))));
    assert.ok(controls.every(Boolean), 'each tab controls something that is there');
  });

  test('tabs by arrow keys, Home and End: one tab stop that roves', async () => {
    await inside(on, '[role=tab][tabindex="0"]').focus();
    const at = async () => {
      const all = await tabs(on);
      assert.equal(all.filter(({ stop }) => stop === 0).length, 1);
      assert.equal(all.filter(({ selected }) => selected === 'true').length, 1);
      const place = all.findIndex(({ selected }) => selected === 'true');
      assert.equal(all[place].stop, 0);
      assert.equal((await focused(on.page)).name, all[place].name);
      assert.equal(await summary(on), sentence('2024-10-28', measureNamed(all[place].name)));
      return place;
    };
    for (const [key, place] of [['ArrowRight', 1], ['ArrowRight', 2], ['ArrowLeft', 1], ['End', 7], ['ArrowRight', 0], ['ArrowLeft', 7], ['Home', 0]]) {
      await on.page.keyboard.press(key);
      assert.equal(await at(), place, key);
    }
  });

  test('the slider goes from one public day to the next', async () => {
    const long = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' });
    assert.deepEqual(await slider(on).evaluate(({ min, max, value }) => [min, max, value].map(Number)), [0, LAST, LAST]);
    await slider(on).focus();
    const press = async (key, place) => {
      await on.page.keyboard.press(key);
      await on.settle();
      const day = DAYS[place];
      assert.equal((await state(on))['known-on'], day, key);
      assert.equal(Number(await slider(on).inputValue()), place);
      assert.equal(await slider(on).getAttribute('aria-valuetext'), long.format(new Date(day)));
      if (expected.days[day]) assert.equal(await summary(on), sentence(day));
      assert.deepEqual((await marks(on)).map(({ id }) => id).sort(), drawn(RUSSIA, day));
      assert.equal((await counts(on)).public, file.claims.filter((claim) => publicOn(claim) <= day).length);
    };
    await press('ArrowLeft', LAST - 1);
    await press('ArrowLeft', LAST - 2);
    await press('ArrowRight', LAST - 1);
    await press('Home', 0);
    await press('ArrowLeft', 0);
    await press('End', LAST);
    await press('PageDown', Math.max(0, LAST - 10));
    await press('PageUp', Math.min(LAST, 10));
  });

  test('only what was public on the day is in the list', async () => {
    await put(on.page, { 'known-on': '2024-10-23', cards: 'all' });
    assert.deepEqual((await cardIds(on)).sort(), file.claims.filter((claim) => publicOn(claim) <= '2024-10-23').map(({ id }) => id).sort());
    // nis-1500 was confirmed by two, one of them on the 28th.
    const ties = await card(on, 'nis-1500').getByRole('button', { name: /↗/ }).allTextContents();
    assert.equal(ties.filter((tie) => tie.startsWith('Bestätigung')).length, 1);
    assert.ok(ties.every((tie) => !tie.includes('28.')), `no tie to what came later: ${ties}`);
  });

  test('play moves the day, pause stops it, the last day ends it', async () => {
    await put(on.page, { 'known-on': DAYS[LAST - 2] });
    await on.page.getByRole('button', { name: 'abspielen' }).click();
    await on.page.getByRole('button', { name: 'anhalten' }).waitFor();
    await until(async () => (await state(on))['known-on'] === DAYS[LAST - 1]);
    await on.page.getByRole('button', { name: 'anhalten' }).click();
    await on.page.waitForTimeout(1500);
    assert.equal((await state(on))['known-on'], DAYS[LAST - 1], 'paused');
    await on.page.getByRole('button', { name: 'abspielen' }).click();
    await until(async () => (await state(on))['known-on'] === DAYS[LAST]);
    await on.page.getByRole('button', { name: 'abspielen' }).waitFor();
    // From the last day it begins anew.
    await on.page.getByRole('button', { name: 'abspielen' }).click();
    await until(async () => (await state(on))['known-on'] === DAYS[0]);
    await on.page.getByRole('button', { name: 'anhalten' }).click();
  });

  test('a mark leads to its card and back, by pointer', async () => {
    for (const id of ['us-10000', 'kp-denial', 'nis-1500']) {
      await on.page.evaluate(() => scrollTo(0, 0));
      const { x, y } = (await marks(on)).find((one) => one.id === id);
      await on.page.mouse.click(x, y);
      await isCard(on, id);
      await rest(on);
      const now = await focused(on.page);
      assert.ok(now.inView, `${id} in view`);
      assert.equal(await host(on, 'select'), id);
      await card(on, id).getByRole('button', { name: 'Zurück zur Grafik' }).click();
      await isMark(on, id);
      await rest(on);
      assert.ok((await focused(on.page)).inView);
    }
    assert.deepEqual((await on.events('select')).map(({ detail }) => detail.id), ['us-10000', 'kp-denial', 'nis-1500']);
  });

  test('a figure in a card leads to its mark, also of another measure', async () => {
    await put(on.page, { cards: 'all' });
    for (const [id, measure] of [['us-10000', RUSSIA], ['zelensky-650000', 'russian-casualties'], ['nis-3000', RUSSIA]]) {
      await card(on, id).getByRole('button', { name: /in der Grafik zeigen/ }).click();
      await isMark(on, id);
      await rest(on);
      assert.equal(await host(on, 'measure') ?? RUSSIA, measure);
      assert.equal((await tabs(on)).find(({ selected }) => selected === 'true').name, file.measures.find((one) => one.id === measure).label.de);
      assert.ok((await focused(on.page)).inView, `${id} in view`);
      assert.equal((await marks(on)).find(({ stop }) => stop).id, id);
    }
  });

  test('every figure of every card has a mark to lead to', async () => {
    await put(on.page, { cards: 'all' });
    for (const claim of file.claims.filter(({ estimate }) => estimate)) {
      assert.equal(await card(on, claim.id).getByRole('button', { name: /in der Grafik zeigen/ }).count(), 1, claim.id);
      assert.ok(drawn(claim.estimate.measure, '2024-10-28').includes(claim.id));
      await put(on.page, { measure: claim.estimate.measure });
      assert.equal(await mark(on, claim.id).count(), 1, claim.id);
    }
  });

  test('ties lead from card to card, both ways', async () => {
    await put(on.page, { cards: 'all' });
    await card(on, 'kp-denial').getByRole('button', { name: /^dementiert ↗ Geheimdienst NIS, 18\. Okt\.: 1\.500/ }).click();
    await isCard(on, 'nis-1500');
    await rest(on);
    assert.ok((await focused(on.page)).inView);
    await card(on, 'nis-1500').getByRole('button', { name: /^Dementi: ↗ Vertreter bei den UN, 21\. Okt/ }).click();
    await isCard(on, 'kp-denial');
    assert.equal(await host(on, 'select'), 'kp-denial');
  });

  test('what leads to different cards has different names', async () => {
    await put(on.page, { cards: 'all' });
    const alike = await inside(on, 'article[data-claim]').evaluateAll((cards) => cards.flatMap((node) => {
      const names = [...node.querySelectorAll('button')].map((button) => button.ariaLabel ?? button.textContent.trim());
      return names.filter((name, place) => names.indexOf(name) !== place).map((name) => `${node.dataset.claim}: ${name}`);
    }));
    assert.deepEqual(alike, []);
  });

  test('a tie leads to a card beyond the first ones', async () => {
    assert.equal((await cardIds(on)).length, 6);
    assert.equal(await card(on, 'nis-1500').count(), 0);
    await card(on, 'rutte-russia').getByRole('button', { name: /↗ Geheimdienst NIS, 18\. Okt/ }).click();
    await isCard(on, 'nis-1500');
    await rest(on);
    assert.ok((await focused(on.page)).inView);
  });

  test('all cards, and fewer again', async () => {
    assert.equal((await cardIds(on)).length, 6);
    await on.page.getByRole('button', { name: `Alle ${file.claims.length} Einträge zeigen` }).click();
    const all = await cardIds(on);
    assert.equal(all.length, file.claims.length);
    assert.equal(await host(on, 'cards'), 'all');
    await isCard(on, all[6]);
    const fewer = on.page.getByRole('button', { name: 'Weniger zeigen' });
    await fewer.focus();
    await on.page.keyboard.press('Enter');
    await until(async () => (await cardIds(on)).length === 6);
    assert.equal(await host(on, 'cards'), null);
    await on.settle();
    assert.ok(await focused(on.page), 'the focus is not lost');
    assert.ok((await focused(on.page)).inView, 'what has the focus is in view');
  });

  test('each order is by day', async () => {
    await put(on.page, { cards: 'all' });
    const newest = await cardIds(on);
    assert.ok(newest.indexOf('us-10000') < newest.indexOf('nis-1500'));
    await put(on.page, { order: 'oldest' });
    const oldest = await cardIds(on);
    assert.ok(oldest.indexOf('nis-1500') < oldest.indexOf('us-10000'));
    assert.deepEqual([...oldest].sort(), [...newest].sort());
    assert.deepEqual((await state(on)).order, 'oldest');
  });

  test('select() shows a card beyond the first ones', async () => {
    assert.equal(await card(on, 'nis-1500').count(), 0);
    assert.equal(await on.page.evaluate(() => document.querySelector('claim-line').select('nis-1500')), true);
    await isCard(on, 'nis-1500');
    await rest(on);
    assert.ok((await focused(on.page)).inView);
  });

  test('parties narrow the chronology, never the sentence', async () => {
    await put(on.page, { cards: 'all' });
    const of = (...parties) => file.claims.filter(({ speaker }) => [speaker].flat().some((id) => parties.includes(file.speakers.find((one) => one.id === id).party))).map(({ id }) => id).sort();
    const before = await summary(on);
    const drawnBefore = (await marks(on)).map(({ id }) => id);
    const chip = (name) => on.page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
    const press = async (name, ids, pressed) => {
      await chip(name).click();
      assert.equal(await chip(name).getAttribute('aria-pressed'), String(pressed));
      assert.deepEqual((await cardIds(on)).sort(), ids);
      assert.equal(await summary(on), before);
      assert.deepEqual((await marks(on)).map(({ id }) => id), drawnBefore);
      assert.equal((await counts(on)).shown, ids.length);
      if (ids.length < file.claims.length) await on.page.getByText(`${ids.length} von ${file.claims.length}`, { exact: true }).waitFor();
    };
    await press('Nordkorea', of('kp'), true);
    await press('Russland', of('kp', 'ru'), true);
    assert.equal(await host(on, 'party'), 'kp ru');
    await press('Nordkorea', of('ru'), false);
    await on.page.getByRole('button', { name: 'Auswahl zurücksetzen' }).focus();
    await on.page.keyboard.press('Enter');
    await until(async () => (await cardIds(on)).length === file.claims.length);
    assert.equal(await host(on, 'party'), null);
    assert.equal(await on.page.getByText(/\d+ von \d+/).count(), 0);
    assert.ok(await focused(on.page), 'the focus is not lost with its button');
  });

  test('words narrow the chronology, whatever their case and accents, and are marked', async () => {
    await put(on.page, { cards: 'all' });
    const before = await summary(on);
    const field = on.page.getByRole('searchbox');
    await field.fill('KÜRSK');
    await until(async () => (await cardIds(on)).length < file.claims.length);
    const ids = await cardIds(on);
    assert.ok(ids.includes('nis-3000') || ids.length > 3, ids.join());
    const found = await inside(on, 'article mark').allTextContents();
    assert.ok(found.length >= 3 && found.every((word) => word.toLowerCase() === 'kursk'), found.join());
    assert.equal(await summary(on), before);
    assert.equal(await host(on, 'search'), 'KÜRSK');
    await on.page.getByText(`${ids.length} von ${file.claims.length}`, { exact: true }).waitFor();
    await field.fill('kursk selenskyj');
    await until(async () => (await cardIds(on)).length < ids.length);
    await field.fill('xyzzy');
    await on.page.getByText('Keine Aussage passt zu dieser Auswahl.').waitFor();
    await on.page.getByRole('button', { name: 'Auswahl zurücksetzen' }).click();
    await until(async () => (await cardIds(on)).length === file.claims.length);
    assert.equal(await field.inputValue(), '');
    assert.equal((await focused(on.page)).role, 'search', 'not the field, which would bring up a phone’s keyboard');
  });

  test('kind of statement and source are chosen from lists, which follow the state', async () => {
    await put(on.page, { cards: 'all' });
    const stance = on.page.getByRole('combobox', { name: 'Art der Aussage' });
    const source = on.page.getByRole('combobox', { name: 'Quellen' });
    await stance.selectOption('denies');
    await until(async () => (await cardIds(on)).length < 10);
    for (const id of await cardIds(on)) assert.equal(file.claims.find((claim) => claim.id === id).stance, 'denies');
    assert.equal(await host(on, 'stance'), 'denies');
    await put(on.page, { stance: null, source: 'r2' });
    assert.deepEqual([await stance.inputValue(), await source.inputValue()], ['', 'r2']);
    await put(on.page, { source: 'r2 r3' });
    assert.equal(await source.inputValue(), 'r2 r3');
    await source.selectOption('');
    await until(async () => (await cardIds(on)).length === file.claims.length);
  });

  test('the number of marks emphasised follows the filter', async () => {
    const all = await counts(on);
    await put(on.page, { party: 'us' });
    assert.equal((await counts(on)).marks, 2);
    assert.ok(all.marks > 2);
  });

  test('a change by the reader is told once and politely', async () => {
    const told = () => inside(on, '[role=status]').evaluateAll((all) => all.map((node) => node.textContent.trim()).filter(Boolean));
    await inside(on, '[role=tab]').nth(1).click();
    assert.deepEqual(await told(), [await summary(on)]);
    // What leaves the sentence as it was does not tell it again.
    await on.page.getByRole('button', { name: 'Tabelle' }).click();
    await on.settle();
    assert.deepEqual(await told(), []);
    await put(on.page, { view: null, 'known-on': DAYS[LAST - 2] });
    const [play, pause] = ['abspielen', 'anhalten'].map((name) => on.page.getByRole('button', { name }));
    await play.click();
    await until(async () => (await state(on))['known-on'] === DAYS[LAST - 1]);
    assert.deepEqual(await told(), [], 'no one could listen as fast');
    await until(async () => !(await pause.count()));
    await on.settle();
    assert.deepEqual(await told(), [await summary(on)]);
  });

  test('a card is named after who says it and how', async () => {
    await put(on.page, { cards: 'all' });
    assert.equal(await inside(on, '[data-claim=nis-1500]').getAttribute('aria-label'), 'Geheimdienst NIS, meldet');
    assert.equal(await inside(on, 'article:not([aria-label])').count(), 0);
  });

  test('everything by keys alone, with a focus that can be seen', async () => {
    await on.page.getByRole('link', { name: 'Before' }).focus();
    await put(on.page, { cards: '2' });
    const stops = [];
    // Down through the whole widget to the link after it.
    for (let press = 0; press < 60; press++) {
      await on.page.keyboard.press('Tab');
      const now = await focused(on.page);
      if (!now && stops.length) break;
      if (!now) continue;
      assert.ok(now.ring, `a visible focus: ${now.role} ${now.name}`);
      assert.ok(now.inView, `in view: ${now.name}`);
      stops.push(now);
    }
    assert.equal(await on.page.evaluate(() => document.activeElement.textContent), 'After');
    assert.equal(stops.filter(({ role }) => role === 'tab').length, 1, 'tabs are one stop');
    assert.equal(stops.filter(({ mark: id }) => id).length, 1, 'marks are one stop');
    assert.equal(stops.filter(({ role }) => role === 'input').length, 2, 'the slider and the words to look for');
    assert.equal(stops.filter(({ role }) => role === 'select').length, 2, 'kinds of statement, sources');
    const names = stops.map(({ name }) => name.replace(/ \d+$/, ''));
    for (const name of ['abspielen', 'Südkorea', 'Fachleute', `Alle ${file.claims.length} Einträge zeigen`]) assert.ok(names.includes(name), name);
    assert.ok(names.some((name) => /in der Grafik zeigen/.test(name)), 'a figure');
    assert.ok(names.some((name) => /↗/.test(name)), 'a tie');
    assert.equal(new Set(names).size, names.length, 'each stop has a name of its own');
    // Up again, to the mark, into its card and back.
    for (let press = 0; press < 60 && !(await focused(on.page))?.mark; press++) await on.page.keyboard.press('Shift+Tab');
    const { mark: id } = await focused(on.page);
    await on.page.keyboard.press('Enter');
    await isCard(on, id);
    const at = await focused(on.page);
    assert.ok(at.ring && at.inView);
    await on.page.keyboard.press('Escape');
    await isMark(on, id);
    await on.page.keyboard.press('Space');
    await isCard(on, id);
    // From the card on to the figure within it, and back by its key.
    await on.page.keyboard.press('Tab');
    assert.match((await focused(on.page)).name, /in der Grafik zeigen/);
    await on.page.keyboard.press('Enter');
    await isMark(on, id);
    // Nothing is left of the reader's way but what was chosen.
    assert.equal(await host(on, 'select'), id);
  });
});

for (const [name, options] of [['wide chart', { width: 1200 }], ['narrow chart', { width: 360, deviceScaleFactor: 2 }]]) {
  block(name, options, (on) => {
    test('one canvas, not blank, with an element for each mark', async () => {
      assert.equal(await inside(on, 'canvas').count(), 1);
      assert.equal(await inside(on, 'figure[part=chart] canvas').count(), 1);
      for (const [measure, day] of [[RUSSIA, '2024-10-28'], [RUSSIA, '2024-10-23'], ['russian-casualties', '2024-10-28'], ['ukrainian-killed', '2024-10-28']]) {
        await put(on.page, { measure, 'known-on': day });
        const all = await marks(on);
        assert.deepEqual(all.map(({ id }) => id).sort(), drawn(measure, day), `${measure} ${day}`);
        assert.equal(all.filter(({ stop }) => stop).length, 1);
        // Where an element is, something has been drawn.
        const blank = await inside(on, 'canvas').evaluate((canvas, points) => {
          const frame = canvas.getBoundingClientRect();
          const scale = canvas.width / frame.width;
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const ground = [...copy.getImageData(1, 1, 1, 1).data].join();
          return points.filter(({ x, y }) => {
            const reach = 8;
            const { data } = copy.getImageData((x - frame.x - reach) * scale, (y - frame.y - reach) * scale, 2 * reach * scale, 2 * reach * scale);
            for (let at = 0; at < data.length; at += 4) if (data.slice(at, at + 4).join() !== ground) return false;
            return true;
          }).map(({ id }) => id);
        }, all);
        assert.deepEqual(blank, [], `${measure} ${day}: marks without ink`);
      }
      const { painted } = await seen(on.page);
      assert.ok(painted > 2000, `${painted} pixels`);
    });

    test('the canvas is as fine as the screen', async () => {
      const [width, height, cssWidth, cssHeight, ratio] = await inside(on, 'canvas').evaluate((canvas) => {
        const { width: w, height: h } = canvas.getBoundingClientRect();
        return [canvas.width, canvas.height, w, h, devicePixelRatio];
      });
      assert.ok(Math.abs(width - cssWidth * ratio) <= 1 && Math.abs(height - cssHeight * ratio) <= 1, `${width}×${height} for ${cssWidth}×${cssHeight} × ${ratio}`);
      assert.equal(ratio, options.deviceScaleFactor ?? 1);
    });

    test('the chart has a text alternative that names every mark', async () => {
      const alternative = await inside(on, 'canvas').getAttribute('aria-label');
      for (const name of ['Geheimdienst NIS', 'Sabrina Singh', 'rund 10.000', 'dementiert']) assert.ok(alternative.includes(name), name);
    });

    test('keys on a mark', async () => {
      const all = await marks(on);
      const at = async () => (await focused(on.page)).mark;
      // Forward in time: to the right in the wide layout, down the rows in the narrow one.
      const way = options.width > 560 ? 'x' : 'y';
      await inside(on, '[data-mark][tabindex="0"]').focus();
      await on.page.keyboard.press('Home');
      const walked = [await at()];
      for (let step = 1; step < all.length; step++) {
        await on.page.keyboard.press('ArrowRight');
        walked.push(await at());
        const now = await focused(on.page);
        assert.ok(now.ring && now.inView);
      }
      assert.deepEqual([...walked].sort(), all.map(({ id }) => id).sort(), 'every mark once');
      const where = walked.map((id) => all.find((one) => one.id === id)[way]);
      assert.ok(where.every((place, step) => !step || place >= where[step - 1] - 0.5), `always onward: ${walked.map((id, step) => `${id} ${Math.round(where[step])}`).join(', ')}`);
      await on.page.keyboard.press('ArrowRight');
      assert.equal(await at(), walked.at(-1), 'the last stays');
      await on.page.keyboard.press('ArrowLeft');
      assert.equal(await at(), walked.at(-2));
      await on.page.keyboard.press('End');
      assert.equal(await at(), walked.at(-1));
      assert.equal((await marks(on)).filter(({ stop }) => stop).length, 1);
      assert.equal((await marks(on)).find(({ stop }) => stop).id, walked.at(-1), 'the stop roves');

      // Up and down by value.
      await mark(on, 'nis-3000').focus();
      const values = new Map(file.claims.filter(({ estimate }) => estimate?.measure === RUSSIA).map(({ id, estimate }) => [id, estimate.basis || estimate.qualifier === 'order' ? -1 : estimate.value]));
      for (const id of ['us-10000', 'nis-12000', 'nis-12000']) {
        await on.page.keyboard.press('ArrowUp');
        assert.equal(await at(), id);
      }
      for (const id of ['us-10000', 'nis-3000', 'nis-1500']) {
        await on.page.keyboard.press('ArrowDown');
        assert.equal(await at(), id);
      }
      assert.equal(values.get('nis-1500'), 1500);

      // Into the card, and back.
      await mark(on, 'nis-1500').focus();
      await on.page.keyboard.press('Enter');
      await isCard(on, 'nis-1500');
      await rest(on);
      assert.ok((await focused(on.page)).inView);
      await on.page.keyboard.press('Escape');
      await isMark(on, 'nis-1500');
      await rest(on);
      assert.ok((await focused(on.page)).inView);
      assert.equal(await host(on, 'select'), 'nis-1500');
    });

    test('a click chooses the nearest mark within reach, and none beyond', async () => {
      const chart = await inside(on, 'canvas').boundingBox();
      const all = await marks(on);
      const away = (point) => (other) => Math.hypot(other.x - point.x, other.y - point.y);
      let empty = null;
      for (let x = 4; x < chart.width && !empty; x += 9) {
        for (let y = 4; y < chart.height && !empty; y += 9) {
          const point = { x: chart.x + x, y: chart.y + y };
          // A row of the narrow layout is its mark's.
          const isFar = options.width > 560 ? Math.min(...all.map(away(point))) > 24 : Math.min(...all.map((one) => Math.abs(one.y - point.y))) > 40;
          if (isFar) empty = point;
        }
      }
      assert.ok(empty || options.width < 560, 'the wide chart has places without a mark');
      if (empty) {
        await on.page.mouse.click(empty.x, empty.y);
        await on.settle();
        assert.equal(await host(on, 'select'), null);
      }
      for (const id of ['nis-12000', 'putin-open']) {
        await on.page.evaluate(() => scrollTo(0, 0));
        await put(on.page, { select: null });
        await mark(on, id).scrollIntoViewIfNeeded();
        const { x, y } = (await marks(on)).find((one) => one.id === id);
        await on.page.mouse.click(x, y);
        await isCard(on, id);
      }
    });
  });
}

for (const [name, options] of [['touch, phone', { width: 360, height: 740, deviceScaleFactor: 3 }], ['touch, tablet', { width: 900, height: 1100 }]]) {
  block(name, { ...options, hasTouch: true, isMobile: true }, (on) => {
    test('a tap near a mark is a tap on it', async () => {
      let tried = 0;
      for (const id of drawn(RUSSIA, '2024-10-28')) {
        await on.page.evaluate(() => scrollTo(0, 0));
        await on.page.waitForFunction(() => scrollY === 0);
        await put(on.page, { select: null });
        await mark(on, id).scrollIntoViewIfNeeded();
        const all = await marks(on);
        const here = all.find((one) => one.id === id);
        // A place up to 20 px off that no other mark is nearer to.
        const frame = await inside(on, 'canvas').boundingBox();
        const places = [[20, 0], [-20, 0], [14, 0], [-14, 0], [0, -8], [0, 8], [0, 0]].map(([dx, dy]) => ({ x: here.x + dx, y: here.y + dy }));
        const place = places.find(({ x, y }) => x > frame.x && x < frame.x + frame.width
          && all.every((other) => other.id === id || Math.hypot(other.x - x, other.y - y) > Math.hypot(here.x - x, here.y - y) + 2));
        if (!place) continue;
        tried++;
        await on.page.touchscreen.tap(place.x, place.y);
        await isCard(on, id).catch(() => assert.fail(`${id}: a tap ${Math.round(place.x - here.x)}, ${Math.round(place.y - here.y)} off led elsewhere`));
        await rest(on);
        assert.ok((await focused(on.page)).inView, id);
      }
      assert.ok(tried >= 10, `${tried} marks tried`);
    });

    test('controls are 44 px high for a finger', async () => {
      const low = await inside(on, 'button:not(article button):not(p button), [role=tab]').evaluateAll((all) => all
        .map((node) => ({ name: node.textContent.trim() || node.ariaLabel, height: node.getBoundingClientRect().height, width: node.getBoundingClientRect().width }))
        .filter(({ height, width }) => height < 43.5 || width < 43.5));
      assert.deepEqual(low, []);
      assert.ok((await slider(on).boundingBox()).height >= 43.5);
    });

    test('links within a card are at least 24 px for a finger', async () => {
      await put(on.page, { cards: 'all', select: 'nis-1500' });
      const low = await inside(on, 'article button').evaluateAll((all) => all
        .map((node) => ({ name: node.textContent.trim(), height: node.getBoundingClientRect().height })).filter(({ height }) => height < 24));
      assert.deepEqual(low, []);
    });
  });
}

block('a phone', { width: 375, height: 667, lang: 'de', hasTouch: true, isMobile: true }, (on) => {
  // Halfway down an article, whatever it is that scrolls.
  for (const [where, styles] of [
    ['a page', {}],
    ['a page that asks for smooth scrolling', { html: 'scroll-behavior: smooth' }],
    ['a pane', { main: 'overflow: auto; height: 620px' }],
  ]) {
    test(`the slider stays under the finger though the chart has fewer rows on another day: ${where}`, async () => {
      await styled(on, { ...styles, claim: 'display: block; margin: 1500px 0' });
      const slider = on.page.locator('claim-line input[type=range]');
      await slider.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
      const { x, y, width, height } = await slider.boundingBox();
      for (const [place, isThere] of [[2, (day) => day < '2024-10-20'], [width - 2, (day) => day === '2024-10-28']]) {
        await on.page.touchscreen.tap(x + place, y + height / 2);
        await on.settle();
        await until(async () => isThere((await state(on))['known-on']));
        await on.settle();
        const after = await slider.boundingBox();
        assert.ok(Math.abs(after.y - y) < 2, `from ${y} to ${after.y}`);
      }
      await styled(on, {});
    });
  }

  test('whoever looks at the chart while it plays is not moved by the slider below the window', async () => {
    await styled(on, { html: 'overflow-anchor: none', claim: 'display: block; margin: 1500px 0' });
    await put(on.page, { 'known-on': '2024-10-18' });
    const play = inside(on, '.play');
    const height = () => inside(on, '[part=chart]').evaluate((node) => node.clientHeight);
    await play.scrollIntoViewIfNeeded();
    await play.tap();
    // The last row of the chart is in view, the slider is not.
    const top = await play.evaluate((node) => {
      scrollBy(0, node.getBoundingClientRect().top - innerHeight - 8);
      return scrollY;
    });
    const before = await height();
    await until(async () => (await height()) !== before);
    assert.equal(await on.page.evaluate(() => scrollY), top);
    await play.evaluate((node) => node.click());
    await styled(on, {});
  });

  test('parties keep their words in one line at twice the size of type', async () => {
    await on.page.evaluate(() => { document.querySelector('claim-line').style.fontSize = '32px'; });
    await on.settle();
    const chips = await inside(on, '.chip').evaluateAll((all) => all.map((chip) => [chip.textContent, chip.getBoundingClientRect().height]));
    assert.ok(chips.length > 8 && chips.every(([, height]) => height < 80), JSON.stringify(chips));
    await on.page.evaluate(() => { document.querySelector('claim-line').style.fontSize = ''; });
    await on.settle();
  });

  test('the parties take one line, and each is reached', async () => {
    const lines = await on.page.locator('claim-line .chip').evaluateAll((all) => new Set(all.map((chip) => chip.getBoundingClientRect().top)).size);
    assert.equal(lines, 1);
    await on.page.locator('claim-line .chip').last().tap();
    await on.settle();
    assert.equal(await on.page.locator('claim-line .chip').last().getAttribute('aria-pressed'), 'true');
  });
});

block('with less motion', { width: 1000, reducedMotion: 'reduce' }, (on) => {
  test('play still goes from day to day, but nothing slides', async () => {
    await on.page.evaluate(() => {
      window.__scrolls = [];
      const own = Element.prototype.scrollIntoView;
      Element.prototype.scrollIntoView = function (options) {
        window.__scrolls.push(options?.behavior ?? 'auto');
        return own.call(this, options);
      };
    });
    await put(on.page, { 'known-on': DAYS[LAST - 1] });
    await on.page.getByRole('button', { name: 'abspielen' }).click();
    await until(async () => (await state(on))['known-on'] === DAYS[LAST]);
    await on.page.evaluate(() => document.querySelector('claim-line').select('nis-1500'));
    await isCard(on, 'nis-1500');
    const [scrolls, moving] = await on.page.evaluate(() => [window.__scrolls, document.querySelector('claim-line').shadowRoot.getAnimations().length]);
    assert.ok(scrolls.length >= 1 && scrolls.every((behavior) => behavior !== 'smooth'), String(scrolls));
    assert.equal(moving, 0);
  });
});
