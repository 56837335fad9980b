import type { CashierRequests } from '#core/ipc-contract';
import { isRefused, type Refused } from '#core/staff-requests';
import { type IpcEvent, ipcMain, type WebContents } from '#main/electron';
import { cashierInputs } from '#main/ipc-input';

type Answer<C extends keyof CashierRequests> = ReturnType<CashierRequests[C]>;
type Given<C extends keyof CashierRequests> = Parameters<CashierRequests[C]>;

/** One handler for each channel: a forgotten one does not compile. */
export type CashierHandlers = { readonly [C in keyof CashierRequests]: Handler<C> };
type Handler<C extends keyof CashierRequests> = (...input: Given<C>) => Answer<C> | Promise<Answer<C>>;

type Deps = {
  readonly handlers: CashierHandlers;
  /** Whether whoever stands at the counter may: what stands in the way, or the input as it goes on. */
  readonly gate: (channel: keyof CashierRequests, input: readonly unknown[]) => Refused | readonly unknown[];
  readonly cashier: () => WebContents;
  readonly isCashierPage: (url: string) => boolean;
  /** A bug in a handler: logged with its channel; the page gets a plain error without details. */
  readonly onBug: (channel: string, error: unknown) => void;
};

/** Answers the cashier's page, its main frame alone, and only input that has the right shape. */
export function answerCashier({ handlers, gate, cashier, isCashierPage, onBug }: Deps): void {
  for (const channel of Object.keys(cashierInputs) as (keyof CashierRequests)[]) {
    ipcMain.handle(channel, (event, ...input) => {
      refuseStrangers(channel, event, cashier(), isCashierPage);
      return run(channel, { handlers, gate, onBug }, input);
    });
  }
}

function refuseStrangers(
  channel: string,
  { sender, senderFrame }: IpcEvent,
  cashier: WebContents,
  isCashierPage: (url: string) => boolean,
): void {
  const isMainFrame = senderFrame !== null && senderFrame.parent === null;
  if (sender.id !== cashier.id || !isMainFrame || !isCashierPage(senderFrame.url))
    throw new Error(`${channel}: refused`);
}

async function run<C extends keyof CashierRequests>(
  channel: C,
  { handlers, gate, onBug }: Pick<Deps, 'handlers' | 'gate' | 'onBug'>,
  input: readonly unknown[],
): Promise<Answer<C> | Refused> {
  const parsed = input.length > 1 ? null : cashierInputs[channel].safeParse(input[0]);
  if (parsed === null || !parsed.success) throw new Error(`${channel}: input refused`);
  // What the schema let through is the channel's one input, or none.
  const checked: readonly unknown[] = parsed.data === undefined ? [] : [parsed.data];
  try {
    const passed = gate(channel, checked);
    if (isRefused(passed)) return passed;
    return await handlers[channel](...(passed as Given<C>));
  } catch (error) {
    onBug(channel, error);
    throw new Error(`${channel}: failed`);
  }
}
