// What the buttons in the widget's footer do. Fetched when the first of them is used.

import { embedding } from './footer/embed.js';
import { hand } from './footer/hand.js';
import { method } from './footer/method.js';
import { dress } from './footer/style.js';
import { wordsFor } from './footer/words.js';

/** How the files are made, and what kind they are. */
const FILES = {
  // With the mark at the start spreadsheets know that it is UTF-8.
  csv: ['text/csv', (element) => `\ufeff${element.toCSV()}`],
  json: ['application/json', (element) => element.toJSON()],
  svg: ['image/svg+xml', (element) => element.toSVG()],
  png: ['image/png', (element) => element.toPNG()],
};
/** What unfolds below the buttons. */
const PANELS = { method, embed: embedding };

/** Elements whose changes are followed while something is unfolded. */
const followed = new WeakSet();

/** Does what a button says. `about`: the address of the loader, and whether the story compiled in is shown. */
export async function take(element, button, about) {
  const { take: what } = button.dataset;
  const place = placeOf(element);
  dress(element.shadowRoot);
  if (PANELS[what]) {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    fold(place);
    if (isOpen) return;
    button.setAttribute('aria-expanded', 'true');
    fill(element, place, what, about);
    follow(element, about);
  } else {
    fold(place);
    const [type, make] = FILES[what];
    const content = await make(element);
    const name = `${element.data?.id ?? 'claims'}.${what}`;
    await hand(place, name, new Blob([content], { type }), place.say);
  }
}

/** The footer's parts as they are now, with the words of its language. */
function placeOf(element) {
  const footer = element.shadowRoot.querySelector('[part=footer]');
  return {
    footer,
    panel: footer.querySelector('.panel'),
    said: footer.querySelector('[role=status]'),
    say: wordsFor(footer.closest('[lang]')?.lang),
  };
}

/** The button whose panel is unfolded; there is none where the fallback has come back, and the footer with it gone. */
function openIn(element) {
  return element.shadowRoot.querySelector('[part=footer] [data-take][aria-expanded=true]');
}

/** Closes whatever is unfolded. */
function fold({ footer, panel, said }) {
  for (const button of footer.querySelectorAll('[data-take][aria-expanded=true]')) button.setAttribute('aria-expanded', 'false');
  panel.replaceChildren();
  said.textContent = '';
}

function fill(element, place, what, about) {
  place.panel.lang = place.say.lang;
  place.panel.replaceChildren(...PANELS[what](place, element, about));
}

/** What is unfolded follows the reader's language and the view. */
function follow(element, about) {
  if (followed.has(element)) return;
  followed.add(element);
  element.shadowRoot.addEventListener('keydown', ({ key, target }) => {
    const open = openIn(element);
    if (key !== 'Escape' || !open?.closest('[part=footer]').contains(target)) return;
    fold(placeOf(element));
    open.focus();
  });
  for (const type of ['claimline-change', 'claimline-ready']) {
    element.addEventListener(type, () => {
      const open = openIn(element);
      if (open) fill(element, placeOf(element), open.dataset.take, about);
    });
  }
}
