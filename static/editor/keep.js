// Keeps unsaved work in this browser over a reload. This page alone of the project stores anything.

const KEY = 'claimline-editor';
/** Browsers give about 5 million characters to a site. */
const MAX_CHARS = 4_500_000;

/** What was kept: `{name, text, mapping, isUntouched}`, or nothing. */
export function kept() {
  try {
    const { name, text, mapping, isUntouched } = JSON.parse(localStorage.getItem(KEY));
    return typeof name === 'string' && typeof text === 'string' ? { name, text, mapping: typeof mapping === 'string' ? mapping : '', isUntouched: isUntouched === true } : null;
  } catch {
    return null; // nothing there, or no storage at all
  }
}

/** Keeps a file and its mapping, and whether it is as it came in; whether that went well. */
export function keep(name, text, mapping, isUntouched) {
  try {
    if (text.length > MAX_CHARS) throw new RangeError('more than browsers keep');
    localStorage.setItem(KEY, JSON.stringify({ name, text, mapping, isUntouched }));
    return true;
  } catch {
    // An older state would come back as if it were this one.
    forget();
    return false;
  }
}

/** Keeps nothing any more. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to forget.
  }
}
