// The columns of a sheet of claims: what each means, and the words that it takes.

/** What a claim does, in the words that the format has for it. */
const STANCES = ['reports', 'estimates', 'expects', 'confirms', 'denies', 'declines', 'leaves_open', 'doubts', 'warns', 'assesses',
  'accuses', 'demands', 'announces', 'retracts'];
const QUALIFIERS = ['exactly', 'about', 'nearly', 'at_least', 'more_than', 'at_most', 'fewer_than', 'between', 'order', 'above', 'below', 'some'];

/** Name, meaning, and `values` where only these are known; `wide` for texts, `needed` where every row needs it. */
const COLUMNS = [
  { name: 'id', means: 'A short name of the claim, unique in the file: small letters, digits and hyphens. Left out, it is made up.' },
  { name: 'kind', means: 'A claim, or an event that is reported to have happened.', values: ['claim', 'event'] },
  { name: 'said', means: 'When it was said: 2025-06-14, by 2025-06-14, before 2025-06-14, 2025-06.', needed: true },
  { name: 'said_basis', means: 'How the date is known: stated in the report, resolved from a weekday, or inferred.', values: ['stated', 'resolved', 'inferred'] },
  { name: 'published', means: 'When it became public, if that was later than it was said.' },
  { name: 'speaker', means: 'Who says so: a person, an office or a group. Always write the name alike.', needed: true },
  { name: 'role', means: 'What the speaker is: “defence secretary”.' },
  { name: 'party', means: 'The side that the speaker belongs to. Claims of one party share a colour.' },
  { name: 'attribution', means: 'How the speaker is named: on record, anonymous, by a document, at second hand, the outlet itself, or nobody.', values: ['on_record', 'anonymous', 'document', 'reported', 'outlet', 'unattributed'] },
  { name: 'distance', means: 'The outlet’s own distance: none, “claimed” or “alleged”.', values: ['none', 'claimed', 'alleged'] },
  { name: 'via', means: 'Who passed it on between speaker and outlet; several are parted by |.' },
  { name: 'stance', means: 'What the speaker does: reports (as a fact), estimates, denies … Left out: “estimates” with a figure, else “reports”.', values: STANCES },
  { name: 'text', means: 'The claim in your own words, one sentence.', wide: true, needed: true },
  { name: 'quote', means: 'The speaker’s own words, as they were said.', wide: true },
  { name: 'quote_language', means: 'The language of the quote: en, de, uk …' },
  { name: 'hedge', means: 'The speaker’s own word of likelihood: “probably”.' },
  { name: 'measure', means: 'What the figure counts: “soldiers in Russia”. Always write it alike.' },
  { name: 'qualifier', means: 'How the figure is hedged. Left out: “exactly”, or “between” with low and high.', values: QUALIFIERS },
  { name: 'value', means: 'The figure in digits, with the word before it: 12000, about 12000, at least 8000, 12000 to 15000, thousands.' },
  { name: 'low', means: 'The lower end, where a range is given.' },
  { name: 'high', means: 'The upper end, where a range is given.' },
  { name: 'best', means: 'The best figure within a range.' },
  { name: 'unit', means: 'What is counted, where it is no plain number: km².' },
  { name: 'wording', means: 'The figure in the speaker’s own words: “around 10,000”.' },
  { name: 'basis', means: 'Whether the figure is the total, or an increment on what was before.', values: ['total', 'increment'] },
  { name: 'added', means: 'The increment given in the same statement as a total.' },
  { name: 'tense', means: 'Whether the figure was observed or is expected.', values: ['observed', 'expected'] },
  { name: 'refers_to', means: 'The time that the figure is about.' },
  { name: 'source', means: 'Where it was reported: the outlet; several are parted by |.' },
  { name: 'source_url', means: 'The address of the report: https://…' },
  { name: 'source_title', means: 'The headline of the report.' },
  { name: 'source_published', means: 'When the report appeared.' },
  { name: 'relation', means: 'What it does to another row: denies, confirms, disputes, updates, repeats or retracts, a colon, and the id of that row.' },
  { name: 'genre', means: 'Report, commentary or forecast: only reports count.', values: ['report', 'commentary', 'forecast'] },
  { name: 'rank', means: 'Preferred or deprecated, where the newsroom says so.', values: ['normal', 'preferred', 'deprecated'] },
  { name: 'rank_reason', means: 'Why it is deprecated.' },
  { name: 'withdrawn', means: 'The day on which it was withdrawn.' },
  { name: 'note', means: 'A remark for readers.', wide: true },
  { name: 'tags', means: 'Words of your own; several are parted by |.' },
];
const BY_NAME = new Map(COLUMNS.map((column) => [column.name, column]));

/** The column of this name, with any capital letters and spaces; one unknown to the format has no meaning. */
export function columnOf(name) {
  const plain = name.trim().toLowerCase();
  const known = BY_NAME.get(plain.replaceAll(' ', '_'));
  if (known) return known;
  const language = /^text_([a-z]{2,3}(-[a-z0-9]+)*)$/.exec(plain)?.[1];
  if (language) return { name: plain, means: `The claim’s text in the language “${language}”.`, wide: true };
  return { name: plain, means: '' };
}

/** The names of all columns that the format knows. */
export const columnNames = COLUMNS.map(({ name }) => name);

/** What an empty sheet has: four lines on the story, the heading row, room for a first row. */
export const EMPTY = `#title:
#question:
#id:
#language:
said,speaker,party,stance,text,measure,value,unit,source,source_url,id,relation
,,,,,,,,,,,
`;
