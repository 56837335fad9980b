import type { CashierBridge } from '#core/ipc-contract';

/** How any part of the page asks the counter for something. */
export type Ask = CashierBridge['request'];
