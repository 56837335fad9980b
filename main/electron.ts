import * as electron from 'electron';

/*
 * The one door to Electron. Everything of it that the app uses is named here, with Electron's own signatures,
 * and nothing else can be reached: the end-to-end tests also run where Electron's program is not to be had,
 * on a stand-in that has exactly these members (test/standin). To use one more, name it here; the stand-in's
 * check then does not compile until it has it too.
 */

/** Names an event emitter's own calls, whose many signatures come along whole. */
type Listening = 'on' | 'once' | 'off' | 'emit' | 'listenerCount' | 'removeAllListeners';

export type App = Pick<
  Electron.App,
  | Listening
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppMetrics'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'relaunch'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setName'
  | 'setPath'
  | 'whenReady'
> & { readonly commandLine: CommandLine };

export type CommandLine = Pick<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch'>;

export type WebFrame = Pick<
  Electron.WebFrameMain,
  'isDestroyed' | 'name' | 'origin' | 'parent' | 'top' | 'url'
>;

export type WebContents = Pick<
  Electron.WebContents,
  | Listening
  | 'capturePage'
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getBackgroundThrottling'
  | 'getPrintersAsync'
  | 'getTitle'
  | 'getURL'
  | 'getZoomFactor'
  | 'id'
  | 'insertText'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isFocused'
  | 'isLoading'
  | 'loadURL'
  | 'mainFrame'
  | 'print'
  | 'printToPDF'
  | 'reload'
  | 'send'
  | 'sendInputEvent'
  | 'setBackgroundThrottling'
  | 'setIgnoreMenuShortcuts'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
>;

export type BrowserWindow = Pick<
  Electron.BrowserWindow,
  | Listening
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getContentBounds'
  | 'getNormalBounds'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isAlwaysOnTop'
  | 'isDestroyed'
  | 'isFocusable'
  | 'isFocused'
  | 'isFullScreen'
  | 'isKiosk'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'minimize'
  | 'moveTop'
  | 'reload'
  | 'restore'
  | 'setAlwaysOnTop'
  | 'setBounds'
  | 'setContentBounds'
  | 'setFocusable'
  | 'setFullScreen'
  | 'setKiosk'
  | 'setMenuBarVisibility'
  | 'setTitle'
  | 'show'
  | 'showInactive'
  | 'unmaximize'
> & { readonly webContents: WebContents };

export type BrowserWindowOptions = Electron.BrowserWindowConstructorOptions;

type BrowserWindowClass = {
  new (options?: BrowserWindowOptions): BrowserWindow;
  getAllWindows(): BrowserWindow[];
  getFocusedWindow(): BrowserWindow | null;
  fromId(id: number): BrowserWindow | null;
  fromWebContents(contents: WebContents): BrowserWindow | null;
};

/** Who asks, and from which frame: null once that frame has gone elsewhere. */
export type IpcEvent = { readonly sender: WebContents; readonly senderFrame: WebFrame | null };

export type IpcMain = {
  handle(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => unknown): void;
  handleOnce(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
  on(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => void): unknown;
  off(channel: string, listener: (event: IpcEvent, ...args: unknown[]) => void): unknown;
};

export type Session = Pick<Electron.Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler'> & {
  readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'>;
};

export type Screen = Pick<
  Electron.Screen,
  Listening | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getPrimaryDisplay'
>;
export type Protocol = Pick<
  Electron.Protocol,
  'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
>;
export type SafeStorage = Pick<
  Electron.SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;
export type Dialog = Pick<
  Electron.Dialog,
  'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'
>;
export type NativeTheme = Pick<Electron.NativeTheme, Listening | 'shouldUseDarkColors' | 'themeSource'>;
export type Net = Pick<Electron.Net, 'fetch'>;
export type PowerMonitor = Pick<Electron.PowerMonitor, Listening>;
export type PowerSaveBlocker = Pick<Electron.PowerSaveBlocker, 'isStarted' | 'start' | 'stop'>;
export type Shell = Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
export type Display = Electron.Display;
export type Rectangle = Electron.Rectangle;
export type NativeImage = Pick<Electron.NativeImage, 'getSize' | 'isEmpty' | 'toDataURL' | 'toPNG'>;

export const app: App = electron.app;
export const BrowserWindow: BrowserWindowClass = electron.BrowserWindow;
export const dialog: Dialog = electron.dialog;
export const ipcMain: IpcMain = electron.ipcMain;
/** Only to say that there is no menu. */
export const Menu: { setApplicationMenu(menu: null): void } = electron.Menu;
export const nativeTheme: NativeTheme = electron.nativeTheme;
export const net: Net = electron.net;
export const powerMonitor: PowerMonitor = electron.powerMonitor;
export const powerSaveBlocker: PowerSaveBlocker = electron.powerSaveBlocker;
export const protocol: Protocol = electron.protocol;
export const safeStorage: SafeStorage = electron.safeStorage;
export const screen: Screen = electron.screen;
export const session: { readonly defaultSession: Session } = electron.session;
export const shell: Shell = electron.shell;
