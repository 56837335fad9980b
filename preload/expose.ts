import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Listener, Requests } from '#core/ipc-contract';

/** Gives one page the requests and events named, and nothing else of Electron. */
export function exposeBridge<R extends Requests<R>, E>(
  requests: Record<keyof R & string, true>,
  events: Record<keyof E & string, true>,
): void {
  const bridge: Bridge<R, E> = {
    ...listener<E>(events),
    request(channel, ...input) {
      if (!Object.hasOwn(requests, channel)) throw new Error(`No request ${channel}`);
      return ipcRenderer.invoke(channel, ...input);
    },
  };
  contextBridge.exposeInMainWorld('bridge', bridge);
}

/** For a page that may only listen. */
export function exposeListener<E>(events: Record<keyof E & string, true>): void {
  contextBridge.exposeInMainWorld('bridge', listener<E>(events));
}

/** Keeps the last payload of each event: what came before the page was ready is not lost. */
function listener<E>(events: Record<keyof E & string, true>): Listener<E> {
  const last = new Map<string, unknown>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  for (const channel of Object.keys(events)) {
    listeners.set(channel, new Set());
    ipcRenderer.on(channel, (_event, payload: unknown) => {
      last.set(channel, payload);
      for (const tell of listeners.get(channel) ?? []) tell(payload as never);
    });
  }
  return {
    subscribe(channel, tell) {
      const known = listeners.get(channel);
      if (known === undefined) throw new Error(`No event ${channel}`);
      known.add(tell);
      if (last.has(channel)) tell(last.get(channel) as never);
      return () => void known.delete(tell);
    },
  };
}
