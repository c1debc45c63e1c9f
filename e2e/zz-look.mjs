import { launch, serveDist } from './harness.mjs';
import { writeFile } from 'node:fs/promises';
const jobs = JSON.parse(process.argv[2]);
const out = process.argv[3];
const [browser, server] = await Promise.all([launch(), serveDist()]);
for (const j of jobs) {
  const ctx = await browser.newContext({ viewport: { width: j.w, height: 1000 }, colorScheme: j.dark ? 'dark' : 'light', deviceScaleFactor: j.s ?? 1.5, hasTouch: !!j.touch, bypassCSP: true });
  const page = await ctx.newPage();
  await page.goto(`${server.origin}/index.html?lang=${j.l ?? 'de'}&loading=eager`);
  await page.evaluate(() => document.querySelector('claim-line').ready);
  await page.addStyleTag({ content: `main,article,body{max-width:none!important;margin:0!important;padding:0!important}claim-line{width:${j.w}px!important;max-width:none!important;margin:0!important}${j.css ?? ''}` });
  await page.evaluate(async ([state, data]) => { const e = document.querySelector('claim-line'); if (data) e.data = data; e.state = state; await new Promise((d) => setTimeout(d, 150)); }, [j.state ?? {}, j.data ? JSON.parse(await (await import('node:fs/promises')).readFile(j.data, 'utf8')) : null]);
  await page.waitForTimeout(150);
  const box = await page.evaluate((full) => {
    const r = document.querySelector('claim-line').shadowRoot; const b = (n) => n.getBoundingClientRect();
    const first = r.querySelector('.tabs') ?? r.querySelector('.chart'); const last = r.querySelector('.day') ?? r.querySelector('.chart');
    const w = b(document.querySelector('claim-line'));
    return { x: w.x + scrollX, y: b(full ? r.querySelector('.title') : first).y + scrollY - 8, width: w.width, height: b(last).bottom - b(full ? r.querySelector('.title') : first).y + 16 };
  }, !!j.full);
  await page.screenshot({ path: `${out}/${j.n}.png`, clip: box, fullPage: true });
  await ctx.close();
}
await browser.close(); await server.close();
