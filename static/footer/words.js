// The words behind the footer's buttons, by language.

import de from './words/de.js';
import en from './words/en.js';

const LANGUAGES = { de, en };

/** The words for a language tag; English where there are none. */
export function wordsFor(tag = '') {
  const lang = tag.toLowerCase().split('-')[0];
  return lang in LANGUAGES ? { lang, ...LANGUAGES[lang] } : { lang: 'en', ...en };
}
