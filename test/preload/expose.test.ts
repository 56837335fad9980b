import { beforeEach, expect, test, vi } from 'vitest';

/* Electron's two worlds cannot be had in a unit test: what stands for them here keeps what it is given. */
const electron = vi.hoisted(() => ({
  bridge: null as unknown,
  listeners: new Map<string, (event: unknown, payload: unknown) => void>(),
  asked: [] as string[],
  answer: Promise.withResolvers<unknown>(),
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld(_name: string, bridge: unknown) {
      electron.bridge = bridge;
    },
  },
  ipcRenderer: {
    on: (channel: string, listener: (event: unknown, payload: unknown) => void) =>
      void electron.listeners.set(channel, listener),
    invoke(channel: string) {
      electron.asked.push(channel);
      return electron.answer.promise;
    },
  },
}));

type Requests = { 'counter/view': () => string };
type Events = { 'counter/changed': string };
type Subscribe = (channel: string, tell: (payload: string) => void) => () => void;

const told: string[] = [];
const push = (payload: string): void => electron.listeners.get('counter/changed')?.({}, payload);
const subscribe = (): (() => void) =>
  (electron.bridge as { subscribe: Subscribe }).subscribe('counter/changed', (payload) => told.push(payload));
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

beforeEach(async () => {
  told.splice(0);
  electron.asked.splice(0);
  electron.answer = Promise.withResolvers();
  const { exposeBridge } = await import('#preload/expose');
  exposeBridge<Requests, Events>(
    { 'counter/view': true },
    { 'counter/changed': true },
    { request: 'counter/view', event: 'counter/changed' },
  );
});

test('main is asked before the page is there, and the page finds the answer', async () => {
  expect(electron.asked).toEqual(['counter/view']);
  electron.answer.resolve('asked for');
  await turn();
  subscribe();
  expect(told).toEqual(['asked for']);
});

test('an answer that comes after the page is told to it', async () => {
  subscribe();
  electron.answer.resolve('asked for');
  await turn();
  expect(told).toEqual(['asked for']);
});

test('what main has told meanwhile is newer than the answer', async () => {
  push('told');
  electron.answer.resolve('asked for');
  await turn();
  subscribe();
  expect(told).toEqual(['told']);
});

test('a main that is not so far tells it later', async () => {
  electron.answer.reject(new Error('No handler registered'));
  await turn();
  const stop = subscribe();
  expect(told).toEqual([]);
  push('told');
  expect(told).toEqual(['told']);
  stop();
  push('again');
  expect(told).toEqual(['told']);
});
