// A claims file in JSON as a table: one row a claim, its simple fields as cells. A changed cell changes only its field.

import { columnOf } from './columns.js';

/** The fields of the estimate, which have columns of their own. */
const ESTIMATE = ['measure', 'qualifier', 'value', 'low', 'high', 'best', 'wording', 'basis', 'tense', 'refers_to'];
const NUMBERS = new Set(['value', 'low', 'high', 'best']);
const COLUMNS = ['id', 'said', 'speaker', 'stance', 'text', ...ESTIMATE, 'quote', 'sources'];

const MEANS = {
  speaker: 'Who says so: the id of a speaker in the file; several are parted by |.',
  measure: 'What the figure counts: the id of a measure in the file.',
  sources: 'Where it was reported: ids of sources in the file; several are parted by |.',
};

/** The columns of the table, each with the ids that the file has for it. */
export function claimColumns(file) {
  const ids = (list) => (Array.isArray(list) ? list.map((entry) => entry?.id).filter((id) => typeof id === 'string') : []);
  const known = { speaker: ids(file.speakers), measure: ids(file.measures), sources: ids(file.sources) };
  return COLUMNS.map((name) => {
    const { means, values, wide } = columnOf(name);
    return { name, means: MEANS[name] ?? means, values, wide, known: known[name] };
  });
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const claimsOf = (file) => (Array.isArray(file.claims) ? file.claims : []);
const languageOf = (file) => (typeof file.language === 'string' ? file.language : 'en');
const sourceId = (source) => (isObject(source) ? source.source : source);

/** A value as a cell shows it. */
function shown(value) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shown).join(' | ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text in a language: its own, or the file's where it is told in that alone. */
function pick(text, language, file) {
  if (!isObject(text)) return language === languageOf(file) ? shown(text) : '';
  return shown(text[language]);
}

/** The number of claims. */
export const claimCount = (file) => claimsOf(file).length;

/** What a cell shows. */
export function claimCell(file, row, name, language) {
  const claim = claimsOf(file)[row];
  if (!isObject(claim)) return '';
  if (name === 'text') return pick(claim.text, language, file);
  if (name === 'quote') return shown(isObject(claim.quote) ? claim.quote.exact : claim.quote);
  if (name === 'sources') return Array.isArray(claim.sources) ? claim.sources.map((one) => shown(sourceId(one))).join(' | ') : shown(claim.sources);
  if (ESTIMATE.includes(name)) return isObject(claim.estimate) ? shown(claim.estimate[name]) : '';
  return shown(claim[name]);
}

/** The same object with another value of a key, or without it. */
function withKey(object, key, value) {
  const { [key]: old, ...rest } = object;
  if (value === undefined) return rest;
  return key in object ? { ...object, [key]: value } : { ...rest, [key]: value };
}

const several = (value) => value.split('|').map((part) => part.trim()).filter(Boolean);

/** The field's new value, from what was written into its cell. */
function written(old, name, value) {
  if (!value.trim()) return undefined;
  if (NUMBERS.has(name)) return /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (name !== 'speaker') return value;
  return value.includes('|') || Array.isArray(old) ? several(value) : value;
}

/** A text with other words in one language. */
export function withText(text, language, value, file) {
  const words = value.trim() ? value : undefined;
  if (!isObject(text)) {
    if (language === languageOf(file)) return words;
    if (words === undefined) return text;
    return text === undefined ? { [language]: words } : { [languageOf(file)]: text, [language]: words };
  }
  const changed = withKey(text, language, words);
  return Object.keys(changed).length ? changed : undefined;
}

/** An object's part changed by `work`; a part that is empty then is left out. */
function withPart(object, key, work) {
  const part = work(isObject(object[key]) ? object[key] : {});
  return withKey(object, key, Object.keys(part).length ? part : undefined);
}

function changedClaim(claim, name, value, language, file) {
  if (name === 'text') return withKey(claim, 'text', withText(claim.text, language, value, file));
  if (name === 'quote') return withPart(claim, 'quote', (quote) => withKey(quote, 'exact', value.trim() ? value : undefined));
  if (name === 'sources') {
    // A report that differs has its differences in the file: who stays, keeps them.
    const before = Array.isArray(claim.sources) ? [...claim.sources] : [];
    const taken = several(value).map((id) => {
      const at = before.findIndex((one) => sourceId(one) === id);
      return at < 0 ? id : before.splice(at, 1)[0];
    });
    return withKey(claim, 'sources', taken.length ? taken : undefined);
  }
  if (ESTIMATE.includes(name)) return withPart(claim, 'estimate', (estimate) => withKey(estimate, name, written(estimate[name], name, value)));
  return withKey(claim, name, written(claim[name], name, value));
}

/** The same file with another cell. */
export function withClaimCell(file, row, name, value, language) {
  const claims = claimsOf(file).map((claim, at) => (at === row ? changedClaim(isObject(claim) ? claim : {}, name, value, language, file) : claim));
  return { ...file, claims };
}

/** The same file with a new claim before the given row. */
export function withNewClaim(file, row) {
  const claims = [...claimsOf(file)];
  const taken = new Set(claims.map((claim) => claim?.id));
  let number = claims.length + 1;
  while (taken.has(`claim-${number}`)) number++;
  claims.splice(row, 0, { id: `claim-${number}` });
  return { ...file, claims };
}

/** The same file without a claim. */
export const withoutClaim = (file, row) => ({ ...file, claims: claimsOf(file).filter((_, at) => at !== row) });

/** The languages in which the file has texts, its own first. */
export function languagesOf(file) {
  const found = new Set([languageOf(file)]);
  const look = (text) => { if (isObject(text)) for (const tag of Object.keys(text)) found.add(tag); };
  look(file.title);
  look(file.question);
  for (const list of [file.speakers, file.parties]) if (Array.isArray(list)) for (const entry of list) look(entry?.name);
  for (const claim of claimsOf(file)) look(claim?.text);
  return [...found].filter((tag) => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag));
}

/** The cell that a JSON pointer leads to: `{row, column}`; the column may be unknown. */
export function cellAt(pointer) {
  const parts = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (parts[0] !== 'claims' || !/^\d+$/.test(parts[1] ?? '')) return null;
  const name = parts[2] === 'estimate' ? parts[3] : parts[2];
  // A problem of a report's differences, or of a quote's translation, is in no cell.
  const isDeep = (name === 'sources' && parts.length > 5) || (name === 'quote' && (parts[3] ?? 'exact') !== 'exact');
  const column = name === undefined ? undefined : COLUMNS.includes(name) && !isDeep ? name : null;
  return { row: Number(parts[1]), column };
}
