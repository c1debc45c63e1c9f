// The programs and the words of languages: fetched once for all elements of a page, with their digests, and called behind a
// guard.

import { sheet } from './face.js';
import { asFailure, complain, failure } from './failure.js';
import { languageOf } from './language.js';

// The build puts the names and digests of the files here: of the programs, that is the widget; the desk, which reads what
// is no sound JSON; the press, for the editors' page; of the words of each language; and of the script behind the
// footer's buttons. Without them (under `trunk serve`) all are taken from Trunk's page. Which of the two holds the build says as
// `import.meta.published`, so that the minifier leaves out what is not reached.
export const FILES = null;

/** The program's glue, once asked for: a promise. */
let program = null;
/** The other programs, once asked for: promises. */
const others = {};
/** The words of the languages, once asked for: promises of their being learnt. */
const words = {};
/** The glue after it has started. */
export let glue = null;
/** Why the program will never run (again) on this page. */
export let dead = null;
/** Ends the wait for a preload whose link has left the page. */
let preloading = null;
/** Hears of its death. */
let mourn = () => {};

/** `listener` is told, once, why the program has died. */
export function whenDead(listener) {
  mourn = listener;
}

/** Calls into the program. It never throws: after the program's death, and at it, the answer is `otherwise`. */
export function call(work, otherwise) {
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
  queueMicrotask(() => mourn(dead));
}

/** The program's glue: a promise, the same for all elements. */
export function load(root) {
  if (dead) return Promise.reject(dead);
  program ??= (import.meta.published ? start(FILES.claimline, root) : fromTrunk()).then(
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

/** Fetches the words of a language and gives them to the program. */
export function learn(language, root) {
  const [name, integrity] = FILES.words[language];
  const learnt = words[language] ??= Promise.all([fetchOwn(name, integrity).then((response) => response.text()), load(root)])
    .then(([table, { learn: take }]) => {
      if (!call(() => take(language, table), true)) throw failure('program', `${name} is of another program`);
    });
  // What failed once may be tried again.
  learnt.catch(() => { delete words[language]; });
  return learnt;
}

/** Fetches one of our own files. */
const fetchOwn = (name, integrity) => fetch(new URL(name, import.meta.url), { integrity, credentials: 'omit', mode: 'cors' })
  .catch(() => {
    throw failure('network', `${name} could not be fetched, or is not the file it should be`);
  });

/** The program that reads all kinds of files and tells what is wrong with them. */
export function clerk(root, name = 'desk') {
  const other = others[name] ??= import.meta.published ? start(FILES[name], root) : fromTrunk();
  // What failed once may be tried again: a file of its own is asked for.
  other.catch(() => { delete others[name]; });
  return other;
}

async function start(files, root) {
  if (typeof WebAssembly !== 'object') throw failure('browser', 'this browser has no WebAssembly');
  if (!sheet) throw failure('browser', 'this browser is too old');
  const wasm = fetchOwn(files.wasm, files.wasmIntegrity);
  setTimeout(warm, 0, root.host);
  wasm.catch(() => {}); // reported below; nothing may reach the page's unhandledrejection
  const url = new URL(files.glue, import.meta.url).href;
  let bindings;
  try {
    await vouch(url, files.glueIntegrity, root);
    bindings = await import(url);
  } catch {
    throw failure('network', `${files.glue} could not be fetched, or is not the file it should be`);
  }
  const response = await wasm;
  try {
    await bindings.default({ module_or_path: response });
  } catch (error) {
    if (/unsafe-eval|content security policy|\bCSP\b/i.test(error)) {
      throw failure('policy', "the page's policy forbids WebAssembly ('wasm-unsafe-eval' is missing in script-src)");
    }
    throw failure('program', `${files.wasm} could not be started (${error})`);
  }
  return bindings;
}

/** A browser's first use of a language's conventions takes long: it is had while the program is on its way. */
function warm(element) {
  try {
    const language = languageOf(element) || 'en';
    for (const kind of ['NumberFormat', 'DateTimeFormat']) new Intl[kind](language);
  } catch {
    // No language tag: the program falls back to another.
  }
}

/** Sees to it that what `import()` gets for this address has the right digest. */
export async function vouch(url, integrity, root) {
  const link = document.createElement('link');
  if (!link.relList?.supports?.('modulepreload') || !('integrity' in link)) {
    const response = await fetch(url, { integrity, credentials: 'omit', mode: 'cors' });
    if (!response.ok) throw response.status;
    return;
  }
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = integrity;
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

/** An element leaves the page, and its link with it: nothing is waited for any more. */
export function leave(root) {
  if (preloading?.root === root) preloading.leave();
}

function fromTrunk() {
  return new Promise((resolve) => {
    if (window.wasmBindings) resolve(window.wasmBindings);
    else addEventListener('TrunkApplicationStarted', () => resolve(window.wasmBindings), { once: true });
  });
}
