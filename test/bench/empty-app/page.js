/* Enter paints one row; F12 sends a drawing to the other window, which paints it. */

addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') {
    const row = document.createElement('li');
    row.textContent = 'Yerba mate 1 kg';
    document.querySelector('ol').append(row);
  }
  if (key === 'F12') void globalThis.api.send(globalThis.drawing);
});
globalThis.api.onCode((drawing) => {
  document.querySelector('.code').innerHTML = drawing;
});
