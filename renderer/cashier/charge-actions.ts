import type { RefundDropError, RefundError } from '#core/counter-answers';
import type { Reference } from '#core/domain/charge';
import type { Money } from '#core/domain/money';
import type { PrintJobId, SalePaper } from '#core/domain/print-job';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { RefundId } from '#core/domain/refund';
import { type SaleId, totalsOf } from '#core/domain/sale';
import type { CashierBridge, PracticeScenario, RefundFate } from '#core/ipc-contract';
import type { PaymentView } from '#core/refund-views';
import type { Result } from '#core/result';
import { type Actions, lostOrRefused } from '#renderer/cashier/actions';
import type { Act } from '#renderer/cashier/charge-story';
import { type CounterStore, type SettingsTab, storyIn } from '#renderer/cashier/counter-store';

export type ChargeActions = ReturnType<typeof createChargeActions>;

/** Everything about a charge, its receipt and what must be read. */
export function createChargeActions(
  bridge: CashierBridge,
  store: CounterStore,
  { ask, say }: Pick<Actions, 'ask' | 'say'>,
) {
  const { getState: now, setState: put } = store;

  async function start(): Promise<void> {
    const { view, isStarting } = now();
    if (view === null || isStarting) return;
    if (totalsOf(view.sale.cart).total <= 0) {
      say({ kind: 'plain', words: 'empty-sale' });
      return;
    }
    if (view.cannotCharge !== null) {
      say({ kind: 'trouble', words: 'cannot', cannot: view.cannotCharge });
      return;
    }
    put({ isStarting: true, notice: null, searchText: '', found: null });
    await ask(bridge.request('charge/start'));
    put({ isStarting: false });
  }

  async function check(reference: Reference): Promise<void> {
    if (now().isChecking) return;
    put({ isChecking: true });
    await ask(bridge.request('charge/check', { reference }));
    put({ isChecking: false });
  }

  async function newCode(reference: Reference): Promise<void> {
    if (now().isStarting) return;
    put({ isStarting: true, notice: null });
    await ask(bridge.request('charge/new-code', { reference }));
    put({ isStarting: false });
  }

  async function takeRegister(reference: Reference): Promise<void> {
    if (now().isStarting) return;
    put({ isStarting: true, notice: null });
    await ask(bridge.request('charge/take-register', { reference }));
    put({ isStarting: false });
  }

  async function backToSettings(tab: SettingsTab): Promise<void> {
    put({ notice: null });
    if (await ask(bridge.request('sale/next'))) put({ panel: { kind: 'settings', tab } });
  }

  async function next(): Promise<void> {
    put({ notice: null });
    await ask(bridge.request('sale/next'));
  }

  const cancel = (reference: Reference) => ask(bridge.request('charge/cancel', { reference }));

  /** One of the acts that the story of the charge in front offers; any other is nothing. */
  async function act(wanted: Act): Promise<void> {
    const { view } = now();
    if (view !== null && view.charge === null && view.sale.closedAt !== null && wanted === 'next')
      return next();
    const charge = view?.charge;
    if (view === null || charge == null || storyIn(view)?.acts.includes(wanted) !== true) return;
    const { reference, state, received } = charge;
    switch (wanted) {
      case 'check':
        return check(reference);
      case 'new-code':
        return newCode(reference);
      case 'accept':
        return put({ dialog: { kind: 'accept', reference } });
      case 'take-register':
        return put({ dialog: { kind: 'take', reference } });
      case 'give-back':
        if (view.sale.id !== null)
          put({ dialog: { kind: 'give-back', saleId: view.sale.id, paymentId: null } });
        return;
      case 'pick-register':
        return backToSettings('register');
      case 'renew-token':
        return backToSettings('account');
      case 'cancel':
        // Money may be under way: that is asked twice. Otherwise the same code comes back with one key.
        if (state === 'in-process' || received > 0) put({ dialog: { kind: 'stop', reference } });
        else await cancel(reference);
        return;
      case 'park':
        await ask(bridge.request('charge/park', { reference }));
        return;
      case 'back':
      case 'leave':
      case 'next':
        return next();
    }
  }

  /** A sale that is being built goes on hold meanwhile. */
  const recall = (reference: Reference) => ask(bridge.request('charge/recall', { reference }));

  /** F9: the sale in front if it has a receipt, else the last that has one. */
  async function reprint(): Promise<void> {
    const { view } = now();
    if (view === null) return;
    const { sale } = view;
    const last = sale.receiptNumber === null ? await bridge.request('receipt/last') : null;
    const saleId = sale.receiptNumber === null ? last?.saleId : sale.id;
    const number = sale.receiptNumber === null ? last?.saleNumber : sale.number;
    if (saleId == null || number === undefined) say({ kind: 'plain', words: 'nothing-to-print' });
    else await printAgain(saleId, number);
  }

  const printAgain = (saleId: SaleId, number: number): Promise<void> =>
    printPaper(saleId, number, { kind: 'receipt' });

  async function printPaper(
    saleId: SaleId,
    number: number,
    what: SalePaper,
    place: PrinterPlace = 'usual',
  ): Promise<void> {
    const isQueued = await ask(bridge.request('receipt/print', { saleId, what, place }));
    if (isQueued) say({ kind: 'plain', words: 'reprinted', number: String(number).padStart(6, '0') });
  }

  /** Null when it was written down. What was confirmed is what is asked for, whatever is left meanwhile. */
  async function giveBack(
    { reference, id }: PaymentView,
    amount: Money,
    reason: string,
  ): Promise<RefundError | 'failed' | null> {
    const wish = { reference, paymentId: id, amount, reason };
    const asked = await bridge.request('refund/request', wish).catch(lostOrRefused);
    return asked.ok ? null : asked.error;
  }

  const dropRefund = (
    refundId: RefundId,
    reason: string,
  ): Promise<Result<null, RefundDropError | 'failed' | 'busy'>> =>
    bridge.request('refund/drop', { refundId, reason }).catch(lostOrRefused);

  /** The charge of that sale whose money came last. */
  async function seeSale(saleId: SaleId | null): Promise<void> {
    const money = saleId === null ? null : await bridge.request('refunds/of-sale', { saleId });
    put({ panel: { kind: 'recent', reference: money?.payments[0]?.reference ?? null } });
  }

  return {
    start,
    giveBack,
    dropRefund,
    seeSale,
    decideRefunds: (fate: RefundFate) => ask(bridge.request('practice/refunds', { fate })),
    act,
    cancel,
    takeRegister,
    recall,
    reprint,
    printAgain,
    retryPrint: (jobId: PrintJobId) => ask(bridge.request('print/retry', { jobId })),
    movePrint: (jobId: PrintJobId) => ask(bridge.request('print/move', { jobId })),
    foundPrint: (jobId: PrintJobId) => ask(bridge.request('print/found', { jobId })),
    printPaper,
    giveUpPrint: (jobId: PrintJobId, reason: string) =>
      ask(bridge.request('print/give-up', { jobId, reason })),
    acceptMismatch: (reference: Reference, reason: string) =>
      ask(bridge.request('charge/accept-mismatch', { reference, reason })),
    play: (reference: Reference, scenario: PracticeScenario) =>
      ask(bridge.request('practice/play', { reference, scenario })),
    dismiss: (id: string) => bridge.request('banner/dismiss', { id }),
    recent: () => bridge.request('charges/recent'),
    factsOf: (reference: Reference) => bridge.request('charge/facts', { reference }),
    close: (confirmed: boolean) => bridge.request('window/close', { confirmed }),
  };
}
