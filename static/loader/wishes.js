// What a page may wish of a view: its attributes, and the same as a state.

/** All that the element hears. */
export const ATTRIBUTES = ['src', 'lang', 'measure', 'known-on', 'view', 'theme', 'party', 'stance', 'source', 'search', 'select',
  'order', 'cards', 'scale', 'layout', 'sort', 'loading', 'url-state', 'refresh'];
/** The attributes that an address keeps. */
export const KEPT = ATTRIBUTES.slice(1, -3);

/** What a page wishes of the view, in the attributes' spelling; what no text can be made of is none. */
export function wishesOf(value) {
  const wishes = {};
  for (const name of KEPT) {
    try {
      if (Object.hasOwn(value, name)) wishes[name] = [value[name] ?? []].flat().join(' ') || null;
    } catch {
      // A symbol, say; or the page's own reading of it throws, which is not to be thrown at it from here.
    }
  }
  return wishes;
}

/** A text for an address; halves of characters cannot be in one. */
export const escaped = (text) => encodeURIComponent(`${text}`.replace(/\p{Cs}/gu, ''));
