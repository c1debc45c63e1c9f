// What the tests of the editors' page share: the page opened, given files, and asked what it says.

import { readFile } from 'node:fs/promises';
import { dataset, stage, view as viewOf } from './harness.mjs';

/** A sheet as cells: heading and two claims. */
export const SHEET = [
  ['said', 'speaker', 'party', 'stance', 'text', 'measure', 'qualifier', 'value', 'source'],
  ['2024-10-18', 'NIS', 'South Korea', 'reports', 'Soldiers have been moved.', 'soldiers', '', '1500', 'AFP'],
  ['2024-10-28', 'Sabrina Singh', 'United States', 'estimates', 'Soldiers have been sent to train.', 'soldiers', 'about', '10000', 'AFP'],
];
/** Cells as spreadsheets put them on the clipboard, and as CSV. */
export const tabs = (rows) => rows.map((cells) => cells.join('\t')).join('\r\n');
export const commas = (rows) => `${rows.map((cells) => cells.join(',')).join('\n')}\n`;

/** A claims file whose second claim has no date. */
export function spoilt() {
  const data = dataset();
  data.claims[1].said = 'soon';
  return data;
}

/** Waits until the check says so. */
export const says = ({ page }, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('#verdict').textContent), pattern.source);
/** Gives the page a file, as if chosen. */
export const give = ({ page }, name, content) => page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
/** The field of a cell, by the row that is shown and the column's title. */
export const cell = ({ page }, row, title) => page.getByLabel(`${title}, row ${row}`, { exact: true });
/** What has the focus: its label, else its id. */
export const focusedLabel = ({ page }) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id);
/** The dataset that the first screen shows. */
export const shownData = ({ page }) => page.evaluate(async () => {
  const element = document.querySelector('claim-line');
  await element.ready;
  return element.data;
});

/** Puts a text on the clipboard and pastes it by keyboard. */
export async function paste({ page }, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+v');
}

/** What a button saves: name and bytes. */
export async function download({ page }, id) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Browser and servers, `open()` for the page, `skipWithoutSheets(t)` for what the desk cannot do yet. */
export function editorStage() {
  const it = stage();
  let readsSheets;

  async function open({ context, settled = /claims?, /, ...options } = {}) {
    const own = context ?? await it.browser.newContext({ viewport: { width: 1440, height: 1000 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
    const page = await own.newPage();
    page.setDefaultTimeout(20_000);
    const [said, thrown, asked] = [[], [], []];
    page.on('console', (message) => said.push({ type: message.type(), text: message.text() }));
    page.on('pageerror', (error) => thrown.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => {
      window.__problems = [];
      addEventListener('securitypolicyviolation', (event) => window.__problems.push(`policy: ${event.violatedDirective} ${event.blockedURI}`), true);
    });
    await page.goto(`${it.widget.origin}/editor.html`);
    const view = viewOf(page, { context: own, said, thrown, asked });
    await says(view, settled);
    return view;
  }

  /** Whether the desk can read a sheet yet. */
  async function tryASheet() {
    const view = await open();
    await give(view, 'probe.csv', commas(SHEET));
    await says(view, /probe\.csv/);
    const words = await view.page.textContent('#verdict');
    await view.context.close();
    return /2 claims/.test(words);
  }

  /** Skips a test while the desk reads no sheets; it runs by itself once it does. */
  async function skipWithoutSheets(t) {
    readsSheets ??= tryASheet();
    if (await readsSheets) return false;
    t.skip('the desk reads no sheets yet');
    return true;
  }

  return { it, open, skipWithoutSheets };
}

export { audit, dataset, until } from './harness.mjs';
