import { create } from 'zustand';
import type { TenderOffer } from '#core/counter-answers';
import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import type { Quantity } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import { emptyCart, type LineId, type SaleId, type Unit } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import type { Act } from '#core/domain/staff';
import type { CashierView, ProductView, QueuedPaper, SaleView, Setting, TenderView } from '#core/views';
import { closedStory, type Story, storyOf } from '#renderer/cashier/charge-story';
import { kept } from '#renderer/cashier/kept';
import type { UnknownCode } from '#renderer/cashier/scan-keep';
import { selectionAfter } from '#renderer/cashier/selection';
import type words from '#renderer/i18n/es-AR/cashier.json';

export type NoticeWords = Exclude<keyof (typeof words)['notice'], 'dismiss' | 'settings' | 'why'>;

/** Something to be read, put away by hand or by the next one. */
export type Notice = {
  readonly kind: 'trouble' | 'plain';
  readonly words: NoticeWords;
  readonly code?: string;
  readonly number?: string;
  /** Why a charge cannot begin, where that is the matter. */
  readonly cannot?: NonNullable<CashierView['cannotCharge']>;
};

export type SettingsTab =
  | 'account'
  | 'register'
  | 'screens'
  | 'printer'
  | 'receipt'
  | 'scanner'
  | 'shop'
  | 'program'
  | 'keys'
  | 'notices'
  | 'backups'
  | 'log'
  | 'changes'
  | 'staff'
  | 'mode';

export type Panel =
  /** Without a day it is today. */
  | { readonly kind: 'day'; readonly day?: BusinessDay }
  /** Being closed: the cash is counted. */
  | { readonly kind: 'shift'; readonly isClosing: boolean }
  | { readonly kind: 'reconcile'; readonly day: BusinessDay | null }
  | { readonly kind: 'recent'; readonly reference: Reference | null; readonly saleId?: SaleId }
  | { readonly kind: 'settings'; readonly tab: SettingsTab }
  | { readonly kind: 'first-run' }
  /**
   * `find` is looked for; `draft` is the code of a product to be made, or empty for one without. `sells`: so many of
   * it go to the sale then.
   */
  | {
      readonly kind: 'catalogue';
      readonly find: string;
      readonly draft: string | null;
      readonly sells?: Quantity;
    };

export type DialogOpen =
  | { readonly kind: 'shortcuts' | 'discount' | 'note' | 'clear' | 'open-sales' | 'price' }
  | { readonly kind: 'drawer' | 'big-code' | 'switch' }
  /** So many of it, where it was told before what it costs: "3 *". */
  | { readonly kind: 'open-amount'; readonly quantity?: Quantity }
  | {
      readonly kind: 'quantity';
      readonly name: string;
      readonly unit: Unit;
      readonly now: Quantity | null;
      readonly of: { readonly lineId: LineId } | { readonly product: ProductView };
    }
  /** Of which payment; null: what is too much, or the latest. */
  | { readonly kind: 'give-back'; readonly saleId: SaleId; readonly paymentId: string | null }
  | {
      readonly kind: 'drop-print';
      readonly jobId: PrintJobId;
      readonly what: QueuedPaper['what'];
      readonly number: string;
    }
  | { readonly kind: 'stop' | 'accept' | 'take' | 'sight'; readonly reference: Reference }
  | { readonly kind: 'tender'; readonly tenderId: TenderId; readonly offer: TenderOffer }
  | { readonly kind: 'void'; readonly saleId: SaleId; readonly tender: TenderView };

/** What waits for another's PIN. */
export type Approval = {
  readonly acts: readonly Act[];
  readonly ask: string;
  readonly settle: (isApproved: boolean) => void;
};

export type Found = { readonly text: string; readonly products: readonly ProductView[] };

/** A copy of what main last pushed, to draw from, and what belongs to this page alone. Main owns the truth. */
export type CounterState = {
  readonly view: CashierView | null;
  readonly selected: LineId | null;
  /** How many of what comes next: "3 *". */
  readonly prefix: Quantity | null;
  readonly searchText: string;
  readonly found: Found | null;
  readonly foundAt: number;
  readonly favourites: readonly ProductView[];
  readonly panel: Panel | null;
  readonly dialog: DialogOpen | null;
  /** Codes the catalogue does not know, the oldest first: each is asked about. */
  readonly unknownCodes: readonly UnknownCode[];
  readonly notice: Notice | null;
  readonly approval: Approval | null;
  /** A key was pressed and main has not answered yet. */
  readonly isStarting: boolean;
  readonly isChecking: boolean;
};

export const useCounter = create<CounterState>()(() => ({
  view: null,
  selected: null,
  prefix: null,
  searchText: '',
  found: null,
  foundAt: 0,
  favourites: [],
  panel: null,
  dialog: null,
  unknownCodes: [],
  notice: null,
  approval: null,
  isStarting: false,
  isChecking: false,
}));

export type CounterStore = typeof useCounter;

/** Takes a new snapshot. Parts that say the same as before stay the same objects, so that nothing of them is redrawn. */
export function takeView(after: CashierView): void {
  useCounter.setState(({ view: before, selected, dialog, panel }) => ({
    view: kept(before, after),
    selected: selectionAfter(before?.sale.cart ?? emptyCart, after.sale.cart, selected),
    dialog: outlived(dialog, after) || isAnother(before, after) ? null : dialog,
    panel: panelAfter(before, after, panel),
  }));
}

/** A page that begins stands where the person was last led. */
function panelAfter(before: CashierView | null, after: CashierView, panel: Panel | null): Panel | null {
  if (isAnother(before, after) && panel?.kind !== 'first-run') return null;
  if (before === null && after.firstRun.opensByItself) return { kind: 'first-run' };
  const { use, open } = after.shift;
  if (before === null && use !== 'off' && open === null && after.charge === null)
    return { kind: 'shift', isClosing: false };
  return closesRecent(before, after) && panel?.kind === 'recent' ? null : panel;
}

/** Whoever comes now, or locked the till, leaves no page or question of the other's open. */
const isAnother = (before: CashierView | null, after: CashierView): boolean =>
  before?.staff?.person != null && before.staff.person.id !== after.staff?.person?.id;

export const isLocked = (view: CashierView | null): boolean => view?.staff?.person === null;

/** A question about something that is no longer so is not asked any more. */
function outlived(dialog: DialogOpen | null, { charge, sale }: CashierView): boolean {
  if (
    dialog === null ||
    dialog.kind === 'shortcuts' ||
    dialog.kind === 'drawer' ||
    dialog.kind === 'switch' ||
    dialog.kind === 'drop-print' ||
    dialog.kind === 'give-back'
  )
    return false;
  if (dialog.kind === 'void') return sale.id !== dialog.saleId || !holds(sale, dialog.tender);
  if (dialog.kind === 'stop' || dialog.kind === 'accept' || dialog.kind === 'sight')
    return charge?.reference !== dialog.reference || charge.paidAt !== null;
  if (dialog.kind === 'big-code') return charge?.qrData == null;
  if (dialog.kind === 'take') return charge?.reference !== dialog.reference || charge.state !== 'refused';
  return sale.isFrozen;
}

const holds = ({ tenders }: SaleView, { id }: TenderView): boolean =>
  tenders.some((tender) => tender.id === id);

/** Paid while the list was open: that is what the cashier must see. */
const closesRecent = (before: CashierView | null, after: CashierView): boolean =>
  before?.charge !== null &&
  before?.charge.paidAt === null &&
  after.charge !== null &&
  after.charge.paidAt !== null;

/** For what is drawn only once main has said something. */
export function useView<Part>(pick: (view: CashierView) => Part): Part {
  return useCounter(({ view }) => {
    if (view === null) throw new Error('counter: no view yet');
    return pick(view);
  });
}

export const useSetting = (): Setting => useView(({ setting }) => setting);

export const storyIn = ({ charge, sale }: Pick<CashierView, 'charge' | 'sale'>): Story | null =>
  charge === null ? (sale.closedAt === null ? null : closedStory) : storyOf(charge, sale.excess);

export const selectedLine = ({ view, selected }: CounterState) =>
  view?.sale.cart.lines.find(({ id }) => id === selected) ?? null;
