// The six languages: each in its own words, fetched as one small file beside the program; and what happens without them.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, STORY, audit, dataset, seen, stage, until } from './harness.mjs';

const it = stage();

/** How the story's summary begins, what its search field says, and which way it runs. */
const LANGUAGES = {
  de: ['Stand 28. Oktober 2024: ', 'In den Aussagen suchen', 'ltr'],
  en: ['As of October 28, 2024: ', 'Search the statements', 'ltr'],
  fr: ['Au 28 octobre 2024\u202f: ', 'Chercher dans les déclarations', 'ltr'],
  es: ['A 28 de octubre de 2024: ', 'Buscar en las declaraciones', 'ltr'],
  uk: ['Станом на 28 жовтня 2024 р.: ', 'Пошук у заявах', 'ltr'],
  ar: ['حتى 28 أكتوبر 2024: ', 'البحث في التصريحات', 'rtl'],
};

const words = () => it.widget.requests.filter(({ path }) => path.includes('/words-')).map(({ path }) => path.slice(7, 9));
const without = (...tags) => (name) => (tags.some((tag) => name.startsWith(`words-${tag}-`)) ? null : undefined);
const noWords = (name) => (name.startsWith('words-') ? null : undefined);
const inData = (language) => `<claim-line id="one" loading="eager">${FALLBACK}
  <script type="application/json">${JSON.stringify({ ...dataset(), language })}</script></claim-line>`;
/** No-break spaces as plain ones: browsers differ in which they take. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
const summary = async (page, selector) => plain((await seen(page, selector)).summary);

async function withChange(change, body) {
  it.widget.change = change;
  try {
    await body();
  } finally {
    it.widget.change = null;
  }
}

for (const [lang, [beginning, search, dir]] of Object.entries(LANGUAGES)) {
  test(`${lang}: its words, one file of them, under a strict policy`, async () => {
    const view = await it.open(STORY, { lang });
    await view.phase('ready');
    assert.ok((await summary(view.page)).startsWith(plain(beginning)), await summary(view.page));
    const told = await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      const view = root.querySelector('.claimline');
      return { search: root.querySelector('input[type=search]').placeholder, dir: view.dir, lang: view.lang };
    });
    assert.deepEqual(told, { search, dir, lang });
    assert.deepEqual(words(), [lang]);
    // Loader, glue, program, words: nothing else.
    assert.equal(it.widget.requests.length, 4);
    assert.deepEqual(await view.problems(), []);
    await audit(view.page);
    await view.context.close();
  });
}

test('the words are asked for together with the program, once for all elements', async () => {
  const view = await it.open(`${STORY}<claim-line id="two" loading="eager">${FALLBACK}</claim-line>`, { lang: 'de-AT' });
  await view.phase('ready', '#two');
  assert.deepEqual(words(), ['de']);
  const asked = it.widget.requests.map(({ path }) => path);
  assert.ok(asked.findIndex((path) => path.includes('/words-')) < 4, asked.join(' '));
  assert.equal(await view.page.evaluate(() => document.querySelector('#two').state.lang), 'de-AT');
  await view.context.close();
});

for (const [page, data, told] of [['fi', 'uk', 'uk'], ['fi', 'pl', 'en'], ['', 'fr-CH', 'fr-CH'], ['x', 'es', 'es']]) {
  test(`a page in "${page}" with data in ${data} is told in ${told}`, async () => {
    const view = await it.open(inData(data), { lang: page });
    await view.phase('ready');
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').state.lang), told);
    assert.deepEqual(words(), [told.slice(0, 2)]);
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
}

test('the nearest language counts, also through a shadow root', async () => {
  const view = await it.open('<div id="place" lang="es"></div>');
  await view.page.evaluate((story) => {
    document.querySelector('#place').attachShadow({ mode: 'open' }).innerHTML = story;
  }, STORY);
  const lang = () => view.page.evaluate(() => document.querySelector('#place').shadowRoot.querySelector('claim-line').ready
    .then(() => document.querySelector('#place').shadowRoot.querySelector('claim-line').state.lang));
  assert.equal(await lang(), 'es');
  assert.deepEqual(words(), ['es']);
  await view.context.close();
});

test('another language live: the view stays until the words are there, and the page is told once', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  let release;
  const hold = new Promise((done) => { release = done; });
  await withChange((name) => (name.startsWith('words-fr') ? { hold } : undefined), async () => {
    // Counts what is ever blank between the two.
    await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      window.__blank = 0;
      new MutationObserver(() => {
        if (!root.querySelector('[part=summary]')?.textContent.trim()) window.__blank++;
      }).observe(root, { childList: true, subtree: true, characterData: true });
    });
    await view.page.evaluate(() => { document.querySelector('claim-line').lang = 'fr'; });
    await until(() => words().includes('fr'));
    await view.settle();
    assert.match(await summary(view.page), /^As of/);
    // What the reader does meanwhile is done.
    await view.page.evaluate(() => { document.querySelector('claim-line').state = { 'known-on': '2024-10-21' }; });
    await view.settle();
    assert.match(await summary(view.page), /^As of October 21/);
    release();
    await until(async () => (await summary(view.page)).startsWith('Au 21 octobre'));
  });
  assert.equal(await view.page.evaluate(() => window.__blank), 0);
  await view.page.evaluate(() => { document.querySelector('claim-line').lang = 'en'; });
  await view.settle();
  assert.match(await summary(view.page), /^As of October 21/);
  await view.page.evaluate(() => { document.querySelector('claim-line').state = { lang: 'fr' }; });
  await view.settle();
  assert.match(await summary(view.page), /^Au 21 octobre/);
  assert.deepEqual(words(), ['en', 'fr']);
  assert.equal((await view.events('ready')).length, 1);
  assert.deepEqual((await view.events('change')).map(({ detail }) => [detail.state.lang, detail.state['known-on']]),
    [['en', '2024-10-21'], ['fr', '2024-10-21'], ['en', '2024-10-21'], ['fr', '2024-10-21']]);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a language that cannot be had live leaves the view, and may be asked for again', async () => {
  const view = await it.open(STORY);
  await view.phase('ready');
  const ask = (lang) => view.page.evaluate((tag) => { document.querySelector('claim-line').lang = tag; }, lang);
  await withChange(noWords, async () => {
    await ask('uk');
    await until(() => words().includes('uk'));
    await view.settle();
    assert.match(await summary(view.page), /^As of/);
  });
  await ask('uk-UA');
  await until(async () => (await summary(view.page)).startsWith('Станом на'));
  assert.deepEqual(view.lines(), []);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});

test('what is no language does no harm', async () => {
  const view = await it.open(STORY.replace(' loading="eager"', ''), { lang: 'es' });
  await view.page.evaluate(() => { document.querySelector('claim-line').state = { lang: 5 }; });
  await view.phase('ready');
  // The data's language, which is German.
  await until(async () => (await view.page.evaluate(() => document.querySelector('claim-line').state.lang)) === 'de');
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('several languages on one page', async () => {
  const elements = Object.keys(LANGUAGES).map((lang) => `<div lang="${lang}"><claim-line id="in-${lang}" loading="eager" view="chart">…</claim-line></div>`);
  const view = await it.open(elements.join(''));
  for (const [lang, [beginning]] of Object.entries(LANGUAGES)) {
    await view.phase('ready', `#in-${lang}`);
    assert.ok((await summary(view.page, `#in-${lang}`)).startsWith(plain(beginning)));
  }
  assert.deepEqual(words().sort(), Object.keys(LANGUAGES).sort());
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

const broken = (tag) => (name, body) => (name.startsWith(`words-${tag}-`) ? { body: Buffer.concat([body, Buffer.from(' ')]) } : undefined);
for (const [what, change] of [['missing', without('fr')], ['altered', broken('fr')]]) {
  test(`words that are ${what}: the data's language is told instead`, () => withChange(change, async () => {
    const view = await it.open(inData('de'), { lang: 'fr' });
    await view.phase('ready');
    assert.match(await summary(view.page), /^Stand 28\. Oktober/);
    assert.deepEqual(view.lines(), []);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  }));
}

test('English is told where neither the language of page nor data can be had', () => withChange(without('fr', 'de'), async () => {
  const view = await it.open(inData('de'), { lang: 'fr' });
  await view.phase('ready');
  assert.match(await summary(view.page), /^As of/);
  await view.context.close();
}));

test('without any words the fallback stays, and one line says why', () => withChange(noWords, async () => {
  const view = await it.open(`${STORY}<claim-line id="two" loading="eager">${FALLBACK}</claim-line>`, { lang: 'de' });
  await view.phase('failed');
  await view.phase('failed', '#two');
  await until(async () => (await view.events('error')).length === 2);
  const now = await seen(view.page);
  assert.deepEqual([now.fallback, now.canvas, now.cards, now.message], [true, false, [], '']);
  assert.deepEqual((await view.events('error')).map(({ detail }) => detail.diagnostics.map(({ code }) => code)), [['network'], ['network']]);
  assert.equal(view.lines().length, 1, view.lines().join('\n'));
  assert.match(view.lines()[0], /words of no language/);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
}));

test('data that fails is told in the words of the page', async () => {
  const view = await it.open('<claim-line loading="eager" src=""></claim-line>', { lang: 'ar-EG' });
  await view.phase('failed');
  await until(async () => (await seen(view.page)).message.includes('ملف البيانات فارغ'));
  assert.deepEqual(words(), ['ar']);
  await view.context.close();
});

for (const [lang, number] of [['ar-EG', '٣٬٠٠٠'], ['ar', '3,000'], ['ar-MA', '3.000']]) {
  test(`digits of ${lang} are those of CLDR, also on the axis`, async () => {
    const view = await it.open(STORY, { lang });
    await view.phase('ready');
    assert.ok((await summary(view.page)).includes(number), await summary(view.page));
    const drawn = await view.page.evaluate(() => document.querySelector('claim-line').toSVG());
    assert.ok(drawn.includes(number.replace(/^./, (first) => ({ '٣': '٤' }[first] ?? '4'))), 'the tick of 4,000');
    await view.context.close();
  });
}

for (const width of [360, 1000]) {
  test(`Arabic is mirrored, the chart with it (${width} px)`, async () => {
    const view = await it.open(STORY, { lang: 'ar', width });
    await view.phase('ready');
    const found = await view.page.evaluate(() => {
      const root = document.querySelector('claim-line').shadowRoot;
      const all = root.querySelector('.claimline').getBoundingClientRect();
      const box = (selector) => root.querySelector(selector).getBoundingClientRect();
      const isRight = (selector) => all.right - box(selector).right < box(selector).left - all.left;
      const [canvas, surface] = [box('figure canvas'), box('figure svg')];
      const card = root.querySelector('article[data-claim]');
      const text = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(({ width: wide }) => wide > 1);
      };
      return {
        tab: isRight('[role=tab]'), search: isRight('input[type=search]') || box('input[type=search]').width > all.width * 0.8, play: isRight('.play'),
        sign: isRight('article[data-claim] > svg'),
        // The German statement, with its figure, stands at the same side as everything else.
        statement: Math.abs(Math.max(...[...card.querySelectorAll('.text, .text .figure')].flatMap((node) => [...node.childNodes].flatMap(text))
          .map(({ right }) => right)) - card.querySelector('.text').getBoundingClientRect().right) < 14,
        title: text(root.querySelector('.title')).every(({ right }) => Math.abs(right - box('.title').right) < 2),
        surfaces: Math.abs(canvas.left - surface.left) < 1 && Math.abs(canvas.width - surface.width) < 1,
        direction: getComputedStyle(root.querySelector('figure canvas')).direction,
        arrows: [...root.querySelectorAll('.ties button')].map((tie) => tie.textContent.match(/[\u2196\u2197]/)[0]).filter((arrow) => arrow !== '\u2196'),
        wide: document.documentElement.scrollWidth <= innerWidth,
      };
    });
    assert.deepEqual(found, { tab: true, search: true, play: true, sign: true, statement: true, title: true, surfaces: true, direction: 'ltr', arrows: [], wide: true });
    // Later is to the left, as the slider shows it.
    await view.page.locator('claim-line input[type=range]').focus();
    const day = () => view.page.evaluate(() => document.querySelector('claim-line').state['known-on']);
    assert.equal(await day(), '2024-10-28');
    await view.page.keyboard.press('ArrowRight');
    const before = await day();
    assert.ok(before < '2024-10-28', before);
    await view.page.keyboard.press('ArrowLeft');
    assert.equal(await day(), '2024-10-28');
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  });
}

test('words in another language than the page say which', async () => {
  const view = await it.open(STORY.replace('<claim-line', '<claim-line cards="all"'), { lang: 'uk' });
  await view.phase('ready');
  const tags = await view.page.evaluate(() => {
    const root = document.querySelector('claim-line').shadowRoot;
    const tag = (selector, words) => [...root.querySelectorAll(selector)].find((node) => node.textContent === words).closest('[lang]').lang;
    return {
      figure: tag('.figure span', '\u00abtausende\u00bb'), hedge: tag('.meta span', '\u00abk\u00f6nnte\u00bb'),
      // What the button says is the reader's language, though it stands in the statement.
      number: tag('.figure span', '1\u00a0500'), button: root.querySelector('.figure').lang,
    };
  });
  assert.deepEqual(tags, { figure: 'de', hedge: 'de', number: 'uk', button: 'uk' });
  await view.context.close();
});
