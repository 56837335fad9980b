/*
 * Enter paints one row; F10 has main say which, and paints that; F12 sends a drawing to the other window, which paints it.
 * Where a picture was put here that has lines in it the row is one more of those.
 */

const NAME = 'Yerba mate 1 kg';
const paint = (name) => {
  const last = [...document.querySelectorAll('ol.lines > li:has(> .line)')].at(-1);
  if (last === undefined) {
    const row = document.createElement('li');
    row.textContent = name;
    document.querySelector('ol').append(row);
    return;
  }
  const row = last.cloneNode(true);
  row.querySelector('.name').firstChild.data = name;
  last.after(row);
  const list = row.parentElement;
  list.scrollTop = list.scrollHeight;
};

addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') paint(NAME);
  if (key === 'F10') void globalThis.api.ask(NAME);
  if (key === 'F12') void globalThis.api.send(globalThis.drawing);
});
globalThis.api.onRow(paint);
globalThis.api.onCode((drawing) => {
  document.querySelector('.code').innerHTML = drawing;
});
