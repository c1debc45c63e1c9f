// The language that a page has around an element.

/** The tag of the language around an element, through shadow roots. */
export function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const found = node.closest('[lang]');
    if (found) return found.getAttribute('lang');
  }
  return '';
}

/** The language without region and script. */
export const primary = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
