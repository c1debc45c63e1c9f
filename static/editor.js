// The editors' preview: one file on three screens, with everything that is wrong in it.

const screens = [...document.querySelectorAll('claim-line')];
const [first] = screens;
const byId = (id) => document.getElementById(id);

for (const name of ['lang', 'theme', 'measure', 'view']) {
  byId(name).addEventListener('change', () => {
    const value = byId(name).value;
    for (const screen of screens) {
      if (value) screen.setAttribute(name, value);
      else screen.removeAttribute(name);
      if (name === 'theme') screen.parentElement.className = screen.parentElement.className.replace(/ (light|dark)$/, '') + (value === 'auto' ? '' : ` ${value}`);
    }
    if (name === 'lang') report();
  });
}

async function show(file) {
  const text = await file.text();
  for (const screen of screens) screen.data = text;
  await report(file.name);
}

/** Lists what the widget has to say about the file. */
async function report(name = byId('verdict').dataset.file ?? '') {
  const phase = await first.ready;
  const problems = first.diagnostics ?? [];
  const count = first.counts.claims;
  const verdict = byId('verdict');
  verdict.dataset.file = name;
  verdict.textContent = `${name || 'The example story'}: ${phase === 'failed' ? 'nothing can be shown' : `${count} claims`}, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`;
  byId('problems').replaceChildren(...problems.map((problem) => {
    const item = document.createElement('li');
    const severity = document.createElement('b');
    severity.textContent = problem.severity;
    item.append(severity, ` ${problem.message ?? ''} `);
    const place = [problem.pointer, problem.line && `line ${problem.line}`, problem.column && `column ${problem.column}`].filter(Boolean).join(', ');
    if (place) {
      const code = document.createElement('code');
      code.textContent = place;
      item.append(code);
    }
    return item;
  }));
  const measures = first.data?.measures ?? [];
  const chosen = byId('measure').value;
  const language = byId('lang').value;
  const label = (text) => (typeof text === 'string' ? text : text?.[language] ?? Object.values(text ?? {})[0]);
  byId('measure').replaceChildren(new Option('default of the file', ''), ...measures.map((m) => new Option(label(m.label) ?? m.id, m.id)));
  byId('measure').value = measures.some((m) => m.id === chosen) ? chosen : '';
}

byId('controls').addEventListener('submit', (event) => event.preventDefault());
byId('file').addEventListener('change', () => {
  const [file] = byId('file').files;
  if (file) show(file);
});
byId('story').addEventListener('click', () => {
  byId('file').value = '';
  for (const screen of screens) screen.data = null;
  report('');
});
const drop = byId('drop');
addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
addEventListener('dragleave', () => drop.classList.remove('over'));
addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const [file] = event.dataTransfer.files;
  if (file) show(file);
});
report();
