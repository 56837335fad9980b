import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { screen, setDisplays } from './screen.ts';
import { session } from './session.ts';
import { strict } from './strict.ts';
import { Menu, powerMonitor, powerSaveBlocker, shell } from './system.ts';
import { webContents } from './web-contents.ts';

/** What no real Electron has: tests reach it as `electron.__standin`, and find undefined on the real one. */
const __standin = strict('__standin', { setDisplays });

const StrictBrowserWindow = strict('BrowserWindow', BrowserWindow);

export {
  __standin,
  app,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  StrictBrowserWindow as BrowserWindow,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};

const electron = strict('electron', {
  __standin,
  app,
  BrowserWindow: StrictBrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
});

export default electron;

/** `require('electron')` gets this very object, so that asking it for anything else throws there too. */
export { electron as 'module.exports' };
