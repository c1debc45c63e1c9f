// What the check says: each problem as a button that leads to its cell, or to its place in the text.

import { cellAt, claimColumns } from './claims.js';
import { make } from './table.js';

const byId = (id) => document.getElementById(id);
const WORDS = { error: 'Error', warning: 'Warning', notice: 'Notice' };
const RANK = { error: 0, warning: 1, notice: 2 };
/** Of problems of one kind so many are told; more are mostly of one cause, and folded. */
const TOLD = 3;
/** The kinds whose others are unfolded. */
const unfolded = new Set();
/** Another file has problems of its own. */
export const foldProblems = () => unfolded.clear();

/** The words in a message that may be a field's name. */
const named = (message) => [...(message ?? '').matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
const plain = (name) => String(name ?? '').trim().toLowerCase().replaceAll(' ', '_');

/**
 * Where a problem is: `{row, column}` in the table (row -1 is the header), `{missing}` for a column that the sheet
 * lacks, or `{row, column, lacks}` for one that is needed in a row; `{about}` for a field above the table, `{line, at}` in the text, or nowhere.
 */
export function placeOf(problem, state) {
  const { row, field, line, column, pointer } = problem;
  const inText = line ? { line, at: column ?? 1 } : null;
  if (state.kind === 'sheet' && row) {
    const { header, rows, lead } = state.sheet;
    const at = row - lead.length - 2;
    const names = header.map(plain);
    const found = names.indexOf(plain(field));
    if (at < -1) {
      const about = /^"?#\s*(title|question|language|id)\s*:/i.exec(lead[row - 1] ?? '')?.[1].toLowerCase();
      return about ? { about } : inText;
    }
    if (found < 0 && at === -1 && field) return { missing: plain(field) };
    if (at >= rows.length) return inText;
    if (found >= 0) return { row: at, column: found };
    // A row with more cells than the header has names: the first of those; else the row, without the column it lacks.
    if (!field && rows[at].length > header.length) return { row: at, column: header.length };
    return { row: at, column: 0, lacks: plain(field) };
  }
  if (state.kind === 'sheet') {
    const missing = named(problem.message).find((name) => ['said', 'speaker', 'text'].includes(name) && !state.sheet.header.map(plain).includes(name));
    return missing ? { missing } : inText;
  }
  if (state.kind === 'json' && typeof pointer === 'string') {
    const about = /^\/(title|question|language|id)(\/|$)/.exec(pointer)?.[1];
    if (about) return { about };
    const cell = cellAt(pointer);
    if (cell && cell.column !== null) {
      const names = claimColumns(state.value).map(({ name }) => name);
      const wanted = [cell.column, ...named(problem.message)].map((name) => names.indexOf(name)).find((place) => place >= 0);
      return { row: cell.row, column: wanted ?? 0 };
    }
  }
  return inText;
}

/** Whether two places are one; of the text, a line. */
export const isSamePlace = (one, other) => JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });

/** The place in words. */
function placeWords(problem, place, table) {
  if (place?.missing) return `column ${place.missing} is missing`;
  if (place?.about) return place.about;
  if (place?.row >= -1) {
    const title = table.columns[place.column]?.title;
    if (place.lacks) return `row ${table.number(place.row)}, no column ${place.lacks}`;
    return place.row < 0 ? `heading ${title}` : `row ${table.number(place.row)}${title ? `, ${title}` : ''}`;
  }
  return [problem.line && `line ${problem.line}`, problem.column && `column ${problem.column}`].filter(Boolean).join(', ');
}

/** Shows the problems; `lead(place)` is called when one is chosen. Gives the marks for the table. */
export function showProblems(problems, state, table, lead) {
  const marks = new Map();
  const sorted = [...problems].sort((a, b) => (RANK[a.severity] ?? 1) - (RANK[b.severity] ?? 1));
  const items = sorted.map((problem, at) => {
    const place = placeOf(problem, state);
    const words = placeWords(problem, place, table);
    const id = `problem-${at}`;
    if (place?.row >= -1 && !marks.has(`${place.row}:${place.column}`)) marks.set(`${place.row}:${place.column}`, { severity: problem.severity, id });
    const button = make('button', { type: 'button', disabled: !place }, ...problemParts(problem, words, id));
    button.addEventListener('click', () => lead(place, problem));
    return { problem, item: make('li', { className: problem.severity }, button) };
  });
  const isNotice = ({ problem }) => problem.severity === 'notice';
  const notices = items.filter(isNotice);
  byId('problems').replaceChildren(...folded(items.filter((one) => !isNotice(one))));
  byId('notices').replaceChildren(...folded(notices));
  byId('notices-panel').hidden = notices.length === 0;
  byId('notices-title').textContent = `${notices.length} ${notices.length === 1 ? 'notice' : 'notices'} on how cells were read`;
  return marks;
}

/** The items, with many of one kind folded behind the first of them. */
function folded(items) {
  const kinds = new Map();
  for (const { problem, item } of items) {
    const kind = `${problem.code ?? problem.message} ${problem.field ?? ''}`;
    kinds.set(kind, [...kinds.get(kind) ?? [], item]);
  }
  return [...kinds].flatMap(([kind, all]) => {
    const more = all.slice(TOLD);
    if (more.length < 2) return all;
    const details = make('details', { open: unfolded.has(kind) }, make('summary', { textContent: `${more.length} more of this kind` }), make('ul', {}, ...more));
    details.addEventListener('toggle', () => {
      if (details.open) unfolded.add(kind);
      else unfolded.delete(kind);
    });
    return [...all.slice(0, TOLD), make('li', {}, details)];
  });
}

/** A problem in words: how bad it is, where, what is wrong, and what would be right. */
export function problemParts(problem, place, id = '') {
  return [make('span', { className: 'severity', textContent: WORDS[problem.severity] ?? problem.severity }),
    ...(place ? [' ', make('span', { className: 'place', textContent: place })] : []),
    ' ', make('span', { className: 'message', ...(id && { id }) }, ...marked(sentence(problem.message))),
    ...(problem.help ? [' ', make('span', { className: 'help' }, ...marked(sentence(problem.help)))] : [])];
}

const sentence = (words = '') => {
  const trimmed = words.trim();
  const begun = /^[a-z][a-z ]/.test(trimmed) ? trimmed[0].toUpperCase() + trimmed.slice(1) : trimmed;
  return !begun || /[.!?…]$/.test(begun) ? begun : `${begun}.`;
};

/** A message's parts: what stands between backticks is from the file. */
const marked = (words) => words.split(/`([^`]*)`/).map((part, at) => (at % 2 ? make('code', { textContent: part }) : part));

/** How many there are to mend, in words; notices are counted where they are folded. */
export function countWords(problems) {
  const count = (severity) => problems.filter((problem) => problem.severity === severity).length;
  const words = ['error', 'warning'].filter(count).map((severity) => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`);
  return words.join(', ') || 'nothing to mend';
}
