import type { FixedCodeError, SecretError, TokenRefusal, WhoseToken } from '#core/account-answers';
import { type CatalogueRequests, catalogueRequests } from '#core/catalogue-requests';
import type {
  CartChange,
  ChargeAnswer,
  HoldAnswer,
  PrintAnswer,
  RecallAnswer,
  RefundDropError,
  RefundError,
  ScanError,
  ScanRequest,
  ScanTrial,
  TenderAnswer,
  TenderOffer,
  TenderRequest,
  UndoAnswer,
  VoidAnswer,
} from '#core/counter-answers';
import { type CustomerScreenRequests, customerScreenRequests } from '#core/customer-screen-requests';
import { type DayRequests, dayRequests } from '#core/day-requests';
import type { ChargeFact, Reference } from '#core/domain/charge';
import type { Money, Quantity } from '#core/domain/money';
import type { PrintJobId, PrintTrouble, SalePaper } from '#core/domain/print-job';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { RefundId } from '#core/domain/refund';
import type { Discount, LineId, SaleId } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import type { Keystroke } from '#core/domain/scan-reading';
import { type ExportRequests, exportRequests } from '#core/export-requests';
import type { LogError, RecentCharge } from '#core/order-log';
import type { ProviderErrorKind } from '#core/provider';
import { type RecentRequests, recentRequests } from '#core/recent-views';
import { type ReconcileRequests, reconcileRequests } from '#core/reconcile-requests';
import type { SaleMoneyView } from '#core/refund-views';
import type { Result } from '#core/result';
import type { SettingsChange } from '#core/settings-change';
import type {
  NoticesView,
  RegisterChoice,
  SettingsView,
  SystemPrinterView,
  TrialAnswer,
  TrialError,
} from '#core/settings-views';
import { type SetupRequests, setupRequests } from '#core/setup-requests';
import { type ShiftRequests, shiftRequests } from '#core/shift-requests';
import type {
  PlacesTrouble,
  PlacesView,
  RegisterForm,
  RegisterView,
  SetupAnswer,
  StoreDoubt,
  StoreForm,
  StorePlan,
} from '#core/shop-places';
import type { RegisterRepair, Store } from '#core/shop-setup';
import { type StaffRequests, staffRequests } from '#core/staff-requests';
import { type TrustRequests, trustRequests } from '#core/trust-requests';
import type { CashierView, CustomerView, ProductView, QueuedPaper, ScreenTrial } from '#core/views';

/** What the pages beside the counter may ask. */
type PageRequests = CatalogueRequests &
  ExportRequests &
  TrustRequests &
  SetupRequests &
  CustomerScreenRequests &
  ShiftRequests &
  ReconcileRequests &
  RecentRequests &
  StaffRequests &
  DayRequests;

/** Everything the cashier's page may ask. Amounts are whole minor units; quantities thousandths. */
export type CashierRequests = PageRequests & {
  'counter/view': () => CashierView;
  'catalogue/search': (input: { text: string }) => readonly ProductView[];
  'catalogue/favourites': () => readonly ProductView[];
  /** The first of what is sold of a category, by name. */
  'catalogue/category': (input: { category: string }) => readonly ProductView[];

  'cart/add-product': (input: {
    productId: string;
    quantity: Quantity;
  }) => CartChange | Result<never, 'no-such-product'>;
  /** A code from the scanner or typed: barcode or SKU, whole, or a label of the shop's scale. */
  'cart/scan': (input: ScanRequest) => CartChange | Result<never, ScanError>;
  /** What a scan would be, the likeliest reading first. Nothing is added. */
  'scanner/try': (input: { codes: readonly string[] }) => ScanTrial;
  'cart/add-open': (input: { name: string; amount: Money; quantity?: Quantity | undefined }) => CartChange;
  'cart/quantity': (input: { lineId: LineId; quantity: Quantity }) => CartChange;
  'cart/remove': (input: { lineId: LineId }) => CartChange;
  'cart/discount-line': (input: { lineId: LineId; discount: Discount | null }) => CartChange;
  'cart/note-line': (input: { lineId: LineId; note: string | null }) => CartChange;
  'cart/discount': (input: { discount: Discount | null }) => CartChange;
  'cart/note': (input: { note: string | null }) => CartChange;
  'cart/price': (input: { lineId: LineId; unitPrice: Money }) => CartChange;
  'cart/clear': () => CartChange;
  /** The last change of the sale being built, taken back; never past a charge. */
  'cart/undo': () => UndoAnswer;
  'cart/redo': () => UndoAnswer;
  /** Sets the sale being built aside, as it stands, for another to be begun. */
  'sale/hold': (input: { name: string | null }) => HoldAnswer;
  'sale/recall': (input: { ticket: SaleId }) => RecallAnswer;
  'sale/rename-held': (input: { ticket: SaleId; name: string | null }) => RecallAnswer;

  /** Starts a charge, or puts the same code back when it still holds. */
  'charge/start': () => ChargeAnswer;
  'charge/check': (input: { reference: Reference }) => ChargeAnswer;
  /** Takes the code off at once; the charge is still watched, for a wallet may have it already. */
  'charge/cancel': (input: { reference: Reference }) => ChargeAnswer;
  'charge/new-code': (input: { reference: Reference }) => ChargeAnswer;
  /** Another program's order lies on the register, and a person says that it may be replaced. */
  'charge/take-register': (input: { reference: Reference }) => ChargeAnswer;
  'charge/park': (input: { reference: Reference }) => ChargeAnswer;
  'charge/recall': (input: { reference: Reference }) => ChargeAnswer;
  'charge/accept-mismatch': (input: { reference: Reference; reason: string }) => ChargeAnswer;
  /** The customer shows a paid screen and the provider is silent: somebody answers for it, and says why. */
  'charge/accept-on-sight': (input: {
    reference: Reference;
    approver: string;
    reason: string;
  }) => ChargeAnswer;
  /** Takes the code in front off, and reads once what came. */
  'tender/prepare': () => Result<TenderOffer, Extract<TenderAnswer, { ok: false }>['error']>;
  'tender/take': (input: TenderRequest) => TenderAnswer;
  'tender/void': (input: { saleId: SaleId; tenderId: TenderId; reason: string }) => VoidAnswer;
  /** By hand, with its reason, outside a sale. */
  'drawer/open': (input: { reason: string }) => Result<null, 'no-drawer' | 'printer' | LogError>;
  /** Leaves a finished charge and begins the next sale; a charge that ended without money gives the cart back. */
  'sale/next': () => ChargeAnswer;
  'charges/recent': () => readonly RecentCharge[];
  'charge/facts': (input: { reference: Reference }) => readonly ChargeFact[];

  /** Written down, then asked of the provider: how it goes, `refunds/of-sale` says. Amount null: all that is left. */
  'refund/request': (input: {
    reference: Reference;
    paymentId: string;
    amount: Money | null;
    reason: string;
  }) => Result<{ refundId: RefundId }, RefundError>;
  'refund/drop': (input: { refundId: RefundId; reason: string }) => Result<null, RefundDropError>;
  'refunds/of-sale': (input: { saleId: SaleId }) => SaleMoneyView | null;

  /** The sale whose receipt came out last, also where no charge paid it. */
  'receipt/last': () => { saleId: SaleId; saleNumber: number } | null;
  'receipt/reprint': (input: { saleId: SaleId }) => PrintAnswer;
  /** The receipt or another paper of the sale, on the usual printer or the spare one. */
  'receipt/print': (input: { saleId: SaleId; what: SalePaper; place: PrinterPlace }) => PrintAnswer;
  /** What is not done with, oldest first. */
  'print/queue': () => readonly QueuedPaper[];
  'print/retry': (input: { jobId: PrintJobId }) => PrintAnswer;
  /** To the shop's other printer. */
  'print/move': (input: { jobId: PrintJobId }) => PrintAnswer;
  /** A person looked: the paper is there, whole. */
  'print/found': (input: { jobId: PrintJobId }) => PrintAnswer;
  'print/give-up': (input: { jobId: PrintJobId; reason: string }) => PrintAnswer;
  'banner/dismiss': (input: { id: string }) => null;

  /** Practice only: plays the customer's wallet for the charge on the screen. */
  'practice/play': (input: {
    reference: Reference;
    scenario: PracticeScenario;
  }) => Result<null, 'not-practice'>;

  /** Practice only: how the provider takes the next refunds. */
  'practice/refunds': (input: { fate: RefundFate }) => Result<null, 'not-practice'>;

  'settings/view': () => SettingsView;
  'settings/save': (input: SettingsChange) => Result<null, 'not-allowed-now' | LogError>;
  /** Whose a token is. Nothing is kept of it. */
  'settings/look-at-token': (input: { token: string }) => Result<WhoseToken, TokenRefusal>;
  /** The token goes in once and never comes back out. Answers whose it is. */
  'settings/set-token': (input: { token: string }) => Result<WhoseToken, TokenRefusal>;
  /** Asks again whose the kept token is, where that was never written down. */
  'settings/ask-owner': () => Result<WhoseToken | null, TokenRefusal>;
  'settings/forget-token': () => Result<null, 'charges-open'>;
  'settings/registers': () => Result<readonly RegisterChoice[], ProviderErrorKind | 'no-token'>;
  /** The account's stores and registers, and what is wrong with each. */
  'places/list': () => Result<PlacesView, PlacesTrouble>;
  /** What would be made of what a person wrote. Nothing is written at the provider. */
  'places/check-store': (input: StoreForm) => Result<StorePlan, StoreDoubt>;
  /** These four make or change something in the account: the page has named it and a person has said yes. */
  'places/create-store': (input: StorePlan) => SetupAnswer<Store>;
  'places/name-store': (input: { storeId: string; externalId: string }) => SetupAnswer<Store>;
  'places/create-register': (input: RegisterForm) => SetupAnswer<RegisterView>;
  'places/repair-register': (input: { id: string; repair: RegisterRepair }) => SetupAnswer<RegisterView>;
  'settings/pick-register': (input: {
    externalPosId: string;
    name: string;
    storeName: string | null;
    externalStoreId: string | null;
  }) => Result<null, 'not-allowed-now' | LogError>;
  /** The register's own fixed code, to be printed as a sheet. */
  'settings/fixed-code': () => Result<{ qrData: string }, FixedCodeError>;
  /** Writes the sheet as a PDF and answers where it is; printing it is a person's, on a printer for pages. */
  'settings/print-sheet': () => Result<{ path: string }, FixedCodeError | 'disk' | 'printer'>;
  /** Opens the sheet that was last written with whatever the system reads PDFs with. */
  'settings/open-sheet': () => Result<null, 'no-sheet'>;
  'settings/pick-display': (input: { displayId: number }) => Result<null, 'no-such-display'>;
  /** A large number on each display for a while. */
  'screens/identify': () => null;
  /** Null ends it. Refused while there is a charge in front, and where the customer has no display. */
  'screens/try': (input: { trial: ScreenTrial | null }) => Result<null, 'no-display' | 'charging'>;
  /** How wide a bank card is on the customer's display, in dots of the page. */
  'screens/measure': (input: { cardDots: number }) => Result<null, 'no-display' | 'disk-full'>;
  'settings/test-print': (input: { place: PrinterPlace }) => Result<null, PrintTrouble>;
  /** The printers that the system knows, by their names there. */
  'settings/printers': () => readonly SystemPrinterView[];
  'notices/view': () => NoticesView;
  /** Goes in once and never comes back out. */
  'notices/set-secret': (input: { secret: string }) => Result<null, SecretError>;
  'notices/forget-secret': () => null;
  /** Sends a harmless notification through the real door. */
  'notices/try': () => Result<TrialAnswer, TrialError>;
  /** Practice and real have logs of their own; the change restarts the counter. */
  'settings/switch-mode': (input: { practice: boolean }) => Result<null, 'charges-open'>;
  'update/look': () => null;
  /** Fetches the newer version and starts it in this one's place. */
  'update/install': () => Result<null, 'charges-open' | 'shift-open' | 'failed'>;
  'window/close': (input: { confirmed: boolean }) => null;
};

export const PRACTICE_SCENARIOS = [
  'paid',
  'rejected-then-paid',
  'slow',
  'partial',
  'double',
  'late',
] as const;
export type PracticeScenario = (typeof PRACTICE_SCENARIOS)[number];

export const REFUND_FATES = ['done', 'slow', 'refused'] as const;
export type RefundFate = (typeof REFUND_FATES)[number];

/** As the cashier's own window hears its keys, with the time by main's monotonic clock. */
export type ForwardedKey = Keystroke & {
  readonly isDown: boolean;
  readonly isRepeat: boolean;
  readonly ctrl: boolean;
  readonly atMs: number;
};

export type CashierEvents = {
  'counter/changed': CashierView;
  /** A key that reached the customer's window: it goes to the cashier's. */
  'key/forwarded': ForwardedKey;
};
export type CustomerEvents = { 'customer/changed': CustomerView };

/** Runtime half of the contract: forgetting a channel here does not compile. The customer's page may ask for nothing. */
export const cashierRequests = {
  'counter/view': true,
  'catalogue/search': true,
  'catalogue/favourites': true,
  'catalogue/category': true,
  'cart/add-product': true,
  'cart/scan': true,
  'scanner/try': true,
  'cart/add-open': true,
  'cart/quantity': true,
  'cart/remove': true,
  'cart/discount-line': true,
  'cart/note-line': true,
  'cart/discount': true,
  'cart/note': true,
  'cart/price': true,
  'cart/clear': true,
  'cart/undo': true,
  'cart/redo': true,
  'sale/hold': true,
  'sale/recall': true,
  'sale/rename-held': true,
  'charge/start': true,
  'charge/check': true,
  'charge/cancel': true,
  'charge/new-code': true,
  'charge/take-register': true,
  'charge/park': true,
  'charge/recall': true,
  'charge/accept-mismatch': true,
  'charge/accept-on-sight': true,
  'tender/prepare': true,
  'tender/take': true,
  'tender/void': true,
  'drawer/open': true,
  'sale/next': true,
  'charges/recent': true,
  'charge/facts': true,
  'refund/request': true,
  'refund/drop': true,
  'refunds/of-sale': true,
  'receipt/last': true,
  'receipt/reprint': true,
  'receipt/print': true,
  'print/queue': true,
  'print/retry': true,
  'print/move': true,
  'print/found': true,
  'print/give-up': true,
  'banner/dismiss': true,
  'practice/play': true,
  'practice/refunds': true,
  'settings/view': true,
  'settings/save': true,
  'settings/look-at-token': true,
  'settings/set-token': true,
  'settings/ask-owner': true,
  'settings/forget-token': true,
  'settings/registers': true,
  'places/list': true,
  'places/check-store': true,
  'places/create-store': true,
  'places/name-store': true,
  'places/create-register': true,
  'places/repair-register': true,
  'settings/pick-register': true,
  'settings/fixed-code': true,
  'settings/print-sheet': true,
  'settings/open-sheet': true,
  'settings/pick-display': true,
  'screens/identify': true,
  'screens/try': true,
  'screens/measure': true,
  'settings/test-print': true,
  'settings/printers': true,
  'notices/view': true,
  'notices/set-secret': true,
  'notices/forget-secret': true,
  'notices/try': true,
  'settings/switch-mode': true,
  'update/look': true,
  'update/install': true,
  'window/close': true,
  ...catalogueRequests,
  ...exportRequests,
  ...trustRequests,
  ...setupRequests,
  ...customerScreenRequests,
  ...shiftRequests,
  ...reconcileRequests,
  ...recentRequests,
  ...staffRequests,
  ...dayRequests,
} satisfies Record<keyof CashierRequests, true>;
export const cashierEvents = { 'counter/changed': true, 'key/forwarded': true } satisfies Record<
  keyof CashierEvents,
  true
>;
export const customerEvents = { 'customer/changed': true } satisfies Record<keyof CustomerEvents, true>;

export type Requests<R> = { [C in keyof R]: (...input: never[]) => unknown };

/** What a page is given. `subscribe` replays the last payload, so that a page that starts late misses nothing. */
export type Bridge<R extends Requests<R>, E> = Listener<E> & {
  request<C extends keyof R & string>(channel: C, ...input: Parameters<R[C]>): Promise<ReturnType<R[C]>>;
};
export type Listener<E> = {
  /** Returns the unsubscribe. */
  subscribe<C extends keyof E & string>(channel: C, listener: (payload: E[C]) => void): () => void;
};
export type CashierBridge = Bridge<CashierRequests, CashierEvents>;
export type CustomerBridge = Listener<CustomerEvents>;
