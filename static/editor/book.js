// The file that is being edited: what it is, every state it had, and the way back.

import { readSheet, sheetOfList, withBlock, withCell, withLead, leadOf, writeSheet } from './sheet.js';
import { claimCell, claimColumns, claimCount, withClaimCell, withNewClaim, withText, withoutClaim } from './claims.js';
import { columnOf } from './columns.js';

const MAX_STEPS = 300;

/** A file's text as what it is: `json`, `sheet`, or `text` that neither can be read from. */
export function readFile(text, name) {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[{[]/.test(start)) {
    let value;
    try {
      value = JSON.parse(start);
    } catch {
      return { kind: 'text', name, text };
    }
    const list = sheetOfList(value);
    if (list) return { kind: 'sheet', name: `${stemOf(name)}.csv`, sheet: list };
    return Array.isArray(value) ? { kind: 'text', name, text } : { kind: 'json', name, value, text };
  }
  if (start.startsWith('<') || /\.json$/i.test(name)) return { kind: 'text', name, text };
  const sheet = readSheet(text);
  if (sheet.separator === '\t' && !/\.(tsv|tab)$/i.test(name)) {
    // A pasted sheet: its lines before the header are as wide as its rows.
    return { kind: 'sheet', name, sheet: { ...sheet, lead: sheet.lead.map((line) => line.trimEnd().replaceAll('\t', ' ')), separator: ',' } };
  }
  return { kind: 'sheet', name, sheet, text };
}

/** The file as text. What was not changed is as it came. */
export function textOf(state) {
  state.text ??= state.kind === 'sheet' ? writeSheet(state.sheet) : `${JSON.stringify(state.value, null, 2)}\n`;
  return state.text;
}

/** A name without folder and ending. */
export const stemOf = (name) => name.split(/[?#]/)[0].split('/').pop().replace(/\.[^.]*$/, '') || 'claims';

/** What the table shows of a state: columns, number of rows, and each cell; the same for sheets and claims. */
export function tableOf(state, language) {
  if (state.kind === 'sheet') {
    const { header, rows, lead } = state.sheet;
    const width = Math.max(header.length, ...rows.slice(0, 2000).map((cells) => cells.length));
    return {
      columns: Array.from({ length: width }, (_, at) => ({ ...columnOf(header[at] ?? ''), title: header[at] ?? '' })),
      length: rows.length,
      // As a spreadsheet counts: the file's first line is row 1.
      number: (row) => lead.length + 2 + row,
      cell: (row, column) => rows[row]?.[column] ?? '',
    };
  }
  if (state.kind !== 'json') return null;
  const columns = claimColumns(state.value).map((column) => ({ ...column, title: column.name }));
  return {
    columns,
    length: claimCount(state.value),
    number: (row) => row + 1,
    cell: (row, column) => claimCell(state.value, row, columns[column].name, language),
  };
}

/** The new state with a changed part; the text is made anew when it is asked for. */
const changed = (state, part) => ({ kind: state.kind, name: state.name, ...(state.kind === 'sheet' ? { sheet: part } : { value: part }) });

/** Every change that the table can make: the state after it. */
export const edits = {
  cell(state, row, column, value, language) {
    if (state.kind === 'sheet') return changed(state, withCell(state.sheet, row, column, value));
    return changed(state, withClaimCell(state.value, row, claimColumns(state.value)[column].name, value, language));
  },
  block(state, row, column, block, language) {
    if (state.kind === 'sheet') return changed(state, withBlock(state.sheet, row, column, block));
    const columns = claimColumns(state.value);
    let { value } = state;
    block.forEach((cells, down) => {
      if (row + down >= claimCount(value)) value = withNewClaim(value, row + down);
      cells.forEach((cell, across) => {
        const target = columns[column + across];
        if (target) value = withClaimCell(value, row + down, target.name, cell, language);
      });
    });
    return changed(state, value);
  },
  add(state, row) {
    if (state.kind !== 'sheet') return changed(state, withNewClaim(state.value, row));
    const rows = [...state.sheet.rows];
    rows.splice(row, 0, state.sheet.header.map(() => ''));
    return changed(state, { ...state.sheet, rows });
  },
  remove(state, row) {
    if (state.kind !== 'sheet') return changed(state, withoutClaim(state.value, row));
    return changed(state, { ...state.sheet, rows: state.sheet.rows.filter((_, at) => at !== row) });
  },
  column(state, name) {
    return changed(state, withCell(state.sheet, -1, state.sheet.header.length, name));
  },
  about(state, name, value, language) {
    if (state.kind === 'sheet') return changed(state, withLead(state.sheet, name, value));
    const { [name]: old, ...rest } = state.value;
    const words = name === 'title' || name === 'question' ? withText(old, language, value, state.value) : value.trim() || undefined;
    if (words === undefined) return changed(state, rest);
    return changed(state, name in state.value ? { ...state.value, [name]: words } : { ...rest, [name]: words });
  },
};

/** What stands above the rows: title, question, language, id. */
export function aboutOf(state, name, language) {
  if (state.kind === 'sheet') return leadOf(state.sheet, name);
  const value = state.value[name];
  if (value && typeof value === 'object') return String(value[language] ?? '');
  return typeof value === 'string' && (name === 'id' || name === 'language' || language === (state.value.language ?? 'en')) ? value : '';
}

/** The states that the file had. `tell(state, why)` is called after each change; `why` is open, edit, undo or redo. */
export class Book {
  #past = [];
  #future = [];
  #merging = null;
  #tell;

  constructor(tell) {
    this.#tell = tell;
    this.state = null;
  }

  get canUndo() { return this.#past.length > 0; }

  get canRedo() { return this.#future.length > 0; }

  /** Puts another file in the place of this one; that can be undone too. */
  open(state) { this.#put(state, null, 'open'); }

  /** A change at a cell. Changes with the same `merge` in a row are one step. */
  edit(state, at, merge = null) {
    if (merge && merge === this.#merging) {
      this.state = state;
      this.#tell(state, 'edit', at);
    } else this.#put(state, at, 'edit');
    this.#merging = merge;
  }

  /** The next change is a step of its own. */
  pause() { this.#merging = null; }

  undo() { this.#step(this.#past, this.#future, 'undo'); }

  redo() { this.#step(this.#future, this.#past, 'redo'); }

  #put(state, at, why) {
    if (this.state) this.#past.push({ state: this.state, at });
    if (this.#past.length > MAX_STEPS) this.#past.shift();
    this.#future.length = 0;
    this.#merging = null;
    this.state = state;
    this.#tell(state, why, at);
  }

  #step(from, to, why) {
    const step = from.pop();
    if (!step) return;
    to.push({ state: this.state, at: step.at });
    this.#merging = null;
    this.state = step.state;
    this.#tell(step.state, why, step.at);
  }
}
