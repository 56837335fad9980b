import type { CashierRequests } from '#core/ipc-contract';
import { type IpcEvent, ipcMain, type WebContents } from '#main/electron';
import { cashierInputs } from '#main/ipc-input';

type Answer<C extends keyof CashierRequests> = ReturnType<CashierRequests[C]>;
type Given<C extends keyof CashierRequests> = Parameters<CashierRequests[C]>;

/** One handler for each channel: a forgotten one does not compile. */
export type CashierHandlers = { readonly [C in keyof CashierRequests]: Handler<C> };
type Handler<C extends keyof CashierRequests> = (...input: Given<C>) => Answer<C> | Promise<Answer<C>>;

type Deps = {
  readonly handlers: CashierHandlers;
  readonly cashier: () => WebContents;
  readonly isCashierPage: (url: string) => boolean;
  /** A bug in a handler: logged with its channel; the page gets a plain error without details. */
  readonly onBug: (channel: string, error: unknown) => void;
};

/** Answers the cashier's page, its main frame alone, and only input that has the right shape. */
export function answerCashier({ handlers, cashier, isCashierPage, onBug }: Deps): void {
  for (const channel of Object.keys(cashierInputs) as (keyof CashierRequests)[]) {
    ipcMain.handle(channel, (event, ...input) => {
      refuseStrangers(channel, event, cashier(), isCashierPage);
      return run(channel, handlers, input, onBug);
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
  handlers: CashierHandlers,
  input: readonly unknown[],
  onBug: Deps['onBug'],
): Promise<Answer<C>> {
  const parsed = input.length > 1 ? null : cashierInputs[channel].safeParse(input[0]);
  if (parsed === null || !parsed.success) throw new Error(`${channel}: input refused`);
  // What the schema let through is the channel's one input, or none.
  const checked: unknown = parsed.data === undefined ? [] : [parsed.data];
  try {
    return await handlers[channel](...(checked as Given<C>));
  } catch (error) {
    onBug(channel, error);
    throw new Error(`${channel}: failed`);
  }
}
