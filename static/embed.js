// The widget alone, for an iframe: its attributes come from the address, its height goes to the parent page.

const asked = new URLSearchParams(location.search);
const id = asked.get('id') ?? asked.get('childId') ?? '';
const main = document.querySelector('main');

const element = document.createElement('claim-line');
for (const name of customElements.get('claim-line')?.observedAttributes ?? []) {
  if (asked.has(name)) element.setAttribute(name, asked.get(name));
}
// Whether to load is settled by the frame's own `loading` attribute.
element.setAttribute('loading', 'eager');
if (asked.get('lang')) document.documentElement.lang = asked.get('lang');
if (['light', 'dark'].includes(asked.get('theme'))) document.documentElement.style.colorScheme = asked.get('theme');
main.append(element);

let told = -1;

/** Tells the parent the height, in the words that the common scripts for responsive frames listen for. */
function tell() {
  const height = Math.ceil(main.getBoundingClientRect().height);
  // Until there is something to show, the frame keeps the height that the page gave it.
  if (height === 0 || element.dataset.phase === 'loading') return;
  told = height;
  parent.postMessage({ type: 'claimline-height', id, height }, '*');
  parent.postMessage(`pymxPYMx${id}xPYMxheightxPYMx${height}`, '*');
  parent.postMessage({ 'datawrapper-height': { [id]: height } }, '*');
}

if (parent !== window) {
  new ResizeObserver(() => {
    if (Math.ceil(main.getBoundingClientRect().height) !== told) tell();
  }).observe(main);
  // A pym parent tells its width and waits for the height; a parent of ours may ask at any time.
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    const word = event.data;
    if (typeof word === 'string' ? word.startsWith(`pymxPYMx${id}xPYMxwidthxPYMx`)
      : word?.type === 'claimline-height?') tell();
  });
}
