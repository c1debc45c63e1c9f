// How the widget looks in any combination of width, language, colours, size of text, view, phase and state: what is
// clipped, what overlaps, what sticks out, what is too small to hit, and what axe finds. Shared by look.test.mjs, which
// tries each pair of values at least once, and look.check.mjs, which tries every combination.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BLANK, audit, dataset, put } from './harness.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
/** The languages that the build has words for. */
export const LANGUAGES = readdirSync(join(ROOT, 'src/wording/messages')).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4));
/** The views that it knows; the attribute's documentation lists them. */
const VIEWS = ['full', 'chart', 'chronology', 'table'].filter((name) => readFileSync(join(ROOT, 'src/ui/shown.rs'), 'utf8').includes(`"${name}"`));

export const AXES = {
  width: [320, 360, 414, 560, 720, 1024, 1440],
  lang: LANGUAGES,
  theme: ['light', 'dark'],
  text: ['100%', '200%'],
  view: VIEWS,
  phase: ['ready', 'partial', 'failed', 'loading', 'empty'],
  touch: [false, true],
  state: [
    {}, { 'known-on': '2024-10-23' }, { cards: 'all', select: 'nis-1500' }, { party: 'kp', search: 'Kursk' },
    { scale: 'log', layout: 'narrow' }, { scale: 'log', layout: 'wide', measure: 'russian-casualties' }, { measure: 'munitions-sent' },
  ],
};

/** Every combination of the values. */
export const all = (axes) => Object.entries(axes).reduce(
  (cases, [name, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))), [{}]);

/** Few combinations in which each pair of values of two axes occurs. Always the same. */
export function pairs(axes) {
  const names = Object.keys(axes);
  const open = new Set();
  const key = (a, i, b, j) => `${a}:${i} ${b}:${j}`;
  names.forEach((a, at) => names.slice(at + 1).forEach((b) => axes[a].forEach((_, i) => axes[b].forEach((_, j) => open.add(key(a, i, b, j))))));
  const cases = [];
  while (open.size) {
    const [first] = open;
    const chosen = Object.fromEntries(first.split(' ').map((part) => part.split(':')).map(([name, place]) => [name, Number(place)]));
    for (const name of names.filter((name) => !(name in chosen))) {
      // The value that closes most pairs with what is chosen already.
      const gain = axes[name].map((_, place) => Object.entries(chosen).filter(([other, at]) => (names.indexOf(other) < names.indexOf(name)
        ? open.has(key(other, at, name, place)) : open.has(key(name, place, other, at)))).length);
      chosen[name] = gain.indexOf(Math.max(...gain));
    }
    names.forEach((a, at) => names.slice(at + 1).forEach((b) => open.delete(key(a, chosen[a], b, chosen[b]))));
    cases.push(Object.fromEntries(names.map((name) => [name, axes[name][chosen[name]]])));
  }
  return cases;
}

export const nameOf = (one) => `${one.width} px, ${one.lang}, ${one.theme}, ${one.text}, ${one.view}, ${one.phase}${one.touch ? ', touch' : ''}, ${JSON.stringify(one.state)}`;

/** Tells what is wrong with one combination. */
export async function look(it, one) {
  const view = await open(it, one);
  try {
    return await judge(view, one);
  } finally {
    await view.close();
  }
}

/** Opens a page with the language, colours, size of text, phase and pointer of a combination. */
export async function open(it, { width, lang, theme, text, view: kind, phase, touch }) {
  it.host.files.set('/large.css', 'html{font-size:200%}body{font-size:1rem!important}main{padding:0 .25rem!important}');
  let release = () => {};
  const file = dataset();
  it.data.files.set('/partial.json', JSON.stringify({ ...file, claims: [...file.claims, { ...file.claims[1], id: 'broken', stance: 'nonsense' }] }));
  it.data.files.set('/empty.json', JSON.stringify({ ...file, claims: [] }));
  it.data.files.set('/loading.json', { body: '{}', hold: new Promise((done) => { release = done; }) });
  // The story needs no file; what fails has none.
  const src = phase === 'ready' ? '' : ` src="${it.data.origin}/${phase}.json"`;
  const view = await it.open(`<claim-line loading="eager" lang="${lang}" view="${kind}" theme="${theme}"${src}></claim-line>`, {
    lang, width, height: 900, colorScheme: theme, hasTouch: touch, isMobile: touch,
    head: text === '200%' ? '<link rel="stylesheet" href="/large.css">' : '',
  });
  if (phase !== 'loading') await view.phase(phase === 'empty' ? 'ready' : phase);
  view.close = async () => {
    release();
    await view.context.close();
  };
  return view;
}

/** Brings an open page to the width, view and state of a combination, and tells what is wrong with it. */
export async function judge(view, { width, lang, theme, view: kind, phase, touch, state }, { withAxe = true } = {}) {
  await view.page.setViewportSize({ width, height: 900 });
  if (phase === 'ready') await put(view.page, { ...BLANK, lang, theme, view: kind, ...state });
  await view.settle();
  const found = await view.page.evaluate(faults, { touch });
  if (withAxe) await audit(view.page).catch((error) => found.push(`axe: ${error.message}`));
  const problems = await view.problems();
  // A file that is not there, or not sound, is told on the console.
  return [...found, ...problems.filter((line) => phase === 'ready' || !/404|claimline:/.test(line))];
}

/** Runs in the page: what sticks out, is cut off, overlaps or is too small to hit. */
export function faults({ touch = false } = {}) {
  const found = [];
  const root = document.querySelector('claim-line').shadowRoot;
  const box = root.querySelector('[part=title]')?.parentElement ?? root.querySelector('.claimline');
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page: ${document.documentElement.scrollWidth} of ${innerWidth}`);
  if (!box) return found;
  const frame = box.getBoundingClientRect();
  if (box.scrollWidth > box.clientWidth) found.push(`the widget: ${box.scrollWidth} of ${box.clientWidth}`);
  // Styles are asked for again and again on the way up from each element.
  const styles = new Map();
  const style = (node) => {
    if (!styles.has(node)) {
      const { overflowX, overflowY, display, clipPath } = getComputedStyle(node);
      styles.set(node, { overflowX, overflowY, display, clipPath });
    }
    return styles.get(node);
  };
  const scrolls = (node) => ['auto', 'scroll'].includes(style(node).overflowX);
  const name = (node) => `${node.localName}.${node.className} “${node.textContent.trim().slice(0, 40)}”`;
  const lines = [];
  for (const node of box.querySelectorAll('*')) {
    if (node.closest('svg') || !node.checkVisibility({ checkOpacity: true })) continue;
    const chain = [];
    for (let at = node; at !== box; at = at.parentElement) chain.push(at);
    // Meant for the ear only.
    if (chain.some((at) => style(at).clipPath !== 'none')) continue;
    const edge = node.getBoundingClientRect();
    // What a row hides that shows a part of itself at a time.
    const row = chain.find((at) => scrolls(at) || at.matches('[role=tablist]'));
    const hidden = (rect) => row && row !== node && (() => {
      const room = row.getBoundingClientRect();
      return rect.bottom <= room.top + 6 || rect.top >= room.bottom - 6 || rect.right <= room.left + 1 || rect.left >= room.right - 1;
    })();
    if (!row && edge.width && (edge.left < frame.left - 0.5 || edge.right > frame.right + 0.5)) found.push(`beyond the widget: ${name(node)}`);
    if (!scrolls(node) && !node.matches('[role=tablist]') && node.clientWidth && node.scrollWidth > node.clientWidth + 1 && style(node).display !== 'inline') {
      found.push(`cut off: ${name(node)} ${node.scrollWidth} of ${node.clientWidth}`);
    }
    if (!row && node.clientHeight && node.scrollHeight > node.clientHeight + 2 && style(node).overflowY !== 'visible') found.push(`cut off below: ${name(node)}`);
    if (node.matches('button, a, select, input') && edge.height && !hidden(edge)) {
      // Links within a sentence may be as high as its lines.
      const isInline = style(node).display === 'inline' || node.closest('article, p, footer, .footer');
      const least = touch && !isInline ? 43.5 : 23.5;
      const reach = node.closest('label')?.getBoundingClientRect() ?? edge;
      if (reach.height < least && style(node).display !== 'inline') found.push(`too low to hit: ${name(node)} ${Math.round(reach.height)} of ${least}`);
    }
    for (const text of node.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (hidden(line) || line.width < 1) continue;
        if (!row && (line.left < frame.left - 0.5 || line.right > frame.right + 0.5)) found.push(`text beyond the widget: ${name(node)}`);
        // Letters fill about two thirds of the height of their line.
        const air = line.height / 6;
        lines.push({ node, top: line.top + air, bottom: line.bottom - air, left: line.left + 1, right: line.right - 1 });
      }
    }
  }
  lines.forEach((a, place) => lines.slice(0, place).forEach((b) => {
    const overlap = Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top) && Math.min(a.right, b.right) > Math.max(a.left, b.left);
    if (overlap && a.node !== b.node) found.push(`one over the other: ${name(a.node)} and ${name(b.node)}`);
  }));
  // The chart's canvas takes the room that it has, and its marks lie on it.
  const canvas = root.querySelector('canvas')?.getBoundingClientRect();
  for (const mark of root.querySelectorAll('[data-mark]')) {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const [middle, level] = [x + width / 2, y + height / 2];
    if (middle < canvas.left - 1 || middle > canvas.right + 1 || level < canvas.top - 1 || level > canvas.bottom + 1) found.push(`a mark off the chart: ${mark.dataset.mark}`);
  }
  return [...new Set(found)];
}
