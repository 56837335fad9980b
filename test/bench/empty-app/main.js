import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, screen } from 'electron';

/* The least that two windows can be: what the app is measured beside. */

const here = import.meta.dirname;
app.setPath('userData', path.join(app.commandLine.getSwitchValue('data-dir'), 'browser'));
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
const windows = {};

void app.whenReady().then(async () => {
  protocol.handle('app', async (request) => {
    const name = path.basename(new URL(request.url).pathname);
    const type = name.endsWith('.html') ? 'text/html' : 'text/javascript';
    return new Response(await readFile(path.join(here, name)), { headers: { 'content-type': type } });
  });
  ipcMain.handle('code', (_event, drawing) => windows.customer.webContents.send('code', drawing));
  ipcMain.handle('row', ({ sender }, name) => sender.send('row', name));
  const [first, second = first] = screen.getAllDisplays();
  await Promise.all([open('cashier', first), open('customer', second)]);
});
app.on('window-all-closed', () => app.quit());

async function open(name, display) {
  windows[name] = new BrowserWindow({
    ...display.workArea,
    webPreferences: {
      preload: path.join(here, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      backgroundThrottling: false,
    },
  });
  await windows[name].loadURL(`app://twin/${name}.html`);
}
