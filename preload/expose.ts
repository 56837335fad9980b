import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Listener, Requests } from '#core/ipc-contract';

/** What main is asked for while the page is still loading, and the event that tells the page of it. */
export type Ahead<R, E> = { readonly request: keyof R & string; readonly event: keyof E & string };

/** Gives one page the requests and events named, and nothing else of Electron. */
export function exposeBridge<R extends Requests<R>, E>(
  requests: Record<keyof R & string, true>,
  events: Record<keyof E & string, true>,
  ahead: Ahead<R, E>,
): void {
  const { subscribe, tellFirst } = listener<E>(events);
  // A main that is not so far tells it by itself as soon as it is.
  ipcRenderer.invoke(ahead.request).then(
    (payload: unknown) => tellFirst(ahead.event, payload),
    () => undefined,
  );
  const bridge: Bridge<R, E> = {
    subscribe,
    request(channel, ...input) {
      if (!Object.hasOwn(requests, channel)) throw new Error(`No request ${channel}`);
      return ipcRenderer.invoke(channel, ...input);
    },
  };
  contextBridge.exposeInMainWorld('bridge', bridge);
}

/** For a page that may only listen. */
export function exposeListener<E>(events: Record<keyof E & string, true>): void {
  const { subscribe } = listener<E>(events);
  contextBridge.exposeInMainWorld('bridge', { subscribe });
}

type Kept<E> = Listener<E> & {
  /** Unless main has told something by then: that is newer. */
  tellFirst(channel: string, payload: unknown): void;
};

/** Keeps the last payload of each event: what came before the page was ready is not lost. */
function listener<E>(events: Record<keyof E & string, true>): Kept<E> {
  const last = new Map<string, unknown>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  for (const channel of Object.keys(events)) {
    listeners.set(channel, new Set());
    ipcRenderer.on(channel, (_event, payload: unknown) => tell(channel, payload));
  }
  function tell(channel: string, payload: unknown): void {
    last.set(channel, payload);
    for (const each of listeners.get(channel) ?? []) each(payload as never);
  }
  return {
    tellFirst(channel, payload) {
      if (!last.has(channel)) tell(channel, payload);
    },
    subscribe(channel, listen) {
      const known = listeners.get(channel);
      if (known === undefined) throw new Error(`No event ${channel}`);
      known.add(listen);
      if (last.has(channel)) listen(last.get(channel) as never);
      return () => void known.delete(listen);
    },
  };
}
