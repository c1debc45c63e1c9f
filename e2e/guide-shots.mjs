// Takes the pictures of the editors' guide, from what is built, into docs/. Run `cargo xtask dist` first.

import { readFile } from 'node:fs/promises';
import { launch, serveDist, serveFiles, until } from './harness.mjs';

const docs = (name) => new URL(`../docs/${name}.png`, import.meta.url).pathname;
const template = await readFile(new URL('../static/template.csv', import.meta.url), 'utf8');
const [browser, widget, host] = await Promise.all([launch(), serveDist(), serveFiles()]);

/** The address that a newsroom's own page would have, in place of that of this machine. */
const HOUSE = 'https://graphics.paper.example/claimline/';

const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme: 'light' });
await page.goto(`${widget.origin}/editor.html`);
await page.waitForFunction(() => document.querySelector('claim-line').dataset.phase === 'ready');

const paste = (text) => page.evaluate((words) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);
const said = (pattern) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector('#verdict').textContent), pattern);
// What the page says in passing would cover what is shown.
await page.evaluate(() => { document.querySelector('#toast').style.visibility = 'hidden'; });
const settle = () => page.waitForTimeout(600);

/** The part of the page from the top of one element, as high as asked for. */
async function shoot(name, selector, { height, width } = {}) {
  const box = await page.locator(selector).evaluate((node) => {
    const { x, y, width: w, height: h } = node.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width: w, height: h };
  });
  const clip = { x: Math.max(0, box.x - 8), y: box.y - 8, width: Math.min(width ?? box.width + 16, 1180), height: Math.min(height ?? Infinity, box.height + 16) };
  await page.screenshot({ path: docs(name), clip, fullPage: true });
}

// A word that the check does not know, and what it says of it.
await paste(template.replace(',leaves_open,', ',leaves open?,'));
await said('1 error');
await settle();
await shoot('editors-problem', '.beside', { width: 694, height: 560 });

// The same mended, and the code that it comes to.
await paste(template);
await said('12 claims');
await page.getByLabel('Address of the folder with claimline.js').fill(HOUSE);
await page.locator('#code-panel > summary').click();
await page.evaluate(() => document.activeElement.blur());
await settle();
await shoot('editors-embed', '#take', { width: 980 });

// The article.
const file = await page.evaluate(() => JSON.stringify(document.querySelector('claim-line').data));
host.files.set('/story.json', { body: file, type: 'application/json' });
host.files.set('/', `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">
<style>body{margin:0 auto;max-width:640px;padding:12px 20px;font:17px/1.5 Georgia,serif}claim-line{font-family:system-ui,sans-serif}</style>
<script type="module" src="${widget.origin}/claimline.js"></script>
<p>On Saturday, the town of Lindhaven marched for its hospital. Since then it has argued about how many came.</p>
<claim-line src="/story.json" loading="eager" cards="2"></claim-line>`);
const article = await browser.newPage({ viewport: { width: 680, height: 980 }, colorScheme: 'light' });
await article.goto(host.origin);
await until(() => article.evaluate(() => document.querySelector('claim-line').dataset.phase === 'ready'));
await article.waitForTimeout(600);
await article.screenshot({ path: docs('editors-article'), clip: { x: 0, y: 0, width: 680, height: 830 } });

await Promise.all([browser.close(), widget.close(), host.close()]);
