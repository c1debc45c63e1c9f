// The widget in Firefox and in WebKit, through their WebDrivers: what the Chromium tests try at length, once, on a page with
// a strict policy, without and with permission for WebAssembly. A browser that is not there is skipped, and said so:
//   node --test e2e/browsers.check.mjs
// Debian: firefox-esr and geckodriver (`cargo install --locked geckodriver`), webkit2gtk-driver with xvfb.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { DIST, policy, serveDist, serveFiles } from './harness.mjs';

const found = (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
const miniBrowser = () => existsSync('/usr/lib') && readdirSync('/usr/lib', { withFileTypes: true }).filter((one) => one.isDirectory())
  .map(({ name }) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);

const BROWSERS = [
  {
    name: 'Firefox', driver: found('geckodriver'), browser: found('firefox-esr') || found('firefox'),
    capabilities: (binary) => ({ 'moz:firefoxOptions': { binary, args: ['-headless'] } }),
  },
  {
    name: 'WebKit', driver: found('WebKitWebDriver'), browser: found('xvfb-run') && miniBrowser(), display: true,
    capabilities: (binary) => ({ 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }),
  },
];

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Runs in the page before all else: what a page must not see is kept. */
const RECORD = `window.__problems = [];
for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
  addEventListener(type, (event) => __problems.push(type + ': ' + (event.message ?? event.reason ?? event.violatedDirective)), true);`;

for (const { name, driver, browser, capabilities, display } of BROWSERS) {
  describe(name, { skip: !(driver && browser) && `${name} or its driver is not there` }, () => {
    let process_, widget, host, session;
    const call = async (method, path, body) => {
      const response = await fetch(session.at + path, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
      const { value } = await response.json();
      if (value?.error) throw new Error(`${value.error}: ${value.message}`);
      return value;
    };
    const run = (work, ...args) => call('POST', '/execute/sync', { script: `return (${work})(...arguments)`, args });
    const later = (work, ...args) => call('POST', '/execute/async', { script: `(${work})(...[...arguments].slice(0, -1)).then(arguments[arguments.length - 1])`, args });
    const until = async (work, ...args) => {
      for (let turn = 0; turn < 100; turn++) {
        if (await run(work, ...args)) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      assert.fail(`never came true: ${work}`);
    };
    const open = async (lang, { wasm = true } = {}) => {
      const script = policy({ widget: widget.origin, data: widget.origin, wasm }).replace('script-src', `script-src ${host.origin}`);
      host.files.set('/record.js', { body: RECORD, type: 'text/javascript' });
      host.files.set('/page.html', {
        body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A host page</title><script src="/record.js"></script>
<script type="module" src="${widget.origin}/claimline.js"></script></head><body><claim-line loading="eager" url-state><p>The fallback.</p></claim-line></body></html>`,
        headers: { 'content-security-policy': script },
      });
      await call('POST', '/url', { url: 'about:blank' });
      await call('POST', '/url', { url: `${host.origin}/page.html` });
      await until(() => !['loading', null].includes(document.querySelector('claim-line').getAttribute('data-phase')));
    };
    const put = async (state) => {
      await later((wishes) => new Promise((done) => {
        const element = document.querySelector('claim-line');
        element.addEventListener('claimline-change', () => requestAnimationFrame(() => done()), { once: true });
        element.state = wishes;
      }), state);
      return run(() => {
        const element = document.querySelector('claim-line');
        const all = (selector) => element.shadowRoot.querySelectorAll(selector).length;
        return { phase: element.dataset.phase, ...element.counts, cards: all('article'), rows: all('tbody tr'), drawn: all('[data-mark]'), hash: location.hash };
      });
    };
    const problems = () => run(() => window.__problems);

    before(async () => {
      [widget, host] = await Promise.all([serveDist(DIST), serveFiles()]);
      const port = await freePort();
      const [command, ...args] = [...(display ? ['xvfb-run', '-a'] : []), driver, `--port=${port}`];
      process_ = spawn(command, args, { stdio: 'ignore', detached: true, env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } });
      session = { at: `http://127.0.0.1:${port}` };
      for (let turn = 0; ; turn++) {
        try {
          const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities(browser) } });
          session.at += `/session/${sessionId}`;
          return;
        } catch (error) {
          if (turn > 50) throw error;
          await new Promise((done) => setTimeout(done, 200));
        }
      }
    });
    after(async () => {
      await call('DELETE', '').catch(() => {});
      if (process_) process.kill(-process_.pid);
      await Promise.all([widget?.close(), host?.close()]);
    });

    test('shows the story, and every way to look at it', async () => {
      await open('de');
      const said = await run(() => document.querySelector('claim-line').shadowRoot.querySelector('[part=summary]').textContent);
      assert.match(said, /^Stand 28\. Oktober 2024: .*3\.000.*10\.000.*Nordkorea/);
      const painted = await run(() => {
        const canvas = document.querySelector('claim-line').shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value > 0);
      });
      assert.ok(painted, 'nothing is painted');
      const party = await put({ party: 'us' });
      assert.ok(party.shown > 0 && party.shown < party.public && /party=us/.test(party.hash), JSON.stringify(party));
      assert.ok((await put({ party: null, search: 'selenskyj' })).shown > 0);
      const table = await put({ search: null, view: 'table' });
      assert.equal(table.rows, table.shown);
      const early = await put({ view: null, 'known-on': '2024-10-18' });
      assert.ok(early.public < table.public && early.drawn > 0, JSON.stringify(early));
      assert.equal((await put({ 'known-on': null, cards: 'all' })).cards, table.shown);
      assert.equal((await put({ layout: 'narrow', measure: 'russian-casualties' })).phase, 'ready');
      assert.deepEqual(await problems(), []);
    });

    test('follows the colours that the page gives the element', async () => {
      await open('de');
      const ground = () => run(() => getComputedStyle(document.querySelector('claim-line').shadowRoot.querySelector('.claimline')).backgroundColor);
      const light = await ground();
      await run(() => { document.querySelector('claim-line').style.colorScheme = 'dark'; });
      await until((other) => getComputedStyle(document.querySelector('claim-line').shadowRoot.querySelector('.claimline')).backgroundColor !== other, light);
      assert.deepEqual(await problems(), []);
    });

    test('is used by keys, and taken along', async () => {
      await open('en');
      await run(() => document.querySelector('claim-line').shadowRoot.querySelector('[data-mark][tabindex="0"]').focus());
      const press = (key) => call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }] });
      const focused = () => run(() => ({ ...document.querySelector('claim-line').shadowRoot.activeElement?.dataset }));
      const first = (await focused()).mark;
      await press('\uE012');
      const next = (await focused()).mark;
      assert.ok(next && next !== first, `${first}, then ${next}`);
      await press('\uE007');
      await until((id) => document.querySelector('claim-line').shadowRoot.activeElement?.dataset.claim === id, next);
      const sizes = await later(async () => {
        const element = document.querySelector('claim-line');
        return [(await element.toPNG()).size, element.toSVG().length, element.toCSV().length, element.toJSON().length];
      });
      assert.ok(sizes.every((size) => size > 5_000), `${sizes}`);
      assert.deepEqual(await problems(), []);
    });

    test('runs from right to left in Arabic', async () => {
      await open('ar');
      assert.equal(await run(() => document.querySelector('claim-line').shadowRoot.querySelector('.claimline').dir), 'rtl');
      assert.deepEqual(await problems(), []);
    });

    test('leaves the fallback where the policy forbids WebAssembly', async () => {
      await open('de', { wasm: false });
      const [phase, code, height] = await run(() => {
        const element = document.querySelector('claim-line');
        return [element.dataset.phase, element.diagnostics[0].code, element.querySelector('p').offsetHeight];
      });
      assert.deepEqual([phase, code], ['failed', 'policy']);
      assert.ok(height > 0, 'the fallback is not to be seen');
    });
  });
}
