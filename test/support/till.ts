import type { Page } from '@playwright/test';
import type { Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { CashierRequests } from '#core/ipc-contract';
import type { RecentCharge } from '#core/order-log';
import type { CashierView, ChargeView, CustomerView } from '#core/views';
import type {} from '#renderer/bridge';

/* The till without its screen: what the cashier's page asks of main, asked by the test itself. */

type Given<C extends keyof CashierRequests> = Parameters<CashierRequests[C]>;
type Answer<C extends keyof CashierRequests> = ReturnType<CashierRequests[C]>;

/** One request of the contract, from inside the cashier's page. */
export async function ask<C extends keyof CashierRequests>(
  cashier: Page,
  channel: C,
  ...input: Given<C>
): Promise<Answer<C>> {
  const answer: unknown = await cashier.evaluate(requestInPage, { channel: String(channel), input });
  // The contract is the type of what comes back; main's own door is tested elsewhere.
  return answer as Answer<C>;
}

/** Runs in the page. What is asked there is whatever the test says, well formed or not. */
export function requestInPage(asked: { channel: string; input: readonly unknown[] }): Promise<unknown> {
  const { bridge } = window;
  const request: unknown = bridge === undefined ? undefined : Reflect.get(bridge, 'request');
  if (typeof request !== 'function') throw new Error('no cashier bridge here');
  return Promise.resolve(request(asked.channel, ...asked.input));
}

/** What the customer's window was last told. */
export const customerView = (customer: Page): Promise<CustomerView> =>
  customer.evaluate(
    () =>
      new Promise<CustomerView>((resolve) => {
        const { bridge } = window;
        if (bridge === undefined || 'request' in bridge) throw new Error('no customer bridge here');
        bridge.subscribe('customer/changed', resolve);
      }),
  );

/** Asks again and again until the view is so; the last view is in the error when it never is. */
export async function until(
  cashier: Page,
  what: string,
  isSo: (view: CashierView) => boolean,
  limitMs = 10_000,
): Promise<CashierView> {
  const end = performance.now() + limitMs;
  for (;;) {
    const view = await ask(cashier, 'counter/view');
    if (isSo(view)) return view;
    if (performance.now() > end)
      throw new Error(`never ${what}: ${JSON.stringify({ sale: view.sale, charge: view.charge })}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

export const chargeIs =
  (...states: readonly ChargeView['state'][]) =>
  ({ charge }: CashierView): boolean =>
    charge !== null && states.includes(charge.state);

/** Rings up one thing of that many cents. */
export async function ringUp(cashier: Page, cents: number, name = 'Yerba'): Promise<void> {
  const added = await ask(cashier, 'cart/add-open', {
    name,
    amount: toMoney(cents),
  });
  if (!added.ok) throw new Error(`not rung up: ${added.error}`);
}

/** Charges and waits for the code. */
export async function chargeUntilShown(cashier: Page): Promise<Reference> {
  const started = await ask(cashier, 'charge/start');
  if (!started.ok) throw new Error(`not charged: ${started.error}`);
  const { charge } = await until(cashier, 'shows its code', ({ charge: shown }) => shown?.qrData != null);
  if (charge === null) throw new Error('no charge');
  return charge.reference;
}

export const recent = (cashier: Page): Promise<readonly RecentCharge[]> => ask(cashier, 'charges/recent');
