// Every face of the element: while it loads, with nothing, little or half of it to show, and where it fails.

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, audit, dataset, seen, stage, until } from './harness.mjs';

const it = stage();
const bare = (attributes = '', inside = '') => `<claim-line id="one" loading="eager" ${attributes}>${inside}</claim-line>`;
const inline = (json) => bare('', `<script type="application/json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`);
const changed = (change) => { const json = dataset(); change(json); return json; };
const count = (view, selector) => view.page.locator(`claim-line ${selector}`).count();

const denial = (id, speaker, said, stance) => ({ id, said, speaker, stance, text: 'Nothing of it is true.', measures: ['soldiers'], sources: ['agency'] });
const FACES = [
  { name: 'no claims', body: inline(changed((json) => { json.claims = []; })), phase: 'ready', text: { de: /noch keine Aussagen/, en: /no statements here yet/ }, charts: 0, cards: 0, files: ['embed'] },
  { name: 'some claims left out', body: inline(changed((json) => json.claims.push({ ...json.claims[0], id: 'x', said: 'then' }))), phase: 'partial', text: { de: /Eine Angabe konnte nicht gelesen werden/, en: /One entry could not be read/ }, charts: 1, cards: 2, files: ['csv', 'json', 'svg', 'png', 'embed'] },
  { name: 'no estimates', body: inline(changed((json) => { json.measures = []; for (const claim of json.claims) delete claim.estimate; })), phase: 'ready', text: { de: /2 Einträge/, en: /2 entries/ }, charts: 0, cards: 2, files: ['csv', 'json', 'embed'] },
  { name: 'one claim', body: inline(changed((json) => { json.claims.length = 1; })), phase: 'ready', text: { de: /Stand 18\. Oktober 2024: 1\.500/, en: /October 18, 2024: 1,500/ }, charts: 1, cards: 1, files: ['csv', 'json', 'svg', 'png', 'embed'], without: 'input, select' },
  { name: 'denials only', body: inline(changed((json) => { json.claims = [denial('a', 'nis', '2024-10-20', 'denies'), denial('b', 'singh', '2024-10-21', 'denies')]; })), phase: 'ready', text: { de: /keine Zahl\..*Dementiert: /, en: /no figure\..*Denied: / }, charts: 1, cards: 2, files: ['csv', 'json', 'svg', 'png', 'embed'] },
  { name: 'broken', body: inline('{"format"'), phase: 'failed', text: { de: /fehlerhaft.*Redaktion/, en: /faulty.*newsroom/ }, charts: 0, cards: 0, files: [], without: 'button' },
  { name: 'not there', body: () => bare(`src="${it.data.origin}/none.json"`), phase: 'failed', text: { de: /nicht zu erreichen.*Erneut versuchen/, en: /could not be reached.*Try again/ }, charts: 0, cards: 0, files: ['again'], quiet: false },
];

for (const [width, colorScheme, lang] of [[360, 'light', 'de'], [720, 'dark', 'en'], [720, 'light', 'de'], [360, 'dark', 'en']]) {
  describe(`${width} px, ${colorScheme}, ${lang}`, () => {
    for (const face of FACES) {
      test(face.name, async () => {
        const view = await it.open(typeof face.body === 'string' ? face.body : face.body(), { width, colorScheme, lang });
        await view.phase(face.phase);
        await view.settle();
        const now = await seen(view.page);
        assert.match(now.message, face.text[lang]);
        assert.equal(now.canvas, face.charts > 0);
        assert.equal(now.cards.length, face.cards);
        const files = await view.page.locator('claim-line :is(.take, .note) [data-take]').evaluateAll((all) => all.map((one) => one.dataset.take));
        assert.deepEqual(files, face.files);
        if (face.without) assert.equal(await count(view, face.without), 0);
        assert.equal(await count(view, '.claimline-loading'), 0);
        assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing scrolls sideways');
        await audit(view.page);
        assert.deepEqual(face.quiet === false ? await view.thrownAtPage() : await view.problems(), []);
        await view.context.close();
      });
    }
  });
}

test('while it loads, grey lines fill the room that the page reserves, and nothing shifts', async () => {
  let release;
  it.data.files.set('/slow.json', { body: JSON.stringify(dataset()), hold: new Promise((done) => { release = done; }) });
  it.host.files.set('/reserve.css', 'claim-line{display:block;min-height:1500px}');
  const head = '<link rel="stylesheet" href="/reserve.css">';
  const view = await it.open(`${bare(`src="${it.data.origin}/slow.json"`)}<p>After.</p>`, { lang: 'de', width: 375, head });
  const loading = view.page.locator('claim-line .claimline-loading');
  await loading.waitFor();
  assert.equal(await loading.textContent(), 'Wird geladen …');
  assert.equal(await loading.getAttribute('lang'), 'de');
  const [inner, outer] = await view.page.evaluate(() => {
    const el = document.querySelector('claim-line');
    return [el.shadowRoot.querySelector('.claimline-loading'), el].map((node) => node.getBoundingClientRect().height);
  });
  assert.deepEqual([inner, outer], [1500, 1500]);
  await audit(view.page);
  release();
  await view.phase('ready');
  await view.settle();
  assert.equal(await loading.count(), 0);
  assert.ok((await view.shift()) <= 0.02, `shift ${await view.shift()}`);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a fallback of the page’s own is left alone while it loads', async () => {
  let release;
  it.data.files.set('/held.json', { body: JSON.stringify(dataset()), hold: new Promise((done) => { release = done; }) });
  const view = await it.open(bare(`src="${it.data.origin}/held.json"`, FALLBACK), {});
  await until(() => it.data.count(/held/));
  await view.settle();
  assert.deepEqual([await count(view, '.claimline-loading'), (await seen(view.page)).fallback], [0, true]);
  release();
  await view.phase('ready');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('offline: what failed can be asked for again, and then it is there', async () => {
  it.data.files.delete('/later.json');
  const view = await it.open(bare(`src="${it.data.origin}/later.json"`), { lang: 'de' });
  await view.phase('failed');
  const again = view.page.locator('claim-line [data-take=again]');
  await again.click();
  await until(() => it.data.count(/later/) === 2);
  await view.phase('failed');
  it.data.files.set('/later.json', JSON.stringify(dataset()));
  await again.focus();
  await view.page.keyboard.press('Enter');
  await view.phase('ready');
  await view.settle();
  assert.ok((await seen(view.page)).painted > 50);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});
