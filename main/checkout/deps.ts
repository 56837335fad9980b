import type { DayRule } from '#core/domain/business-day';
import type { Api, Charge, Mode, Reference } from '#core/domain/charge';
import type { PrintJobId } from '#core/domain/print-job';
import type { RefundId, RefundRecord } from '#core/domain/refund';
import type { LineId, SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';
import type { SiteId } from '#core/domain/site';
import type { VoidId } from '#core/domain/voids';
import type { OrderLog } from '#core/order-log';
import type { Provider } from '#core/provider';
import type { Clock } from '#main/checkout/clock';
import type { ReadBudget } from '#main/checkout/read-budget';

export type Timers = {
  /** Runs once, later. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
};

export type Terms = {
  readonly siteId: SiteId;
  readonly api: Api;
  readonly mode: Mode;
  readonly sellerId: string;
  readonly externalPosId: string;
  /** Attended alone needs it; null where it is not known. */
  readonly externalStoreId: string | null;
  /** How long a code lives: 2 to 30 minutes. */
  readonly codeMs: number;
  /** What the buyer's wallet shows where the account has no name of its own. */
  readonly title: string;
  readonly description: (saleNumber: number) => string;
};

/** What selling needs of the shop, with or without an account at the provider. */
export type Till = {
  readonly siteId: SiteId;
  readonly receiptNumber: (sequence: number) => string;
  readonly printsByItself: boolean;
  readonly cashier: string | null;
};

export type NotReady = 'no-token' | 'token-unreadable' | 'no-register' | 'another-seller';

/** Something about a charge that a person should hear of, beyond the screen that it stands on. */
export type News = { readonly before: Charge | null; readonly after: Charge; readonly sale: SaleRecord };

/** A refund has come a step further; `before` is null when it was just written down. */
export type RefundNews = { readonly before: RefundRecord | null; readonly after: RefundRecord };

/** All that checkout needs of the world. The simulated counter passes a virtual one. */
export type CheckoutDeps = {
  readonly log: OrderLog;
  /** For all that is the same whichever API a charge was made with. */
  readonly provider: Provider;
  /** A charge is followed, taken back and refunded under the API that it was made with, also after a switch. */
  readonly providerFor: (api: Api) => Provider;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The adapter's door keeps to it too: what is read beyond what was taken has its turn like all the rest. */
  readonly budget: ReadBudget;
  readonly newReference: () => Reference;
  readonly newSaleId: () => SaleId;
  readonly newLineId: () => LineId;
  readonly newJobId: () => PrintJobId;
  /** How long after the start what nobody waits for is first looked for; at once where it is not said. */
  readonly firstSweepMs?: number;
  readonly newVoidId: () => VoidId;
  /** A key that the provider has never seen, minted and written down before anything is asked with it. */
  readonly newRefund: () => { readonly id: RefundId; readonly key: string };
  /** True for references minted by this install, or by one that this log was restored from. */
  readonly isOurs: (reference: string) => boolean;
  readonly terms: () => Terms | NotReady;
  /** When the shop's day begins, and by which clock on the wall. */
  readonly dayRule: () => DayRule;
  readonly till: () => Till;
  /** Something that a window shows has changed. */
  readonly onChange: () => void;
  /** What has changed is shown at once, and not when this turn ends: what comes next takes long. */
  readonly show: () => void;
  readonly onNews: (news: News) => void;
  readonly onRefund: (news: RefundNews) => void;
  /** A print job was queued with the facts just written. */
  readonly onPrintQueued: () => void;
  /** Cash goes in or out: the drawer, where there is one. */
  readonly onDrawer: () => void;
  /** For the diagnostic log: an operation and an id, never a secret. */
  readonly note: (what: string, reference: string | null, detail: string) => void;
};
