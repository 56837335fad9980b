import { createCloneCodec } from './clone-codec.ts';

/*
 * What runs inside pages. Every function here is sent as source text, so it uses nothing outside itself.
 *
 * Electron gives a preload its own JavaScript world beside the page's. Chromium has such worlds too (its
 * extensions live in them), but no contextBridge. Ours: both worlds hold one DOM node that is in no
 * document, and talk by synchronous events on it. `detail` of a CustomEvent is cloned from world to world,
 * so no object of one world is ever seen by the other; functions and promises cross as numbers.
 */

type BridgeMessage =
  | { op: 'call'; id: number; args: unknown }
  | { op: 'settle'; id: number; ok: boolean; value: unknown }
  | { op: 'expose'; key: string; value: unknown }
  | { op: 'open'; url: string };
type BridgeReply = { ok: boolean; value?: unknown };
type Bridge = {
  shareNode(node: EventTarget): void;
  expose(key: string, api: unknown): void;
  open(url: string): void;
};
type CreateBridge = (mine: string, theirs: string, onOpen: (url: string) => void) => Bridge;

/** One half of the bridge. Takes its builtins at document start, before a page can put its own in their place. */
function createBridge(mine: string, theirs: string, onOpen: (url: string) => void): Bridge {
  const TAG = '$bridge';
  const CLONE_ERROR = 'An object could not be cloned.';
  type Callable = (...args: unknown[]) => unknown;
  type Apply = (callee: Callable, self: unknown, args: unknown[]) => unknown;
  const builtin = (holder: object, name: string) => Object.getOwnPropertyDescriptor(holder, name);
  const apply: Apply = builtin(Reflect, 'apply')?.value;
  const dispatchEvent: Callable = builtin(EventTarget.prototype, 'dispatchEvent')?.value;
  const addEventListener: Callable = builtin(EventTarget.prototype, 'addEventListener')?.value;
  const then: Callable = builtin(Promise.prototype, 'then')?.value;
  const readDetail: Callable = Reflect.get(Object(builtin(CustomEvent.prototype, 'detail')), 'get');
  const { freeze, keys, defineProperty, hasOwn, getPrototypeOf } = Object;
  const { isArray } = Array;
  const asText = String;
  const NativePromise = Promise;
  const NativeEvent = CustomEvent;
  const NativeError = Error;

  type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void };
  const callables: Record<number, Callable> = Object.create(null);
  const pending: Record<number, Pending> = Object.create(null);
  let node: EventTarget | undefined;
  let reply: BridgeReply | null | undefined;
  let lastId = 0;

  const isPlain = (value: object): value is Record<string, unknown> => {
    const prototype = getPrototypeOf(value);
    return prototype === null || getPrototypeOf(prototype) === null;
  };
  const reason = (error: unknown): string => (error instanceof NativeError ? error.message : asText(error));
  const packPromise = (value: Promise<unknown>): unknown => {
    const id = ++lastId;
    const settle = (ok: boolean, value: unknown) => tell({ op: 'settle', id, ok, value });
    apply(then, value, [
      (one: unknown) => settle(true, pack(one)),
      (error: unknown) => settle(false, reason(error)),
    ]);
    return { [TAG]: 'promise', id };
  };
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = ++lastId;
      const callee = value as Callable;
      callables[id] = (...args) => apply(callee, undefined, args);
      return { [TAG]: 'function', id };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof NativePromise) return packPromise(value);
    if (isArray(value)) return value.map(pack);
    if (!isPlain(value)) return value; // Date, Map, typed arrays: the event's own clone keeps them
    const packed: Record<string, unknown> = {};
    for (const key of keys(value)) packed[key] = pack(value[key]);
    return packed;
  };
  const callOther = (id: number, args: unknown[]): unknown => {
    const answer = tell({ op: 'call', id, args: pack(args) });
    if (!answer.ok) throw new NativeError(asText(answer.value));
    return unpack(answer.value, false);
  };
  const unpack = (value: unknown, frozen: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isArray(value)) {
      const list = value.map((one) => unpack(one, frozen));
      return frozen ? freeze(list) : list;
    }
    if (!isPlain(value)) return value;
    const id = Number(value.id);
    if (value[TAG] === 'function') return (...args: unknown[]) => callOther(id, args);
    if (value[TAG] === 'promise') {
      return new NativePromise((resolve, reject) => {
        pending[id] = { resolve, reject };
      });
    }
    for (const key of keys(value)) value[key] = unpack(value[key], frozen);
    return frozen ? freeze(value) : value;
  };

  const tell = (message: BridgeMessage): BridgeReply => {
    reply = undefined;
    apply(dispatchEvent, node, [new NativeEvent(theirs, { detail: message })]);
    const answer = reply as BridgeReply | null | undefined;
    reply = undefined;
    // What cannot be cloned arrives as null on the other side, and an answer that cannot, here.
    if (answer === null || answer === undefined) throw new NativeError(CLONE_ERROR);
    return answer;
  };
  const call = (id: number, args: unknown): BridgeReply => {
    try {
      const list = unpack(args, false);
      return { ok: true, value: pack(callables[id]?.(...(isArray(list) ? list : []))) };
    } catch (error) {
      return { ok: false, value: reason(error) };
    }
  };
  const settle = (id: number, ok: boolean, value: unknown): BridgeReply => {
    const waiting = pending[id];
    delete pending[id];
    if (ok) waiting?.resolve(unpack(value, false));
    else waiting?.reject(new NativeError(asText(value)));
    return { ok: true };
  };
  const put = (key: string, value: unknown): BridgeReply => {
    if (hasOwn(globalThis, key)) {
      return { ok: false, value: 'Cannot bind an API on top of an existing property on the window object' };
    }
    defineProperty(globalThis, key, { value: unpack(value, true), enumerable: true });
    return { ok: true };
  };
  const answer = (message: BridgeMessage | null): BridgeReply => {
    if (message === null) return { ok: false, value: CLONE_ERROR };
    switch (message.op) {
      case 'call':
        return call(message.id, message.args);
      case 'settle':
        return settle(message.id, message.ok, message.value);
      case 'expose':
        return put(message.key, message.value);
      case 'open':
        onOpen(message.url);
        return { ok: true };
    }
  };
  return {
    shareNode(given) {
      node = given;
      const onMessage = (event: Event) => {
        const message = apply(readDetail, event, []) as BridgeMessage | null; // only we hold the node
        const detail = answer(message);
        apply(dispatchEvent, node, [new NativeEvent(`${theirs}-reply`, { detail })]);
      };
      const onReply = (event: Event) => {
        reply = apply(readDetail, event, []) as BridgeReply | null;
      };
      apply(addEventListener, node, [mine, onMessage]);
      apply(addEventListener, node, [`${mine}-reply`, onReply]);
    },
    expose(key, api) {
      const done = tell({ op: 'expose', key, value: pack(api) });
      if (!done.ok) throw new NativeError(asText(done.value));
    },
    open: (url) => void tell({ op: 'open', url }),
  };
}

/** The page's half: waits for the node, and turns window.open into a question that main always answers with no. */
function runInMainWorld(secret: string, create: CreateBridge): void {
  if (window.top !== window) return;
  const bridge = create('to-page', 'to-preload', () => undefined);
  const PageURL = URL;
  const takeNode = (event: Event) => {
    event.stopImmediatePropagation();
    if (event instanceof MouseEvent && event.relatedTarget) bridge.shareNode(event.relatedTarget);
  };
  window.addEventListener(secret, takeNode, { once: true, capture: true });
  window.open = (url) => {
    bridge.open(String(new PageURL(url ?? 'about:blank', document.baseURI)));
    return null;
  };
}

type PageInfo = { binding: string; receive: string; process: Record<string, unknown> };
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/** The preload's half: Electron's renderer API over the binding that main listens to, then the preload itself. */
function runInIsolatedWorld(
  secret: string,
  info: PageInfo,
  create: CreateBridge,
  createCodec: typeof createCloneCodec,
  runPreload: Preload,
): void {
  if (window.top !== window) return;
  type Listener = (event: object, ...args: unknown[]) => void;
  type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };
  const world: Record<string, unknown> = Object(globalThis);
  const binding: unknown = world[info.binding];
  const post = (message: object) => {
    if (typeof binding === 'function') binding(JSON.stringify(message));
  };
  const codec = createCodec();
  const bridge = create('to-preload', 'to-page', (url) => post({ kind: 'open', url }));
  const node = document.createElement('i');
  bridge.shareNode(node);
  window.dispatchEvent(new MouseEvent(secret, { relatedTarget: node }));

  const onlyKnown = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key, receiver) {
        if (
          typeof key === 'symbol' ||
          key in object ||
          key === 'then' ||
          key === '__esModule' ||
          key === 'default'
        ) {
          return Reflect.get(object, key, receiver);
        }
        throw new TypeError(
          `stand-in: ${name}.${key} is not there. Electron may have it; add it to test/standin.`,
        );
      },
    });

  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const rest = (listeners.get(channel) ?? []).filter((one) => one.listener !== listener);
    listeners.set(channel, rest);
    return ipcRenderer;
  };
  const ipcRenderer: object = onlyKnown('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => {
      const id = ++lastId;
      const text = codec.encode(args); // what cannot be cloned rejects before anything is sent
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args: text });
      });
    },
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args: codec.encode(args) }),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });

  let heldKeys = false;
  /** What main has let go by and is typed again: real keys may come between. */
  const passing: string[] = [];
  const keyOf = (e: KeyboardEvent) => ({
    type: e.type === 'keydown' ? 'keyDown' : 'keyUp',
    key: e.key,
    code: e.code,
    keyCode: e.keyCode,
    location: e.location,
    isAutoRepeat: e.repeat,
    isComposing: e.isComposing,
    shift: e.shiftKey,
    control: e.ctrlKey,
    alt: e.altKey,
    meta: e.metaKey,
  });
  const onKey = (event: KeyboardEvent) => {
    if (!heldKeys || !event.isTrusted) return;
    const input = keyOf(event);
    const { alt, control, meta, shift } = input;
    const modifiers = Number(alt) + 2 * Number(control) + 4 * Number(meta) + 8 * Number(shift);
    const at = passing.indexOf(`${input.type} ${input.code} ${modifiers}`);
    if (at >= 0) {
      passing.splice(at, 1);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    post({ kind: 'key', input });
  };
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('keyup', onKey, { capture: true });
  for (const type of ['focus', 'blur'] as const) {
    window.addEventListener(type, (event) => event.target === window && post({ kind: type }), {
      capture: true,
    });
  }

  const settle = (id: number, ok: boolean, value: string) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (ok) asked?.resolve(codec.decode(value));
    else asked?.reject(new Error(value));
  };
  const deliver = (channel: string, args: unknown) => {
    for (const one of listeners.get(channel) ?? []) {
      if (one.once) remove(channel, one.listener);
      one.listener({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(args) ? args : []));
    }
  };
  world[info.receive] = (message: FromMain) => {
    if (message.kind === 'reply') settle(message.id, message.ok, message.value);
    else if (message.kind === 'hold-keys') heldKeys = message.hold;
    else if (message.kind === 'pass-key') passing.push(message.key);
    else deliver(message.channel, codec.decode(message.args));
  };

  const electron = onlyKnown('electron', {
    contextBridge: onlyKnown('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    ipcRenderer,
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`); // a sandboxed preload may require nothing else
  };
  const module = { exports: {} };
  post({ kind: 'hello' });
  runPreload(require, module, module.exports, info.process);
}

/** What a page's preload world tells main. */
export type FromPage =
  | { kind: 'hello' }
  | { kind: 'focus' }
  | { kind: 'blur' }
  | { kind: 'open'; url: string }
  | { kind: 'key'; input: Electron.Input & { keyCode: number } }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'invoke'; id: number; channel: string; args: string };

/** What main tells a page's preload world. */
export type FromMain =
  | { kind: 'reply'; id: number; ok: boolean; value: string }
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'hold-keys'; hold: boolean }
  /** Its type, code and modifiers: "keyDown KeyA 8". */
  | { kind: 'pass-key'; key: string };

/** The script for the page's own world; `secret` is the name of the event that hands the node over. */
export function mainWorldSource(secret: string): string {
  return call(runInMainWorld, JSON.stringify(secret), String(createBridge));
}

/** The script for the preload's world, the preload's own text inside it. */
export function isolatedWorldSource(secret: string, info: PageInfo, preload: string): string {
  const run = `function (require, module, exports, process) {\n${preload}\n}`;
  const parts = [
    JSON.stringify(secret),
    JSON.stringify(info),
    String(createBridge),
    String(createCloneCodec),
    run,
  ];
  return call(runInIsolatedWorld, ...parts);
}

/** A call as source text. */
function call(callee: unknown, ...args: string[]): string {
  return `(${String(callee)})(${args.join(', ')});`;
}
