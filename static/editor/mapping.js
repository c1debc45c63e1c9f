// The mapping through which a sheet with other columns is read: its text, and what is wrong with it.

import { problemParts } from './problems.js';
import { make } from './table.js';

const byId = (id) => document.getElementById(id);
const PAUSE_MS = 350;

/** The mapping's text; none where the field is blank. */
export const mapping = () => byId('mapping').value.trim() || undefined;

/** Puts another text in its place. */
export function setMapping(text = '') {
  byId('mapping').value = text;
  if (text) byId('mapping-panel').open = true;
}

/** Calls `changed` a moment after the mapping has changed. */
export function listen(changed) {
  let waiting = 0;
  byId('mapping').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, PAUSE_MS);
  });
  byId('mapping-file').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    target.value = ''; // the same file may be chosen again
    if (!file) return;
    setMapping(await file.text());
    changed();
  });
}

/** Shows what is wrong with the mapping: each problem leads to its place in the field. Says whether the sheet was read through it. */
export function showMapping(problems, isSheet) {
  const count = problems.length;
  const uses = isSheet ? 'The sheet is read through this mapping.' : 'A mapping is for sheets: this file is read without it.';
  const faults = `${count} ${count === 1 ? 'error' : 'errors'} in the mapping: the sheet is not read until ${count === 1 ? 'it is' : 'they are'} mended.`;
  byId('mapping-said').textContent = count ? faults : mapping() ? uses : '';
  byId('mapping').setAttribute('aria-invalid', String(count > 0));
  if (count) byId('mapping-panel').open = true;
  byId('mapping-problems').replaceChildren(...problems.map((problem) => {
    const { line, column } = problem;
    const button = make('button', { type: 'button' }, ...problemParts(problem, line ? `line ${line}, column ${column}` : ''));
    button.addEventListener('click', () => lead(line ?? 1, column ?? 1));
    return make('li', { className: problem.severity }, button);
  }));
}

function lead(line, column) {
  const field = byId('mapping');
  // The field's text is read without the space around it.
  const before = field.value.length - field.value.trimStart().length;
  const lines = field.value.trimStart().split('\n');
  const start = before + lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const here = lines[line - 1] ?? '';
  field.focus();
  field.setSelectionRange(start + [...here].slice(0, column - 1).join('').length, start + here.length);
}
