// A view in the page's address: `#claimline=<dataset id>;…`. What stands as the page asked is left out.

import { KEPT, escaped } from './wishes.js';

/** How the address names a dataset, and the view of it that an element's attributes are. */
export const fragment = (id, element, asker) => [`#claimline=${escaped(id)}`,
  KEPT.filter((name) => element.getAttribute(name) !== asker[name])
    .map((name) => `;${name}=${escaped(element.getAttribute(name) ?? '')}`).join('')];

/** Keeps a view in the address: where the slider or the typing goes on in its place, a choice as a new step. */
export function remember([own, kept]) {
  const now = location.hash;
  if ((now && now.split(';')[0] !== own) || now === own + kept || (!now && !kept)) return;
  const parts = (text) => new Map(text.split(';').slice(1).map((part) => part.split('=')));
  const [before, after] = [parts(now), parts(kept)];
  const changed = KEPT.filter((name) => before.get(name) !== after.get(name));
  const glides = changed.every((name) => name === 'known-on' || name === 'search');
  try {
    history[glides ? 'replaceState' : 'pushState'](history.state, '', location.href.split('#')[0] + own + kept);
  } catch {
    // A frame without an address, or too many of them: the view is kept all the same.
  }
}

/** The view that the address has; null, where it names none of this dataset. */
export function recalled([own], asker) {
  const [name, ...parts] = location.hash.split(';');
  if (name && name !== own) return null;
  const wanted = { ...asker };
  for (const part of parts) {
    const [key, value = ''] = part.split('=');
    try {
      if (KEPT.includes(key)) wanted[key] = decodeURIComponent(value);
    } catch {
      // A broken escape: the page's own wish holds.
    }
  }
  return wanted;
}
