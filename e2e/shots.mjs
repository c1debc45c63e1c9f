// Takes pictures of the demo page's widget, to be looked at:
//   node e2e/shots.mjs [--dist DIR] [--lang de,en,fr,es,uk,ar] [--width 360,720,1200] [--query known-on=2024-10-23&cards=all] [--page]
// They go to target/shots/, named WIDTH-SCHEME-LANG.png; --page takes the whole page.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIST, SHOTS, launch, serveDist } from './harness.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: DIST }, lang: { type: 'string', default: 'de,en,fr,es,uk,ar' },
    width: { type: 'string', default: '360,720,1200' }, query: { type: 'string', default: '' }, page: { type: 'boolean', default: false },
  },
});
/** What is that narrow is a phone: with a finger, hence with larger targets. */
const PHONE = { deviceScaleFactor: 2, hasTouch: true, isMobile: true };
await mkdir(SHOTS, { recursive: true });
const [browser, server] = await Promise.all([launch(), serveDist(values.dist)]);
try {
  for (const width of values.width.split(',').map(Number)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, ...(width < 500 ? PHONE : {}) });
      for (const lang of values.lang.split(',')) {
        const page = await context.newPage();
        await page.goto(`${server.origin}/index.html?lang=${lang}&loading=eager&${values.query}`);
        const phase = await page.evaluate(() => document.querySelector('claim-line').ready);
        // All of it in view: to enlarge the view for a picture would take the finger away.
        const bottom = await page.evaluate(() => document.querySelector('claim-line').getBoundingClientRect().bottom + scrollY);
        await page.setViewportSize({ width, height: Math.ceil(bottom) + 20 });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const path = join(SHOTS, `${width}-${colorScheme}-${lang}.png`);
        if (values.page) await page.screenshot({ path, fullPage: true });
        else await page.locator('claim-line').screenshot({ path });
        console.log(`${phase} ${path}`);
        await page.close();
      }
      await context.close();
    }
  }
} finally {
  await Promise.all([browser.close(), server.close()]);
}
