import { type DisplaySpec, screenInfoSwitch } from './displays-spec.ts';

/** No display to draw on, or asked not to. */
export function isHeadless(): boolean {
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return process.env.STANDIN_HEADLESS === '1' || !hasDisplay;
}

/** Chromium's own extras. The spare renderer and the omnibox cost two processes more that nobody would see. */
const OFF = [
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** Switches of both kinds of run: a browser that asks nobody anything and calls nobody. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-service-autorun',
  '--noerrdialogs',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-infobars',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  `--disable-features=${OFF.join(',')}`,
];

/** The app's windows never slow down because another one is in front: two screens are looked at at once. */
const NEVER_THROTTLED = [
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-hang-monitor',
  '--disable-renderer-backgrounding',
];

/** Everything Chromium is started with, except for its channel. */
export function chromiumSwitches(
  profile: string,
  headlessDisplays: readonly DisplaySpec[] | undefined,
): string[] {
  return [
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...NEVER_THROTTLED,
    '--disable-popup-blocking', // window-open is decided by main, not by a guess about clicks
    // As root Chromium's sandbox cannot start; as a user it does. --test-type hides the bar that warns of it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ...(headlessDisplays === undefined
      ? ['--kiosk', '--ozone-platform=x11'] // --kiosk on the first process: no "press F11" bubble
      : [
          '--headless',
          '--disable-gpu',
          '--in-process-gpu',
          '--enable-features=NetworkServiceInProcess2',
          screenInfoSwitch(headlessDisplays),
        ]),
  ];
}
