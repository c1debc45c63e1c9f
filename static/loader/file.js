// A claims file as it comes: fetched, and of which kind.

const MAX_DATA_BYTES = 32 * 1024 * 1024;
/** What is told where there are no data, by the code of the problem. */
export const MISSING = { http: 'the server did not give the data', empty: 'there is no data', 'too-large': 'the data is too large',
  network: 'the data could not be fetched' };

/** Whether the desk has to read it: sheets and lists. What should be JSON, and markup, the widget refuses itself. */
export const isSheet = (text, isJson) => /^\s*\[/.test(text) || !(isJson || /^\s*[{<]/.test(text));

/** Whether a text holds claims at all: what a look for news brings must not take the place of data with less. */
export function isFile(text) {
  try {
    const { format, claims } = JSON.parse(text);
    return format === 'claimline/1' && Array.isArray(claims);
  } catch {
    return false;
  }
}

/** A file's name without folder and ending. */
const stemOf = (name) => name.split(/[?#]/)[0].split('/').pop().replace(/\.[^.]*$/, '');

/** Fetches a claims file: its bytes and text, or `{code, detail}`. */
export async function fetchText(src, signal, cache) {
  try {
    const response = await fetch(new URL(src, document.baseURI), { signal, cache });
    if (!response.ok) return { code: 'http', detail: `HTTP ${response.status}: ${src}` };
    const reader = response.body.getReader();
    const parts = [];
    for (let size = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MAX_DATA_BYTES) {
        reader.cancel().catch(() => {});
        return { code: 'too-large', detail: src };
      }
      parts.push(value);
    }
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    const name = response.url || src;
    const isJson = /json/i.test(response.headers.get('content-type')) || /\.json$/i.test(new URL(name, document.baseURI).pathname);
    const file = { bytes, stem: stemOf(name), text: new TextDecoder().decode(bytes) };
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      file.isSheet = isSheet(file.text, isJson);
    } catch {
      file.isSheet = true; // another encoding, which the desk knows by name
    }
    return file;
  } catch {
    return { code: 'network', detail: src };
  }
}
