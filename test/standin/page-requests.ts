import type { Protocol } from './browser.ts';
import type { Page } from './page.ts';
import { answerOwnScheme } from './protocol.ts';
import { fromWire, policyToWire, toWire } from './schemes.ts';
import { isRequestStopped } from './session.ts';
import { trace } from './strict.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Decides over one request of a page: ask the app, then answer it, let it pass, or fail it. */
export async function answerRequest(page: Page, paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  const url = fromWire(request.url + (request.urlFragment ?? ''));
  const isMainFrame = paused.resourceType === 'Document' && paused.frameId === page.frameId;
  const refusal = await refusalOf(page, paused, url, isMainFrame);
  if (refusal !== undefined) {
    await page.command('Fetch.failRequest', { requestId, errorReason: refusal });
    return;
  }
  if (isMainFrame) page.isLoading = true;
  if (fromWire(request.url) === request.url) await page.command('Fetch.continueRequest', { requestId });
  else await fulfil(page, paused, url);
}

async function refusalOf(
  page: Page,
  paused: Paused,
  url: string,
  isMainFrame: boolean,
): Promise<Protocol.Network.ErrorReason | undefined> {
  const isRedirect = paused.redirectedRequestId !== undefined;
  if (paused.resourceType === 'Document') {
    const isDriven = isMainFrame && page.isDriven;
    const isAsked = !isDriven || isRedirect;
    if (isAsked && !page.listener.allowsNavigation({ url, isMainFrame, isRedirect })) return 'Aborted';
  }
  return (await isRequestStopped(requestDetails(page, paused, url, isMainFrame)))
    ? 'BlockedByClient'
    : undefined;
}

const KINDS: Partial<
  Record<Protocol.Network.ResourceType, Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};

function requestDetails(
  page: Page,
  paused: Paused,
  url: string,
  isMainFrame: boolean,
): Electron.OnBeforeRequestListenerDetails {
  const frameKind = isMainFrame ? 'mainFrame' : 'subFrame';
  return {
    id: Number(paused.requestId.replace(/\D/g, '')),
    url,
    method: paused.request.method,
    webContentsId: page.listener.id,
    resourceType: paused.resourceType === 'Document' ? frameKind : (KINDS[paused.resourceType] ?? 'other'),
    referrer: fromWire(paused.request.headers.Referer ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  };
}

async function fulfil(page: Page, paused: Paused, url: string): Promise<void> {
  const { requestId } = paused;
  const response = await askApp(paused, url);
  if (response === undefined) {
    await page.command('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: headerToWire(name, value),
  }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await page.command('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
}

function headerToWire(name: string, value: string): string {
  const key = name.toLowerCase();
  if (key.startsWith('content-security-policy')) return policyToWire(value);
  return key === 'location' && URL.canParse(value) ? toWire(value) : value;
}

async function askApp({ request }: Paused, url: string): Promise<Response | undefined> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.postData !== undefined;
  try {
    const { method, headers, postData } = request;
    return await answerOwnScheme(
      new Request(url, { method, headers, ...(hasBody ? { body: postData } : {}) }),
    );
  } catch (error) {
    trace('the app could not answer', url, error); // Electron, too, turns this into a failed request
    return undefined;
  }
}
