// The page that trunk builds, in a browser: the same loader takes the program from Trunk. Run by `cargo xtask test --all`.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, seen, serveDist, view as viewOf } from './harness.mjs';

test("trunk's page shows the story on three screens", async () => {
  const [browser, server] = await Promise.all([launch(), serveDist(process.env.CLAIMLINE_TRUNK)]);
  try {
    const page = await browser.newPage();
    const said = [];
    const thrown = [];
    page.on('console', (message) => said.push({ type: message.type(), text: message.text() }));
    page.on('pageerror', (error) => thrown.push(String(error)));
    await page.addInitScript(() => { window.__problems = []; });
    await page.goto(`${server.origin}/index.html`);
    const view = viewOf(page, { said, thrown });
    for (const screen of ['.phone', '.tablet', '.desktop']) {
      await page.locator(screen).scrollIntoViewIfNeeded();
      await view.phase('ready', `${screen} claim-line`);
      assert.ok((await seen(page, `${screen} claim-line`)).cards.length >= 1);
    }
    assert.deepEqual(await view.problems(), []);
  } finally {
    await browser.close();
    await server.close();
  }
});
