// The examples in the guide for developers: each is run as it stands there.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stage, until } from './harness.mjs';

const it = stage();
const guide = await readFile(new URL('../docs/for-developers.md', import.meta.url), 'utf8');
const claims = await readFile(new URL('../static/claims.json', import.meta.url), 'utf8');

/** The guide's code in a language, by the heading that it stands below. */
const blocks = (language) => guide.split(/^#{2,3} /m).flatMap((section) => {
  const heading = section.split('\n', 1)[0];
  const found = section.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, code]) => ({ heading, code }));
});

/** Code with the addresses of the guide turned into those of the test's servers. */
const settled = (code) => code
  .replaceAll('https://cdn.example/claimline/', `${it.widget.origin}/`)
  .replaceAll('https://data.example/', `${it.data.origin}/`)
  .replaceAll(encodeURIComponent('https://data.example/'), encodeURIComponent(`${it.data.origin}/`));

/** Code in which each line with `// →` compares what it gives with what the guide says; gives what differs. */
function checked(code) {
  const lines = code.split('\n').map((line) => {
    const [, work, said] = /^(.*); \/\/ → (.+)$/.exec(line) ?? [];
    return work ? `said.push([${JSON.stringify(line)}, ${work}, ${said}]);` : line;
  });
  return `(async () => { const said = []; ${lines.join('\n')}
    return said.map(([line, is, wanted]) => ({ line, is: JSON.stringify(is), wanted: JSON.stringify(wanted) })); })()`;
}

const embeds = () => blocks('html').filter(({ code }) => code.includes('<claim-line'));
const frames = () => blocks('html').filter(({ code }) => code.includes('<iframe'));
const scripts = () => blocks('js').filter(({ heading }) => heading === 'Attributes, properties, events');

test('the guide has the examples that are tried here', () => {
  assert.equal(embeds().length, 2);
  assert.equal(frames().length, 1);
  assert.ok(scripts().length >= 6);
  assert.ok(scripts().map(({ code }) => code.match(/ \/\/ → /g)?.length ?? 0).reduce((a, b) => a + b) >= 12);
});

test('each embed shows the widget, under the policy that the guide names', async () => {
  for (const { code } of embeds()) {
    it.data.files.set('/claims.json', { body: claims, type: 'application/json' });
    const view = await it.open(settled(code), { script: false, width: 800 });
    await view.page.locator('claim-line').scrollIntoViewIfNeeded();
    await view.phase('ready');
    assert.ok(await view.page.evaluate(() => document.querySelector('claim-line').counts.claims > 0));
    assert.deepEqual(await view.problems(), []);
    await view.context.close();
  }
});

test('the frame gets its height from the listener', async () => {
  it.data.files.set('/claims.json', { body: claims, type: 'application/json' });
  const [{ code }] = frames();
  const [listener] = blocks('js').filter(({ heading }) => heading === 'Iframe');
  const view = await it.open(settled(code), { script: false, policy: false });
  await view.page.evaluate(listener.code);
  const height = () => view.page.evaluate(() => document.querySelector('iframe').style.height);
  await view.page.locator('iframe').scrollIntoViewIfNeeded();
  await until(async () => parseFloat(await height()) > 900);
  // The frame is as high as what it shows, so that it needs no bar to scroll by.
  const [, frame] = view.page.frames();
  await until(async () => Math.abs(parseFloat(await height()) - await frame.evaluate(() => document.querySelector('main').getBoundingClientRect().height)) <= 1);
  assert.deepEqual(await view.problems(), []);
  await view.context.close();
});

test('a listener that comes late asks for the height', async () => {
  it.data.files.set('/claims.json', { body: claims, type: 'application/json' });
  const [{ code }] = frames();
  const [listener] = blocks('js').filter(({ heading }) => heading === 'Iframe');
  const view = await it.open(settled(code), { script: false, policy: false });
  await view.page.locator('iframe').scrollIntoViewIfNeeded();
  await until(() => view.page.frames()[1]?.evaluate(() => document.querySelector('claim-line')?.dataset.phase === 'ready'));
  await view.settle();
  assert.equal(await view.page.evaluate(() => document.querySelector('iframe').style.height), '');
  await view.page.evaluate(listener.code);
  await until(async () => parseFloat(await view.page.evaluate(() => document.querySelector('iframe').style.height)) > 100);
  await view.context.close();
});

test('each example gives what the guide says', async () => {
  for (const { code } of scripts()) {
    const view = await it.open('<claim-line lang="en"><p>…</p></claim-line>');
    it.data.files.set('/claims.json', { body: claims, type: 'application/json' });
    await view.phase('ready');
    const found = await view.page.evaluate(checked(settled(code)));
    assert.deepEqual(found.filter(({ is, wanted }) => is !== wanted), []);
    assert.deepEqual(await view.thrownAtPage(), []);
    await view.context.close();
  }
});

test("the guide's style sheet reaches the widget", async () => {
  const [{ code }] = blocks('css');
  const view = await it.open('<claim-line lang="en"><p>…</p></claim-line>', { policy: false });
  await view.page.addStyleTag({ content: code });
  await view.phase('ready');
  const font = await view.page.evaluate(() => getComputedStyle(document.querySelector('claim-line').shadowRoot.querySelector('[part=title]')).fontFamily);
  assert.match(font, /Georgia/);
  await view.context.close();
});

test('the configuration and the commands that the guide names are there', async () => {
  await readFile(new URL('../docs/nginx.conf', import.meta.url));
  const commands = blocks('sh').map(({ code }) => code).join('');
  for (const command of ['check', 'convert', 'render']) assert.match(commands, new RegExp(`claimline ${command} `));
});
