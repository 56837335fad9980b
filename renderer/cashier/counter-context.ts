import { createContext, useContext } from 'react';
import type { CashierBridge } from '#core/ipc-contract';
import { type Actions, createActions } from '#renderer/cashier/actions';
import { type ChargeActions, createChargeActions } from '#renderer/cashier/charge-actions';
import { useCounter } from '#renderer/cashier/counter-store';
import { createOpenSales, type OpenSales } from '#renderer/cashier/open-sales';
import { guarded } from '#renderer/cashier/staff/guarded-bridge';
import { createTenderActions, type TenderActions } from '#renderer/cashier/tender-actions';

export type Counter = {
  readonly bridge: CashierBridge;
  readonly ticket: Actions;
  readonly charges: ChargeActions;
  readonly tenders: TenderActions;
  readonly open: OpenSales;
};

export function createCounter(main: CashierBridge): Counter {
  const bridge = guarded(main, useCounter);
  const ticket = createActions(bridge, useCounter);
  const charges = createChargeActions(bridge, useCounter, ticket);
  return {
    bridge,
    ticket,
    charges,
    tenders: createTenderActions(bridge, useCounter, ticket),
    open: createOpenSales(bridge, useCounter, ticket, charges),
  };
}

export const CounterContext = createContext<Counter | null>(null);

export function useActions(): Counter {
  const counter = useContext(CounterContext);
  if (counter === null) throw new Error('counter: no actions');
  return counter;
}
