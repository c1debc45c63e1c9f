// On paper: the whole story in black on white, whatever the screen was, and afterwards the screen as before.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, STORY, dataset, seen, stage, until } from './harness.mjs';

const it = stage();
const claims = 63;
/** How much dark and light the charts on paper have. */
const inks = new Set();

/** What stands on paper; the page's own events come around it, as a browser sends them. */
async function paper(view) {
  await view.page.emulateMedia({ media: 'print' });
  await view.page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    await new Promise((done) => { setTimeout(done); });
  });
  return view.page.evaluate(() => {
    const root = document.querySelector('claim-line').shadowRoot;
    const box = root.querySelector('.claimline');
    const canvas = root.querySelector('canvas');
    const shown = (selector) => [...root.querySelectorAll(selector)].filter((node) => node.checkVisibility()).length;
    const { data } = (() => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy.drawImage(canvas, 0, 0);
      return copy.getImageData(0, 0, canvas.width, canvas.height);
    })();
    let light = 0;
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] < 128) continue;
      const sum = data[at] + data[at + 1] + data[at + 2];
      if (sum > 690) light++;
      else if (sum < 384) dark++;
    }
    return {
      cards: shown('article[data-claim]'), controls: shown('input, select, .tab, .play, .all, .take button, [data-mark]'),
      text: getComputedStyle(box).color, ground: getComputedStyle(box).backgroundColor,
      dots: canvas.width / canvas.getBoundingClientRect().width, beyond: document.documentElement.scrollWidth - innerWidth,
      breaks: ['article[data-claim]', 'figure', '.title'].map((selector) => getComputedStyle(root.querySelector(selector)).breakInside),
      kept: getComputedStyle(root.querySelector('.chronology h3')).breakAfter, parties: shown('.chip'), dark, light,
      corrections: shown('.corrections li'), addresses: [...root.querySelectorAll('.sources a')].map((link) => getComputedStyle(link, '::after').content),
    };
  });
}

for (const [width, colorScheme] of [[360, 'dark'], [1000, 'light']]) {
  test(`the whole story, from ${width} px, ${colorScheme}`, async () => {
    const view = await it.open(STORY, { width, colorScheme, lang: 'de' });
    await view.phase('ready');
    await view.settle();
    const before = await seen(view.page);
    const now = await paper(view);
    assert.deepEqual([now.cards, now.controls], [claims, 0]);
    assert.deepEqual([now.text, now.ground], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    // The same ink on the same paper, whatever the screen was.
    assert.ok(now.dark > 20_000, `dark ink on paper: ${JSON.stringify(now)}`);
    inks.add(`${now.dark} ${now.light}`);
    assert.equal(inks.size, 1, [...inks].join(', '));
    assert.ok(now.dots >= 2.9, `as sharp as a printer: ${now.dots}`);
    assert.deepEqual(now.breaks, ['avoid', 'avoid', 'avoid']);
    assert.equal(now.kept, 'avoid');
    assert.ok(now.parties > 5, 'what the signs stand for');
    await view.page.emulateMedia({ media: null });
    await view.page.evaluate(() => { dispatchEvent(new Event('afterprint')); });
    await view.settle();
    const after = await seen(view.page);
    assert.deepEqual([after.cards, after.marks], [before.cards, before.marks]);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
}

for (const [narrowed, told] of [['party="us"', ['12 von 63']], ['', ['']]]) test(`a table on paper has all of its columns, each with its head; what narrows it is told: ${narrowed}`, async () => {
  const view = await it.open(STORY.replace('<claim-line', `<claim-line view="table" ${narrowed}`), { width: 690, lang: 'de' });
  await view.phase('ready');
  await view.page.emulateMedia({ media: 'print' });
  await view.page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    await new Promise((done) => { setTimeout(done); });
  });
  const found = await view.page.evaluate(() => {
    const root = document.querySelector('claim-line').shadowRoot;
    const left = (node) => Math.round(node.getBoundingClientRect().left);
    const heads = [...root.querySelectorAll('thead th')];
    const cells = [...root.querySelector('tbody tr').children];
    return {
      heads: heads.map((head) => head.textContent), buttons: root.querySelectorAll('thead button').length,
      same: JSON.stringify(heads.map(left)) === JSON.stringify(cells.map(left)),
      beyond: root.querySelector('table').getBoundingClientRect().right - root.querySelector('.claimline').getBoundingClientRect().right,
      left: [...root.querySelectorAll('.left')].filter((node) => node.checkVisibility()).map((node) => node.innerText),
    };
  });
  assert.deepEqual(found.heads, ['Datum', 'Wer', 'Angabe', 'Art', 'Aussage', 'Partei', 'Maßzahl', 'Berichtet von']);
  assert.deepEqual([found.buttons, found.same, found.left], [0, true, told]);
  assert.ok(found.beyond <= 0, `beyond the paper: ${found.beyond}`);
  await view.context.close();
});

test('corrections stand open on paper, and links with their addresses', async () => {
  const json = dataset();
  json.corrections = [{ date: '2024-10-30', text: 'The day was wrong.' }];
  json.sources[0].url = 'https://agency.example/report';
  const view = await it.open(`<claim-line loading="eager"><script type="application/json">${JSON.stringify(json)}</script></claim-line>`);
  await view.phase('ready');
  await view.settle();
  const now = await paper(view);
  assert.equal(now.corrections, 1);
  assert.ok(now.addresses.every((text) => text.includes('agency.example') || text.includes('attr(href)')) && now.addresses.length === 2, JSON.stringify(now.addresses));
  await view.context.close();
});

test('a long table is printed whole, and is in pages again afterwards', async () => {
  const data = dataset();
  data.claims = Array.from({ length: 450 }, (_, nth) => ({ ...data.claims[0], id: `c${nth}`, relations: [] }));
  const view = await it.open(`<claim-line loading="eager" view="table">${FALLBACK}<script type="application/json">${JSON.stringify(data)}</script></claim-line>`, { lang: 'en' });
  await view.phase('ready');
  const rows = () => view.page.locator('claim-line tbody tr').count();
  assert.equal(await rows(), 200);
  await view.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await rows(), 450);
  await view.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await until(async () => await rows() === 200);
  await view.context.close();
});

test('a browser’s own printing takes all of it, over several pages of A4', async () => {
  const view = await it.open(STORY, { lang: 'de', width: 360, colorScheme: 'dark' });
  await view.phase('ready');
  await view.page.evaluate(() => {
    window.__printed = [];
    addEventListener('beforeprint', () => setTimeout(() => window.__printed.push(document.querySelector('claim-line').shadowRoot.querySelectorAll('article').length)));
  });
  const pdf = (await view.page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages >= 5 && pages <= 20, `${pages} pages`);
  assert.equal((await seen(view.page)).cards.length, 6);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});
