// The words behind the footer's buttons, by language.

import ar from './words/ar.js';
import de from './words/de.js';
import en from './words/en.js';
import es from './words/es.js';
import fr from './words/fr.js';
import uk from './words/uk.js';

const LANGUAGES = { ar, de, en, es, fr, uk };

/** The words for a language tag; English where there are none. */
export function wordsFor(tag = '') {
  const lang = tag.toLowerCase().split('-')[0];
  return lang in LANGUAGES ? { lang, ...LANGUAGES[lang] } : { lang: 'en', ...en };
}
