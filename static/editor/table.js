// The table in which cells are mended: plain fields in a plain table, so that every reader of screens knows it.

import { readBlock } from './sheet.js';

const ROWS_PER_PAGE = 100;
const byId = (id) => document.getElementById(id);

/** An element with properties and children. */
export function make(name, properties = {}, ...children) {
  const { data = {}, aria = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(name), rest);
  Object.assign(element.dataset, data);
  for (const [key, value] of Object.entries(aria)) element.setAttribute(`aria-${key}`, value);
  element.append(...children);
  return element;
}

/**
 * The table. `hands` are what it calls: `cell(row, column, value)`, where row -1 is the header, `block(row, column,
 * cells)`, `add(row)`, `remove(row)`, `leave()`, `settle()` when a cell is left.
 */
export class Table {
  #hands;
  #model = null;
  #shape = '';
  #page = 0;
  #fields = [];
  #marks = new Map();
  #isSheet = false;
  /** Where the focus was last. */
  at = null;

  constructor(hands) {
    this.#hands = hands;
    const table = byId('table');
    table.addEventListener('input', ({ target }) => {
      if (target.dataset.row !== '-1') this.#write(target);
    });
    table.addEventListener('change', ({ target }) => {
      if (target.dataset.row === '-1') this.#write(target);
    });
    table.addEventListener('focusin', ({ target }) => this.#arrive(target));
    table.addEventListener('focusout', () => this.#hands.settle());
    table.addEventListener('keydown', (event) => this.#key(event));
    table.addEventListener('paste', (event) => this.#paste(event));
    table.addEventListener('click', ({ target }) => {
      const { act, row } = target.dataset;
      if (act === 'add') this.#hands.add(Number(row) + 1);
      if (act === 'remove') this.#hands.remove(Number(row));
    });
    byId('page-before').addEventListener('click', () => this.#turn(this.#page - 1));
    byId('page-after').addEventListener('click', () => this.#turn(this.#page + 1));
  }

  /** Shows a state; where only values differ, the fields stay and only these change. */
  show(model, isSheet) {
    this.#model = model;
    this.#isSheet = isSheet;
    const pages = Math.max(1, Math.ceil(model.length / ROWS_PER_PAGE));
    this.#page = Math.min(this.#page, pages - 1);
    const shape = JSON.stringify([isSheet, this.#page, model.length, model.number(0), model.columns.map(({ title, known }) => [title, known])]);
    if (shape === this.#shape) return this.#sync();
    this.#shape = shape;
    const hadFocus = byId('table').contains(document.activeElement);
    this.#build();
    byId('pages').hidden = pages < 2;
    const first = this.#page * ROWS_PER_PAGE;
    byId('page-now').textContent = `Rows ${first + 1}–${Math.min(model.length, first + ROWS_PER_PAGE)} of ${model.length}`;
    byId('page-before').disabled = this.#page === 0;
    byId('page-after').disabled = this.#page === pages - 1;
    if (hadFocus && this.at) this.focus(this.at.row, this.at.column);
  }

  /** Shows which cells have problems: `row:column` → `{severity, id}`. */
  mark(marks) {
    this.#marks = marks;
    for (const field of byId('table').querySelectorAll('[data-row][data-column]')) this.#dress(field);
  }

  /** Leads to a cell: the focus, and its page; row -1 is the header. `block` is where in the window it comes to stand. */
  focus(row, column, block = 'nearest') {
    const last = this.#model.length - 1;
    const wanted = Math.min(row, last);
    if (wanted >= 0) this.#turn(Math.floor(wanted / ROWS_PER_PAGE));
    const field = byId('table').querySelector(`[data-row="${wanted}"][data-column="${Math.max(0, Math.min(column, this.#model.columns.length - 1))}"]`);
    if (!field) return false;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block, inline: 'nearest' });
    field.select?.();
    return true;
  }

  #turn(page) {
    if (page === this.#page || page < 0 || page * ROWS_PER_PAGE >= Math.max(1, this.#model.length)) return;
    this.#page = page;
    this.show(this.#model, this.#isSheet);
  }

  #build() {
    const { columns, length, number } = this.#model;
    this.#fields = [];
    const lists = columns.flatMap(({ known }, at) => (known ? [make('datalist', { id: `known-${at}` }, ...known.map((id) => make('option', { value: id })))] : []));
    const head = make('tr', {}, make('th', { scope: 'col', className: 'number', textContent: 'Row' }), ...columns.map((column, at) => this.#heading(column, at)),
      make('th', { scope: 'col', textContent: 'Change' }));
    const body = make('tbody');
    const first = this.#page * ROWS_PER_PAGE;
    for (let row = first; row < Math.min(length, first + ROWS_PER_PAGE); row++) {
      const shown = number(row);
      body.append(make('tr', {},
        make('th', { scope: 'row', className: 'number', textContent: shown }),
        ...columns.map((column, at) => make('td', { className: column.wide ? 'wide' : '' }, this.#field(column, row, at))),
        make('td', { className: 'acts' },
          make('button', { type: 'button', textContent: '+', title: 'Add a row below', data: { act: 'add', row }, aria: { label: `Add a row below row ${shown}` } }),
          make('button', { type: 'button', textContent: '×', title: 'Remove this row', data: { act: 'remove', row }, aria: { label: `Remove row ${shown}` } }))));
    }
    byId('table').replaceChildren(make('caption', { className: 'unseen', textContent: 'The rows of the file' }), make('thead', {}, head), body);
    byId('table').parentElement.querySelectorAll('datalist').forEach((list) => list.remove());
    byId('table').after(...lists);
  }

  #heading(column, at) {
    const heading = make('th', { scope: 'col', title: column.means });
    if (!this.#isSheet) heading.textContent = column.title;
    else {
      const field = make('input', { value: column.title, size: Math.max(6, column.title.length), autocomplete: 'off', spellcheck: false,
        data: { row: -1, column: at }, aria: { label: `Name of column ${at + 1}` } });
      if (column.means) field.setAttribute('aria-description', column.means);
      heading.append(field);
      this.#dress(field);
    }
    if (column.needed) heading.className = 'needed';
    return heading;
  }

  #field(column, row, at) {
    const value = this.#model.cell(row, at);
    const common = { data: { row, column: at }, aria: { label: `${column.title || `column ${at + 1}`}, row ${this.#model.number(row)}` } };
    let field;
    if (column.values && !value.includes('\n')) {
      field = make('select', common, ...['', ...column.values].map((name) => new Option(name, name)));
    } else if (column.wide || value.includes('\n')) field = make('textarea', { ...common, rows: 1 });
    else {
      field = make('input', { ...common, autocomplete: 'off', spellcheck: false });
      if (column.known) field.setAttribute('list', `known-${at}`);
    }
    this.#put(field, value);
    this.#dress(field);
    this.#fields.push(field);
    return field;
  }

  #put(field, value) {
    // What the column does not know stays to be seen, and chosen again.
    if (field.localName === 'select' && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
    if (field.value !== value) field.value = value;
  }

  #sync() {
    for (const field of this.#fields) {
      const { row, column } = field.dataset;
      const value = this.#model.cell(Number(row), Number(column));
      if (field.value === value) continue;
      if (field.localName === 'input' && value.includes('\n')) {
        this.#shape = '';
        return this.show(this.#model, this.#isSheet);
      }
      this.#put(field, value);
    }
  }

  #dress(field) {
    const found = this.#marks.get(`${field.dataset.row}:${field.dataset.column}`);
    field.className = found?.severity ?? '';
    if (found?.severity === 'error') field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    if (found) field.setAttribute('aria-describedby', found.id);
    else field.removeAttribute('aria-describedby');
  }

  #write(field) {
    this.#hands.cell(Number(field.dataset.row), Number(field.dataset.column), field.value);
  }

  #arrive({ dataset }) {
    if (dataset.column === undefined) return;
    this.at = { row: Number(dataset.row), column: Number(dataset.column) };
    const { title, means, needed } = this.#model.columns[this.at.column];
    byId('meaning').replaceChildren(make('b', { textContent: title || 'No name' }), ` ${means || 'This column is not known to the format; it is left out.'}${needed ? ' Every row needs it.' : ''}`);
  }

  #key(event) {
    const { target, key } = event;
    if (key === 'Escape') return this.#hands.leave();
    if (target.dataset.column === undefined) return;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    let step = null;
    const isText = target.localName !== 'select';
    if (steps[key] && (event.ctrlKey || event.metaKey) && !event.altKey) step = steps[key];
    else if (key === 'Enter' && isText && event.altKey && target.localName === 'textarea') {
      event.preventDefault();
      target.setRangeText('\n', target.selectionStart, target.selectionEnd, 'end');
      return this.#write(target);
    } else if (key === 'Enter' && isText) step = [event.shiftKey ? -1 : 1, 0];
    else if ((key === 'ArrowUp' || key === 'ArrowDown') && isText && !target.list && !event.shiftKey && !event.altKey) {
      const isAtEdge = target.localName === 'input' || (key === 'ArrowUp' ? target.selectionEnd === 0 : target.selectionStart === target.value.length);
      if (isAtEdge) step = steps[key];
    }
    if (!step) return;
    event.preventDefault();
    const row = Number(target.dataset.row) + step[0];
    const column = Number(target.dataset.column) + step[1];
    if (row < (this.#isSheet ? -1 : 0) || row >= this.#model.length || column < 0 || column >= this.#model.columns.length) return;
    this.focus(row, column);
  }

  #paste(event) {
    const { target } = event;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const hasCells = text.includes('\t') || (target.localName === 'input' && /[\r\n]./s.test(text.trimEnd()));
    if (!hasCells || target.dataset.column === undefined || target.dataset.row === '-1') return;
    event.preventDefault();
    this.#hands.block(Number(target.dataset.row), Number(target.dataset.column), readBlock(text));
  }
}
