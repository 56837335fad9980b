import type { CashierBridge, CustomerBridge } from '#core/ipc-contract';

declare global {
  interface Window {
    /** Put there by the page's own preload; absent when the page is opened by anything else. */
    readonly bridge?: CashierBridge | CustomerBridge;
  }
}

/** For the cashier's page only. */
export function cashierBridge(): CashierBridge {
  const { bridge } = window;
  if (bridge === undefined || !('request' in bridge)) throw new Error('bridge: not the cashier page');
  return bridge;
}

/** For the customer's page only: it may listen and nothing else. */
export function customerBridge(): CustomerBridge {
  const { bridge } = window;
  if (bridge === undefined) throw new Error('bridge: not in a window of the app');
  return bridge;
}
