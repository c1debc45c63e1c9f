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

/**
 * Fetches a claims file: its bytes, its text and its ETag, or `{code, detail}`. With a `tag`, which may be null, it is a look
 * for news: the server is asked in any case, of the page's own origin with If-None-Match. Of another that would take its
 * leave first: there the browser asks so, where it has kept the file.
 */
export async function fetchText(src, signal, tag) {
  try {
    const url = new URL(src, document.baseURI);
    const response = await fetch(url, { signal, cache: tag === undefined ? 'default' : 'no-cache', headers: tag ? { 'If-None-Match': tag } : {} });
    if (response.status === 304) return {};
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
    const { headers } = response;
    const name = response.url || url.href;
    const isJson = /json/i.test(headers.get('content-type')) || /\.json$/i.test(new URL(name).pathname);
    const file = { bytes, stem: stemOf(name), text: new TextDecoder().decode(bytes), tag: url.origin === location.origin && headers.get('etag') };
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
