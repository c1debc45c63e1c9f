// The ways in: a file chosen or dropped, cells pasted, an address.

const byId = (id) => document.getElementById(id);
/** What a pasted sheet and a pasted file are called. */
export const PASTED = ['claims.csv', 'claims.json'];
const MAX_BYTES = 32 * 1024 * 1024;
const TOO_LARGE = 'This file is over 32 MiB: more than readers could load. Split it, or leave out columns.';

/** Bytes as text: UTF-8; what is not, in the encoding that it looks like, with a sentence on that. */
function decode(bytes) {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe && 'utf-16le') || (bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be');
  const read = (encoding, name) => ({ text: new TextDecoder(encoding).decode(bytes),
    trouble: `This file is written in ${name}, not in UTF-8. It was read as that: look whether letters such as ä, é or – are right, and publish what you download here.` });
  if (utf16) return read(utf16, 'UTF-16');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return read('windows-1252', 'an older encoding (probably Windows-1252)');
  }
}

/** What programs for sheets save when nobody says CSV. */
function workbook(bytes) {
  const starts = (...wanted) => wanted.every((byte, at) => bytes[at] === byte);
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}

/** Tells what went wrong, or nothing. */
export function trouble(words = '') { byId('trouble').textContent = words; }

/** Listens to all ways in; `take(text, name)` gets what came. */
export function listen(take) {
  const read = async (blob, name) => {
    trouble();
    if (blob.size > MAX_BYTES) return trouble(TOO_LARGE);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (workbook(bytes)) return trouble(`${name} is a workbook, not a sheet. Save it as CSV (UTF-8) in your spreadsheet, or copy its cells and paste them here.`);
    const { text, trouble: words } = decode(bytes);
    if (!text.trim()) return trouble(`${name} is empty.`);
    take(text, name);
    trouble(words);
  };
  const pasted = (text) => {
    trouble();
    if (!text.trim()) return trouble('There is nothing to read: copy cells in your spreadsheet first.');
    take(text, PASTED[/^\s*[{]/.test(text) ? 1 : 0]);
  };

  byId('file').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    if (file) await read(file, file.name);
    target.value = ''; // the same file may be chosen again
  });

  addEventListener('dragover', (event) => {
    event.preventDefault();
    byId('drop').classList.add('over');
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) byId('drop').classList.remove('over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    byId('drop').classList.remove('over');
    const [file] = event.dataTransfer.files;
    if (file) read(file, file.name);
    else pasted(event.dataTransfer.getData('text/plain'));
  });

  addEventListener('paste', (event) => {
    const isField = event.target.closest?.('input, textarea, select');
    if (isField && isField.id !== 'paste') return;
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text/plain');
    if (text.trim()) {
      event.preventDefault();
      pasted(text);
    } else if (file) read(file, file.name);
  });
  byId('paste-form').addEventListener('submit', (event) => {
    event.preventDefault();
    pasted(byId('paste').value);
    byId('paste').value = '';
  });

  byId('address-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const wanted = byId('address').value.trim();
    trouble();
    if (!/^https?:\/\/./i.test(wanted)) return trouble('Give a whole address, beginning with https://');
    byId('fetch').disabled = true;
    try {
      const response = await fetch(wanted, { credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (!response.ok) return trouble(`The server answers ${response.status}${response.status === 404 ? ': there is no such file' : ''}. Check the address.`);
      await read(await response.blob(), decodeURIComponent(new URL(response.url).pathname.split('/').pop()) || 'claims');
    } catch {
      trouble('The address could not be read. Either nothing is there, or its server does not allow other pages to read it (CORS). Download the file and drop it here.');
    } finally {
      byId('fetch').disabled = false;
    }
  });
}
