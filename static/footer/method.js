// How figures are drawn, counted and compared, for readers.

import { tag } from './tag.js';

/** The method in the reader's words: paragraphs, and lists of what is drawn how. */
export function method({ say }) {
  return say.method.flatMap(([heading, ...texts]) => [
    tag('h3', {}, heading),
    ...texts.map((text) => (Array.isArray(text) ? tag('ul', {}, ...text.map((line) => tag('li', {}, line))) : tag('p', {}, text))),
  ]);
}
