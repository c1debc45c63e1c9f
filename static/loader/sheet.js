// A dataset as a sheet, letter for letter as `claimline convert` writes it: here, because it is given at once.

import { primary } from './language.js';

/** The columns, in the order in which they are written; `*` is where the texts of further languages stand. */
const COLUMNS = ('id kind said said_basis published speaker role party attribution distance via stance text * quote quote_language '
  + 'hedge measure qualifier value low high best unit wording basis added tense refers_to source source_url source_title '
  + 'source_published relation genre rank rank_reason withdrawn note tags').split(' ');
/** Those that stand there even where they are empty. */
const ALWAYS = ['id', 'said', 'speaker', 'stance', 'text'];
/** What goes without saying. */
const PLAIN = { kind: 'claim', said_basis: 'stated', attribution: 'on_record', distance: 'none', genre: 'report', rank: 'normal' };
/** What no spreadsheet takes for a formula, whatever it starts with. */
const DATES = ['said', 'published', 'refers_to', 'withdrawn'];

const kept = (text) => text.replace(/^[\s\x85\u200b]+|[\s\x85\u200b]+$/g, '');
/** What a reader keeps of one of several values in a cell. */
const part = (text) => kept(text).replace(/^"+|"+$/g, '');
const cell = (text) => (/[,;\t"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const unbarred = (text) => text.replaceAll('|', '/');

/** A number that no reader takes for another: a fraction never has just three digits, which might be a group. */
function spelled(number) {
  return number?.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }).replace(/\.\d{3}$/, '$&0');
}

/** The dataset as CSV, one row a claim. */
export function toSheet(data) {
  const { claims } = data;
  const language = data.language ?? 'en';
  const isOwn = (tag) => tag.toLowerCase() === language.toLowerCase();
  /** A text in the dataset's language, else in its first. */
  const pick = (text) => {
    if (typeof text !== 'object') return text ?? '';
    const tags = Object.keys(text ?? {});
    const same = (tag) => isOwn(tag) || primary(tag) === primary(language);
    return text?.[[language, tags.find(isOwn), tags.find(same), tags[0]].find((tag) => tag in text)] ?? '';
  };
  const byId = (list = []) => new Map((list ?? []).map((thing) => [thing.id, thing]));
  const [parties, speakers, sources, measures] = [data.parties, data.speakers, data.sources, data.measures].map(byId);
  const speakerOf = ({ speaker }) => speakers.get([].concat(speaker)[0]);
  const measureOf = ({ estimate, measures: on }) => estimate?.measure ?? on?.[0];
  const reports = (claim) => [...new Set((claim.sources ?? []).map((report) => report.source ?? report))];
  /** What the things of a list that rows name are called: by their names, told apart where those are the same. */
  const call = (list, used, name, keep = kept, key = () => '') => {
    const seen = new Set();
    const called = new Map();
    const named = new Set(used);
    for (const [id, thing] of list) {
      if (!named.has(id)) continue;
      let own = keep(name(thing));
      if (!own || seen.has(`${own}|${key(thing)}`)) own = unbarred(kept(`${own} (${kept(id)})`));
      seen.add(`${own}|${key(thing)}`);
      called.set(id, own);
    }
    return called;
  };
  const called = {
    party: call(parties, claims.map((claim) => speakerOf(claim).party), ({ name }) => pick(name)),
    speaker: call(speakers, claims.map((claim) => speakerOf(claim).id), ({ name }) => pick(name)),
    measure: call(measures, claims.map(measureOf), ({ label }) => pick(label)),
    source: call(sources, claims.flatMap(reports),
      ({ publisher, label, agencies }) => unbarred(pick(publisher ?? label) || (agencies ?? []).join(', ')), part,
      ({ url, title, published }) => [part(url ?? ''), part(pick(title)), published ?? ''].join('|')),
  };
  const tags = [];
  for (const { text } of claims) {
    for (const tag of typeof text === 'object' ? Object.keys(text) : []) {
      if (!isOwn(tag) && !tags.some((known) => known.toLowerCase() === tag.toLowerCase())) tags.push(tag);
    }
  }
  const columns = COLUMNS.flatMap((name) => (name === '*' ? tags.map((tag) => `text_${tag}`) : name));
  const list = (values = []) => {
    const parts = (values ?? []).map(part);
    return parts.some(Boolean) ? parts.map(unbarred).join('|') : '';
  };

  const row = (claim) => {
    const speaker = speakerOf(claim);
    const of = reports(claim).map((id) => sources.get(id));
    const cells = {
      ...claim, ...claim.quote && { quote: claim.quote.exact, quote_language: claim.quote.language },
      speaker: called.speaker.get(speaker.id), role: pick(speaker.role), party: called.party.get(speaker.party),
      via: list(claim.via?.map(pick)), tags: list(claim.tags), text: '', measure: called.measure.get(measureOf(claim)),
      unit: pick(measures.get(measureOf(claim))?.unit), rank_reason: pick(claim.rank_reason), note: pick(claim.note),
      source: list(of.map(({ id }) => called.source.get(id))), source_url: list(of.map(({ url }) => (url ?? '').replaceAll('|', '%7C'))),
      source_title: list(of.map(({ title }) => kept(pick(title)))), source_published: list(of.map(({ published }) => published ?? '')),
      relation: list(claim.relations?.map(({ kind, claim: target }) => `${kind}:${target}`)),
    };
    for (const [tag, text] of typeof claim.text === 'string' ? [[language, claim.text]] : Object.entries(claim.text)) {
      cells[isOwn(tag) ? 'text' : `text_${tags.find((known) => known.toLowerCase() === tag.toLowerCase())}`] = text;
    }
    const { estimate } = claim;
    if (estimate && !/^(above|below)$/.test(estimate.qualifier)) {
      const { qualifier, wording, basis, tense } = estimate;
      Object.assign(cells, { qualifier, wording, refers_to: estimate.refers_to });
      for (const name of ['value', 'low', 'high', 'best', 'added']) cells[name] = spelled(estimate[name]);
      cells.basis = basis === 'total' ? '' : basis;
      cells.tense = tense === (claim.stance === 'expects' ? 'expected' : 'observed') ? '' : tense;
    }
    return columns.map((name) => {
      const text = kept(cells[name] ?? '');
      if (text === PLAIN[name]) return '';
      return /^'*[=+\-@]/.test(text) && !DATES.includes(name) ? `'${text}` : text;
    });
  };

  const rows = claims.map(row);
  const isUsed = columns.map((name, place) => ALWAYS.includes(name) || rows.some((cells) => cells[place]));
  const line = (cells) => cells.filter((_, place) => isUsed[place]).map(cell).join(',');
  const head = ['title', 'id', 'language', 'question'].filter((name) => name !== 'question' || data.question)
    .map((name) => `#${name}: ${(name === 'language' ? language : pick(data[name])).replace(/[\r\n]/g, ' ').replace(/^[\s\x85,;"\u200b]+|[\s\x85,;"\u200b]+$/g, '')}`);
  return [...head.map(cell), line(columns), ...rows.map(line), ''].join('\n');
}
