// The three screens and the controls above them: all show the same file in the same view.

import { daysOf } from './days.js';
import { languagesOf } from './claims.js';
import { leadOf } from './sheet.js';

const byId = (id) => document.getElementById(id);
/** Control → attribute of the element. */
const CONTROLS = { lang: 'lang', theme: 'theme', measure: 'measure', day: 'known-on', order: 'order', view: 'view' };
/** What a language's tag looks like. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;
/** What a reader changes within one screen, the others follow. */
const SHARED = ['measure', 'day', 'order'];

const elements = [...document.querySelectorAll('.screen claim-line')];
/** What the screens were last seen to show of what they share; unknown where a control has just asked for another. */
const seen = new Map();
let shown;
let isLanguageChosen = false;

/** The first screen's element, for what all have alike, and the widest, for pictures. */
export const [first] = elements;
export const widest = elements.at(-1);

/** What the controls say, by the names of attributes; defaults are left out. */
export function view() {
  const chosen = Object.entries(CONTROLS).map(([id, name]) => [name, byId(id).value]);
  return Object.fromEntries(chosen.filter(([name, value]) => value && !(name === 'theme' && value === 'auto')));
}

/** The language that file and controls agree on. */
export const language = () => byId('lang').value || 'en';

function apply(id) {
  const value = byId(id).value;
  seen.delete(id);
  for (const element of elements) {
    if (value) element.setAttribute(CONTROLS[id], value);
    else element.removeAttribute(CONTROLS[id]);
    if (id === 'theme') {
      const screen = element.closest('.screen');
      screen.classList.toggle('light', value === 'light');
      screen.classList.toggle('dark', value === 'dark');
    }
  }
}

/** Sets a choice's options, and keeps what was chosen while there is such. */
function fill(id, options) {
  const select = byId(id);
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, words]) => new Option(words, value)));
  select.value = options.some(([value]) => value === chosen) ? chosen : options[0]?.[0] ?? '';
  if (select.value !== chosen) apply(id);
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
}

/** The languages of the file, its own first; then those that the widget speaks. `read`: what the check took a sheet's own for. */
export function offerLanguages(state, read) {
  const own = state.kind === 'json' ? languagesOf(state.value)
    : state.kind === 'sheet' ? [read ?? (TAG.test(leadOf(state.sheet, 'language')) ? leadOf(state.sheet, 'language') : 'en'), ...state.sheet.header.flatMap((name) => /^text_(.+)$/i.exec(name.trim())?.[1] ?? [])]
      : [];
  const tags = [...new Set([...own.filter((tag) => TAG.test(tag)), 'de', 'en', 'fr', 'es', 'uk', 'ar'])];
  fill('lang', tags.map((tag) => [tag, languageName(tag)]));
  if (!isLanguageChosen && own.length) {
    [byId('lang').value] = tags;
    apply('lang');
  }
}

/** Another file: its own language is shown until another is chosen. */
export function forgetLanguage() { isLanguageChosen = false; }

/** Gives the screens their data; `null` is the compiled-in story. */
export async function show(data) {
  if (data !== shown) for (const element of elements) element.data = data;
  shown = data;
  return first.ready;
}

/** Offers the measures and days that the data has. */
export function offerChoices() {
  const data = first.data ?? {};
  const { state } = first;
  for (const id of SHARED) seen.set(id, state[CONTROLS[id]] ?? '');
  const tag = language();
  const label = (text) => (typeof text === 'string' ? text : text?.[tag] ?? Object.values(text ?? {})[0]);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  fill('measure', [['', 'the file’s main one'], ...(data.measures ?? []).map(({ id, label: words }) => [id, label(words) ?? id])]);
  fill('day', [['', 'latest day'], ...daysOf(data).map((iso) => [iso, day.format(new Date(iso))])]);
  return data;
}

/** The screen that is in use; the others are pictures for keyboard and screen readers, so that there is one of each thing. */
function use(name) {
  byId('live').querySelector(`[value=${name}]`).checked = true;
  for (const section of document.querySelectorAll('.screens > section')) {
    const isIt = Boolean(section.querySelector(`.screen.${name}`));
    section.classList.toggle('in-use', isIt);
    section.querySelector('claim-line').inert = !isIt;
  }
}

/** Listens to the controls; `changed(id)` is told. */
export function listen(changed) {
  for (const id of Object.keys(CONTROLS)) {
    byId(id).addEventListener('change', () => {
      if (id === 'lang') isLanguageChosen = true;
      apply(id);
      changed(id);
    });
  }
  byId('controls').addEventListener('submit', (event) => event.preventDefault());
  byId('live').addEventListener('change', ({ target }) => {
    use(target.value);
    const strip = document.querySelector('.screens');
    const section = document.querySelector('.screens > .in-use');
    strip.scrollTo({ left: section.offsetLeft - strip.offsetLeft });
  });
  for (const name of ['phone', 'tablet', 'desktop']) {
    const screen = document.querySelector(`.screen.${name}`);
    screen.addEventListener('pointerdown', () => use(name));
    // A pointer that only passes by takes nobody's focus away.
    screen.addEventListener('pointerenter', () => {
      if (!document.activeElement.closest('.screen claim-line')) use(name);
    });
  }
  for (const element of elements) {
    element.addEventListener('claimline-change', ({ detail }) => {
      for (const id of SHARED) {
        const value = detail.state[CONTROLS[id]] ?? '';
        const isOurs = !seen.has(id) || seen.get(id) === value;
        seen.set(id, value);
        if (isOurs || byId(id).value === value || ![...byId(id).options].some((option) => option.value === value)) continue;
        byId(id).value = value;
        apply(id);
        changed(id);
      }
    });
  }
  use('phone');
}
