// How it looks what unfolds below the footer's buttons.

const CSS = `
.panel:not(:empty) { margin-block-start: .5em; padding: .75em 1em; background: var(--soft); color: var(--text); font-size: 1.0625em; max-inline-size: 48em }
.panel h3 { font-weight: 700; margin-block-start: .75em }
.panel > :first-child { margin-block-start: 0 }
.panel li { padding-inline-start: .9em; text-indent: -.9em }
.panel li::before { content: "– "; content: "– " / ""; display: inline-block; inline-size: .9em; text-indent: 0 }
.panel textarea { display: block; inline-size: 100%; margin-block: .5em; padding: .5em; border: 1px solid var(--quiet); border-radius: .25em; background: var(--ground);
  color: inherit; font: .875em/1.4 ui-monospace, monospace; direction: ltr; text-align: left; resize: vertical }
.panel canvas { display: block; max-inline-size: 100%; block-size: auto; margin-block-start: .5em }
.panel button { border: 1px solid; border-radius: 2em; padding: .35em 1em; min-block-size: 2.1em }
.said:not(:empty) { margin-block-start: .5em }
@media (pointer: coarse) { .panel button { min-block-size: 44px } }
`;

let sheet;

/** Sees to it that a shadow root has the style. */
export function dress(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
