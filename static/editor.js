// The editors' page: a file comes in, is shown on three screens and checked, is mended in a table, and is taken away.

import { desk as fetchDesk } from './claimline.js';
import { Book, aboutOf, edits, readFile, stemOf, tableOf, textOf } from './editor/book.js';
import { EMPTY, columnNames } from './editor/columns.js';
import { PASTED, listen as listenForFiles, trouble } from './editor/intake.js';
import { forget, keep, kept } from './editor/keep.js';
import { listen as listenToMapping, mapping, setMapping, showMapping } from './editor/mapping.js';
import { countWords, foldProblems, isSamePlace, placeOf, showProblems } from './editor/problems.js';
import { tabbed } from './editor/sheet.js';
import { first, forgetLanguage, language, listen as listenToControls, offerChoices, offerLanguages, show, widest } from './editor/screens.js';
import { Table } from './editor/table.js';
import { copy, fromDesk, picture, save, selectCode, testPage, writeCode } from './editor/take.js';

/** More data than this is no longer a matter of a block in an article. */
const MAX_INSIDE_CHARS = 200_000;
/** How long after the last key the screens follow. */
const PAUSE_MS = 350;
const byId = (id) => document.getElementById(id);

/** The desk's program, once it is there. */
let desk = null;
/** What the desk last said: `{json, leftOut, diagnostics}`. */
let report = { leftOut: 0, diagnostics: [] };
/** The compiled-in story, once it was asked for. */
let story = null;
/** Counts the checks; what belongs to an earlier one is dropped. */
let checks = 0;
let waiting = 0;
let isKept = true;
let isAddressChosen = false;
/** Files as they came in, with nothing mended yet. */
const untouched = new WeakSet();
/** The problem that was chosen last and where it is, until it is mended. */
let chosen = null;

const book = new Book(changed);
const table = new Table({
  cell: (row, column, value) => book.edit(edits.cell(book.state, row, column, value, language()), { row, column }, `${row}:${column}`),
  block: (row, column, cells) => {
    book.edit(edits.block(book.state, row, column, cells, language()), { row, column });
    table.focus(row, column);
    say(`${cells.length} ${cells.length === 1 ? 'row' : 'rows'} pasted.`, true);
  },
  add: addRow,
  remove: (row) => {
    const number = tableOf(book.state, language()).number(row);
    const column = table.at?.column ?? 0;
    book.edit(edits.remove(book.state, row), { row, column });
    if (!table.focus(row, column)) byId('add-row').focus();
    say(`Row ${number} removed.`, true);
  },
  leave: () => byId('take-title').focus(),
  settle: () => book.pause(),
});

function addRow(row) {
  book.edit(edits.add(book.state, row), { row, column: 0 });
  table.focus(row, 0);
}

/** A sentence at the page's foot, with the way back where there is one. */
function say(words, canUndo = false) {
  byId('said').textContent = words;
  byId('take-back').hidden = !canUndo;
  byId('toast').classList.toggle('shown', Boolean(words));
  clearTimeout(say.timer);
  if (words && !canUndo) say.timer = setTimeout(() => say(''), 6000);
}

/** The file has changed: the page follows at once, the screens after a short pause. */
function changed(state, why, at) {
  if (why !== 'edit' || byId('take-back').hidden === false) say('');
  if (why === 'open') {
    chosen = null;
    foldProblems();
    forgetLanguage();
    byId('text-panel').open = false;
  }
  if (why !== 'edit') offerLanguages(state);
  draw(why !== 'edit');
  clearTimeout(waiting);
  waiting = setTimeout(follow, why === 'edit' ? PAUSE_MS : 0);
  if (why !== 'undo' && why !== 'redo') return;
  if (at?.row >= -1) table.focus(at.row, at.column);
  else if (at?.about) byId(`about-${at.about}`).focus();
}

/** Draws table, fields and text from the file; while the text is being written, it is left alone. */
function draw(isTextOld = false) {
  const { state } = book;
  const model = tableOf(state, language());
  byId('table-panel').hidden = !model;
  byId('undo').disabled = !book.canUndo;
  byId('redo').disabled = !book.canRedo;
  byId('adding').hidden = state.kind !== 'sheet';
  if (model) {
    table.show(model, state.kind === 'sheet');
    for (const field of byId('about').querySelectorAll('[data-about]')) {
      const value = aboutOf(state, field.dataset.about, language());
      if (field.value !== value) field.value = value;
    }
  } else byId('text-panel').open = true;
  if (state.kind === 'sheet') {
    const names = new Set(model.columns.map(({ name }) => name));
    const free = columnNames.filter((name) => !names.has(name));
    if (byId('add-column').options.length !== free.length) byId('add-column').replaceChildren(...free.map((name) => new Option(name, name)));
  }
  drawText(isTextOld);
}

function drawText(isOld = false) {
  const field = byId('text');
  if (!byId('text-panel').open || (document.activeElement === field && !isOld)) return;
  const text = textOf(book.state);
  if (field.value !== text) field.value = text;
}

/** Has the file checked and shown. */
async function follow() {
  const check = ++checks;
  const { state } = book;
  const text = textOf(state);
  keepWork(state, text);
  const found = await read(state, text);
  if (check !== checks) return;
  offerLanguages(state, found.json && JSON.parse(found.json).language);
  const phase = await show(state.story ? null : state.kind === 'sheet' ? found.json ?? text : text);
  if (check !== checks) return;
  report = found;
  const data = offerChoices();
  const isFaulty = report.mapping?.length > 0;
  showMapping(report.mapping ?? [], state.kind === 'sheet');
  const count = first.counts.claims;
  const left = report.leftOut ? `, ${report.leftOut} left out` : '';
  // What was pasted has no name of its own.
  const title = PASTED.includes(state.name) && state.kind !== 'text' && aboutOf(state, 'title', language());
  const file = state.story ? 'The example story' : title ? `“${title}”` : state.name;
  const shown = isFaulty ? 'the mapping has to be mended first' : phase === 'failed' ? 'nothing can be shown' : count || left ? `${count} ${count === 1 ? 'claim' : 'claims'}${left}` : 'no claims yet';
  const verdict = `${shown}, ${countWords(report.diagnostics)}`;
  byId('verdict').textContent = `${file}: ${verdict}.`;
  if (chosen && !report.isUnchecked && !report.diagnostics.some(isLeft)) {
    chosen = null;
    // Whoever mends a cell is far from where that is said; but a way back that is offered is not taken away.
    if (byId('take-back').hidden) say(`Mended: ${verdict}.`);
  }
  table.mark(showProblems(report.diagnostics, state, tableOf(state, language()), lead));
  byId('get-json').disabled = state.kind === 'sheet' && !report.json;
  byId('get-csv').hidden = !(state.kind === 'sheet' || (report.json && typeof desk?.to_csv === 'function'));
  const hasFragment = Boolean(report.json && typeof desk?.fragment === 'function');
  byId('get-fragment').hidden = byId('kind-static').hidden = !hasFragment;
  for (const id of ['get-svg', 'get-png', 'copy', 'get-page']) byId(id).disabled = phase === 'failed';
  byId('embed-panel').dataset.title = typeof data.title === 'string' ? data.title : data.title?.[language()] ?? Object.values(data.title ?? {})[0] ?? 'Claims';
  await drawEmbed();
}

/** Whether a problem is the chosen one, or another that mending it has left in its place. */
function isLeft(problem) {
  const isSame = problem.message === chosen.problem.message && problem.severity === chosen.problem.severity;
  // Of the text a line has another number when one is added above it.
  if (isSame && chosen.place.line) return true;
  return isSamePlace(placeOf(problem, book.state), chosen.place) && (problem.severity !== 'notice' || isSame);
}

/** Reader and, where it can be had, what makes sheets and static versions. */
async function programs() {
  const press = fetchDesk(first.shadowRoot, 'press').catch(() => ({}));
  const { read } = await fetchDesk(first.shadowRoot);
  const { to_csv, fragment } = await press;
  return { read, to_csv, fragment };
}

/** What the desk says of the file. */
async function read(state, text) {
  try {
    desk ??= await programs();
    return desk.read(new TextEncoder().encode(text), stemOf(state.name), 'en', state.kind === 'sheet' ? mapping() : undefined);
  } catch (error) {
    return { isUnchecked: true, leftOut: 0, diagnostics: [{ severity: 'error', message: `the file could not be checked: ${error?.message ?? error}`, help: 'load this page again' }] };
  }
}

/** Keeps the work in this browser, or forgets it where there is none. */
function keepWork(state, text) {
  byId('discard').hidden = Boolean(state.story);
  if (state.story) {
    forget();
    isKept = true;
    byId('kept').textContent = 'The example story is shown.';
    return;
  }
  isKept = keep(state.name, text, mapping(), untouched.has(state));
  byId('kept').textContent = isKept
    ? 'Your work is kept in this browser until you throw it away.'
    : 'Your work cannot be kept in this browser (too large, or storage is off): download it before you leave the page.';
}

/** Leads to where a problem is. */
function lead(place, problem) {
  chosen = { place, problem };
  if (place.about) byId(`about-${place.about}`).focus();
  else if (place.missing) {
    byId('add-column').value = place.missing;
    byId('add-column-now').focus();
  } else if (place.line) leadInText(place.line, problem.column ?? 1);
  else {
    if (place.lacks) byId('add-column').value = place.lacks;
    table.focus(place.row, place.column, 'center');
  }
}

function leadInText(line, column) {
  byId('text-panel').open = true;
  const field = byId('text');
  drawText();
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = start + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
  field.focus();
  field.setSelectionRange(at, Math.max(at, start + (lines[line - 1] ?? '').length));
  field.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(field).lineHeight));
  field.scrollIntoView({ block: 'nearest' });
}

/** Puts a file that has come in the place of the one that is shown. */
function openFile(text, name) {
  const state = readFile(text, name);
  untouched.add(state);
  book.open(state);
}

/** The compiled-in story as a file. */
async function openStory() {
  if (!story) {
    const phase = await show(null);
    if (phase === 'failed') {
      byId('verdict').textContent = `The program could not be started: ${first.diagnostics[0]?.message ?? 'the console says why'}.`;
      return false;
    }
    const value = first.data;
    story = { kind: 'json', name: `${value.id}.json`, value, story: true };
  }
  if (book.state !== story) book.open(story);
  return true;
}

/** What files are called that are taken away: by the file's own short name, where it has one. */
function stem() {
  const { state } = book;
  const id = state.kind === 'text' ? '' : aboutOf(state, 'id', language());
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '') || stemOf(state.name);
}

/** The embed code from what the fields say; where the data are too much for an article, they are left in their file. */
async function drawEmbed() {
  const base = byId('base');
  if (!base.value) base.value = new URL('.', location.href).href;
  const address = byId('data-address');
  address.dataset.stem = stem();
  if (!isAddressChosen) address.value = `${base.value.replace(/\/*$/, '/')}${stem()}.json`;
  const kind = (name) => document.querySelector(`[name=kind][value=${name}]`);
  const data = first.data ? JSON.stringify(first.data) : '';
  kind('inside').disabled = data.length > MAX_INSIDE_CHARS;
  if (kind('inside').disabled && kind('inside').checked) kind('script').checked = true;
  if (byId('kind-static').hidden && kind('static').checked) kind('script').checked = true;
  const fragment = byId('kind-static').hidden ? null : () => fromDesk(desk, 'fragment', report.json).text;
  try {
    await writeCode({ title: byId('embed-panel').dataset.title ?? 'Claims', data, fragment });
  } catch (error) {
    say(`No code: ${error.message}.`);
  }
  if (byId('copy').disabled) byId('embed-hint').textContent = 'There is nothing to publish yet: see what the check says.';
}

/** Does what a button asks for; what fails is told. */
function press(id, work) {
  byId(id).addEventListener('click', async () => {
    try {
      await work();
    } catch (error) {
      say(`That did not work: ${error?.message ?? error}.`);
    }
  });
}

/** Waits until the screens show the file as it is now. */
async function settled() {
  clearTimeout(waiting);
  await follow();
}

press('get-json', async () => {
  await settled();
  const { state } = book;
  if (state.kind === 'sheet' && !report.json) throw new Error('the sheet has no claim that can be read');
  save(`${stem()}.json`, state.kind === 'sheet' ? `${JSON.stringify(JSON.parse(report.json), null, 2)}\n` : textOf(state), 'application/json');
  say(report.leftOut && state.kind === 'sheet' ? `Saved, without the ${report.leftOut} left out.` : 'Saved.');
});
press('get-csv', async () => {
  await settled();
  const isSheet = book.state.kind === 'sheet';
  const { text, losses } = isSheet ? { text: textOf(book.state), losses: [] } : fromDesk(desk, 'to_csv', report.json);
  // With the mark at the start spreadsheets know that it is UTF-8.
  save(`${stem()}.csv`, `\uFEFF${text.replace(/^\uFEFF/, '')}`, 'text/csv');
  say(losses.length ? `Saved. A sheet cannot hold everything: ${losses.length} ${losses.length === 1 ? 'thing is' : 'things are'} only in the JSON.` : 'Saved.');
});
press('get-svg', async () => {
  await settled();
  const svg = widest.toSVG();
  if (!svg) throw new Error('there is no chart yet');
  save(`${stem()}.svg`, svg, 'image/svg+xml');
  say('Saved.');
});
press('get-png', async () => {
  await settled();
  save(`${stem()}.png`, await picture(), 'image/png');
  say('Saved.');
});
press('get-fragment', async () => {
  await settled();
  save(`${stem()}.html`, fromDesk(desk, 'fragment', report.json).text, 'text/html');
  say('Saved.');
});
/** What readers will not see, or not of this story. */
function lacks() {
  if (book.state.story) return ' It shows the example.';
  const { leftOut } = report;
  return leftOut ? ` It lacks ${leftOut === 1 ? 'one statement that was' : `${leftOut} statements that were`} left out: the check says why.` : '';
}

press('copy', async () => {
  await settled();
  const isCopied = await copy(byId('code').value);
  if (!isCopied) selectCode();
  const words = isCopied ? 'The embed code is copied. Paste it into a block for HTML in your article.' : 'Copy it by hand: the code is selected.';
  say(`${words}${lacks()}`);
});
press('get-page', async () => {
  await settled();
  save(`${stem()}-test.html`, testPage(byId('embed-panel').dataset.title, language()), 'text/html');
  say(`Saved. Open the file in your browser.${lacks()}`);
});
press('copy-sheet', async () => say((await copy(tabbed(EMPTY)))
  ? 'Copied. In a new spreadsheet, format all cells as text, click on the first one and paste.'
  : 'Your browser does not let this page copy: take the sample sheet instead.'));
press('undo', () => book.undo());
press('redo', () => book.redo());
press('take-back', () => {
  book.undo();
  // The button goes; where the undone change has no place of its own, its way back has the focus.
  if (document.activeElement === byId('take-back') || document.activeElement === document.body) byId('redo').focus();
});
press('add-row', () => addRow(tableOf(book.state, language()).length));
press('add-column-now', () => {
  const name = byId('add-column').value;
  if (!name) return;
  const column = book.state.sheet.header.length;
  book.edit(edits.column(book.state, name), { row: -1, column });
  table.focus(0, column);
});
press('template', () => {
  trouble();
  openFile(EMPTY, 'claims.csv');
  byId('about-title').focus();
});
press('story', async () => {
  trouble();
  await openStory();
});
press('discard', async () => {
  trouble();
  setMapping();
  if (!(await openStory())) return;
  say('Thrown away.', true);
  byId('take-back').focus();
});

byId('about').addEventListener('input', ({ target }) => {
  const { about } = target.dataset;
  book.edit(edits.about(book.state, about, target.value, language()), { about }, `about:${about}`);
});
byId('about').addEventListener('focusout', () => book.pause());
byId('text-panel').addEventListener('toggle', () => drawText());
byId('text').addEventListener('input', ({ target }) => {
  clearTimeout(target.timer);
  target.timer = setTimeout(() => book.edit(readFile(target.value, book.state.name), { text: true }, 'text'), PAUSE_MS);
});
byId('text').addEventListener('blur', () => book.pause());
byId('embed-panel').addEventListener('input', ({ target }) => {
  if (target.id === 'code') return;
  if (target.id === 'data-address') isAddressChosen = true;
  drawEmbed();
});

addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const isBack = key === 'z' && !event.shiftKey;
  const isForth = key === 'y' || (key === 'z' && event.shiftKey);
  // A field outside the file has its own way back.
  if (!(isBack || isForth) || event.target.matches?.('#open :is(input, textarea), #take :is(input, textarea), claim-line')) return;
  event.preventDefault();
  if (isBack) book.undo();
  else book.redo();
});
addEventListener('pagehide', () => {
  if (book.state) keepWork(book.state, textOf(book.state));
});
addEventListener('beforeunload', (event) => {
  if (!isKept) event.preventDefault();
});

listenToControls((id) => {
  if (!book.state) return;
  if (id === 'lang') {
    draw();
    offerChoices();
  }
  drawEmbed();
});
listenForFiles((text, name) => {
  const before = book.state;
  const wasMended = before && !before.story && !untouched.has(before);
  openFile(text, name);
  const rows = book.state.kind === 'sheet' && book.state.sheet.rows.filter((cells) => cells.some(Boolean)).length;
  const read = rows ? `${rows} ${rows === 1 ? 'row' : 'rows'} read` : 'Read';
  if (wasMended) say(`${read}, in the place of what you had changed here.`, true);
  else if (rows) say(`${read}.`);
});

listenToMapping(settled);

const earlier = kept();
setMapping(earlier?.mapping);
if (earlier?.isUntouched) openFile(earlier.text, earlier.name);
else if (earlier) book.open(readFile(earlier.text, earlier.name));
else openStory();
