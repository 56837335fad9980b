import { type CashierRequests, cashierRequests } from '#core/ipc-contract';
import { isRefused, type Refused } from '#core/staff-requests';
import { type IpcEvent, ipcMain, type WebContents } from '#main/electron';
import type { CashierInputs } from '#main/ipc-input';

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
  for (const channel of Object.keys(cashierRequests) as (keyof CashierRequests)[]) {
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

/** Asked for by a page that is just loading: it bears nothing, and waits for no shapes. */
const AT_ONCE: keyof CashierRequests = 'counter/view';

let inputs: CashierInputs | null = null;

/** Some two thousand shapes: they are made when the first request comes, which is when the pages stand. */
const shapes = async (): Promise<CashierInputs> =>
  (inputs ??= (await import('#main/ipc-input')).cashierInputs);

/** The channel's one input or none, as its shape lets it through; null where it does not fit. */
async function fitting(
  channel: keyof CashierRequests,
  input: readonly unknown[],
): Promise<readonly unknown[] | null> {
  if (input.length > 1) return null;
  if (channel === AT_ONCE && input.length === 0) return [];
  const parsed = (await shapes())[channel].safeParse(input[0]);
  if (!parsed.success) return null;
  return parsed.data === undefined ? [] : [parsed.data];
}

async function run<C extends keyof CashierRequests>(
  channel: C,
  { handlers, gate, onBug }: Pick<Deps, 'handlers' | 'gate' | 'onBug'>,
  input: readonly unknown[],
): Promise<Answer<C> | Refused> {
  const checked = await fitting(channel, input);
  if (checked === null) throw new Error(`${channel}: input refused`);
  try {
    const passed = gate(channel, checked);
    if (isRefused(passed)) return passed;
    return await handlers[channel](...(passed as Given<C>));
  } catch (error) {
    onBug(channel, error);
    throw new Error(`${channel}: failed`);
  }
}
