type Options = Electron.BrowserWindowConstructorOptions;

/** Options that are honoured, or that could only change what nobody looks at here (frames, icons, menus). */
const KNOWN: readonly (keyof Options)[] = [
  'alwaysOnTop',
  'autoHideMenuBar',
  'backgroundColor',
  'focusable',
  'frame',
  'fullscreen',
  'fullscreenable',
  'height',
  'icon',
  'kiosk',
  'maximizable',
  'minHeight',
  'minWidth',
  'minimizable',
  'paintWhenInitiallyHidden',
  'resizable',
  'show',
  'skipTaskbar',
  'thickFrame',
  'title',
  'useContentSize',
  'webPreferences',
  'width',
  'x',
  'y',
];

const KNOWN_PREFERENCES: readonly (keyof Electron.WebPreferences)[] = [
  'additionalArguments',
  'allowRunningInsecureContent',
  'autoplayPolicy',
  'backgroundThrottling',
  'contextIsolation',
  'devTools',
  'disableDialogs',
  'enableWebSQL',
  'experimentalFeatures',
  'images',
  'javascript',
  'navigateOnDragDrop',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'plugins',
  'preload',
  'safeDialogs',
  'sandbox',
  'spellcheck',
  'textAreasAreResizable',
  'webSecurity',
  'webgl',
  'webviewTag',
];

/** The only values that the stand-in has: Chromium's own, which are also the safe ones. */
const ONLY: Record<string, boolean> = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  experimentalFeatures: false,
  images: true,
  javascript: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
};

/** Throws on an option that would change something here and does not. */
export function checkWindowOptions(options: Options): void {
  refuseUnknown('BrowserWindow option', Object.keys(options), KNOWN);
  const preferences = options.webPreferences ?? {};
  refuseUnknown('webPreferences', Object.keys(preferences), KNOWN_PREFERENCES);
  for (const [name, value] of Object.entries(preferences)) {
    const only = ONLY[name];
    if (only !== undefined && value !== undefined && value !== only) {
      throw new TypeError(`stand-in: webPreferences.${name} can only be ${only}`);
    }
  }
}

function refuseUnknown(what: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new TypeError(`stand-in: ${what} ${unknown.join(', ')} is not supported`);
}
