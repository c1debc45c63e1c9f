// What all end-to-end tests share: servers of three origins, a browser, and pages that keep a record of every problem.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import assert from 'node:assert/strict';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
export const DIST = process.env.CLAIMLINE_DIST ?? join(ROOT, 'dist');
/** The build whose module panics where `data-trap` says. */
export const DIST_TRAP = process.env.CLAIMLINE_DIST_TRAP ?? join(TARGET, 'dist-trap');
export const SHOTS = join(TARGET, 'shots');

const MIME = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.ts': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Starts the browser that the machine has. */
export function launch() {
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? found, args: QUIET });
}

async function listen(answer) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://x');
    requests.push({ path: url.pathname, method: request.method, headers: request.headers, at: performance.now() });
    try {
      await answer(url, response, request);
    } catch {
      response.destroy();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    /** How often a path that matches was asked for. */
    count: (pattern) => requests.filter(({ path }) => pattern.test(path)).length,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}

/**
 * Serves a built folder as a CDN would: CORS, long caching of hashed names, brotli. `change(name, body)` may give
 * another answer: `null` for 404, or `{status, body, delay_ms, hold}`, where the answer waits for the promise `hold`.
 */
export async function serveDist(folder = DIST) {
  const server = await listen(async (url, response, request) => {
    const name = url.pathname.slice(1) || 'index.html';
    let body = await readFile(join(folder, name)).catch(() => null);
    const headers = {
      'content-type': MIME[extname(name)] ?? 'application/octet-stream',
      'access-control-allow-origin': '*',
      'cache-control': /-[0-9a-f]{10}\./.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      vary: 'accept-encoding',
    };
    const changed = server.change?.(name, body);
    await changed?.hold;
    if (changed?.delay_ms) await new Promise((done) => setTimeout(done, changed.delay_ms));
    if (changed === null || !(changed?.body ?? body)) return response.writeHead(404, { ...headers, 'cache-control': 'no-store' }).end('not found');
    if (changed) headers['cache-control'] = 'no-store';
    if (changed?.body) body = changed.body;
    else if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(join(folder, `${name}.br`))) {
      body = await readFile(join(folder, `${name}.br`));
      headers['content-encoding'] = 'br';
    }
    response.writeHead(changed?.status ?? 200, headers).end(body);
  });
  server.change = null;
  return server;
}

/** Serves what the tests put into `files`: path → string, or `{body, type, status, headers, delay_ms, hold}`. */
export async function serveFiles() {
  const files = new Map();
  const server = await listen(async (url, response) => {
    const file = files.get(url.pathname);
    if (file === undefined) return response.writeHead(404, { 'access-control-allow-origin': '*' }).end('not found');
    const { body, type = MIME[extname(url.pathname)] ?? MIME['.html'], status = 200, headers = {}, delay_ms: delay = 0, hold } =
      typeof file === 'string' ? { body: file } : file;
    await hold;
    if (delay) await new Promise((done) => setTimeout(done, delay));
    response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...headers }).end(body);
  });
  server.files = files;
  return server;
}

/** The policy of a strict host. */
export const policy = ({ widget, data, wasm = true }) => [
  "default-src 'none'", `script-src ${widget}${wasm ? " 'wasm-unsafe-eval'" : ''}`, "style-src 'self'",
  `connect-src ${widget} ${data}`, "img-src 'self' data:",
].join('; ');

/** Runs in every page before its scripts: keeps what happens for the tests to read. */
function record() {
  window.__problems = [];
  window.__events = [];
  window.__shift = 0;
  addEventListener('securitypolicyviolation', (event) => window.__problems.push(`policy: ${event.violatedDirective} ${event.blockedURI}`), true);
  addEventListener('unhandledrejection', (event) => window.__problems.push(`unhandledrejection: ${event.reason}`));
  addEventListener('error', (event) => window.__problems.push(`error: ${event.message ?? event.target?.src}`));
  for (const type of ['ready', 'change', 'select', 'error']) {
    addEventListener(`claimline-${type}`, (event) => {
      window.__events.push({ type: event.type, id: event.target.id, detail: event.detail, bubbles: event.bubbles, composed: event.composed });
    });
  }
  if (self.PerformanceObserver?.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  }
}

/** The page's own frame around the body that a test gives. */
const frame = ({ body, script, lang, head }) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A host page</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/host.css">${script ? `<script type="module" src="${script}"></script>` : ''}${head}</head>
<body><main><h1>A host page</h1>${body}</main></body></html>`;

export const FALLBACK = '<p class="fallback">The fallback of the host page.</p>';
export const STORY = `<claim-line id="one" loading="eager">${FALLBACK}</claim-line>`;

/**
 * For one test file: a browser and three servers, `widget`, `host` and `data`, up before its tests and down after.
 * `open(body, options)` opens a page on the host.
 */
export function stage({ dist = DIST } = {}) {
  const it = { number: 0 };
  before(async () => {
    [it.browser, it.widget, it.host, it.data] = await Promise.all([launch(), serveDist(dist), serveFiles(), serveFiles()]);
    it.host.files.set('/host.css', 'body{margin:0;font:16px/1.5 sans-serif}main{max-width:60rem;margin:0 auto;padding:0 16px}:root{color-scheme:light dark}@media(prefers-color-scheme:dark){body{background:#14171c;color:#eee}}.far{height:5000px}.none{display:none}.narrow{width:0}.tall{height:1600px;margin:0}.dark{background:#14171c;color:#eee;color-scheme:dark}');
  });
  after(async () => {
    await it.browser?.close();
    await Promise.all([it.widget, it.host, it.data].map((server) => server?.close()));
  });

  /**
   * Options: `wasm` (policy with 'wasm-unsafe-eval'), `script` (with the loader), `lang`, `width`, `height`,
   * `colorScheme`, `javaScriptEnabled`, `reducedMotion`, `init` (a function run in the page before its scripts),
   * `head`, `policy` (false: none).
   */
  it.open = async (body, { wasm = true, script = true, lang = 'en', width = 1000, height = 800, init, arg, head = '', policy: strict = true, ...rest } = {}) => {
    it.widget.requests.length = it.data.requests.length = 0;
    const path = `/page-${++it.number}.html`;
    it.host.files.set(path, {
      body: frame({ body, script: script && `${it.widget.origin}/claimline.js`, lang, head }),
      headers: strict ? { 'content-security-policy': policy({ widget: it.widget.origin, data: it.data.origin, wasm }) } : {},
    });
    const context = await it.browser.newContext({ viewport: { width, height }, ...rest });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    if (rest.javaScriptEnabled !== false) {
      await page.addInitScript(record);
      if (init) await page.addInitScript(init, arg);
    }
    const said = [];
    const thrown = [];
    const asked = [];
    page.on('console', (message) => said.push({ type: message.type(), text: message.text() }));
    page.on('pageerror', (error) => thrown.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(it.host.origin + path, { waitUntil: 'load' });
    return view(page, { context, said, thrown, asked });
  };
  return it;
}

/** A page and the questions that tests ask of it. */
export function view(page, { context = page.context(), said = [], thrown = [], asked = [] } = {}) {
  const evaluate = (work, arg) => page.evaluate(work, arg);
  return {
    page, context, said, thrown, asked,
    /** Console lines of the widget. */
    lines: () => said.filter(({ text }) => text.startsWith('claimline:')).map(({ text }) => text),
    /** Everything that a host page must not see: exceptions, rejections, policy violations, console errors. */
    problems: async () => [
      ...thrown, ...(await evaluate(() => window.__problems)),
      ...said.filter(({ type }) => type === 'error' || type === 'warning').map(({ text }) => text),
    ],
    /** The same without console lines: what was thrown at the page. */
    thrownAtPage: async () => [...thrown, ...(await evaluate(() => window.__problems))],
    events: (type) => evaluate((wanted) => window.__events.filter((event) => !wanted || event.type === wanted), type && `claimline-${type}`),
    shift: () => evaluate(() => window.__shift),
    phase: (phase, selector = 'claim-line') => page.waitForFunction(
      ([s, p]) => document.querySelector(s)?.getAttribute('data-phase') === p, [selector, phase]),
    /** Two frames later: what was scheduled has been painted. */
    settle: () => evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))),
  };
}

/** Waits until a question is answered with yes. */
export async function until(question, timeout_ms = 10_000) {
  const end = Date.now() + timeout_ms;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never came true: ${question}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** What a reader sees of one element: the fallback, or the widget's parts. */
export function seen(page, selector = 'claim-line') {
  return page.evaluate((s) => {
    const element = document.querySelector(s);
    const shown = (node) => Boolean(node?.checkVisibility({ checkVisibilityCSS: true }) && node.getBoundingClientRect().height > 0);
    const root = element.shadowRoot;
    const canvas = root.querySelector('figure[part=chart] canvas');
    let painted = 0;
    if (canvas?.width && canvas.height) {
      // Read from a copy: reading from the canvas itself would change how the browser draws it.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 3; at < data.length; at += 4) if (data[at]) painted++;
    }
    return {
      phase: element.getAttribute('data-phase'),
      fallback: shown(element.querySelector('.fallback')),
      summary: shown(root.querySelector('[part=summary]')) ? root.querySelector('[part=summary]').textContent.trim() : '',
      canvas: shown(canvas),
      painted,
      marks: [...root.querySelectorAll('[data-mark]')].map((mark) => mark.dataset.mark),
      cards: [...root.querySelectorAll('article[data-claim]')].map((card) => card.dataset.claim),
      message: [...root.children].filter(shown).map((node) => node.textContent.trim()).join(' ').trim(),
      height: element.getBoundingClientRect().height,
    };
  }, selector);
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asserts that axe finds nothing on the page. */
export async function audit(page, { rules } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], rules };
  const { violations } = await page.evaluate((wanted) => globalThis.axe.run(document, wanted), options);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`), []);
}

/** Where the focus is within the widget: the claim of a mark or a card, else role, name and text; and how it shows. */
export const focused = (page) => page.evaluate(() => {
  const node = document.querySelector('claim-line').shadowRoot.activeElement;
  if (!node) return null;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const ring = node.querySelector(':scope > circle');
  return {
    mark: node.dataset.mark, card: node.dataset.claim,
    role: node.getAttribute('role') ?? node.localName,
    name: node.getAttribute('aria-label') ?? node.textContent.trim(),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    fullyInView: box.top >= -1 && box.bottom <= innerHeight + 1,
    // A focus that can be seen: an outline of two pixels, or a ring around a mark.
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
      || Boolean(ring && getComputedStyle(ring).stroke !== 'none' && parseFloat(getComputedStyle(ring).strokeWidth) >= 2),
  };
});

/** Sets a part of the state and waits until the view has followed. */
export const put = (page, state) => page.evaluate(async (wishes) => {
  document.querySelector('claim-line').state = wishes;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, state);

/** Sees to it that the words of these languages are on the page: then a change of language shows at once. */
export const learn = (page, tags) => page.evaluate(async (languages) => {
  const element = document.createElement('claim-line');
  element.setAttribute('loading', 'eager');
  element.setAttribute('view', 'chart');
  const place = document.createElement('div');
  place.hidden = true;
  place.append(element);
  document.body.append(place);
  await element.ready;
  for (const tag of languages) {
    element.lang = tag;
    while (!element.state.lang.startsWith(tag)) await new Promise((done) => setTimeout(done, 10));
  }
  place.remove();
}, tags);

/** Every part of the state taken back. */
export const BLANK = Object.freeze({
  lang: null, measure: null, 'known-on': null, view: null, theme: null, party: null, stance: null, source: null, search: null, select: null, order: null,
  cards: null, scale: null, layout: null, sort: null,
});

/** A small, sound claims file. */
export const dataset = ({ title = 'How many soldiers are there?', value = 1500 } = {}) => ({
  format: 'claimline/1', id: 'e2e', title, language: 'en',
  parties: [{ id: 'kr', name: 'South Korea' }, { id: 'us', name: 'United States' }],
  speakers: [{ id: 'nis', name: 'NIS', role: 'Intelligence service', party: 'kr', kind: 'office' }, { id: 'singh', name: 'Sabrina Singh', role: 'Spokeswoman', party: 'us' }],
  sources: [{ id: 'agency', agencies: ['AFP'], published: '2024-10' }],
  measures: [{ id: 'soldiers', label: 'Soldiers in Russia', unit: 'soldiers' }],
  claims: [
    { id: 'nis-first', said: '2024-10-18', speaker: 'nis', stance: 'reports', text: 'Soldiers have been moved.', estimate: { measure: 'soldiers', qualifier: 'exactly', value }, sources: ['agency'] },
    { id: 'singh-10000', said: '2024-10-28', speaker: 'singh', stance: 'estimates', text: 'Soldiers have been sent to train.', estimate: { measure: 'soldiers', qualifier: 'about', value: 10000, wording: 'around 10,000' }, sources: ['agency'] },
  ],
});
