import type { TenderOffer } from '#core/counter-answers';
import type { Reference } from '#core/domain/charge';
import { type SaleId, totalsOf } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import type { TenderAsked } from '#core/domain/tender';
import type { CashierBridge } from '#core/ipc-contract';
import type { Actions } from '#renderer/cashier/actions';
import type { CounterStore } from '#renderer/cashier/counter-store';

export type TenderActions = ReturnType<typeof createTenderActions>;

/** Cash, the shop's own terminal, transfers; and what was taken on sight. */
export function createTenderActions(
  bridge: CashierBridge,
  store: CounterStore,
  { ask, say }: Pick<Actions, 'ask' | 'say'>,
) {
  const { getState: now, setState: put } = store;

  /** The code in front comes off, and what is left to pay is asked; only then the dialog. */
  async function open(tenderId: TenderId = newTenderId()): Promise<void> {
    const { view, isStarting } = now();
    if (view === null || isStarting || view.sale.closedAt !== null) return;
    if (totalsOf(view.sale.cart).total <= 0) {
      say({ kind: 'plain', words: 'empty-sale' });
      return;
    }
    put({ isStarting: true, notice: null, searchText: '', found: null });
    const request = bridge.request('tender/prepare');
    const isReady = await ask(request);
    put({ isStarting: false });
    const offer = isReady ? await request : null;
    if (offer?.ok === true) put({ dialog: { kind: 'tender', tenderId, offer: offer.value } });
  }

  /** The same id however often it is sent: what was recorded is not recorded twice. */
  async function take(tenderId: TenderId, asked: TenderAsked, offer: TenderOffer): Promise<void> {
    if (now().isStarting) return;
    put({ isStarting: true, dialog: null });
    const request = bridge.request('tender/take', { tenderId, ...asked, knowsOpenUntil: offer.openUntil });
    await ask(request);
    put({ isStarting: false });
    const answer = await request.catch(() => null);
    // What the cashier has to know first is in the dialog.
    if (answer?.ok === false && answer.error === 'code-still-open') await open(tenderId);
  }

  return {
    open,
    take,
    openDrawer: (reason: string) => ask(bridge.request('drawer/open', { reason })),
    voidTender: (saleId: SaleId, tenderId: TenderId, reason: string) =>
      ask(bridge.request('tender/void', { saleId, tenderId, reason })),
    acceptOnSight: (reference: Reference, approver: string, reason: string) =>
      ask(bridge.request('charge/accept-on-sight', { reference, approver, reason })),
  };
}

function newTenderId(): TenderId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as TenderId;
}
