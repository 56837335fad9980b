import type { Reference } from '#core/domain/charge';
import type { SaleId } from '#core/domain/sale';
import type { CashierBridge } from '#core/ipc-contract';
import { type Actions, lostOrRefused } from '#renderer/cashier/actions';
import type { ChargeActions } from '#renderer/cashier/charge-actions';
import { type CounterStore, storyIn } from '#renderer/cashier/counter-store';

export type OpenSales = ReturnType<typeof createOpenSales>;

/** The sale in front among the others: set aside, taken up again, and its own way back. */
export function createOpenSales(
  bridge: CashierBridge,
  { getState: now, setState: put }: CounterStore,
  { ask, say }: Pick<Actions, 'ask' | 'say'>,
  charges: Pick<ChargeActions, 'recall'>,
) {
  async function hold(name: string | null = null): Promise<void> {
    const answer = await bridge.request('sale/hold', { name }).catch(() => FAILED);
    if (answer.ok) put({ notice: null });
    else say({ kind: answer.error === 'failed' ? 'trouble' : 'plain', words: wordsOf(answer.error) });
  }

  /** Paid, the sale in front is over: what was set aside may take its place at once. */
  async function recall(ticket: SaleId): Promise<void> {
    const { view } = now();
    const story = view === null ? null : storyIn(view);
    if (story?.acts.includes('next') === true && !(await ask(bridge.request('sale/next')))) return;
    const answer = await bridge.request('sale/recall', { ticket }).catch(() => FAILED);
    if (answer.ok) put({ notice: null, panel: null });
    else say({ kind: 'plain', words: wordsOf(answer.error) });
  }

  /** F6: with something rung up it goes on hold; with nothing, the only one that waits comes back, or all are listed. */
  async function holdOrRecall(): Promise<void> {
    const { view } = now();
    if (view === null) return;
    if (view.sale.cart.lines.length > 0) return hold();
    const waiting: readonly (() => Promise<unknown>)[] = [
      ...view.open.held.map(
        ({ ticket }) =>
          () =>
            recall(ticket),
      ),
      ...view.parked.map(
        ({ reference }: { readonly reference: Reference }) =>
          () =>
            charges.recall(reference),
      ),
    ];
    const [only] = waiting;
    if (only === undefined) say({ kind: 'plain', words: 'nothing-open' });
    else if (waiting.length === 1) await only();
    else put({ dialog: { kind: 'open-sales' } });
  }

  function list(): void {
    const { view } = now();
    const isAny = view !== null && view.open.held.length + view.parked.length > 0;
    if (isAny) put({ dialog: { kind: 'open-sales' } });
    else say({ kind: 'plain', words: 'nothing-open' });
  }

  return {
    hold,
    recall,
    holdOrRecall,
    list,
    rename: (ticket: SaleId, name: string) => ask(bridge.request('sale/rename-held', { ticket, name })),
    undo: () => back('cart/undo'),
    redo: () => back('cart/redo'),
  };

  async function back(way: 'cart/undo' | 'cart/redo'): Promise<void> {
    const answer = await bridge.request(way).catch(lostOrRefused);
    if (answer.ok) put({ notice: null });
    else if (answer.error !== 'busy') say({ kind: 'plain', words: answer.error });
  }
}

const FAILED = { ok: false, error: 'failed' } as const;

/** Why a sale is not set aside, in words about that. */
function wordsOf<Error extends string>(error: Error) {
  if (error === 'frozen') return 'hold-charging' as const;
  if (error === 'tendered') return 'hold-paid' as const;
  return error as Exclude<Error, 'frozen' | 'tendered'>;
}
