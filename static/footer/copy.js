// A text to copy, and the button that does it.

import { tag } from './tag.js';

/** A field with the text under a name, and a button. Where the clipboard is refused, the text is selected. */
export function copying({ said, say }, text, name) {
  const rows = Math.min(text.split('\n').length + 1, 10);
  const field = tag('textarea', { readonly: '', rows, spellcheck: 'false', 'aria-label': name, lang: '' });
  field.value = text;
  const button = tag('button', { type: 'button' }, say.copy);
  button.addEventListener('click', async () => {
    said.textContent = (await copy(field)) ? say.copied : say.marked;
  });
  return [field, button];
}

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
