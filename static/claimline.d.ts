/**
 * Types of the `<claim-line>` element.
 *
 * ```html
 * <script type="module" src="https://cdn.example/claimline/claimline.js"></script>
 * <claim-line src="claims.json" lang="de" measure="dprk-troops-in-russia">
 *   …shown until the widget is ready, and kept if it cannot start…
 * </claim-line>
 * ```
 */

/** How far an element is: `ready` all sound, `partial` some claims left out, `failed` nothing to show. */
export type ClaimLinePhase = 'loading' | 'ready' | 'partial' | 'failed';

/** One problem, with its place in the file where it has one. */
export interface ClaimLineDiagnostic {
  severity: 'error' | 'warning' | 'notice';
  /** A word for programs; of the loader's own: `browser`, `network`, `policy`, `program`, `trap`. */
  code: string;
  /** A sentence for people. */
  message: string;
  /** What would be right. Not in the loader's own. */
  help?: string;
  /** JSON pointer of the place. */
  pointer?: string;
  line?: number;
  column?: number;
  /** Of a sheet: the row as a spreadsheet counts it, the file's first line being 1. */
  row?: number;
  /** Of a sheet: the column's name. */
  field?: string;
}

/** The attributes that are part of the state, under their names. Read: `null` where there is none. */
export type ClaimLineState = { [Name in keyof ClaimLineWishes]?: ClaimLineWishes[Name] | null };

/** What may be wished for; lists of ids also as arrays, and `null` takes a wish back. */
export interface ClaimLineWishes {
  /** Id of the measure shown. */
  measure?: string;
  /** `YYYY-MM-DD`: what was public on this day. */
  'known-on'?: string;
  view?: 'full' | 'chart' | 'chronology' | 'table';
  theme?: 'auto' | 'light' | 'dark';
  /** Ids, space-separated. */
  party?: string;
  stance?: string;
  source?: string;
  search?: string;
  /** Id of the selected claim. */
  select?: string;
  order?: 'newest' | 'oldest';
  /** How many cards before "show all", or `all`. */
  cards?: string;
  /** The value axis; a logarithmic one says so, and sets zero apart. */
  scale?: 'auto' | 'linear' | 'log';
  layout?: 'auto' | 'wide' | 'narrow';
  /**
   * The table's column: `said`, `speaker`, `party`, `stance`, `measure`, `value`, `source`; `-` before it for
   * descending. Default as `order`.
   */
  sort?: string;
  lang?: string;
}

/** How many claims there are. */
export interface ClaimLineCounts {
  /** In the file. */
  claims: number;
  /** Public on the day of knowledge. */
  public: number;
  /** Left by the filters in the chronology. */
  shown: number;
  /** Estimates emphasised in the chart. */
  marks: number;
}

export interface ClaimLineEventMap {
  /** The view is up. */
  'claimline-ready': CustomEvent<{ claims: number; measures: number }>;
  /** The view has changed and has been updated. */
  'claimline-change': CustomEvent<{ state: ClaimLineState }>;
  /** A claim was chosen, or (`null`) none is any more. */
  'claimline-select': CustomEvent<{ id: string | null }>;
  /** The data or the program failed, or the file has problems. */
  'claimline-error': CustomEvent<{ diagnostics: ClaimLineDiagnostic[] }>;
}

/** The events of the element: its own and those of every element. */
export interface ClaimLineElementEventMap extends HTMLElementEventMap, ClaimLineEventMap {}

/** The element. Its events bubble and are composed. Any property or method used starts it if it is still waiting. */
export interface ClaimLineElement extends HTMLElement {
  /**
   * The phase in which loading ended; it never rejects. A new promise when loading begins anew.
   *
   * ```js
   * const el = document.querySelector('claim-line');
   * if ((await el.ready) === 'failed') console.log(el.diagnostics);
   * ```
   */
  readonly ready: Promise<Exclude<ClaimLinePhase, 'loading'>>;

  /**
   * Set: an object, or JSON or CSV text, in place of `src` and children; `null` goes back to them. Kept when the
   * element is moved or removed and added again. Get: the dataset, `null` before there is one.
   *
   * ```js
   * el.data = await (await fetch('claims.json')).json();
   * await el.ready;
   * console.log(el.data.claims.length);
   * ```
   */
  get data(): object | null;
  set data(value: object | string | null);

  /**
   * The state, as the attributes have it.
   *
   * ```js
   * el.state = { 'known-on': '2024-10-23', party: 'kr us' };
   * ```
   */
  get state(): ClaimLineState;
  set state(value: ClaimLineState | { [Name in keyof ClaimLineWishes]?: ClaimLineWishes[Name] | readonly string[] | null });

  /** What is wrong with the file, or with the program's start. */
  readonly diagnostics: ClaimLineDiagnostic[];

  /** How many claims there are; all 0 before the widget is ready. */
  readonly counts: ClaimLineCounts;

  /**
   * Selects a claim; whether there is one of this id. Before the widget is ready the wish is kept and the answer is
   * `false`.
   *
   * ```js
   * el.addEventListener('claimline-select', (event) => history.replaceState(null, '', `#${event.detail.id ?? ''}`));
   * el.select(location.hash.slice(1));
   * ```
   */
  select(id: string): boolean;

  /**
   * The sound part of the data as a sheet, one row a claim, as `claimline convert` writes it; empty before there is any.
   * A sheet cannot hold everything: the JSON can.
   *
   * ```js
   * const file = new Blob(['\ufeff', el.toCSV()], { type: 'text/csv' }); // with the mark that spreadsheets look for
   * ```
   */
  toCSV(): string;

  /**
   * The chart as the reader sees it, with question, summary and sources in the picture, as a PNG of twice the pixels;
   * `null` where there is no chart. It never rejects, and needs no `img-src` of the page's policy.
   *
   * ```js
   * const picture = await el.toPNG();
   * if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
   * ```
   */
  toPNG(): Promise<Blob | null>;

  /**
   * The same picture as an SVG file; empty before the widget is ready, and where there is no chart.
   *
   * ```js
   * await el.ready;
   * const file = new Blob([el.toSVG()], { type: 'image/svg+xml' });
   * ```
   */
  toSVG(): string;

  /**
   * The sound part of the data as a claims file, indented; empty before there is any.
   *
   * ```js
   * const file = new Blob([el.toJSON()], { type: 'application/json' });
   * ```
   */
  toJSON(): string;

  addEventListener<K extends keyof ClaimLineElementEventMap>(type: K, listener: (this: ClaimLineElement, event: ClaimLineElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof ClaimLineElementEventMap>(type: K, listener: (this: ClaimLineElement, event: ClaimLineElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'claim-line': ClaimLineElement;
  }
}
