// What readers take along, and what the footer unfolds: files, pictures, lines to embed, method, corrections.

import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BLANK, FALLBACK, STORY, audit, dataset, put, stage, until } from './harness.mjs';

const it = stage();
after(() => { it.widget.change = null; });
const element = (attributes = '', inside = '') => `<claim-line id="one" loading="eager" ${attributes}>${inside}${FALLBACK}</claim-line>`;
const inline = (json) => element('', `<script type="application/json">${JSON.stringify(json)}</script>`);
const open = async (body = STORY, options = {}) => {
  const view = await it.open(body, { lang: 'de', ...options });
  await until(async () => !['loading', null].includes(await view.page.locator('claim-line').getAttribute('data-phase')));
  await view.settle();
  return view;
};
/** The sheet of the story as the command line writes it. */
const golden = (await readFile(new URL('../tests/cases/cli/convert-the-story-to-csv.expect.txt', import.meta.url), 'utf8'))
  .split('--- stdout\n')[1].split('--- stderr\n')[0];
const part = (view, selector) => view.page.locator(`claim-line [part=footer] ${selector}`);
const button = (view, what) => part(view, `[data-take=${what}]`);
const said = (view) => part(view, '.said').textContent();
/** Waits until the words of a language are there: they are fetched. */
const speaks = (view, lang) => view.page.locator(`claim-line .claimline[lang^=${lang}]`).waitFor();
const end = async (view) => {
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
};

/** A PNG's size, its corner's colour, and how much ink is on each tenth of its height. */
const looked = (page, wish = {}) => page.evaluate(async (state) => {
  const el = document.querySelector('claim-line');
  Object.assign(el, { state });
  const blob = await el.toPNG();
  const picture = await createImageBitmap(blob);
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  const ground = [...data.slice(-4)];
  const ink = Array(10).fill(0);
  for (let at = 0; at < data.length; at += 4) {
    if ([0, 1, 2].some((part) => Math.abs(data[at + part] - ground[part]) > 60)) ink[Math.floor((at * 10) / data.length)]++;
  }
  return { type: blob.type, size: [picture.width, picture.height], ground, ink };
}, wish);

describe('methods', () => {
  test('toCSV is the sheet that the command line writes, at once', async () => {
    const view = await open();
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').toCSV()), golden);
    await end(view);
  });

  test('toCSV of a sheet, of broken data, before there is any, and by an element that is nowhere', async () => {
    it.data.files.set('/list.csv', 'said;speaker;party;text;value\n2024-10-18;NIS;Seoul;Soldiers, moved.;1500\n');
    const view = await open(element(`src="${it.data.origin}/list.csv"`));
    const sheet = await view.page.evaluate(() => document.querySelector('claim-line').toCSV());
    assert.match(sheet, /^#title: list\n#id: list\n#language: de\nid,said,speaker,party,stance,text,measure,qualifier,value\n.*,2024-10-18,NIS,Seoul,estimates,"Soldiers, moved\.",Zahl,exactly,1500\n$/);
    const none = await view.page.evaluate(async () => {
      const el = document.querySelector('claim-line');
      const nowhere = document.createElement('claim-line').toCSV();
      el.data = '{"format": "claimline/1", "id": "x", "claims": {}';
      await el.ready;
      return [nowhere, el.toCSV()];
    });
    assert.deepEqual(none, ['', '']);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  });

  test('toPNG is twice as fine as toSVG, with title, chart and sources in it, in every theme, language and measure', async () => {
    const view = await open(STORY, { deviceScaleFactor: 1 });
    for (const [state, isDark] of [[{}, false], [{ theme: 'dark', lang: 'en' }, true], [{ measure: 'russian-casualties' }, false], [{ 'known-on': '2024-10-18', layout: 'narrow' }, false]]) {
      await put(view.page, { ...BLANK, ...state });
      await speaks(view, state.lang ?? 'de');
      const picture = await looked(view.page);
      const svg = await view.page.evaluate(() => {
        // As they are read: by line, then along it.
        const lines = (within) => [...within.querySelectorAll('text')].map((text) => [Number(text.getAttribute('y')), Number(text.getAttribute('x')), text.textContent])
          .sort(([y, x], [down, right]) => y - down || x - right).map(([, , text]) => text).join('');
        const root = new DOMParser().parseFromString(document.querySelector('claim-line').toSVG(), 'image/svg+xml').documentElement;
        return { size: ['width', 'height'].map((name) => Number(root.getAttribute(name))), text: lines(root).replace(/[\u2066-\u2069]/g, ''), family: root.querySelector('text').getAttribute('font-family') };
      });
      assert.equal(picture.type, 'image/png');
      assert.deepEqual(picture.size, svg.size.map((px) => 2 * px));
      assert.equal(picture.ground.slice(0, 3).every((part) => part < 128), isDark, JSON.stringify(picture));
      // Title above, chart amid, sources below.
      const inked = (from, to) => picture.ink.slice(from, to).reduce((sum, ink) => sum + ink, 0);
      for (const [from, to] of [[0, 2], [2, 9], [9, 10]]) assert.ok(inked(from, to) > 1000, `nothing at ${from} tenths: ${JSON.stringify(picture)}`);
      const words = await view.page.evaluate(() => {
        const root = document.querySelector('claim-line').shadowRoot;
        return ['[part=title]', '[part=summary]', '[role=tab][aria-selected=true]', '.imprint span'].map((selector) => root.querySelector(selector))
          .map((node) => (node.role === 'tab' ? node.firstChild : node).textContent);
      });
      // Broken into lines, which lose the space at their end.
      const bare = (text) => text.replace(/\s/g, '');
      for (const word of words) assert.ok(bare(svg.text).includes(bare(word)), `${word} in ${svg.text}`);
      assert.equal(svg.family, 'sans-serif');
    }
    await end(view);
  });

  test('every text of the picture stands within it, on a phone too', async () => {
    for (const width of [320, 700]) {
      const view = await open(STORY, { width });
      for (const lang of ['de', 'en', 'ar']) {
        await put(view.page, { ...BLANK, lang });
        await speaks(view, lang);
        const beyond = await view.page.evaluate(() => {
          const place = document.body.appendChild(document.createElement('div'));
          place.append(new DOMParser().parseFromString(document.querySelector('claim-line').toSVG(), 'image/svg+xml').documentElement);
          const [, , right, bottom] = place.firstChild.getAttribute('viewBox').split(' ').map(Number);
          const out = [...place.querySelectorAll('text')].filter((text) => {
            const box = text.getBBox();
            return box.x < 0 || box.y < 0 || box.x + box.width > right || box.y + box.height > bottom;
          }).map((text) => text.textContent);
          place.remove();
          return out;
        });
        assert.deepEqual(beyond, [], `${width} ${lang}`);
      }
      await end(view);
    }
  });

  test('a hidden element gives its picture; without a chart there is none', async () => {
    const hidden = await it.open(`<div class="none">${STORY}</div>`, { lang: 'de' });
    const { size } = await looked(hidden.page);
    assert.ok(size[0] > 1200 && size[1] > 600, size);
    await end(hidden);
    for (const change of [(json) => { json.claims = []; }, (json) => { json.measures = []; for (const claim of json.claims) delete claim.estimate; }]) {
      const json = dataset();
      change(json);
      const view = await open(inline(json));
      assert.deepEqual(await view.page.evaluate(async () => { const el = document.querySelector('claim-line'); return [await el.toPNG(), el.toSVG()]; }), [null, '']);
      assert.deepEqual([await button(view, 'png').count(), await button(view, 'svg').count()], [0, 0]);
      await end(view);
    }
    const failed = await open(element('src=""'));
    assert.equal(await failed.page.evaluate(() => document.querySelector('claim-line').toPNG()), null);
    assert.deepEqual(await failed.thrownAtPage(), []);
    await failed.context.close();
  });
});

describe('files', () => {
  test('are named after the dataset and hold what the methods give; their script comes when it is needed, once', async () => {
    const view = await open();
    assert.equal(it.widget.count(/footer/), 0);
    for (const what of ['csv', 'json', 'svg', 'png']) {
      const [download] = await Promise.all([view.page.waitForEvent('download'), button(view, what).click()]);
      assert.equal(download.suggestedFilename(), `dprk-troops.${what}`);
      const bytes = await readFile(await download.path());
      if (what === 'png') assert.deepEqual([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16) % 2], ['PNG', 0]);
      else {
        const text = await view.page.evaluate((name) => document.querySelector('claim-line')[`to${name.toUpperCase()}`](), what);
        assert.equal(bytes.toString(), what === 'csv' ? `\ufeff${text}` : text, what);
      }
      await until(async () => (await said(view)).includes(`dprk-troops.${what}`));
      assert.equal(await part(view, '.panel').textContent(), '');
    }
    assert.equal(it.widget.count(/^\/footer-[0-9a-f]{10}\.js$/), 1);
    await end(view);
  });

  test('a frame that may refuse downloads shows the content to be copied', async () => {
    const frame = `<iframe title="Claims" sandbox="allow-scripts" width="600" height="900" src="${it.widget.origin}/embed.html?lang=de"></iframe>`;
    const view = await it.open(frame, { script: false, policy: false });
    const inside = view.page.frameLocator('iframe').locator('claim-line');
    await inside.locator('[data-take=csv]').click();
    const field = inside.locator('.panel textarea');
    await field.waitFor();
    assert.equal(await field.inputValue(), golden);
    assert.match(await inside.locator('.panel').textContent(), /kommt|ankommt/);
    // The clipboard is closed to it, too: the text is selected, or copied the old way.
    await inside.locator('.panel button').click();
    await until(async () => (await inside.locator('.said').textContent()).match(/Kopiert|markiert/));
    assert.equal(await field.evaluate((node) => node.selectionEnd - node.selectionStart), golden.length);
    await inside.locator('[data-take=png]').click();
    await inside.locator('.panel canvas').waitFor();
    assert.ok(await inside.locator('.panel canvas').evaluate((canvas) => canvas.width > 800 && canvas.getBoundingClientRect().width < 600));
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  });

  test('a frame that is known to refuse is not tried', async () => {
    it.host.files.set('/inner.html', `<!doctype html><html lang="en"><title>i</title><script type="module" src="${it.widget.origin}/claimline.js"></script><claim-line loading="eager"></claim-line></html>`);
    const view = await it.open('<iframe title="Claims" sandbox="allow-scripts allow-same-origin" width="600" height="900" src="/inner.html"></iframe>', { script: false, policy: false });
    const inside = view.page.frameLocator('iframe').locator('claim-line');
    await inside.locator('[data-take=json]').click();
    await inside.locator('.panel textarea').waitFor();
    assert.match(await inside.locator('.said').textContent(), /does not allow downloads/);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  });

  test('where the script cannot be had, the reader is told, and the page is not troubled', async () => {
    it.widget.change = (name) => (/^footer-/.test(name) ? null : undefined);
    const view = await open();
    await button(view, 'method').click();
    await until(async () => /Internetverbindung/.test(await said(view)));
    assert.deepEqual(await view.thrownAtPage(), []);
    it.widget.change = null;
    await view.context.close();
  });
});

describe('lines to embed', () => {
  test('show the same view on another page', async () => {
    it.data.files.set('/claims.json', JSON.stringify(dataset()));
    const view = await open(element(`src="${it.data.origin}/claims.json" known-on="2024-10-18" order="oldest"`));
    await button(view, 'embed').click();
    const code = await part(view, 'textarea').inputValue();
    assert.match(code, new RegExp(`^<script type="module" src="${it.widget.origin}/claimline.js"></script>\n<claim-line `));
    assert.equal(await button(view, 'embed').getAttribute('aria-expanded'), 'true');
    const other = await open(code.replace('<claim-line', '<claim-line loading="eager"'), { script: false });
    const state = (page) => page.evaluate(() => document.querySelector('claim-line').state);
    assert.deepEqual(await state(other.page), await state(view.page));
    await end(other);
    // The lines follow the view.
    await put(view.page, { 'known-on': '2024-10-28' });
    assert.match(await part(view, 'textarea').inputValue(), /known-on="2024-10-28"/);
    await audit(view.page);
    await end(view);
  });

  test('are copied; where the clipboard is refused, they are selected', async () => {
    for (const isRefused of [false, true]) {
      const view = await open(STORY, {
        ...!isRefused && { permissions: ['clipboard-read', 'clipboard-write'] },
        init: (refused) => {
          if (!refused) return;
          navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
          document.execCommand = () => false;
        },
        arg: isRefused,
      });
      await button(view, 'embed').click();
      const code = await part(view, 'textarea').inputValue();
      assert.match(code, /<claim-line lang="de-DE"><\/claim-line>|<claim-line lang="de"><\/claim-line>/);
      await part(view, '.panel button').click();
      await until(async () => await said(view));
      if (isRefused) {
        assert.match(await said(view), /markiert/);
        assert.equal(await part(view, 'textarea').evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), code);
      } else {
        assert.equal(await said(view), 'Kopiert.');
        assert.equal(await view.page.evaluate(() => navigator.clipboard.readText()), code);
      }
      await end(view);
    }
  });

  test('of data within the page say what to do', async () => {
    const view = await open(inline(dataset()));
    await button(view, 'embed').click();
    assert.match(await part(view, 'textarea').inputValue(), /src="e2e\.json"/);
    assert.match(await part(view, '.panel').textContent(), /als JSON speichern/);
    await end(view);
  });
});

describe('method and corrections', () => {
  for (const [colorScheme, width] of [['light', 360], ['dark', 1000]]) {
    test(`the method unfolds in place, follows the language and folds again: ${colorScheme}, ${width} px`, async () => {
      const view = await open(STORY, { colorScheme, width });
      await button(view, 'method').focus();
      await view.page.keyboard.press('Enter');
      await part(view, '.panel h3').first().waitFor();
      assert.match(await part(view, '.panel').textContent(), /Ein Dementi ist keine Null.*Spanne.*Wissensstand/s);
      assert.equal(await part(view, '.panel').evaluate((panel) => panel.scrollWidth > panel.clientWidth), false);
      await audit(view.page);
      await put(view.page, { lang: 'en' });
      await until(async () => /A denial is not a zero.*Spread.*State of knowledge/s.test(await part(view, '.panel').textContent()));
      assert.equal(await part(view, '.panel').getAttribute('lang'), 'en');
      assert.equal(await button(view, 'method').getAttribute('aria-expanded'), 'true');
      // One thing is unfolded at a time.
      await button(view, 'embed').click();
      await part(view, '.panel textarea').waitFor();
      assert.deepEqual([await button(view, 'method').getAttribute('aria-expanded'), await part(view, '.panel h3').count()], ['false', 0]);
      await button(view, 'embed').click();
      await until(async () => (await part(view, '.panel').textContent()) === '');
      // Escape folds it from within, and gives back the focus.
      await button(view, 'embed').click();
      await part(view, '.panel textarea').focus();
      await view.page.keyboard.press('Escape');
      assert.deepEqual([await part(view, '.panel').textContent(), await button(view, 'embed').getAttribute('aria-expanded')], ['', 'false']);
      assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement.dataset.take), 'embed');
      await end(view);
    });
  }

  test('keys pressed in a fallback that has come back are the page’s own', async () => {
    const view = await open();
    await button(view, 'method').click();
    await part(view, '.panel h3').first().waitFor();
    await view.page.locator('claim-line').evaluate((node) => { node.data = '{'; });
    await view.phase('failed');
    await view.page.locator('.fallback').evaluate((node) => {
      for (const key of ['a', 'Escape']) node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    });
    assert.equal(await part(view, '.panel').count(), 0);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  });

  test('corrections tell day and text, and lead to their claim', async () => {
    const json = dataset();
    json.corrections = [
      { date: '2024-10-30', claim: 'nis-first', text: { en: 'The day was wrong.', de: 'Der Tag war falsch.' } },
      { date: '2024-11', text: 'A name was misspelt.' },
    ];
    const view = await open(inline(json));
    const folded = part(view, 'details.corrections');
    assert.equal(await folded.locator('li').first().isVisible(), false);
    await folded.locator('summary').focus();
    await view.page.keyboard.press('Enter');
    assert.deepEqual(await folded.locator('li').allTextContents(), ['30. Oktober 2024: Der Tag war falsch. ↗ NIS, 18. Okt.: 1.500', 'November 2024: A name was misspelt.']);
    await audit(view.page);
    await folded.locator('button').click();
    await view.settle();
    assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').shadowRoot.activeElement.dataset.claim), 'nis-first');
    // What was not public yet is not led to.
    await put(view.page, { 'known-on': '2024-10-18', select: null });
    assert.equal(await folded.locator('button').count(), 1);
    await end(view);
    const without = await open(inline(dataset()));
    assert.equal(await part(without, '.corrections').count(), 0);
    await end(without);
  });

  test('the footer says how fresh it is, whose, under which licence', async () => {
    const view = await open();
    const text = await part(view, '.imprint').textContent();
    for (const word of ['Quellen: 5 Berichte', 'Stand: Okt. 2024', 'Claimline', 'Lizenz: CC BY 4.0']) assert.ok(text.includes(word), text);
    await end(view);
  });

  test('a finger has 44 px', async () => {
    const view = await open(STORY, { width: 360, hasTouch: true, isMobile: true });
    await button(view, 'embed').tap();
    await part(view, '.panel button').waitFor();
    const small = await part(view, 'button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 43.9 || height < 43.9).length);
    assert.equal(small, 0);
    await end(view);
  });
});
