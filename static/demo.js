// The demo page's switch of language, and the element's attributes from the address: `?lang=en&theme=dark`.

const asked = new URLSearchParams(location.search);
const element = document.querySelector('claim-line');
const language = asked.get('lang') ?? 'de';
// The article is written in two languages; the widget may speak more.
const shown = language.startsWith('de') ? 'de' : 'en';
document.documentElement.lang = shown;
if (shown === 'en') document.title = 'How many are there? · Claimline';
for (const part of document.querySelectorAll('[data-language]')) part.hidden = part.dataset.language !== shown;
for (const link of document.querySelectorAll('.masthead [hreflang]')) {
  if (link.hreflang === shown) link.setAttribute('aria-current', 'true');
}
element.lang = language;
for (const [name, value] of asked) {
  if (element.constructor.observedAttributes?.includes(name) && name !== 'lang' && name !== 'src') element.setAttribute(name, value);
}
