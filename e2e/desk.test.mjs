// The desk: the program that is only fetched when a file has problems, and tells them.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, dataset, seen, stage, until } from './harness.mjs';

const it = stage();
const element = '<claim-line id="one" loading="eager" src="DATA/claims.json">' + FALLBACK + '</claim-line>';
const DESK = /\/desk-[0-9a-f]{10}\.(js|wasm)$/;

/** Opens a page whose file was changed by `spoil`. */
function open(spoil) {
  const data = dataset();
  spoil(data);
  it.data.files.set('/claims.json', JSON.stringify(data));
  return it.open(element.replace('DATA', it.data.origin));
}

test('a sound file needs no desk', async () => {
  const view = await open(() => {});
  await view.phase('ready');
  await view.settle();
  assert.equal(it.widget.count(DESK), 0);
  await view.context.close();
});

test('the problems of a file come with their place and remedy, before the page is told', async () => {
  const view = await open((data) => { delete data.claims[0].said; });
  const atReady = await view.page.evaluate(async () => {
    const el = document.querySelector('claim-line');
    return [await el.ready, el.diagnostics];
  });
  assert.equal(atReady[0], 'partial');
  const [problem] = atReady[1];
  assert.deepEqual([problem.severity, problem.code, problem.pointer, problem.line], ['error', 'missing-field', '/claims/0', 1]);
  assert.match(problem.message, /said/);
  assert.ok(problem.help.length > 5 && problem.column > 1);
  await until(async () => (await view.events('error')).length === 1);
  assert.deepEqual((await view.events()).map(({ type }) => type), ['claimline-ready', 'claimline-error']);
  assert.deepEqual((await view.events('error'))[0].detail.diagnostics, atReady[1]);
  assert.equal(it.widget.count(DESK), 2);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('without the desk the sound claims are shown all the same', async () => {
  it.widget.change = (name) => (/^desk-/.test(name) ? { status: 404 } : undefined);
  const view = await open((data) => { delete data.claims[0].said; });
  await view.phase('partial');
  const now = await seen(view.page);
  assert.equal(now.cards.length, 1);
  assert.equal(now.fallback, false);
  const [problem] = await view.page.evaluate(() => document.querySelector('claim-line').diagnostics);
  assert.equal(problem.severity, 'error');
  assert.match(problem.message, /desk-.*could not be fetched/);
  assert.deepEqual(await view.thrownAtPage(), []);
  it.widget.change = undefined;
  await view.context.close();
});

test('a file that comes while another is explained is the one that counts', async () => {
  it.widget.change = (name) => (/^desk-/.test(name) ? { delay_ms: 400 } : undefined);
  const view = await open((data) => { delete data.claims[0].said; });
  await until(() => it.widget.count(DESK) > 0);
  await view.page.evaluate((data) => { document.querySelector('claim-line').data = data; }, dataset());
  await view.phase('ready');
  await until(() => it.widget.count(DESK) === 2);
  await new Promise((done) => setTimeout(done, 600));
  assert.deepEqual(await view.page.evaluate(() => document.querySelector('claim-line').diagnostics), []);
  assert.equal(await view.page.evaluate(() => document.querySelector('claim-line').dataset.phase), 'ready');
  assert.deepEqual(await view.events('error'), []);
  it.widget.change = undefined;
  await view.context.close();
});
