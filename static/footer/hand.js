// A file for the reader to keep.

import { copying } from './copy.js';
import { tag } from './tag.js';

/** Downloads may wait this long to begin. */
const KEEP_MS = 60_000;

/** Whether the frame around this page refuses downloads: `null` where that cannot be known, in one of another origin. */
function isRefused() {
  if (window === window.top) return false;
  const { frameElement } = window;
  if (!frameElement) return null;
  return frameElement.hasAttribute('sandbox') && !frameElement.sandbox.contains('allow-downloads');
}

/** Gives the reader a file. Where a frame may refuse that, its content is shown to be copied instead. */
export async function hand({ said, panel, say }, name, content) {
  const refused = isRefused();
  if (!refused) save(name, content);
  said.textContent = refused ? say.refused : say.saved.replace('{0}', name);
  if (refused === false) return;
  panel.lang = say.lang;
  panel.replaceChildren(tag('p', {}, refused ? say.instead : say.otherwise), ...await shown({ said, say }, name, content));
}

function save(name, content) {
  const url = URL.createObjectURL(content);
  tag('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/** The content of a file to be copied: its text, or the picture. */
async function shown(place, name, content) {
  if (!content.type.startsWith('image/png')) return copying(place, await content.text(), name);
  // On a canvas: a page's policy may forbid pictures from memory.
  const picture = await createImageBitmap(content);
  const canvas = tag('canvas', { width: picture.width, height: picture.height, role: 'img', 'aria-label': name });
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return [canvas];
}
