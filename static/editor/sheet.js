// A sheet as a grid of cells: separated values (RFC 4180) in, the same out, and changes that leave the old sheet whole.

const SEPARATORS = [',', ';', '\t'];

/** Cuts a text into records of cells; a record also keeps its text, since `#` lines are not cells. */
function records(text, separator) {
  const found = [];
  let cells = [];
  let start = 0;
  let at = 0;
  const end = () => {
    found.push({ cells, text: text.slice(start, at) });
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    start = ++at;
    cells = [];
  };
  while (at < text.length) {
    let cell = '';
    const open = at + /^ */.exec(text.slice(at, at + 80))[0].length;
    if (text[open] === '"') {
      at = open + 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          // Never closed: the rest is this cell, and the check says so.
          cell += text.slice(at);
          at = text.length;
          break;
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const plain = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    cells.push(cell + text.slice(plain, at));
    if (at >= text.length) end();
    else if (text[at] === separator) {
      if (++at === text.length) {
        cells.push('');
        end();
      }
    } else end();
  }
  return found;
}

/** The separator that the header has most of. */
function separatorOf(text) {
  const header = text.split(/\r\n?|\n/).find((line) => line.trim() && !/^"?#/.test(line)) ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** Reads a sheet: `{separator, lead, header, rows}`; `lead` are the lines before the header, as they are. */
export function readSheet(text) {
  const bare = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(bare);
  const all = records(bare, separator);
  const isLead = ({ cells }) => cells[0].startsWith('#') || cells.every((cell) => !cell.trim());
  const head = all.findIndex((record) => !isLead(record));
  const lead = (head < 0 ? all : all.slice(0, head)).map((record) => record.text);
  const [header = { cells: [] }, ...rows] = head < 0 ? [] : all.slice(head);
  return { separator, lead, header: header.cells, rows: rows.map(({ cells }) => cells) };
}

/** A sheet as text, quoted where needed. */
export function writeSheet({ separator, lead, header, rows }) {
  const quoted = (cell) => (cell.includes(separator) || /["\r\n]|^[ #]| $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [header, ...rows].map((cells) => cells.map(quoted).join(separator));
  return [...lead, ...lines].join('\n') + '\n';
}

/** Cells of a paste: what spreadsheets put on the clipboard. */
export const readBlock = (text) => records(text.replace(/(\r\n?|\n)$/, ''), '\t').map(({ cells }) => cells);

/** A sheet as a spreadsheet takes it from the clipboard. */
export const tabbed = (text) => records(text.trimEnd(), ',').map(({ cells }) => cells.join('\t')).join('\n');

/** A list of flat objects as a sheet of the same columns; none if it is no such list. */
export function sheetOfList(list) {
  const isFlat = (entry) => entry && typeof entry === 'object' && Object.values(entry).every((value) => value === null || typeof value !== 'object');
  if (!Array.isArray(list) || !list.length || !list.every(isFlat)) return null;
  const header = [...new Set(list.flatMap(Object.keys))];
  return { separator: ',', lead: [], header, rows: list.map((entry) => header.map((name) => String(entry[name] ?? ''))) };
}

/** The value of a `#name:` line. */
export function leadOf({ lead }, name) {
  for (const line of lead) {
    const found = /^"?#\s*([a-z]+)\s*:\s*(.*)$/is.exec(line);
    if (found?.[1].toLowerCase() !== name) continue;
    const value = line.startsWith('"') ? records(line, ',')[0].cells[0].replace(/^#[^:]*:\s*/, '') : found[2];
    return value.replace(/[,;\t]+$/, '').trim();
  }
  return '';
}

/** The same sheet with another `#name:` line, or without it. */
export function withLead(sheet, name, value) {
  const isIt = (line) => new RegExp(`^"?#\\s*${name}\\s*:`, 'i').test(line);
  const line = value.trim() && `#${name}: ${value.replace(/\s+/g, ' ').trim()}`;
  const at = sheet.lead.findIndex(isIt);
  const lead = sheet.lead.filter((other) => !isIt(other));
  if (line) lead.splice(at < 0 ? lead.length : at, 0, line);
  return { ...sheet, lead };
}

/** The same sheet with another cell; row -1 is the header. */
export function withCell(sheet, row, column, value) {
  const put = (cells) => {
    const changed = [...cells];
    while (changed.length < column) changed.push('');
    changed[column] = value;
    return changed;
  };
  if (row < 0) return { ...sheet, header: put(sheet.header) };
  return { ...sheet, rows: sheet.rows.with ? sheet.rows.with(row, put(sheet.rows[row])) : sheet.rows.map((cells, at) => (at === row ? put(cells) : cells)) };
}

/** The same sheet with a block of cells put over it, grown where it does not fit. */
export function withBlock(sheet, row, column, block) {
  const rows = [...sheet.rows];
  block.forEach((cells, down) => {
    const changed = [...(rows[row + down] ?? sheet.header.map(() => ''))];
    cells.forEach((cell, across) => {
      if (column + across < sheet.header.length) changed[column + across] = cell;
    });
    for (let at = 0; at < changed.length; at++) changed[at] ??= '';
    rows[row + down] = changed;
  });
  return { ...sheet, rows };
}
