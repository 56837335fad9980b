import { send } from './browser.ts';
import { isReady, whenReady } from './readiness.ts';
import { quietly, strict } from './strict.ts';

type RequestDetails = Electron.OnBeforeRequestListenerDetails;
type BeforeRequest = (details: RequestDetails, answer: (response: Electron.CallbackResponse) => void) => void;
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

let beforeRequest: { matches: (url: string) => boolean; listener: BeforeRequest } | undefined;
let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;

/** Electron's names for permissions, and Chromium's for the same. */
const PERMISSIONS: { electron: Parameters<NonNullable<RequestHandler>>[1]; chromium: string }[] = [
  { electron: 'clipboard-read', chromium: 'clipboard-read' },
  { electron: 'clipboard-sanitized-write', chromium: 'clipboard-write' },
  { electron: 'geolocation', chromium: 'geolocation' },
  { electron: 'idle-detection', chromium: 'idle-detection' },
  { electron: 'media', chromium: 'camera' },
  { electron: 'media', chromium: 'microphone' },
  { electron: 'midi', chromium: 'midi' },
  { electron: 'notifications', chromium: 'notifications' },
  { electron: 'window-management', chromium: 'window-management' },
];

const webRequest = strict('session.webRequest', {
  onBeforeRequest(
    filterOrListener: Electron.WebRequestFilter | BeforeRequest | null,
    listener?: BeforeRequest | null,
  ): void {
    const chosen = typeof filterOrListener === 'function' ? filterOrListener : listener;
    const urls = typeof filterOrListener === 'function' ? ['<all_urls>'] : (filterOrListener?.urls ?? []);
    beforeRequest = chosen ? { matches: matcher(urls), listener: chosen } : undefined;
  },
});

/** The one session that there is. */
export const defaultSession = strict('session.defaultSession', {
  setPermissionRequestHandler(handler: RequestHandler): void {
    requestHandler = handler;
    tellChromium();
  },
  setPermissionCheckHandler(handler: CheckHandler): void {
    checkHandler = handler;
    tellChromium();
  },
  webRequest,
});

/** Electron's `session`. */
export const session = strict('session', { defaultSession });

/**
 * Chromium cannot ask main when a page asks, so main is asked beforehand, once for each permission, and
 * Chromium is told the answers. A handler that decides by page or by moment is not reproduced.
 */
function tellChromium(): void {
  if (!isReady()) {
    void whenReady.then(tellChromium);
    return;
  }
  for (const { electron, chromium } of PERMISSIONS) {
    askMain(electron, (granted) => {
      const setting = granted ? 'granted' : 'denied';
      quietly(send('Browser.setPermission', { permission: { name: chromium }, setting }));
    });
  }
}

function askMain(
  permission: Parameters<NonNullable<RequestHandler>>[1],
  tell: (granted: boolean) => void,
): void {
  const details = { isMainFrame: true, requestingUrl: '' };
  const checked = checkHandler === null || checkHandler(null, permission as never, '', details);
  if (!checked) tell(false);
  else if (requestHandler === null) tell(true);
  else requestHandler(null as never, permission, tell, details);
}

/** Whether the app stops this request before it is made. */
export async function isRequestStopped(details: RequestDetails): Promise<boolean> {
  const hook = beforeRequest;
  if (hook === undefined || !hook.matches(details.url)) return false;
  const answer = await new Promise<Electron.CallbackResponse>((resolve) => {
    hook.listener(details, resolve);
  });
  if (answer.redirectURL !== undefined) throw new Error('stand-in: webRequest cannot redirect');
  return answer.cancel === true;
}

/** Chromium's match patterns: `<all_urls>`, `https://*\/*`, `*://host/path*`. */
function matcher(patterns: readonly string[]): (url: string) => boolean {
  const tests = patterns.map((pattern) => {
    if (pattern === '<all_urls>') return /^/;
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
    return new RegExp(`^${escaped}$`);
  });
  return (url) => tests.some((test) => test.test(url));
}
