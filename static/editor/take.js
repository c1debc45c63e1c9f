// What is taken away: files to download, and the code that puts the widget into an article.

import { first, view, widest } from './screens.js';

const byId = (id) => document.getElementById(id);

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const attributes = (entries) => entries.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');

/** Saves a file under a name. */
export function save(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The chart as a picture, twice as sharp as on the page. */
export async function picture() {
  const made = await widest.toPNG();
  if (!made) throw new Error('there is no chart yet');
  return made;
}

/** What the desk makes of a dataset, as text: `to_csv` and `fragment`, where it offers them. */
export function fromDesk(desk, name, json) {
  const { lang, measure = '', 'known-on': day = '', theme = 'auto' } = view();
  const made = name === 'to_csv' ? desk.to_csv(json) : desk.fragment(json, lang, measure, day, theme);
  if (typeof made === 'string') return { text: made, losses: [] };
  return { text: made.csv ?? made.html ?? made.text ?? '', losses: made.losses ?? [] };
}

let digests;

/** The digests of the published files; none where the page is not published (a developer's server). */
async function integrity() {
  if (window.wasmBindings) return {};
  digests ??= fetch('integrity.json').then((response) => (response.ok ? response.json() : {})).catch(() => ({}));
  return digests;
}

/** The summary sentence that the screen shows, for readers without scripts. */
function fallback() {
  const summary = first.shadowRoot.querySelector('[part=summary]')?.textContent.replace(/\s+/g, ' ').trim();
  return summary ? `<p>${escaped(summary)}</p>` : '<p>This graphic needs JavaScript.</p>';
}

const loopback = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/;

/** Makes the embed code anew from what the fields say: `data` as JSON; `fragment` gives the static version, where the desk has one. */
export async function writeCode({ title, data: inside, fragment }) {
  const files = await integrity();
  const base = byId('base').value.trim().replace(/\/*$/, '/');
  const data = byId('data-address').value.trim();
  const kind = document.querySelector('[name=kind]:checked').value;
  const state = Object.entries(view());
  byId('data-field').hidden = kind === 'inside';
  const digest = (name) => (files[name]?.sha384 ? [['integrity', files[name].sha384], ['crossorigin', 'anonymous']] : []);
  if (kind === 'iframe') {
    const query = new URLSearchParams([['src', data], ...state, ['id', byId('data-address').dataset.stem ?? 'claims']]);
    // Where nothing listens to its height, the frame has room for the narrowest screen, on which the story is longest.
    const height = Math.ceil(Math.max(...[first, widest].map((screen) => screen.getBoundingClientRect().height))) || 900;
    byId('code').value = `<iframe${attributes([['src', `${base}embed.html?${query}`], ['title', title], ['width', '100%'], ['height', String(height)], ['loading', 'lazy'], ['frameborder', '0']])}></iframe>\n`;
  } else {
    const stands = kind === 'static' && fragment ? fragment() : fallback();
    // No sign of markup may stand in it, else it would end there.
    const own = kind === 'inside' && inside ? `<script type="application/json">${inside.replaceAll('<', '\\u003c')}</script>\n  ` : '';
    const style = kind === 'static' && files['fallback.css'] ? `<link${attributes([['rel', 'stylesheet'], ['href', `${base}fallback.css`], ...digest('fallback.css')])}>\n` : '';
    byId('code').value = `${style}<script${attributes([['type', 'module'], ['src', `${base}claimline.js`], ...digest('claimline.js')])}></script>\n`
      + `<claim-line${attributes([...(own ? [] : [['src', data]]), ...state])}>\n  ${own}${stands.trim()}\n</claim-line>\n`;
  }
  let host = '';
  try {
    host = new URL(base).hostname;
  } catch {
    // Told below as an address that readers cannot reach.
  }
  const isHere = !host || loopback.test(host);
  if (isHere) byId('code-panel').open = true;
  byId('embed-hint').textContent = isHere
    ? 'The widget is on this computer: write below where its folder is on your server, else readers will see nothing.'
    : kind === 'inside' ? 'Paste it into a block for HTML in your article. After each change of the story, copy and paste it anew.'
      : kind === 'iframe' ? 'Download the JSON and put it at that address. The frame tells its height to the page, in the words of pym.js and Datawrapper, if your system listens.'
        : 'Download the JSON and put it at that address, then paste the code into a block for HTML. A later file in its place needs no new code.';
}

/** Shows the code, selected, to be copied by hand. */
export function selectCode() {
  byId('code-panel').open = true;
  byId('code').focus();
  byId('code').select();
}

/** A page of an article with the code in it, to try it in. */
export const testPage = (title, lang) => `<!doctype html>
<html${attributes([['lang', lang]])}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.5 Georgia, serif; } [role=alert] { font-weight: bold; }</style>
<script>addEventListener('error', ({ target }) => {
  if (target.localName === 'script') document.querySelector('[role=alert]').textContent = 'The widget could not be loaded from ' + target.src + '. Its server has to be there, and to allow it to other pages (CORS).';
}, true);</script>
<p role="alert"></p>
<p>A test page. In your article, this paragraph would stand before the story, and another one after it.</p>
${byId('code').value}<p>The article goes on here.</p>
</html>
`;

/** Puts a text onto the clipboard; whether that went well. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // An older way, through a field of its own.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'unseen';
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    before?.focus?.();
    return isCopied;
  }
}
