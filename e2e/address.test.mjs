// The view in the page's address, and data that is looked for again.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FALLBACK, dataset, put, seen, stage, until } from './harness.mjs';

const it = stage();
const STORY = `<claim-line loading="eager" url-state>${FALLBACK}</claim-line>`;
const hash = (view) => view.page.evaluate(() => location.hash);
const steps = (view) => view.page.evaluate(() => history.length);
const attribute = (view, name) => view.page.evaluate((n) => document.querySelector('claim-line').getAttribute(n), name);

async function story(body = STORY, fragment = '') {
  const view = await it.open(body, { lang: 'de' });
  if (fragment) {
    await view.page.goto('about:blank');
    await view.page.goto(`${it.host.origin}/page-${it.number}.html${fragment}`);
  }
  await view.phase('ready');
  await view.settle();
  return view;
}

test('a choice is a step back, the slider and the words are none', async () => {
  const view = await story();
  assert.equal(await hash(view), '');
  const before = await steps(view);
  await view.page.getByRole('tab').nth(1).click();
  await until(async () => /^#claimline=[a-z0-9-]+;measure=/.test(await hash(view)));
  assert.equal(await steps(view), before + 1);
  const measured = await hash(view);
  await view.page.getByRole('slider').focus();
  await view.page.keyboard.press('ArrowLeft');
  await until(async () => /;known-on=2024-10-/.test(await hash(view)));
  await view.page.keyboard.press('ArrowLeft');
  await view.page.getByRole('searchbox').fill('Kursk & Größe');
  await until(async () => (await hash(view)).includes('search=Kursk%20%26%20Gr%C3%B6%C3%9Fe'));
  assert.equal(await steps(view), before + 1);
  await view.page.goBack();
  await until(async () => (await attribute(view, 'measure')) === null);
  assert.deepEqual([await attribute(view, 'search'), await attribute(view, 'known-on'), await hash(view)], [null, null, '']);
  await view.page.goForward();
  await until(async () => (await attribute(view, 'search')) === 'Kursk & Größe');
  assert.ok(measured.includes(await attribute(view, 'measure')));
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('the slider makes no step from a clean address either', async () => {
  const view = await story();
  const before = await steps(view);
  await view.page.getByRole('slider').focus();
  await view.page.keyboard.press('ArrowLeft');
  await until(async () => /;known-on=2024-10-/.test(await hash(view)));
  assert.equal(await steps(view), before);
  await put(view.page, { view: 'chart' });
  await until(async () => (await hash(view)).includes('view=chart'));
  assert.equal(await steps(view), before + 1, 'a choice is one');
  await view.context.close();
});

test('a fragment and data that cannot be read: nothing is thrown at the page', async () => {
  for (const data of ['{"id": "own", "cla', '5', 'null', '"own"', '{}']) {
    const broken = STORY.replace('>', `><script type="application/json">${data}</script>`);
    const view = await it.open(broken, { init: () => { if (!location.hash) history.replaceState(null, '', '#claimline=own;view=chart'); } });
    await view.phase('failed');
    await until(async () => (await view.events('error')).length > 0);
    assert.deepEqual(await view.thrownAtPage(), [], data);
    assert.equal(await hash(view), '#claimline=own;view=chart');
    await view.context.close();
  }
});

test('a link leads back to the view', async () => {
  const first = await story();
  await put(first.page, { 'known-on': '2024-10-23', party: 'kr us', search: 'soldaten' });
  await until(async () => (await hash(first)).includes('party=kr%20us'));
  const link = await hash(first);
  const shown = await seen(first.page);
  await first.context.close();
  const second = await story(STORY, link);
  await until(async () => (await attribute(second, 'party')) === 'kr us');
  const again = await seen(second.page);
  assert.deepEqual([again.cards, again.marks, again.summary], [shown.cards, shown.marks, shown.summary]);
  assert.equal(await hash(second), link);
  await second.context.close();
});

test('what the page asked for stands where the address is silent', async () => {
  const view = await story(STORY.replace('url-state', 'url-state order="oldest"'));
  await put(view.page, { party: 'kr' });
  await until(async () => (await hash(view)).includes('party=kr'));
  assert.ok(!(await hash(view)).includes('order'));
  await view.page.goBack();
  await until(async () => (await attribute(view, 'party')) === null);
  assert.equal(await attribute(view, 'order'), 'oldest');
  await view.context.close();
});

test('a fragment of the page’s own, or of other data, is left alone; a broken one harms nothing', async () => {
  for (const fragment of ['#chapter-2', '#claimline=another;party=kr']) {
    const view = await story(STORY, fragment);
    assert.equal(await attribute(view, 'party'), null);
    await put(view.page, { party: 'us' });
    await view.settle();
    assert.equal(await hash(view), fragment);
    await view.context.close();
  }
  const view = await story();
  const id = await view.page.evaluate(() => document.querySelector('claim-line').data.id);
  await view.page.evaluate((own) => { location.hash = `#claimline=${own};party=%E0%A4;nonsense;order=oldest;;=;src=x`; }, id);
  await until(async () => (await attribute(view, 'order')) === 'oldest');
  assert.deepEqual([await attribute(view, 'party'), await attribute(view, 'src')], [null, null]);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('without the attribute the address stays as it is', async () => {
  const view = await story(STORY.replace(' url-state', ''));
  await put(view.page, { party: 'us' });
  await view.settle();
  assert.equal(await hash(view), '');
  await view.context.close();
});

test('of the page’s own origin a look asks with the tag, also where nothing may be kept', async () => {
  const headers = { etag: '"one"', 'cache-control': 'no-store' };
  it.host.files.set('/own.json', { body: JSON.stringify(dataset()), type: 'application/json', headers });
  const view = await it.open(`<claim-line loading="eager" refresh="1" src="/own.json">${FALLBACK}</claim-line>`, { policy: false });
  await view.phase('ready');
  const asked = () => it.host.requests.filter(({ path }) => path === '/own.json');
  it.host.files.set('/own.json', { body: '', status: 304, headers });
  await until(() => asked().length >= 3, 15_000);
  assert.deepEqual(asked().slice(0, 3).map((one) => one.headers['if-none-match']), [undefined, '"one"', '"one"']);
  assert.equal((await seen(view.page)).cards.length, dataset().claims.length);
  const more = { ...dataset(), title: 'Another' };
  it.host.files.set('/own.json', { body: JSON.stringify(more), type: 'application/json', headers: { ...headers, etag: '"two"' } });
  await until(() => view.page.evaluate(() => document.querySelector('claim-line').data.title === 'Another'));
  const before = asked().length;
  await until(() => asked().length > before, 15_000);
  assert.equal(asked().at(-1).headers['if-none-match'], '"two"');
  await view.context.close();
});

test('a file that was not there at first is looked for in any case', async () => {
  it.host.files.set('/late.json', { body: 'not yet', status: 404, headers: { 'cache-control': 'max-age=600' } });
  const view = await it.open(`<claim-line loading="eager" refresh="1" src="/late.json">${FALLBACK}</claim-line>`, { policy: false });
  await view.phase('failed');
  it.host.files.set('/late.json', { body: JSON.stringify(dataset()), type: 'application/json' });
  await view.phase('ready');
  await view.context.close();
});

test('new data is looked for, shown with the view kept, and announced once', async () => {
  const file = dataset();
  it.data.files.set('/claims.json', { body: JSON.stringify(file), type: 'application/json', headers: { etag: '"one"' } });
  const view = await it.open(`<claim-line loading="eager" refresh="1" cards="all" src="${it.data.origin}/claims.json">${FALLBACK}</claim-line>`);
  await view.phase('ready');
  await put(view.page, { order: 'oldest' });
  const asked = () => it.data.requests.filter(({ path }) => path === '/claims.json');
  await until(() => asked().length >= 2, 15_000);
  assert.equal(asked()[1].headers['if-none-match'], '"one"');
  assert.equal((await view.events('ready')).length, 1, 'the same data is no news');
  it.data.files.set('/claims.json', { body: 'gone', status: 500 });
  const failed = asked().length;
  await until(() => asked().length > failed, 15_000);
  await view.settle();
  assert.equal((await seen(view.page)).cards.length, file.claims.length, 'a failed look loses nothing');
  for (const body of ['<!doctype html><title>Sorry</title>', '{"format": "claimline/1", "cla', '{"error": "busy"}', '']) {
    it.data.files.set('/claims.json', body);
    const looked = asked().length;
    await until(() => asked().length > looked, 15_000);
    await view.settle();
    assert.equal((await seen(view.page)).cards.length, file.claims.length, `nor does ${body || 'nothing'}`);
  }
  const more = dataset();
  more.claims.push({ ...more.claims[1], id: 'later', said: '2024-10-30' });
  it.data.files.set('/claims.json', JSON.stringify(more));
  await until(async () => (await seen(view.page)).cards.length === file.claims.length + 1, 15_000);
  assert.equal(await attribute(view, 'order'), 'oldest');
  const told = await view.page.evaluate(() => [...document.querySelector('claim-line').shadowRoot.querySelectorAll('[role=status]')].map((node) => node.textContent).filter(Boolean));
  assert.deepEqual(told, ['One new entry']);
  assert.deepEqual(await view.thrownAtPage(), []);
  await view.context.close();
});
