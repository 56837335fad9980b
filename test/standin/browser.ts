import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
import { findChromium } from '../../scripts/chromium-program.ts';
import { chromiumSwitches, isHeadless } from './chromium.ts';
import type { DisplaySpec } from './displays-spec.ts';
import { quietly, say, trace } from './strict.ts';

export type { Protocol };

const START_LIMIT_MS = Number(process.env.STANDIN_START_LIMIT_MS ?? 60_000);
const WINDOW_LIMIT_MS = 10_000;
const QUIT_LIMIT_MS = 4_000;

type Command = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;
type Waiting = { method: string; resolve: (value: unknown) => void; reject: (error: Error) => void };
type Message = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};

/**
 * The guard outlives whatever happens to this process, a SIGKILL of its whole group included: it waits on a
 * pipe that only we hold open, then ends Chromium's process group and removes its profile folder.
 */
const GUARD = 'read -r _; kill -KILL -"$1" 2>/dev/null; sleep 0.2; rm -rf "$2"; sleep 0.5; rm -rf "$2"';

let chromium: ChildProcess | undefined;
let profile = '';
let executable = '';
let switches: string[] = [];
let isGone = false;
let lastId = 0;
let unread: Buffer[] = [];
const waiting = new Map<number, Waiting>();
const events = new EventEmitter().setMaxListeners(0);
const endListeners: (() => void)[] = [];

/** Whether windows are drawn nowhere but in memory. */
export const headless = isHeadless();

/** Starts Chromium; resolves when it answers on its channel, rejects with the reason when it does not. */
export async function startBrowser(
  displays: readonly DisplaySpec[],
  remoteDebugging: string | undefined,
): Promise<void> {
  const found = findChromium(headless ? 'unseen' : 'on a screen');
  if (found === undefined) {
    throw new Error(
      `no Chromium was found${process.env.STANDIN_CHROMIUM ? ' at STANDIN_CHROMIUM' : ''}; on Debian: apt-get install chromium`,
    );
  }
  executable = found;
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-chromium-'));
  switches = chromiumSwitches(profile, headless ? displays : undefined);
  const port = remoteDebugging === undefined ? [] : [`--remote-debugging-port=${remoteDebugging || '0'}`];
  // A group of its own: one signal then reaches every process that Chromium made.
  chromium = spawn(executable, ['--remote-debugging-pipe', ...port, ...switches], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  chromium.once('exit', (code, signal) => onEnd(`Chromium ended (${signal ?? code})`));
  chromium.once('error', (error) => onEnd(`Chromium could not be started: ${error.message}`));
  relayDevToolsLine(chromium);
  listen(chromium);
  startGuard(chromium);
  await within(
    START_LIMIT_MS,
    `Chromium (${executable}) did not answer`,
    send('Target.setDiscoverTargets', { discover: true }),
  );
}

/** The id of the group that every process of Chromium is in. */
export const chromiumGroup = (): number | undefined => chromium?.pid;

function startGuard(process_: ChildProcess): void {
  if (process_.pid === undefined) return;
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(process_.pid), profile], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  guard.on('error', (error) => say(`the guard of Chromium's processes could not start: ${error.message}`));
}

/** Playwright finds the pages by this one line of Chromium's; the rest of what Chromium says is for the trace. */
function relayDevToolsLine(process_: ChildProcess): void {
  process_.stderr?.on('data', (data: Buffer) => {
    for (const line of data.toString().split('\n')) {
      if (line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`);
      else if (line) trace('chromium:', line);
    }
  });
}

function listen(process_: ChildProcess): void {
  toBrowser(process_).on('error', (error) => trace('channel:', error));
  fromBrowser(process_).on('data', (data: Buffer) => readMessages(data));
}

function toBrowser(process_: ChildProcess): Writable {
  return process_.stdio[3] as Writable;
}

function fromBrowser(process_: ChildProcess): Readable {
  return process_.stdio[4] as Readable;
}

/** Messages end in a zero byte and may come in pieces. */
function readMessages(data: Buffer): void {
  let rest = data;
  for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
    unread.push(rest.subarray(0, end));
    const text = Buffer.concat(unread).toString();
    unread = [];
    rest = rest.subarray(end + 1);
    onMessage(JSON.parse(text) as Message);
  }
  if (rest.length > 0) unread.push(rest);
}

function onMessage(message: Message): void {
  if (message.id === undefined) {
    events.emit(`${message.sessionId ?? ''}:${message.method}`, message.params);
    return;
  }
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
  else asked?.resolve(message.result);
}

function onEnd(why: string): void {
  if (isGone) return;
  isGone = true;
  for (const asked of waiting.values()) asked.reject(new Error(`${asked.method}: ${why}`));
  waiting.clear();
  removeProfile();
  for (const listener of endListeners) listener();
}

function removeProfile(): void {
  try {
    fs.rmSync(profile, { recursive: true, force: true });
  } catch (error) {
    trace('the guard will remove the profile:', error);
  }
}

/** One command to Chromium, or with a session to one page. Rejects when it fails or Chromium is gone. */
export function send<C extends Command>(
  method: C,
  params: Protocol.CommandParameters[C],
  session?: string,
): Promise<Protocol.CommandReturnValues[C]> {
  const process_ = chromium;
  if (process_ === undefined || isGone)
    return Promise.reject(new Error(`${method}: Chromium is not running`));
  const id = ++lastId;
  const answer = new Promise<unknown>((resolve, reject) => {
    waiting.set(id, { method, resolve, reject });
  });
  toBrowser(process_).write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
  return answer as Promise<Protocol.CommandReturnValues[C]>;
}

/** Listens to Chromium itself, or with a session to one page. */
export function onBrowserEvent<E extends EventName>(
  method: E,
  listener: (params: Protocol.Events[E]) => void,
  session = '',
): () => void {
  const name = `${session}:${method}`;
  events.on(name, listener);
  return () => events.off(name, listener);
}

/** Called once when Chromium is gone, whatever the reason. */
export function onBrowserEnd(listener: () => void): void {
  endListeners.push(listener);
}

/**
 * A new window without tabs or address bar. With a display, only Chromium's own command line can make one:
 * a second process hands `--app=` to the first, and the page is known by a token in its address.
 */
export async function openWindow(bounds: Electron.Rectangle): Promise<string> {
  if (headless) {
    const { x: left, y: top, width, height } = bounds;
    const made = await send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      left,
      top,
      width,
      height,
    });
    return made.targetId;
  }
  const token = randomUUID();
  let stop: () => void = () => undefined;
  const found = new Promise<string>((resolve) => {
    stop = onBrowserEvent('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.url.includes(token)) resolve(targetInfo.targetId);
    });
  });
  const others = switches.filter((one) => one !== '--no-startup-window' && one !== '--kiosk');
  spawn(executable, [...others, `--app=data:text/html,<title>${token}</title>`], { stdio: 'ignore' });
  return await within(WINDOW_LIMIT_MS, 'Chromium did not open a window', found).finally(stop);
}

/** Ends Chromium: asks first, and kills it when it has not gone in time. */
export async function stopBrowser(): Promise<void> {
  const process_ = chromium;
  if (process_?.pid === undefined || isGone) return;
  const pid = process_.pid;
  const gone = new Promise<void>((resolve) => {
    endListeners.push(resolve);
  });
  quietly(send('Browser.close', {}));
  try {
    await within(QUIT_LIMIT_MS, 'Chromium did not close', gone);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}; it was killed`);
    process.kill(-pid, 'SIGKILL');
  }
}

/** The same promise with a limit; past it, an error that names what did not happen. */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${limitMs / 1000} s`)), limitMs);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
