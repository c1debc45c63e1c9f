// How long a change takes until the frame that shows it is painted: filter, day, measure, scale; median of several turns.
// Tells times, which are the machine's; no test. `node e2e/frame.bench.mjs [--n 24,1000] [--turns 9] [--slow 4]`

import { parseArgs } from 'node:util';
import { dataset, launch, serveDist } from './harness.mjs';

const { values } = parseArgs({ options: { n: { type: 'string', default: '24,1000' }, turns: { type: 'string', default: '9' }, slow: { type: 'string', default: '1' } } });

/** A file of so many claims: six parties, two measures, sixty days. */
function file(count) {
  const one = dataset();
  one.parties = [...'abcdef'].map((id) => ({ id, name: `Party ${id}` }));
  one.speakers = one.parties.map(({ id }) => ({ id: `s-${id}`, name: `Speaker ${id}`, party: id }));
  one.measures = [{ id: 'm', label: 'Soldiers' }, { id: 'n', label: 'Tanks' }];
  one.claims = Array.from({ length: count }, (_, n) => ({
    id: `c-${n}`, said: new Date(Date.UTC(2024, 8, 1 + (n % 60))).toISOString().slice(0, 10), speaker: `s-${'abcdef'[n % 6]}`,
    stance: n % 5 ? 'estimates' : 'denies', text: `Statement number ${n} of what has been seen there.`, sources: ['agency'],
    ...(n % 5 ? { estimate: { measure: n % 7 ? 'm' : 'n', qualifier: n % 3 ? 'about' : 'exactly', value: 1000 + ((n * 7919) % 12000) } } : { measures: ['m'] }),
  }));
  return one;
}

const CHANGES = {
  'filter by party': [{ party: 'a' }, { party: null }], 'filter by words': [{ search: 'number 1' }, { search: null }],
  'another day': [{ 'known-on': '2024-09-20' }, { 'known-on': null }], 'another measure': [{ measure: 'n' }, { measure: 'm' }],
  'logarithmic axis': [{ scale: 'log' }, { scale: null }],
};

const [browser, server] = await Promise.all([launch(), serveDist()]);
try {
  for (const count of values.n.split(',').map(Number)) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.goto(`${server.origin}/index.html?loading=eager`);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) });
    const times = await page.evaluate(async ([data, changes, turns]) => {
      const element = document.querySelector('claim-line');
      await element.ready;
      element.data = data;
      element.state = { cards: 'all' };
      /** The next frame, painted. */
      const frame = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      }));
      await frame();
      const found = {};
      for (const [name, [there, back]] of Object.entries(changes)) {
        const both = [[], []];
        for (let turn = 0; turn < turns; turn++) {
          for (const [way, state] of [there, back].entries()) {
            await frame();
            const start = performance.now();
            element.state = state;
            const called = performance.now();
            await frame();
            both[way].push([called - start, performance.now() - start]);
          }
        }
        const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(1);
        found[name] = Object.fromEntries(both.flatMap((list, way) => [
          [['there, call', 'back, call'][way], median(list.map(([call]) => call))], [['there, painted', 'back, painted'][way], median(list.map(([, all]) => all))],
        ]));
      }
      return found;
    }, [file(count), CHANGES, Number(values.turns)]);
    console.log(`${count} claims, all cards, ms`);
    console.table(times);
    await page.close();
  }
} finally {
  await Promise.all([browser.close(), server.close()]);
}
