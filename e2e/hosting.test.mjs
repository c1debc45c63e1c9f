// The configuration for nginx in docs/: what the real nginx answers with it, and that the widget runs from there.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { DIST, launch, serveFiles, until } from './harness.mjs';

const CONF = resolve(fileURLToPath(import.meta.url), '../../docs/nginx.conf');
const NGINX = [process.env.NGINX, '/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']
  .find((path) => path && existsSync(path));
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const skip = NGINX ? false : 'nginx is not installed (Debian: apt install nginx libnginx-mod-http-brotli-static; NGINX names another)';
const noBrotli = skip || (existsSync(BROTLI) ? false : 'the brotli module is not installed (Debian: libnginx-mod-http-brotli-static)');

const it = {};

/** A port that nobody listens on. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Puts a value into the place that the configuration marks as the host's own. */
function settle(text, directive, value) {
  const line = new RegExp(`^( *${directive}) [^;]+;`, 'm');
  assert.match(text, line, directive);
  return text.replace(line, `$1 ${value};`);
}

before(async () => {
  if (skip) return;
  it.folder = await mkdtemp(join(tmpdir(), 'claimline-nginx-'));
  const root = join(it.folder, 'files');
  await cp(DIST, root, { recursive: true });
  await writeFile(join(root, 'sheet.csv'), 'said,speaker,text\n2024-10-18,Ä,Ö\n');
  it.port = await freePort();
  let site = await readFile(CONF, 'utf8');
  site = settle(site, 'listen', `127.0.0.1:${it.port}`);
  site = settle(site, 'root', root);
  if (noBrotli) site = site.replace(/^ *brotli_static on;\n/m, '');
  await writeFile(join(it.folder, 'site.conf'), site);
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${it.folder}/${name};`).join(' ');
  await writeFile(join(it.folder, 'nginx.conf'), `${noBrotli ? '' : `load_module ${BROTLI};`}
daemon off; worker_processes 1; pid ${it.folder}/nginx.pid; error_log ${it.folder}/error.log;
${process.getuid() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${scratch} include ${it.folder}/site.conf; }
`);
  const tried = spawnSync(NGINX, ['-t', '-c', join(it.folder, 'nginx.conf'), '-p', it.folder], { encoding: 'utf8' });
  assert.equal(tried.status, 0, tried.stderr);
  it.nginx = spawn(NGINX, ['-c', join(it.folder, 'nginx.conf'), '-p', it.folder], { stdio: 'inherit' });
  it.ended = new Promise((done) => it.nginx.once('exit', done));
  it.origin = `http://127.0.0.1:${it.port}`;
  await until(() => answer('/claimline.js').then(() => true, () => false));
});

after(async () => {
  if (skip) return;
  it.nginx?.kill('SIGQUIT');
  await it.ended;
  await rm(it.folder, { recursive: true, force: true });
});

/** What nginx answers, as it comes. */
function answer(path, { method = 'GET', ...headers } = {}) {
  return new Promise((done, fail) => {
    const request = ask(`${it.origin}${path}`, { method, headers: { origin: 'https://paper.example', ...headers }, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', fail);
    request.end();
  });
}

const named = (pattern) => `/${readdirSync(DIST).find((name) => pattern.test(name))}`;
const glue = () => named(/^claimline-[0-9a-f]{10}\.js$/);
const wasm = () => named(/^claimline-[0-9a-f]{10}\.wasm$/);

test('every file has its type, and every origin may read it', { skip }, async () => {
  const types = {
    '/claimline.js': 'text/javascript; charset=utf-8', [glue()]: 'text/javascript; charset=utf-8', [wasm()]: 'application/wasm',
    '/embed.html': 'text/html; charset=utf-8', '/embed.css': 'text/css; charset=utf-8', '/claims.json': 'application/json',
    '/integrity.json': 'application/json', '/claimline.d.ts': 'text/plain; charset=utf-8', '/sheet.csv': 'text/csv; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await answer(path);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], type, path);
    assert.equal(headers['access-control-allow-origin'], '*', path);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
  }
});

test('nothing that a browser may ask for was built without a type', { skip }, async () => {
  for (const name of readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name))) {
    const { headers } = await answer(`/${name}`);
    assert.notEqual(headers['content-type'], 'application/octet-stream', name);
  }
});

test('hashed names are kept for ever, the others asked for again', { skip }, async () => {
  const forEver = 'public, max-age=31536000, immutable';
  assert.equal((await answer(glue())).headers['cache-control'], forEver);
  assert.equal((await answer(wasm())).headers['cache-control'], forEver);
  assert.equal((await answer('/claimline.js')).headers['cache-control'], 'public, max-age=300');
  assert.equal((await answer('/claims.json')).headers['cache-control'], 'public, max-age=60');
  const { headers } = await answer('/claims.json');
  const again = await answer('/claims.json', { 'if-none-match': headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  assert.equal(again.headers['access-control-allow-origin'], '*');
});

test('a file that is missing is told to every origin, and not for ever', { skip }, async () => {
  const { status, headers } = await answer('/claimline-0123456789.wasm');
  assert.equal(status, 404);
  assert.equal(headers['cache-control'], undefined);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal((await answer('/claims.json', { method: 'PUT' })).status, 403);
});

for (const [coding, skipped, unpack] of [['gzip', skip, gunzipSync], ['br', noBrotli, brotliDecompressSync]]) {
  test(`the files compressed as ${coding} are sent as they were built`, { skip: skipped }, async () => {
    const ending = { gzip: '.gz', br: '.br' }[coding];
    for (const path of ['/claimline.js', wasm(), '/claims.json', '/embed.html']) {
      const { headers, body } = await answer(path, { 'accept-encoding': coding });
      assert.equal(headers['content-encoding'], coding, path);
      assert.match(headers.vary ?? '', /accept-encoding/i, path);
      assert.deepEqual(body, await readFile(join(DIST, path + ending)), path);
      assert.deepEqual(unpack(body), await readFile(join(DIST, path)), path);
    }
  });
}

test('brotli goes before gzip, and plain files to those who take neither', { skip: noBrotli }, async () => {
  const both = await answer(wasm(), { 'accept-encoding': 'gzip, deflate, br' });
  assert.equal(both.headers['content-encoding'], 'br');
  assert.equal(both.headers['content-type'], 'application/wasm');
  const neither = await answer(wasm());
  assert.equal(neither.headers['content-encoding'], undefined);
  assert.deepEqual(neither.body, await readFile(join(DIST, wasm())));
});

test('a page of another origin runs the widget, and a frame runs under its policy', { skip }, async () => {
  const [browser, host] = await Promise.all([launch(), serveFiles()]);
  try {
    host.files.set('/', `<!doctype html><html lang="en"><title>A host page</title><link rel="icon" href="data:,">
<script type="module" src="${it.origin}/claimline.js"></script>
<claim-line loading="eager" src="${it.origin}/claims.json"></claim-line>
<iframe title="The same in a frame" src="${it.origin}/embed.html?src=claims.json&lang=en" width="800" height="600"></iframe>`);
    assert.match((await answer('/embed.html')).headers['content-security-policy'], /wasm-unsafe-eval/);
    assert.equal((await answer('/claimline.js')).headers['content-security-policy'], undefined);
    const page = await browser.newPage();
    const said = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) said.push(message.text()); });
    await page.goto(host.origin);
    for (const frame of [page, page.frames()[1]]) {
      await frame.waitForFunction(() => document.querySelector('claim-line')?.dataset.phase === 'ready');
      assert.ok(await frame.evaluate(() => document.querySelector('claim-line').counts.claims > 50));
    }
    assert.deepEqual(said, []);
  } finally {
    await Promise.all([browser.close(), host.close()]);
  }
});
