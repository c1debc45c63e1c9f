// Each pair of width, language, colours, size of text, view, phase, pointer and state once: nothing clipped, nothing
// over anything else, nothing sticking out, nothing too small, nothing that axe finds. All combinations:
// `node e2e/look.check.mjs`.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { stage } from './harness.mjs';
import { AXES, all, look, nameOf, pairs } from './look.mjs';

const it = stage();

test('the pairs are all there', () => {
  const axes = { a: [0, 1, 2], b: ['x', 'y'], c: [true, false], d: [7, 8, 9] };
  const cases = pairs(axes);
  assert.ok(cases.length < all(axes).length / 2, `${cases.length} cases`);
  for (const one of all(axes)) {
    for (const [p, q] of [['a', 'b'], ['a', 'c'], ['a', 'd'], ['b', 'c'], ['b', 'd'], ['c', 'd']]) {
      assert.ok(cases.some((found) => found[p] === one[p] && found[q] === one[q]), `${p} ${one[p]}, ${q} ${one[q]}`);
    }
  }
});

for (const one of pairs(AXES)) {
  test(nameOf(one), async () => {
    assert.deepEqual(await look(it, one), []);
  });
}
