import { answerOwnScheme } from './protocol.ts';
import { isRequestStopped } from './session.ts';
import { strict } from './strict.ts';

/**
 * Electron's `net`, as far as the app uses it. Requests leave by Node's fetch, which holds no cookies and
 * answers no sign-in by itself: nothing of a person's goes out with them.
 */
export const net = strict('net', {
  async fetch(
    input: string | Request,
    init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
  ): Promise<Response> {
    const request = new Request(input, init);
    const { protocol } = new URL(request.url);
    // As in Electron, main's own requests pass by the session's handlers too: they come from no page.
    if (await isRequestStopped(detailsOf(request))) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
    if (protocol === 'http:' || protocol === 'https:') return await fetch(request, { credentials: 'omit' });
    const answer = await answerOwnScheme(request);
    if (answer === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    return answer;
  },
});

let asked = 0;

function detailsOf({ url, method }: Request): Electron.OnBeforeRequestListenerDetails {
  asked += 1;
  return {
    id: asked,
    url,
    method,
    resourceType: 'other',
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
}
