// The lines that put this view into another page.

import { copying } from './copy.js';
import { tag } from './tag.js';

/** What of the view the lines keep. */
const KEPT = ['measure', 'known-on', 'view', 'party', 'stance', 'source', 'search', 'order', 'cards', 'scale', 'layout', 'sort'];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The lines and a button that copies them. */
export function embedding(place, element, { loader, isStory }) {
  const { say } = place;
  const src = element.getAttribute('src');
  const attributes = [['lang', place.footer.closest('[lang]').lang]];
  if (src) attributes.unshift(['src', new URL(src, document.baseURI).href]);
  else if (!isStory) attributes.unshift(['src', `${element.data.id}.json`]);
  for (const name of KEPT) if (element.hasAttribute(name)) attributes.push([name, element.getAttribute(name)]);
  const told = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const code = `<script type="module" src="${escaped(loader)}"></script>\n<claim-line${told}></claim-line>\n`;
  const hint = src || isStory ? say.embed : `${say.embed} ${say.embedOwn}`;
  return [tag('p', {}, hint), ...copying(place, code, say.code)];
}
