import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cashierRequests } from '#core/ipc-contract';
import type { IpcEvent, WebContents } from '#main/electron';
import { answerCashier, type CashierHandlers } from '#main/ipc';
import { cashierInputs } from '#main/ipc-input';

type Listener = (event: IpcEvent, ...input: unknown[]) => unknown;

const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }));
// Electron's program need not be there: what is tested is what the app does with what it hands over.
vi.mock('#main/electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) },
}));

const PAGE = 'app://mostrador/cashier.html';
const contents = (id: number): WebContents => ({ id }) as unknown as WebContents;
const cashier = contents(1);
const CHANNELS = Object.keys(cashierInputs);

type Asker = { sender?: WebContents; url?: string; isSubframe?: boolean; isGone?: boolean };

function eventFrom({ sender = cashier, url = PAGE, isSubframe = false, isGone = false }: Asker): IpcEvent {
  const frame = { url, parent: isSubframe ? {} : null };
  return { sender, senderFrame: isGone ? null : frame } as unknown as IpcEvent;
}

let handled: [string, ...unknown[]][];
let bugs: [string, unknown][];
let answer: (channel: string) => unknown;

const invoke = (channel: string, asker: Asker, ...input: unknown[]): Promise<unknown> =>
  Promise.resolve().then(() => listeners.get(channel)?.(eventFrom(asker), ...input));

beforeEach(() => {
  handled = [];
  bugs = [];
  answer = (channel) => `answer of ${channel}`;
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      (...input: unknown[]) => {
        handled.push([channel, ...input]);
        return answer(channel);
      },
    ]),
  ) as unknown as CashierHandlers;
  answerCashier({
    handlers,
    gate: (_channel, input) => input,
    cashier: () => cashier,
    isCashierPage: (url) => url === PAGE,
    onBug: (channel, error) => bugs.push([channel, error]),
  });
});

/** Not the shape of any channel's input. */
const NEVER: readonly unknown[] = [
  null,
  0,
  'x',
  true,
  [],
  [{}],
  { toString: 'x' },
  { __proto__: null, a: 1 },
];

describe('main answers the cashier’s page', () => {
  it('on every channel of the contract, and on no other', () => {
    expect([...listeners.keys()].toSorted()).toEqual(Object.keys(cashierRequests).toSorted());
  });

  it('with what the handler says, given input of the right shape', async () => {
    expect(await invoke('counter/view', {})).toBe('answer of counter/view');
    const input = { code: '7790001', quantity: 1000 };
    expect(await invoke('cart/scan', {}, input)).toBe('answer of cart/scan');
    expect(handled).toEqual([['counter/view'], ['cart/scan', input]]);
  });

  it.each(CHANNELS)('and refuses what does not fit %s', async (channel) => {
    for (const wrong of NEVER) {
      await expect(invoke(channel, {}, wrong)).rejects.toThrow(`${channel}: input refused`);
    }
    await expect(invoke(channel, {}, undefined, undefined)).rejects.toThrow(`${channel}: input refused`);
    expect(handled).toEqual([]);
  });

  it.each([
    ['cart/add-open', { name: 'x', amount: -1 }],
    ['cart/add-open', { name: 'x', amount: 0.5 }],
    ['cart/add-open', { name: 'x', amount: Number.NaN }],
    ['cart/add-open', { name: 'x', amount: 1e15 }],
    ['cart/add-open', { name: 'x'.repeat(201), amount: 1 }],
    ['cart/add-open', { name: 'x', amount: 1, extra: 1 }],
    ['cart/quantity', { lineId: 'l', quantity: 0 }],
    ['cart/quantity', { lineId: '', quantity: 1 }],
    ['cart/discount', { discount: { kind: 'percent', basisPoints: 10_001 } }],
    ['cart/discount', { discount: { kind: 'gift' } }],
    ['charge/check', { reference: '../../etc' }],
    ['charge/check', { reference: 'x'.repeat(65) }],
    ['practice/play', { reference: 'r', scenario: 'refund-everything' }],
    ['settings/save', { printer: { kind: 'tcp', host: 'a b', port: 9100 } }],
    ['settings/save', { printer: { kind: 'tcp', host: 'a', port: 0 } }],
    ['settings/save', { account: { sellerId: '1' } }],
    ['settings/pick-register', { externalPosId: '../x', name: '', storeName: null }],
    ['settings/set-token', { token: 'x'.repeat(4001) }],
  ])('and guesses nothing: %s %j', async (channel, input) => {
    await expect(invoke(channel, {}, input)).rejects.toThrow('input refused');
    expect(handled).toEqual([]);
  });

  it.each<[string, Asker]>([
    ['the customer’s page', { sender: contents(2), url: 'app://mostrador/customer.html' }],
    ['the customer’s page under the cashier’s address', { sender: contents(2) }],
    ['a frame within the cashier’s page', { isSubframe: true }],
    ['a frame that has gone', { isGone: true }],
    ['another address in the cashier’s window', { url: 'app://mostrador/customer.html' }],
    ['a page from outside in the cashier’s window', { url: 'https://example.com/cashier.html' }],
    ['a host that begins alike', { url: 'app://mostrador.example.com/cashier.html' }],
  ])('and nobody else: %s', async (_, asker) => {
    for (const channel of CHANNELS) {
      await expect(invoke(channel, asker)).rejects.toThrow(`${channel}: refused`);
    }
    expect(handled).toEqual([]);
  });

  it('without the details of a bug, which are noted with the channel', async () => {
    const bug = new Error('secret detail');
    answer = () => {
      throw bug;
    };
    await expect(invoke('counter/view', {})).rejects.toThrow(/^counter\/view: failed$/);
    expect(bugs).toEqual([['counter/view', bug]]);
  });
});
