// Claimline's loader: defines <claim-line>, keeps the fallback, fetches the program and guards the page against it.

// The build puts the names and digests of the program's two files here. Without them (under `trunk serve`)
// the program is taken from the page that Trunk makes.
const FILES = null;

const ATTRIBUTES = ['src', 'lang', 'measure', 'known-on', 'view', 'theme', 'party', 'stance', 'source', 'search', 'select',
  'order', 'cards', 'scale', 'layout', 'sort', 'loading', 'url-state', 'refresh'];
const MAX_DATA_BYTES = 32 * 1024 * 1024;
const MESSAGES = { de: 'Diese Darstellung konnte nicht geladen werden.', en: 'This graphic could not be loaded.' };
// A waiting view has its place and its width, so that it can be measured, but shows nothing and takes no room.
const STYLE = ':host{display:block}:host([hidden]){display:none}.claimline-waiting{height:0;overflow:hidden;visibility:hidden}';

/** The connected elements. */
const elements = new Set();
/** The program's glue, once asked for: a promise. */
let program = null;
/** The glue after it has started. */
let glue = null;
/** Why the program will never run (again) on this page. */
let dead = null;
/** Ends the wait for a preload whose link has left the page. */
let preloading = null;

const failure = (code, message) => ({ severity: 'error', code, message });
const asFailure = (error) => (error?.severity ? error : failure('program', String(error)));
const complain = (problem) => console.error(`claimline: ${problem.message}; the fallback stays.`);

/** Calls into the program. It never throws: after the program's death, and at it, the answer is `otherwise`. */
function call(work, otherwise) {
  if (dead) return otherwise;
  try {
    return work();
  } catch (error) {
    died(error);
    return otherwise;
  }
}

/** The program has trapped: its memory is not to be trusted, so no element may call it again. */
function died(error) {
  if (dead) return;
  dead = failure('trap', `the program stopped (${error})`);
  glue?.trapped?.(error);
  complain(dead);
  // In a microtask: a call into the program may still be under way further up the stack.
  queueMicrotask(() => {
    for (const element of elements) fallBack(element, dead);
  });
}

function load(root) {
  if (dead) return Promise.reject(dead);
  program ??= (FILES ? start(root) : fromTrunk()).then(
    (bindings) => {
      bindings.onTrap?.(died);
      return (glue = bindings);
    },
    (error) => {
      const problem = asFailure(error);
      complain(problem);
      // What the network spoilt may be tried again by the next element; what the browser refuses may not.
      if (problem.code === 'network') program = null;
      throw problem;
    },
  );
  return program;
}

async function start(root) {
  if (typeof WebAssembly !== 'object') throw failure('browser', 'this browser has no WebAssembly');
  if (!sheet) throw failure('browser', 'this browser is too old');
  const wasm = fetch(new URL(FILES.wasm, import.meta.url), { integrity: FILES.wasmIntegrity, credentials: 'omit', mode: 'cors' })
    .catch(() => {
      throw failure('network', `${FILES.wasm} could not be fetched, or is not the file it should be`);
    });
  wasm.catch(() => {}); // reported below; nothing may reach the page's unhandledrejection
  const url = new URL(FILES.glue, import.meta.url).href;
  let bindings;
  try {
    await vouch(url, root);
    bindings = await import(url);
  } catch {
    throw failure('network', `${FILES.glue} could not be fetched, or is not the file it should be`);
  }
  const response = await wasm;
  try {
    await bindings.default({ module_or_path: response });
  } catch (error) {
    if (/unsafe-eval|content security policy/i.test(error)) {
      throw failure('policy', "the page's policy forbids WebAssembly ('wasm-unsafe-eval' is missing in script-src)");
    }
    throw failure('program', `${FILES.wasm} could not be started (${error})`);
  }
  return bindings;
}

/** Sees to it that what `import()` gets for this address has the right digest. */
async function vouch(url, root) {
  const link = document.createElement('link');
  if (!link.relList?.supports?.('modulepreload') || !('integrity' in link)) {
    const response = await fetch(url, { integrity: FILES.glueIntegrity, credentials: 'omit', mode: 'cors' });
    if (!response.ok) throw response.status;
    return;
  }
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = FILES.glueIntegrity;
  link.href = url;
  try {
    await new Promise((resolve, reject) => {
      preloading = { root, leave: resolve };
      link.onload = resolve;
      link.onerror = reject;
      root.append(link);
    });
  } finally {
    preloading = null;
    link.remove();
  }
}

function fromTrunk() {
  return new Promise((resolve) => {
    if (window.wasmBindings) resolve(window.wasmBindings);
    else addEventListener('TrunkApplicationStarted', () => resolve(window.wasmBindings), { once: true });
  });
}

/** Fetches a claims file: its text, or `{code, detail}`. */
async function fetchText(src, signal) {
  try {
    const response = await fetch(new URL(src, document.baseURI), { signal });
    if (!response.ok) return { code: 'http', detail: `HTTP ${response.status}: ${src}` };
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let size = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MAX_DATA_BYTES) {
        reader.cancel().catch(() => {});
        return { code: 'too-large', detail: src };
      }
      text += decoder.decode(value, { stream: true });
    }
    text += decoder.decode();
    return { text, name: response.url || src };
  } catch {
    return { code: 'network', detail: src };
  }
}

/** Waits until the parser has got past the element, so that its children are there. */
function parsed(element) {
  return new Promise((resolve) => {
    const past = () => {
      for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
      return document.readyState !== 'loading';
    };
    if (past()) return resolve();
    const observer = new MutationObserver(check);
    function check() {
      if (!past()) return;
      observer.disconnect();
      document.removeEventListener('readystatechange', check);
      resolve();
    }
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener('readystatechange', check);
  });
}

let sheet = null;
try {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
} catch {
  sheet = null;
}

/** Starts an element when it comes within a screen of the viewport. */
const approach = typeof IntersectionObserver === 'function'
  ? new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) begin(entry.target);
  }, { rootMargin: '100% 0px' })
  : null;

/** What the loader may do to an element, and a page may not. */
let begin, fallBack, print;

class ClaimLine extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  static {
    begin = (element) => element.#begin();
    fallBack = (element, problem) => element.#fallBack(problem);
    print = (element, starts) => {
      if (element.#widget) call(() => element.#widget.printing(starts));
      else if (starts) element.#begin();
    };
  }

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #widget = null;
  #mount = null;
  /** Ends the wait for the reader's first use. */
  #unused = null;
  /** Counts the starts; what belongs to an earlier one is dropped. */
  #life = 0;
  #asked = false;
  #running = false;
  #given = null;
  #state = null;
  /** Data had but not yet handed to the program. */
  #got = null;
  #loaded = false;
  #reading = null;
  #changed = new Map();
  #problems = [];
  #ready = null;
  #resolve = null;

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#dress();
    this.#renew();
  }

  get ready() { this.#ask(); return this.#ready; }

  get data() {
    this.#ask();
    const text = this.#widget && call(() => this.#widget.data(), '');
    return text ? JSON.parse(text) : null;
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
    return this.#loaded ? call(() => this.#widget.state(), {}) : { ...this.#state };
  }

  set state(value) {
    if (this.#loaded) call(() => this.#widget.set_state(value ?? {}));
    else {
      this.#state = { ...this.#state, ...value };
      this.#ask();
    }
  }

  get diagnostics() {
    this.#ask();
    if (this.#problems.length) return [...this.#problems];
    return this.#widget ? call(() => this.#widget.diagnostics(), []) : [];
  }

  get counts() {
    this.#ask();
    const none = { claims: 0, public: 0, shown: 0, marks: 0 };
    return this.#loaded ? call(() => this.#widget.counts(), none) : none;
  }

  select(id) {
    if (this.#loaded) return call(() => this.#widget.select(String(id)), false);
    this.state = { select: String(id) };
    return false;
  }

  toSVG() {
    this.#ask();
    return this.#loaded ? call(() => this.#widget.to_svg(), '') : '';
  }

  connectedCallback() {
    elements.add(this);
    if (this.#running) return; // only moved
    this.#phase('loading');
    // What a page set before the element was defined stands on the element itself, before the accessors.
    for (const name of ['data', 'state']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#asked || !approach || this.getAttribute('loading') === 'eager') queueMicrotask(() => this.#begin());
    else approach.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'loading') {
      if (value === 'eager' && this.isConnected) queueMicrotask(() => this.#begin());
    } else if (name === 'src') {
      this.#given = null;
      if (this.#running) this.#read();
    } else if (this.#widget) {
      // In a microtask: it may be the program itself that sets the attribute.
      if (!this.#changed.size) queueMicrotask(() => this.#forward());
      this.#changed.set(name, value);
    }
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
    this.#running = true;
    approach?.unobserve(this);
    const life = ++this.#life;
    load(this.#root).then(
      () => { if (life === this.#life) this.#mountWidget(life); },
      (problem) => { if (life === this.#life) this.#fallBack(problem); },
    );
    this.#read();
  }

  #mountWidget(life) {
    const current = () => life === this.#life && !dead;
    const hooks = {
      phase: (phase) => { if (current()) this.#show(phase); },
      emit: (type, detail) => {
        if (type === 'claimline-change') this.#release();
        queueMicrotask(() => { if (current()) this.#tell(type, detail); });
      },
    };
    const before = new Set(this.#root.children);
    this.#widget = call(() => new glue.Widget(this, this.#root, hooks), null);
    if (!this.#widget) return;
    this.#mount = [...this.#root.children].find((child) => !before.has(child));
    this.#mount.classList.add('claimline-waiting');
    this.#deliver();
  }

  async #read() {
    if (this.#problems.length) return; // the program cannot serve this element
    this.#reading?.abort();
    const reading = this.#reading = new AbortController();
    this.#got = null;
    if (this.#resolve === null) this.#renew();
    this.#phase('loading');
    const got = await this.#find(reading.signal);
    if (reading.signal.aborted) return;
    this.#got = got;
    this.#deliver();
  }

  async #find(signal) {
    const src = this.getAttribute('src');
    if (this.#given !== null) return { text: this.#given, name: '' };
    if (src !== null) return src.trim() ? fetchText(src, signal) : { code: 'empty', detail: 'src' };
    await parsed(this);
    const child = this.querySelector(':scope > script[type="application/json"], :scope > script[type="text/csv"]');
    return child ? { text: child.textContent, name: '' } : { story: true };
  }

  #deliver() {
    if (!this.#widget || !this.#got || dead) return;
    const { text, name, story, code, detail } = this.#got;
    this.#got = null;
    call(() => {
      if (story) this.#widget.load_story();
      else if (code) this.#widget.fail(code, detail);
      else if (!text.trim()) this.#widget.fail('empty', name);
      else this.#widget.load(text, name);
    });
    this.#loaded = true;
    if (this.#state) call(() => this.#widget.set_state(this.#state));
    this.#state = null;
  }

  /** The program has painted: the widget takes the fallback's place and, until it is first used, its height. */
  #show(phase) {
    const mount = this.#mount;
    if (phase === 'failed') {
      this.#release();
      mount.classList.remove('claimline-waiting');
      this.#root.append(this.#slot);
    } else {
      if (mount.classList.contains('claimline-waiting')) {
        const style = getComputedStyle(this);
        const height = this.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
        if (height > 0) {
          mount.style.minHeight = `${height}px`;
          this.#unused = new AbortController();
          for (const type of ['pointerdown', 'keydown']) mount.addEventListener(type, () => this.#release(), this.#unused);
        }
      }
      this.#slot.remove();
      mount.classList.remove('claimline-waiting');
    }
    this.#phase(phase);
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
    const fallback = [...this.childNodes].some((node) =>
      (node.nodeType === Node.ELEMENT_NODE && !node.matches('script,style,template,link'))
      || (node.nodeType === Node.TEXT_NODE && node.data.trim()));
    if (!fallback) {
      const language = this.closest('[lang]')?.lang ?? '';
      const message = document.createElement('p');
      message.setAttribute('role', 'status');
      message.lang = /^de\b/i.test(language) ? 'de' : 'en';
      message.textContent = MESSAGES[message.lang];
      this.#root.prepend(message);
    }
    this.#phase('failed');
    queueMicrotask(() => this.#tell('claimline-error', { diagnostics: [problem] }));
  }

  #stop() {
    if (preloading?.root === this.#root) preloading.leave();
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
    this.#release();
    this.#mount?.classList.remove('claimline-waiting');
    this.#widget = null;
    this.#mount = null;
    this.#loaded = false;
    this.#changed.clear();
    this.#root.replaceChildren(this.#slot);
    this.#dress();
  }

  #dress() {
    if (sheet) this.#root.adoptedStyleSheets = [sheet];
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

if (!customElements.get('claim-line')) {
  customElements.define('claim-line', ClaimLine);
  addEventListener('beforeprint', () => {
    for (const element of elements) print(element, true);
  });
  addEventListener('afterprint', () => {
    for (const element of elements) print(element, false);
  });
}
