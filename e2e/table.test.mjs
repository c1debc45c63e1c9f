// The table: a row a claim, sorted, narrowed and chosen by pointer and by keys.

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { FALLBACK, audit, dataset, focused, put, stage, until } from './harness.mjs';

const it = stage();
const file = JSON.parse(await readFile(new URL('../static/claims.json', import.meta.url), 'utf8'));
const TABLE = `<claim-line loading="eager" view="table">${FALLBACK}</claim-line>`;
const FULL = `<claim-line loading="eager">${FALLBACK}</claim-line>`;
const inline = (data, attributes = '') => `<claim-line loading="eager" ${attributes}>${FALLBACK}<script type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script></claim-line>`;

async function open(body = TABLE, options = {}) {
  const view = await it.open(body, { lang: 'de', ...options });
  await view.phase('ready');
  await view.settle();
  return view;
}
async function close(view) {
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
}
const inside = (view, selector) => view.page.locator(`claim-line ${selector}`);
const ids = (view) => inside(view, 'tbody tr').evaluateAll((rows) => rows.map(({ dataset: { claim } }) => claim));
const state = (view) => view.page.evaluate(() => document.querySelector('claim-line').state);
const counts = (view) => view.page.evaluate(() => document.querySelector('claim-line').counts);
const host = (view, name) => view.page.locator('claim-line').getAttribute(name);
const head = (view, name) => inside(view, 'thead').getByRole('button', { name, exact: true });
const sorts = (view) => inside(view, 'thead th').evaluateAll((all) => all.map((th) => th.getAttribute('aria-sort')).filter(Boolean));
const claim = (id) => file.claims.find((one) => one.id === id);

/** Many claims, said one a day by three speakers. */
export function many(count) {
  const base = dataset();
  const day = (nth) => new Date(Date.UTC(2020, 0, 1 + Math.floor(nth / 3))).toISOString().slice(0, 10);
  base.speakers.push({ id: 'aero', name: 'Ägäis-Rat', party: 'us' });
  base.claims = Array.from({ length: count }, (_, nth) => ({
    id: `c${nth}`, said: day(nth), speaker: ['nis', 'singh', 'aero'][nth % 3], stance: 'reports',
    text: `Statement ${nth}. ${'It goes on for a while. '.repeat(nth % 7)}`, sources: ['agency'],
    ...(nth % 5 ? {} : { estimate: { measure: 'soldiers', qualifier: 'exactly', value: 1000 + nth } }),
  }));
  return base;
}

describe('what it is', () => {
  test('a table with caption, heads and a row a claim, and nothing beside it', async () => {
    const view = await open();
    assert.deepEqual(await ids(view).then((all) => [...all].sort()), file.claims.map(({ id }) => id).sort());
    assert.equal((await counts(view)).shown, file.claims.length);
    const found = await inside(view, '[part=table]').evaluate((table) => ({
      name: table.localName, caption: table.caption.textContent, role: table.getAttribute('role'),
      heads: [...table.tHead.rows[0].cells].map((cell) => [cell.localName, cell.scope]),
      rows: [...table.tBodies[0].rows].map((row) => [row.cells[0].localName, row.cells[0].scope, row.cells.length].join(' ')),
    }));
    assert.equal(found.name, 'table');
    assert.equal(found.role, null, 'its own semantics');
    assert.match(found.caption, new RegExp(`^${file.claims.length} Einträge · Wissensstand: 28. Okt. 2024$`));
    assert.deepEqual([...new Set(found.heads.map(String))], ['th,col']);
    assert.deepEqual([...new Set(found.rows)], ['th row 8']);
    assert.equal(await inside(view, 'article').count() + await inside(view, 'canvas').count(), 0);
    const now = await state(view);
    assert.deepEqual([now.view, now.sort], ['table', '-said']);
    assert.deepEqual(await view.page.evaluate(() => document.querySelector('claim-line').diagnostics), []);
    assert.match(await inside(view, '[part=summary]').textContent(), /3\.000.*10\.000/);
    await close(view);
  });

  test('its cells say what the claim says', async () => {
    const view = await open();
    const cells = (id) => inside(view, `tr[data-claim="${id}"]`).evaluate((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    assert.deepEqual((await cells('nis-1500')).slice(0, 1), ['18. Okt.']);
    const row = await cells('us-10000');
    assert.ok(row[1].startsWith('Sabrina Singh'), row[1]);
    assert.deepEqual([row[2], row[3], row[5], row[6]], ['≈ 10.000', 'schätzt', 'USA', 'Soldaten in Russland']);
    assert.ok(row[4].length > 20 && row[7].includes('AFP'));
    // A denial bears on what it denies, and has no figure.
    const denial = await cells('kp-denial');
    assert.deepEqual([denial[2], denial[3]], ['', 'dementiert']);
    assert.ok(denial[6].includes('Soldaten'));
    await close(view);
  });

  test('what is withdrawn is struck through', async () => {
    const data = dataset();
    data.claims[0].withdrawn = '2024-10-20';
    const view = await open(inline(data, 'view="table"'), { lang: 'en' });
    const line = (id) => inside(view, `tr[data-claim="${id}"] .text`).evaluate((cell) => getComputedStyle(cell).textDecorationLine);
    assert.deepEqual([await line('nis-first'), await line('singh-10000')], ['line-through', 'none']);
    await close(view);
  });
});

describe('sorting', () => {
  test('by each column, both ways, as the language sorts', async () => {
    const view = await open();
    const collator = new Intl.Collator('de');
    const party = (one) => file.parties.find(({ id }) => id === file.speakers.find((speaker) => speaker.id === [one.speaker].flat()[0]).party)?.name.de ?? '';
    const numbered = (one) => ['exactly', 'about', 'nearly', 'at_least', 'more_than', 'at_most', 'fewer_than'].includes(one.estimate?.qualifier);
    const checks = {
      Wer: (all) => all.map((row) => row[1]),
      Partei: (all, order) => order.map((id) => party(claim(id))).filter(Boolean),
      Art: (all) => all.map((row) => row[3]),
      Maßzahl: (all) => all.map((row) => row[6]).filter(Boolean),
      'Berichtet von': (all, order) => order.map((id) => claim(id).sources?.length && id).filter(Boolean) && all.map((row) => row[7]).filter(Boolean),
    };
    const rows = () => inside(view, 'tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => (cell.className === 'speaker' ? cell.firstChild : cell).textContent.trim())));
    for (const [name, words] of Object.entries(checks)) {
      for (const way of ['ascending', 'descending']) {
        await head(view, name).click();
        await view.settle();
        assert.deepEqual(await sorts(view), [way], name);
        if (name === 'Berichtet von') continue; // several names in one cell: the order is that of the first
        const found = words(await rows(), await ids(view));
        const sign = way === 'ascending' ? 1 : -1;
        const wrong = found.filter((word, nth) => nth && sign * collator.compare(found[nth - 1], word) > 0);
        assert.deepEqual(wrong, [], `${name} ${way}`);
      }
    }
    for (const [way, sign] of [['ascending', 1], ['descending', -1]]) {
      await head(view, 'Angabe').click();
      await view.settle();
      assert.deepEqual(await sorts(view), [way]);
      const order = (await ids(view)).map(claim);
      const last = order.map(numbered).lastIndexOf(true);
      assert.ok(order.slice(last + 1).every(({ estimate }) => estimate?.value === undefined || estimate.qualifier === 'order'), 'no number: last');
      const values = order.slice(0, last + 1).map(({ estimate }) => estimate.low ?? estimate.value);
      assert.ok(values.every((value, nth) => !nth || sign * (value - values[nth - 1]) >= 0), `${way}: ${values}`);
    }
    await close(view);
  });

  test('by keys; the focus stays, the state follows', async () => {
    const view = await open();
    await head(view, 'Wer').focus();
    for (const sort of ['speaker', '-speaker', 'speaker']) {
      await view.page.keyboard.press('Enter');
      await until(async () => (await host(view, 'sort')) === sort);
      assert.equal((await state(view)).sort, sort);
      const now = await focused(view.page);
      assert.ok(now.name.startsWith('Wer') && now.ring && now.inView);
    }
    await put(view.page, { sort: '-value' });
    assert.deepEqual(await sorts(view), ['descending']);
    assert.equal((await ids(view))[0], 'zelensky-650000');
    await put(view.page, { sort: null, order: 'oldest' });
    assert.equal((await state(view)).sort, 'said');
    const oldest = await ids(view);
    await put(view.page, { view: 'chronology', cards: 'all' });
    assert.deepEqual(await inside(view, 'article').evaluateAll((all) => all.map(({ dataset: { claim: id } }) => id)), oldest, 'the order of the chronology');
    await close(view);
  });

  test('a column that is none falls back, with a notice', async () => {
    for (const sort of ['colour', '--said', 'text', '-']) {
      const view = await open(TABLE.replace('view', `sort="${sort}" view`));
      assert.equal((await state(view)).sort, '-said');
      const found = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
      assert.deepEqual(found.map(({ code, severity }) => [code, severity].join()), ['unmet-attribute,notice'], sort);
      assert.ok(found[0].message.includes(`sort="${sort}"`));
      await close(view);
    }
  });
});

describe('narrowing, choosing, leading', () => {
  test('filters, words and the day act on it', async () => {
    const view = await open();
    await put(view.page, { party: 'kp ru' });
    const few = await ids(view);
    assert.equal((await counts(view)).shown, few.length);
    assert.ok(few.length && few.every((id) => [claim(id).speaker].flat().some((one) => ['kp', 'ru'].includes(file.speakers.find((speaker) => speaker.id === one).party))));
    await put(view.page, { party: null, search: 'kursk' });
    const found = await inside(view, 'tbody mark').allTextContents();
    assert.ok(found.length > 3 && found.every((word) => word.toLowerCase() === 'kursk'));
    await put(view.page, { search: null, 'known-on': '2024-10-23' });
    assert.ok(!(await ids(view)).includes('us-10000'));
    assert.match(await inside(view, 'caption').textContent(), /23\. Okt\. 2024/);
    await put(view.page, { search: 'xyzzy' });
    await view.page.getByText('Keine Aussage passt zu dieser Auswahl.').waitFor();
    await close(view);
  });

  test('a row is chosen by pointer and by keys, and no longer', async () => {
    const view = await open();
    await inside(view, 'tr[data-claim="kp-denial"] .text').click();
    await until(async () => (await host(view, 'select')) === 'kp-denial');
    const current = () => inside(view, 'tr[aria-current]').evaluateAll((rows) => rows.map(({ dataset: { claim: id } }) => id));
    assert.deepEqual(await current(), ['kp-denial']);
    assert.deepEqual((await view.events('select')).map(({ detail }) => detail.id), ['kp-denial']);
    const day = inside(view, 'tr[data-claim="nis-1500"] th button');
    await day.focus();
    await view.page.keyboard.press('Space');
    await until(async () => (await host(view, 'select')) === 'nis-1500');
    assert.equal(await day.getAttribute('aria-pressed'), 'true');
    assert.match((await focused(view.page)).name, /Geheimdienst NIS, 18\. Okt/);
    await view.page.keyboard.press('Enter');
    await until(async () => (await host(view, 'select')) === null);
    assert.deepEqual(await current(), []);
    await close(view);
  });

  test('select() leads to the row', async () => {
    const view = await open();
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').select('nis-1500')), true);
    await until(async () => (await focused(view.page))?.card === 'nis-1500');
    await until(async () => (await focused(view.page)).inView);
    // Within the region too, below its head.
    const [row, top, bottom] = await inside(view, 'tr[data-claim="nis-1500"]').evaluate((node) => {
      const frame = node.closest('[role=region]').getBoundingClientRect();
      return [node.getBoundingClientRect().top, node.closest('table').tHead.getBoundingClientRect().bottom, frame.bottom];
    });
    assert.ok(row >= top - 1 && row < bottom, `${row} between ${top} and ${bottom}`);
    await close(view);
  });

  test('a figure leads to its mark', async () => {
    const view = await open();
    await inside(view, 'tr[data-claim="zelensky-650000"]').getByRole('button', { name: /in der Grafik zeigen/ }).click();
    await until(async () => (await focused(view.page))?.mark === 'zelensky-650000');
    const now = await state(view);
    assert.deepEqual([now.view, now.measure, now.select], ['full', 'russian-casualties', 'zelensky-650000']);
    assert.equal(await inside(view, 'table').count(), 0);
    await close(view);
  });

  test('from the chronology to the table and back, by keys, with the choice in view', async () => {
    for (const width of [360, 1000]) {
      const view = await open(FULL, { width, height: 700 });
      const choice = (name) => inside(view, '.views').getByRole('button', { name });
      assert.deepEqual([await choice('Chronologie').getAttribute('aria-current'), await choice('Tabelle').getAttribute('aria-current')], ['true', null]);
      await choice('Tabelle').focus();
      await view.page.keyboard.press('Enter');
      await inside(view, 'table').waitFor();
      await view.settle();
      assert.equal(await host(view, 'view'), 'table');
      const now = await focused(view.page);
      assert.ok(now.name === 'Tabelle' && now.inView && now.ring, JSON.stringify(now));
      await choice('Chronologie').click();
      await inside(view, 'article').first().waitFor();
      assert.equal(await host(view, 'view'), null);
      assert.equal(await inside(view, 'canvas').count(), 1);
      await close(view);
    }
  });

  test('a page that asked for the chronology alone gets it back', async () => {
    const view = await open(FULL.replace('loading', 'view="chronology" loading'));
    await inside(view, '.views').getByRole('button', { name: 'Tabelle' }).click();
    await inside(view, 'table').waitFor();
    await inside(view, '.views').getByRole('button', { name: 'Chronologie' }).click();
    await inside(view, 'article').first().waitFor();
    assert.equal(await host(view, 'view'), 'chronology');
    assert.equal(await inside(view, 'canvas').count(), 0);
    await close(view);
  });

  test('view and sort are steps of the address', async () => {
    const view = await open(FULL.replace('loading', 'url-state loading'));
    const hash = () => view.page.evaluate(() => location.hash);
    await inside(view, '.views').getByRole('button', { name: 'Tabelle' }).click();
    await until(async () => /;view=table$/.test(await hash()));
    await head(view, 'Angabe').click();
    await until(async () => /;sort=value$/.test(await hash()));
    const link = await hash();
    await view.page.goBack();
    await until(async () => (await state(view)).sort === '-said');
    await view.page.goBack();
    await inside(view, 'article').first().waitFor();
    await view.page.goForward();
    await view.page.goForward();
    await until(async () => (await sorts(view)).join() === 'ascending' && (await state(view)).sort === 'value');
    assert.equal(await hash(), link);
    await close(view);
  });
});

describe('on the screen', () => {
  test('on a phone it scrolls sideways by itself, its head stays', async () => {
    const view = await open(TABLE, { width: 360, height: 740, hasTouch: true, isMobile: true });
    const region = view.page.getByRole('region', { name: 'Tabelle' });
    const [room, need] = await region.evaluate((node) => [node.clientWidth, node.scrollWidth]);
    assert.ok(need > room + 100);
    assert.equal(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await region.focus();
    assert.ok((await focused(view.page)).ring);
    await view.page.keyboard.press('ArrowRight');
    await until(() => region.evaluate((node) => node.scrollLeft > 0));
    await region.evaluate((node) => node.scrollTo(node.scrollWidth, 900));
    await view.settle();
    const [top, headTop] = await region.evaluate((node) => [node.getBoundingClientRect().top, node.querySelector('thead th').getBoundingClientRect().top]);
    assert.ok(Math.abs(top - headTop) <= 2, `${headTop} at ${top}`);
    assert.equal(await view.page.evaluate(() => scrollX), 0);
    const low = await inside(view, 'table button:not(.figure), .views button').evaluateAll((all) => all.filter((node) => node.getBoundingClientRect().height < 43.5).map((node) => node.textContent));
    assert.deepEqual(low, []);
    await close(view);
  });

  for (const [width, colorScheme, lang] of [[320, 'light', 'de'], [360, 'dark', 'en'], [720, 'light', 'en'], [1200, 'dark', 'de']]) {
    test(`axe finds nothing, ${width} px, ${colorScheme}, ${lang}`, async () => {
      const view = await open(TABLE, { width, colorScheme, lang });
      await put(view.page, { sort: '-value', select: 'nis-1500' });
      await audit(view.page);
      const cut = await inside(view, 'td, th').evaluateAll((all) => all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      assert.deepEqual(cut, []);
      await close(view);
    });
  }

  test('printed, it is whole', async () => {
    const view = await open();
    await view.page.emulateMedia({ media: 'print' });
    const [height, need] = await view.page.getByRole('region', { name: 'Tabelle' }).evaluate((node) => [node.clientHeight, node.scrollHeight]);
    assert.ok(height >= need - 1, `${height} of ${need}`);
    await close(view);
  });
});

test('more than 200 rows come in pages, and a link leads to any', async () => {
  const view = await open(inline(many(450), 'view="table" sort="said"'), { lang: 'en' });
  const table = inside(view, 'table');
  const rows = () => inside(view, 'tbody tr').evaluateAll((all) => [all.length, all[0].dataset.claim, all[0].getAttribute('aria-rowindex'), all.at(-1).dataset.claim]);
  assert.equal(await table.getAttribute('aria-rowcount'), '451');
  assert.deepEqual(await rows(), [200, 'c0', '2', 'c199']);
  assert.equal((await counts(view)).shown, 450);
  await view.page.getByText('1 to 200 of 450').waitFor();
  const next = view.page.getByRole('button', { name: 'Next' });
  await next.focus();
  await view.page.keyboard.press('Enter');
  await view.page.getByText('201 to 400 of 450').waitFor();
  assert.deepEqual(await rows(), [200, 'c200', '202', 'c399']);
  assert.equal((await focused(view.page)).name, 'Next', 'the focus stays');
  await view.page.keyboard.press('Enter');
  await view.page.getByText('401 to 450 of 450').waitFor();
  assert.equal(await next.getAttribute('aria-disabled'), 'true');
  await view.page.keyboard.press('Enter');
  assert.deepEqual(await rows(), [50, 'c400', '402', 'c449']);
  // Another sort begins at its beginning.
  await head(view, 'Date').click();
  await until(async () => (await rows())[1] === 'c449');
  await view.page.evaluate(() => document.querySelector('claim-line').select('c3'));
  await until(async () => (await focused(view.page))?.card === 'c3');
  await view.page.getByText('401 to 450 of 450').waitFor();
  await audit(view.page);
  await close(view);
});

test('10,000 claims are sorted, a page of them at a time', async () => {
  const view = await open(inline(many(10_000), 'view="table"'), { lang: 'en' });
  for (const name of ['Who', 'Figure', 'Reported by', 'Date']) {
    await head(view, name).click();
    await until(async () => (await sorts(view)).length === 1);
    assert.equal(await view.page.locator('claim-line tbody tr').count(), 200);
  }
  await close(view);
});
