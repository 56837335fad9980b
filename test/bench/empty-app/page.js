/* Enter paints one row; F10 has main say which, and paints that; F12 sends a drawing to the other window, which paints it. */

const NAME = 'Yerba mate 1 kg';
const paint = (name) => {
  const row = document.createElement('li');
  row.textContent = name;
  document.querySelector('ol').append(row);
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
