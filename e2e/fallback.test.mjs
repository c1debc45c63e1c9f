// The static fallback: complete by itself, and the widget takes its place without a shift.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DIST, audit, seen, stage, until } from './harness.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const CLAIMS = join(ROOT, 'static/claims.json');
const host = stage();
const made = {};

/** Runs `claimline render` and reads what it wrote. */
async function render(...args) {
  const out = await mkdtemp(join(tmpdir(), 'claimline-'));
  const [program, ...first] = process.env.CLAIMLINE_BIN
    ? [process.env.CLAIMLINE_BIN]
    : ['cargo', 'run', '-q', '--features', 'cli', '--bin', 'claimline', '--'];
  try {
    execFileSync(program, [...first, 'render', CLAIMS, '--out', out, '--no-picture', ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    const read = (name) => readFile(join(out, name), 'utf8');
    return { fragment: await read('fragment.html'), embed: await read('embed-code.html'), iframe: await read('iframe-code.html'), page: await read('page.html') };
  } finally {
    await rm(out, { recursive: true });
  }
}

before(async () => {
  await until(() => host.data); // the stage's own hook runs at the same time
  const claims = await readFile(CLAIMS, 'utf8');
  host.data.files.set('/claims.json', claims);
  host.host.files.set('/fallback.css', await readFile(join(ROOT, 'static/fallback.css'), 'utf8'));
  Object.assign(made, await render('--lang', 'de', '--base', host.widget.origin, '--src', `${host.data.origin}/claims.json`, '--integrity', join(DIST, 'integrity.json')));
  made.claims = JSON.parse(claims).claims.length;
});
after(() => { host.widget.change = null; });

const STYLE = '<link rel="stylesheet" href="/fallback.css">';
const text = '<p>A paragraph of the article, as long as paragraphs are, that must stay where it is.</p>'.repeat(2);
/** The fragment in its element, inside of an article. */
const inside = (attributes = '') => `${text}<claim-line src="${host.data.origin}/claims.json" lang="de" measure="dprk-troops-in-russia" ${attributes}>
${made.fragment}</claim-line>${text}`;

for (const width of [375, 1200]) {
  for (const head of [STYLE, '']) {
    test(`the widget takes its place without a shift, ${width} px, ${head ? 'with' : 'without'} its style sheet`, async () => {
      // Slow enough that the fallback is painted first.
      host.widget.change = (name) => (name.endsWith('.wasm') ? { delay_ms: 400 } : undefined);
      const page = await host.open(inside(), { width, head });
      const before_px = await page.page.evaluate(() => document.querySelector('claim-line').getBoundingClientRect().height);
      await page.phase('ready');
      await page.settle();
      assert.ok(await page.shift() <= 0.02, `shift ${await page.shift()}`);
      const now = await seen(page.page);
      assert.ok(now.canvas && now.cards.length > 0, 'the widget is shown');
      assert.ok(!await page.page.locator('.claimline-static').isVisible(), 'and the fallback is not');
      // Neither does what stands below move, nor is much room left empty.
      assert.ok(Math.abs(now.height - before_px) < 0.02 * before_px + 1, `${before_px} to ${now.height} px`);
      const needs_px = await page.page.evaluate(() => {
        const root = document.querySelector('claim-line').shadowRoot;
        root.querySelector(':scope > [style]')?.style.removeProperty('min-height');
        return document.querySelector('claim-line').getBoundingClientRect().height;
      });
      assert.ok(before_px - needs_px < 0.3 * before_px, `${before_px} px for ${needs_px}`);
      assert.deepEqual(await page.problems(), []);
      await page.context.close();
    });
  }
}

for (const head of [STYLE, '']) {
  const how = head ? 'with its style sheet' : 'without a style sheet';

  test(`complete without scripts, ${how}`, async () => {
    for (const width of [320, 375, 1200]) {
      const { page, context } = await host.open(inside(), { width, head, javaScriptEnabled: false });
      assert.equal(await page.locator('h2').innerText(), 'Wie viele nordkoreanische Soldaten sind in Russland?');
      assert.match(await page.locator('.claimline-static .cl-summary').innerText(), /^Stand 28\.\s+Oktober\s+2024: Schätzungen von/);
      const wide = Boolean(head) && width === 1200;
      assert.equal(await page.locator('svg.cl-wide').isVisible(), wide, `wide at ${width}`);
      assert.equal(await page.locator('svg.cl-narrow').isVisible(), !wide, `narrow at ${width}`);
      const found = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - innerWidth,
        claims: document.querySelectorAll('.claimline-static li[id]').length,
        lost: [...document.querySelectorAll('.claimline-static a[href^="#"]')].filter((link) => !document.getElementById(link.hash.slice(1))).length,
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
        styled: document.querySelectorAll('.claimline-static [style], .claimline-static style').length,
        blind: [...document.querySelectorAll('.claimline-static [role=img]')].filter((image) => !document.getElementById(image.getAttribute('aria-labelledby'))).length,
        chart: document.querySelector(`svg.cl-${document.querySelector('svg.cl-wide').checkVisibility() ? 'wide' : 'narrow'}`).getBoundingClientRect().toJSON(),
      }));
      assert.ok(found.sideways <= 0, `scrolls sideways at ${width}`);
      assert.equal(found.claims, made.claims, 'every statement');
      assert.equal(found.lost, 0, 'every tie leads somewhere');
      assert.equal(new Set(found.ids).size, found.ids.length, 'every id once');
      assert.equal(found.styled + found.blind, 0);
      assert.ok(found.chart.width > 0 && found.chart.height > 200 && found.chart.right <= width, JSON.stringify(found.chart));
      await context.close();
    }
  });

  test(`nothing for axe, ${how}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { page, context, problems } = await host.open(inside(), { width: 375, head, script: false, lang: 'de', colorScheme });
      await page.evaluate(() => document.querySelector('.claimline-static details').setAttribute('open', ''));
      await audit(page);
      assert.deepEqual(await problems(), []);
      await context.close();
    }
  });
}

test('a tie leads into the closed part and opens it', async () => {
  const { page, context } = await host.open(inside(), { head: STYLE, javaScriptEnabled: false });
  const link = page.locator('.claimline-static > ul .cl-ties a').first();
  const id = (await link.getAttribute('href')).slice(1);
  await link.click();
  await page.waitForFunction((wanted) => document.getElementById(wanted).checkVisibility(), id);
  assert.ok(await page.locator(`[id="${id}"]`).isVisible());
  await context.close();
});

test('the chart is drawn in the colours of the used scheme, for old browsers in the light ones', async () => {
  const colours = async (colorScheme) => {
    const { page, context } = await host.open(inside(), { script: false, colorScheme });
    const found = await page.evaluate(() => {
      const ground = document.querySelector('svg.cl-narrow > g g');
      return { used: getComputedStyle(ground).color, plain: ground.parentNode.getAttribute('color') };
    });
    await context.close();
    return found;
  };
  assert.deepEqual(await colours('light'), { used: 'rgb(255, 255, 255)', plain: '#ffffff' });
  assert.deepEqual(await colours('dark'), { used: 'rgb(20, 24, 29)', plain: '#ffffff' });
});

test('the embed code works as it is pasted, and with a wrong digest the fallback stays', async () => {
  const good = await host.open(made.embed, { script: false, policy: false });
  await good.phase('ready');
  assert.equal((await seen(good.page)).phase, 'ready');
  await good.context.close();
  const wrong = made.embed.replace(/(claimline\.js" integrity="sha384-)..../, '$1AAAA');
  assert.notEqual(wrong, made.embed, 'a digest is in the code');
  const bad = await host.open(wrong, { script: false, policy: false });
  await bad.settle();
  assert.ok(await bad.page.locator('.claimline-static').isVisible());
  assert.equal(await bad.page.evaluate(() => customElements.get('claim-line')), undefined);
  await bad.context.close();
});

test('the code for a frame leads to the widget', async () => {
  const { page, context } = await host.open(made.iframe.replace('loading="lazy"', ''), { script: false, policy: false });
  const frame = page.frameLocator('iframe');
  await frame.locator('claim-line[data-phase=ready]').waitFor();
  assert.match(await frame.locator('[part=summary]').innerText(), /^Stand 28\./);
  await context.close();
});

test('the example page is sound', async () => {
  host.host.files.set('/example.html', made.page);
  const context = await host.browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${host.host.origin}/example.html`);
  await page.waitForSelector('claim-line[data-phase=ready]');
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  const claims = data['@graph'].filter((node) => node['@type'] === 'Claim');
  assert.ok(claims.length > 50 && claims.every((claim) => claim.author && claim.text && claim['@id'].startsWith('#')));
  await audit(page);
  await context.close();
});
