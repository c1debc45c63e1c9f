// What stands in the place of a view that is not there: sentences, grey lines, and the style of the element itself.

/** Where nothing can be shown, and there is no fallback. */
export const MESSAGES = { de: 'Diese Darstellung konnte nicht geladen werden.', en: 'This graphic could not be loaded.',
  fr: 'Ce graphique n’a pas pu être chargé.', es: 'No se ha podido cargar este gráfico.',
  uk: 'Не вдалося завантажити цю графіку.', ar: 'تعذر تحميل هذا الرسم.' };
/** While a view is on its way, where the page has nothing to look at. */
export const LOADING = { de: 'Wird geladen …', en: 'Loading …', fr: 'Chargement…', es: 'Cargando…', uk: 'Завантаження…', ar: 'جارٍ التحميل…' };

// A change of colours by the page, anywhere around the element, starts a transition that shows nothing and is heard.
// A waiting view has its place and its width, so that it can be measured, but shows nothing and takes no room. Where the
// page gives nothing to look at meanwhile, grey lines stand in the room that it reserves. The view is as wide as there is
// room, also where the page makes a box as wide as what is in it.
const STYLE = ':host{display:block;inline-size:-moz-available;inline-size:-webkit-fill-available;inline-size:stretch}:host([hidden]){display:none}'
  + ':host>div{outline:0 solid color-mix(in srgb,Canvas,color-mix(in srgb,var(--claimline-foreground,red),var(--claimline-background,red)));transition:outline-color 1ms}'
  + '.claimline-waiting{height:0;overflow:hidden;visibility:hidden}'
  + '.claimline-loading{min-height:inherit;box-sizing:border-box;margin:0;padding:1em;background:repeating-linear-gradient(#8883 0 1em,#0000 0 2em) 0 3em/100% no-repeat content-box}';

/** The style of the element; null in a browser that is too old. */
export let sheet = null;
try {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
} catch {
  sheet = null;
}
