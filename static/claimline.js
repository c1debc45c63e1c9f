// Claimline's loader: defines <claim-line>, keeps the fallback, fetches the program and guards the page against it.

import { fragment, recalled, remember } from './loader/address.js';
import { LOADING, MESSAGES, sheet } from './loader/face.js';
import { asFailure, complain, failure } from './loader/failure.js';
import { MISSING, fetchText, isFile, isSheet } from './loader/file.js';
import { languageOf, primary } from './loader/language.js';
import { parsed } from './loader/parsed.js';
import { FILES, call, clerk, dead, glue, learn, leave, load, vouch, whenDead } from './loader/program.js';
import { toSheet } from './loader/sheet.js';
import { ATTRIBUTES, KEPT, wishesOf } from './loader/wishes.js';

/** The shortest time between two looks for new data. */
const MIN_REFRESH_S = 1;
const ELSEWHERE = failure('browser', 'the element is in another document');
/** Several elements may lack the same words: that is one line. */
const WORDLESS = failure('network', 'the words of no language could be fetched');
let isWordless = false;

/** The connected elements. */
const elements = new Set();

/** Does what a button in the footer says, with a script that is fetched when the first is used. */
async function useFooter(element, button, isStory) {
  const url = new URL(import.meta.published ? FILES.footer.glue : 'footer.js', import.meta.url).href;
  try {
    if (import.meta.published) await vouch(url, FILES.footer.glueIntegrity, element.shadowRoot);
    await (await import(url)).take(element, button, { loader: import.meta.url, isStory });
  } catch {
    const place = button.closest('[data-sorry]');
    if (place) place.lastChild.textContent = place.dataset.sorry;
  }
}

/** Starts an element when it comes within a screen of the viewport. */
const approach = typeof IntersectionObserver === 'function'
  ? new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) begin(entry.target);
  }, { rootMargin: '100% 0px' })
  : null;

/** What the loader may do to an element, and a page may not. */
let begin, fallBack, look, goBack;

/** Whether the page is being printed: meanwhile views show all there is. */
let isPrinting = false;
const lookAround = () => {
  for (const element of elements) look(element);
};
let calm = 0;
/** Hears what a page changes at its root: another theme, another language. Some pages change it with every step of scrolling: a few times a second will do. */
const changes = new MutationObserver(() => {
  calm ||= setTimeout(() => {
    calm = 0;
    lookAround();
  }, 250);
});

class ClaimLine extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  static {
    begin = (element) => element.#begin();
    goBack = (element) => {
      if (element.#text) element.#recall();
      else if (element.#isNamed()) element.#begin();
    };
    fallBack = (element, problem) => element.#fallBack(problem);
    look = (element) => {
      element.#forward();
      if (element.#widget) call(() => element.#widget.look_around(isPrinting));
      else if (isPrinting) element.#begin();
    };
  }

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  /** What stands there while it loads, where the page has nothing. */
  #loading = null;
  #widget = null;
  #mount = null;
  /** Watches the view's width. */
  #observer = null;
  /** Ends the wait for the reader's first use. */
  #unused = null;
  /** Counts the starts; what belongs to an earlier one is dropped. */
  #life = 0;
  #asked = false;
  #running = false;
  #given = null;
  #state = null;
  /** The claim that the page has asked to be led to before there was any. */
  #led = null;
  /** Data had but not yet handed to the program. */
  #got = null;
  /** The data as it came. */
  #raw = '';
  /** What the server told it by, where that is of the page's own origin. */
  #tag = null;
  /** The data shown, as a claims file in JSON. */
  #text = '';
  /** Whether that is the story compiled into the program. */
  #isStory = false;
  /** Its id, once the address needs it. */
  #id = null;
  /** What is wrong with the data. */
  #found = [];
  /** While the desk is asked what that is: a promise. */
  #explaining = null;
  #loaded = false;
  #reading = null;
  #changed = new Map();
  /** The view as the page asked for it, before any address or reader. */
  #asker = null;
  /** The next look for new data. */
  #timer = 0;
  #problems = [];
  #ready = null;
  #resolve = null;

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#root.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-take]');
      if (button?.dataset.take === 'again') this.#read();
      else if (button) useFooter(this, button, this.#isStory);
    });
    this.#root.addEventListener('transitionrun', ({ target }) => { if (target === this.#mount) look(this); });
    this.#dress();
    this.#renew();
  }

  get ready() { this.#ask(); return this.#ready; }

  get data() {
    this.#ask();
    try {
      return JSON.parse(this.#text);
    } catch {
      return null; // none yet, or a broken file of which the desk has yet to tell
    }
  }

  set data(value) {
    if (value === null || value === undefined) this.#given = null;
    else if (typeof value === 'string') this.#given = value;
    else {
      try {
        this.#given = JSON.stringify(value) ?? '';
      } catch {
        this.#given = ''; // a circle, say: told as empty data, not thrown at the page
      }
    }
    if (this.#running) this.#read();
    else this.#ask();
  }

  get state() {
    this.#ask();
    this.#forward();
    return this.#loaded ? call(() => this.#widget.state(), {}) : { ...this.#wished(), ...this.#state };
  }

  set state(value) {
    this.#forward();
    if (this.#loaded) call(() => this.#widget.set_state(wishesOf(value)));
    else {
      this.#state = { ...this.#state, ...wishesOf(value) };
      this.#ask();
    }
  }

  get diagnostics() {
    this.#ask();
    this.#forward();
    if (this.#problems.length) return [...this.#problems];
    const unmet = this.#widget ? call(() => this.#widget.unmet(), []) : [];
    return [...this.#found, ...unmet.map(([name, value]) => ({ severity: 'notice', code: 'unmet-attribute',
      message: `${name}="${value}" cannot be shown`, help: 'the default is shown instead, or the nearest day' }))];
  }

  get counts() {
    this.#ask();
    this.#forward();
    const none = { claims: 0, public: 0, shown: 0, marks: 0 };
    return this.#loaded ? call(() => this.#widget.counts(), none) : none;
  }

  select(id) {
    const { select } = wishesOf({ select: id });
    this.#forward();
    if (this.#loaded) return call(() => this.#widget.select(select ?? ''), false);
    this.state = { select };
    this.#led = select;
    return false;
  }

  toJSON() {
    const { data } = this;
    return data ? `${JSON.stringify(data, null, 2)}\n` : '';
  }

  toCSV() {
    try {
      return toSheet(this.data);
    } catch {
      return ''; // no data yet, or none that was found to be sound
    }
  }

  toSVG() {
    this.#ask();
    this.#forward();
    return this.#loaded ? call(() => this.#widget.to_svg(), '') : '';
  }

  async toPNG() {
    if (this.isConnected) await this.ready;
    const canvas = document.createElement('canvas');
    if (!this.#loaded || !call(() => this.#widget.to_canvas(canvas), false)) return null;
    return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  }

  connectedCallback() {
    if (this.#running) return; // only moved
    elements.add(this);
    for (const node of [document.documentElement, document.body ?? this]) changes.observe(node, { attributes: true });
    this.#phase('loading');
    parsed(this).then(() => {
      if (this.getAttribute('data-phase') !== 'loading' || this.#loading || this.#hasFallback()) return;
      this.#loading = this.#note(LOADING);
      this.#loading.className = 'claimline-loading';
      // No room is reserved: what stands below moves out of sight at once, and not again when the view is up.
      if (this.#loading.offsetHeight < 100) this.#loading.style.height = '100vh';
    });
    // What a page set before the element was defined stands on the element itself, before the accessors.
    for (const name of ['data', 'state']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#asked || this.#isNamed() || !approach || this.getAttribute('loading') === 'eager') queueMicrotask(() => this.#begin());
    else approach.observe(this);
  }

  /** Style sheets are of one document, and so is the view. */
  adoptedCallback() {
    // In a microtask: a call into the program may still be under way.
    queueMicrotask(() => {
      if (!this.#running && this.ownerDocument !== document) return;
      this.#stop();
      if (this.isConnected) this.connectedCallback();
    });
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, value) {
    // The later wish counts.
    if (!this.#loaded) delete this.#state?.[name];
    if (before === value) return;
    if (name === 'loading') {
      if (value === 'eager' && this.isConnected) queueMicrotask(() => this.#begin());
    } else if (name === 'refresh') {
      this.#wait();
    } else if (name === 'url-state') {
      if (location.hash) this.#recall();
    } else if (name === 'src') {
      this.#given = null;
      if (this.#running) this.#read();
    } else if (this.#widget) {
      // In a microtask: it may be the program itself that sets the attribute.
      if (!this.#changed.size) queueMicrotask(() => this.#forward());
      this.#changed.set(name, value);
    }
  }

  /** Whether the address may name a view of it. */
  #isNamed() { return this.hasAttribute('url-state') && location.hash.startsWith('#claimline='); }

  /** The view as the attributes ask for it. */
  #wished() {
    return Object.fromEntries(KEPT.map((name) => [name, this.getAttribute(name)]));
  }

  #forward() {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const [name, value] of changed) if (this.#widget) call(() => this.#widget.attribute(name, value));
  }

  #ask() {
    this.#asked = true;
    if (this.isConnected) this.#begin();
  }

  /** Fetches program and data, both at once. */
  #begin() {
    if (this.#running || !this.isConnected) return;
    if (this.ownerDocument !== document) {
      if (!this.#problems.length) complain(ELSEWHERE);
      return this.#fallBack(ELSEWHERE);
    }
    this.#running = true;
    approach?.unobserve(this);
    const life = ++this.#life;
    this.#asker = this.#wished();
    const language = primary(this.#state?.lang ?? languageOf(this));
    // Other languages wait for the data, whose own may be the one.
    if (import.meta.published && Object.hasOwn(FILES.words, language)) learn(language, this.#root).catch(() => {});
    load(this.#root).then(
      () => { if (life === this.#life) this.#mountWidget(life); },
      (problem) => { if (life === this.#life) this.#fallBack(problem); },
    );
    this.#read();
  }

  #mountWidget(life) {
    const current = () => life === this.#life && !dead;
    const hooks = {
      phase: (phase, detail) => { if (current()) this.#show(phase, detail, current); },
      language: () => languageOf(this),
      words: (language) => { this.#learn(language, current); },
      emit: (type, detail) => {
        if (type === 'claimline-change') this.#remember();
        Promise.resolve(this.#explaining).then(() => { if (current()) this.#tell(type, detail); });
      },
      address: (claim) => location.href.split('#')[0]
        + (this.hasAttribute('url-state') && this.#text ? `${this.#fragment()[0]};select=${claim}` : ''),
      copy: async (text) => {
        let copied = true;
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          copied = false; // refused, or there is none: the widget shows the text instead
          await null; // not from within the program's own call
        }
        if (current()) call(() => this.#widget.copied(copied));
      },
    };
    const before = new Set(this.#root.children);
    this.#widget = call(() => new glue.Widget(this, this.#root, hooks), null);
    if (!this.#widget) return;
    this.#mount = [...this.#root.children].find((child) => !before.has(child));
    this.#mount.classList.add('claimline-waiting');
    // After the observer has returned: a new layout from within would be reported to the page as an error.
    this.#observer = new ResizeObserver(() => setTimeout(() => { if (current()) call(() => this.#widget.resized()); }));
    this.#observer.observe(this.#mount);
    this.#deliver();
  }

  /** The program wants the words of a language; what it shows meanwhile stays. */
  async #learn(language, current) {
    const isHad = await learn(language, this.#root).then(() => true, () => false);
    this.#forward();
    if (!current() || call(() => this.#widget.speak(language, isHad), true)) return;
    if (!isWordless) complain(WORDLESS);
    isWordless = true;
    this.#fallBack(WORDLESS);
  }

  async #read() {
    if (this.#problems.length) return; // the program cannot serve this element
    this.#reading?.abort();
    const reading = this.#reading = new AbortController();
    clearTimeout(this.#timer);
    this.#raw = '';
    this.#tag = null;
    this.#got = null;
    if (this.#resolve === null) this.#renew();
    this.#phase('loading');
    let got = await this.#find(reading.signal);
    if (got.isSheet && got.text.trim() && !reading.signal.aborted) got = await this.#viaDesk(got);
    if (reading.signal.aborted) return;
    this.#got = got;
    this.#deliver();
  }

  async #find(signal) {
    const src = this.getAttribute('src');
    if (this.#given !== null) return { text: this.#given, isSheet: isSheet(this.#given) };
    if (src !== null) return src.trim() ? fetchText(src, signal) : { code: 'empty', detail: 'src' };
    await parsed(this);
    const child = this.querySelector(':scope > script[type^="application/json"], :scope > script[type^="text/csv"]');
    if (!child) return { story: true };
    return { text: child.textContent, isSheet: isSheet(child.textContent, /json/.test(child.type)) };
  }

  /** What the desk says of a file: `{json, leftOut, diagnostics}`. */
  async #report({ text, bytes = new TextEncoder().encode(text), stem = this.id }) {
    try {
      return (await clerk(this.#root)).read(bytes, stem, languageOf(this) || 'en');
    } catch (error) {
      const problem = asFailure(error);
      return { leftOut: 0, diagnostics: [problem], code: problem.code };
    }
  }

  async #viaDesk(file) {
    const { json, leftOut, diagnostics, code = 'unread' } = await this.#report(file);
    return { tag: file.tag, found: diagnostics, ...json ? { text: json, raw: file.text, leftOut } : { code } };
  }

  #deliver() {
    if (!this.#widget || !this.#got || dead) return;
    this.#forward();
    const got = this.#got;
    this.#raw ||= got.raw ?? got.text;
    this.#tag ??= got.tag ?? null;
    if (!got.code && !got.story && !got.text.trim()) got.code = 'empty';
    const { code, detail, found, leftOut = 0 } = got;
    this.#got = null;
    this.#explaining = null;
    this.#found = found ?? (code ? [{ ...failure(code, detail ? `${MISSING[code]}: ${detail}` : MISSING[code]),
      help: 'check `src`, or the data given to the element' }] : []);
    this.#id = null;
    this.#isStory = Boolean(got.story);
    this.#text = code ? '' : got.story ? call(() => glue.story(), '') : got.text.replace(/^\ufeff/, '');
    call(() => {
      if (code) this.#widget.fail(code);
      else if (this.#widget.load(this.#text, leftOut) && !found) {
        const explaining = this.#explaining = this.#report(got).then(({ json, diagnostics }) => {
          if (this.#explaining !== explaining) return;
          this.#found = diagnostics;
          this.#text = json ?? '';
        });
      }
    });
    this.#loaded = true;
    if (this.#state) call(() => this.#widget.set_state(this.#state));
    this.#state = null;
    if (location.hash) this.#recall();
    if (this.#led) this.select(this.#led);
    this.#led = null;
    this.#wait();
  }

  /** Looks for new data after a while. What fails changes nothing. */
  #wait() {
    clearTimeout(this.#timer);
    const seconds = parseFloat(this.getAttribute('refresh'));
    const src = this.getAttribute('src');
    if (!(seconds > 0) || !src || !this.#loaded || this.#given !== null) return;
    this.#timer = setTimeout(async () => {
      const { signal } = this.#reading;
      let got = document.hidden ? {} : await fetchText(src, signal, this.#tag);
      if (signal.aborted) return;
      const { text: raw, tag } = got;
      if (raw?.trim() && raw !== this.#raw) {
        if (got.isSheet) got = await this.#viaDesk(got);
        if (signal.aborted) return;
        if (!got.code && isFile(got.text)) {
          this.#raw = raw;
          this.#tag = tag;
          this.#got = got;
          this.#deliver();
          return;
        }
      }
      this.#wait();
    }, Math.max(seconds, MIN_REFRESH_S) * 1000);
  }

  #fragment() {
    this.#id ??= this.data?.id;
    return fragment(this.#id, this, this.#asker);
  }

  #remember() {
    if (this.hasAttribute('url-state') && this.#text) remember(this.#fragment());
  }

  /** Takes the view from the address, where it names one of this data. */
  #recall() {
    const wanted = this.hasAttribute('url-state') && this.#text && recalled(this.#fragment(), this.#asker);
    if (!wanted) return;
    const isLed = wanted.select && wanted.select !== this.getAttribute('select');
    call(() => this.#widget.set_state(wanted));
    if (isLed) this.select(wanted.select);
  }

  /** The program has painted: the widget takes the fallback's place and, until it is first used, its height. */
  #show(phase, detail, current) {
    const mount = this.#mount;
    if (phase === 'failed') {
      this.#release();
      this.#loading?.remove();
      mount.classList.remove('claimline-waiting');
      this.#root.append(this.#slot);
    } else {
      if (mount.classList.contains('claimline-waiting')) {
        // Measured without the view, so that the browser lays it out but once, when it shows.
        mount.style.display = 'none';
        const style = getComputedStyle(this);
        const height = this.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
        mount.style.display = '';
        // The grey lines have filled a screen where nothing was reserved: a short story would leave it half empty.
        if (height > 0 && !this.#loading?.style.height) {
          mount.style.minHeight = `${height}px`;
          this.#unused = new AbortController();
          // Not earlier than at the click: between press and click nothing may move away. A finger that draws the slider ends in a change.
          for (const type of ['click', 'keydown', 'change']) mount.addEventListener(type, () => this.#release(), this.#unused);
        }
      }
      // Whoever has come to a link of the fallback goes on from here, not from the top of the page. Within the view the
      // browser tells of the element itself.
      const isWithin = document.activeElement !== this && this.contains(document.activeElement);
      this.#slot.remove();
      this.#loading?.remove();
      mount.classList.remove('claimline-waiting');
      if (isWithin) {
        mount.tabIndex = -1;
        mount.focus({ preventScroll: true });
      }
    }
    const explaining = this.#explaining;
    const tell = () => {
      // Other data may have come, or a listener may have taken the element away.
      const holds = () => current() && this.#explaining === explaining;
      if (!holds()) return;
      this.#phase(phase);
      queueMicrotask(() => {
        if (detail && holds()) this.#tell('claimline-ready', detail);
        if (!holds()) return;
        const { diagnostics } = this;
        if (phase === 'ready' && !diagnostics.some(({ severity }) => severity === 'error')) return;
        this.#tell('claimline-error', { diagnostics });
      });
    };
    if (explaining) explaining.then(tell);
    else tell();
  }

  #release() {
    this.#unused?.abort();
    this.#unused = null;
    if (this.#mount) this.#mount.style.minHeight = '';
  }

  /** The program cannot serve this element: its fallback stands alone, or a sentence where there is none. */
  #fallBack(problem) {
    if (this.#problems.includes(problem)) return;
    this.#problems = [problem];
    this.#clear();
    if (!this.#hasFallback()) this.#note(MESSAGES);
    this.#phase('failed');
    queueMicrotask(() => this.#tell('claimline-error', { diagnostics: [problem] }));
  }

  /** Whether the page has something to look at within the element. */
  #hasFallback() {
    return [...this.childNodes].some((node) =>
      (node.nodeType === Node.ELEMENT_NODE && !node.matches('script,style,template,link'))
      || (node.nodeType === Node.TEXT_NODE && node.data.trim()));
  }

  /** Puts a sentence into the element's place. */
  #note(messages) {
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.dir = 'auto';
    const language = primary(languageOf(this));
    note.lang = Object.hasOwn(messages, language) ? language : 'en';
    note.textContent = messages[note.lang];
    this.#root.prepend(note);
    return note;
  }

  #stop() {
    leave(this.#root);
    elements.delete(this);
    approach?.unobserve(this);
    const widget = this.#widget;
    if (widget) {
      call(() => {
        widget.destroy();
        widget.free();
      });
    }
    this.#clear();
    this.#problems = [];
    this.#running = false;
    this.removeAttribute('data-phase');
  }

  /** Back to the bare fallback. */
  #clear() {
    this.#life++;
    this.#reading?.abort();
    this.#got = null;
    clearTimeout(this.#timer);
    this.#raw = this.#text = '';
    this.#found = [];
    this.#explaining = null;
    this.#release();
    this.#mount?.classList.remove('claimline-waiting');
    this.#observer?.disconnect();
    this.#widget = null;
    this.#mount = this.#loading = null;
    this.#loaded = false;
    this.#changed.clear();
    this.#root.replaceChildren(this.#slot);
    this.#dress();
  }

  #dress() {
    if (sheet && this.ownerDocument === document) this.#root.adoptedStyleSheets = [sheet];
  }

  #renew() {
    this.#ready = new Promise((resolve) => { this.#resolve = resolve; });
  }

  #phase(phase) {
    if (this.getAttribute('data-phase') !== phase) this.setAttribute('data-phase', phase);
    if (phase === 'loading') return;
    this.#resolve?.(phase);
    this.#resolve = null;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

// For the editors' page: `await desk(root)` or `desk(root, 'press')`, where `root` is any element's shadow root.
export { clerk as desk };

whenDead((problem) => {
  for (const element of elements) fallBack(element, problem);
});

if (!customElements.get('claim-line')) {
  customElements.define('claim-line', ClaimLine);
  addEventListener('popstate', () => {
    for (const element of elements) goBack(element);
  });
  for (const type of ['beforeprint', 'afterprint']) {
    addEventListener(type, () => {
      isPrinting = type === 'beforeprint';
      lookAround();
    });
  }
  // Size and resolution, fonts.
  addEventListener('resize', lookAround);
  document.fonts.addEventListener('loadingdone', lookAround);
}
