// Every combination of width, language, colours, size of text and view, in every phase and state, with a finger and with
// a pointer: what look.test.mjs tries in pairs. Axe looks at the narrowest with a finger and at a wide one with a pointer:
// neither asks for anything else of the other. Some minutes a language:
//   node --test e2e/look.check.mjs
// LOOK=de,dark,200% tries only those whose language, colours, size and phase have all the words.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { stage } from './harness.mjs';
import { AXES, all, judge, nameOf, open } from './look.mjs';

const it = stage();
const wanted = (process.env.LOOK ?? '').split(',').filter(Boolean);
const { lang, theme, text, phase, touch, view: views, width: widths, state: states } = AXES;

for (const page of all({ lang, theme, text, phase, touch })) {
  const words = Object.values(page).map(String);
  if (!wanted.every((word) => words.includes(word))) continue;
  describe(words.join(', '), () => {
    let on;
    before(async () => { on = await open(it, { ...page, width: widths[0], view: views[0] }); });
    after(() => on.close());
    // Only the story has states to be in, and other views need no other file.
    for (const one of all({ view: page.phase === 'ready' ? views : views.slice(0, 1), state: page.phase === 'ready' ? states : [{}], width: widths })) {
      const whole = { ...page, ...one };
      test(nameOf(whole), async () => {
        const withAxe = page.text === '100%' && one.width === (page.touch ? 320 : 1024);
        assert.deepEqual(await judge(on, whole, { withAxe }), []);
      });
    }
  });
}
