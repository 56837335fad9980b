import type { ChargeState, Mode, Oddness, Reference, StopReason } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { KeyMap, NumberPad } from '#core/domain/key-map';
import type { Money } from '#core/domain/money';

import type { PrintJobId, PrintState, PrintTrouble, SalePaper } from '#core/domain/print-job';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { Product } from '#core/domain/product';
import type { Cart, SaleId, Unit } from '#core/domain/sale';
import type { TenderId, TenderKind } from '#core/domain/sale-record';

import type { ScanProfile } from '#core/domain/scan-reading';
import type { Language, SiteId } from '#core/domain/site';
import type { FirstRun } from '#core/first-run';
import type { ProviderErrorKind } from '#core/provider';
import type { ShiftState } from '#core/shift-views';
import type { StaffNow } from '#core/staff-requests';

/** What both windows are told about the shop and how to draw. */
export type Setting = {
  readonly isPractice: boolean;
  readonly siteId: SiteId;
  readonly language: Language;
  /** The customer's screen says the main things in this one too. */
  readonly secondLanguage: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly shop: { readonly name: string; readonly trade: string };
  readonly register: string;
  readonly timeZone: string;
};

/* ── The customer's screen ─────────────────────────────────────────────────────────────────────────────────── */

/**
 * One whole picture, a pure function of the state. Only `pay` ever carries a code.
 *
 * `remainingMs` holds at the moment of sending: the page counts down from there by its own monotonic clock.
 */
export type CustomerScreen =
  | { readonly kind: 'idle' }
  | { readonly kind: 'building'; readonly cart: Cart }
  | { readonly kind: 'preparing'; readonly total: Money }
  | {
      readonly kind: 'pay';
      readonly total: Money;
      readonly qrData: string;
      readonly remainingMs: number;
      readonly lifeMs: number;
      readonly mode: Mode;
      /** The code carries Pix, so any bank's app can pay it. */
      readonly isPix: boolean;
      /** The wallet said no; the same code can be tried again. */
      readonly isDeclined: boolean;
      readonly received: Money;
    }
  | { readonly kind: 'in-process'; readonly total: Money }
  | {
      readonly kind: 'paid';
      readonly total: Money;
      readonly isLate: boolean;
      readonly remainingMs: number;
      readonly lifeMs: number;
    }
  /** Paid in cash or otherwise: what goes back over the counter, and never a code. */
  | {
      readonly kind: 'thanks';
      readonly total: Money;
      readonly change: Money;
      readonly remainingMs: number;
      readonly lifeMs: number;
    }
  | { readonly kind: 'partial'; readonly total: Money; readonly received: Money }
  | {
      readonly kind:
        | 'checking'
        | 'expired'
        | 'cancelled'
        | 'parked'
        | 'not-sent'
        | 'unknown'
        | 'refused'
        | 'order-displaced'
        | 'double'
        | 'mismatch';
      readonly total: Money;
    };
export type CustomerScreenKind = CustomerScreen['kind'];

/** What the customer's display is set up with. `cardDots`: how wide a bank card is drawn, in dots of the page. */
export type ScreenTrial =
  | { readonly kind: 'pattern' }
  | { readonly kind: 'ruler'; readonly cardDots: number };

export type CustomerView = {
  readonly setting: Setting;
  readonly screen: CustomerScreen;
  /** In place of the screen, and never while there is something to pay. */
  readonly trial: ScreenTrial | null;
  /** How wide the code is at least, in dots of the page; null where nobody has measured the display. */
  readonly leastCodeDots: number | null;
  /** The shop's own, by the page's addresses, for while there is nothing to say. */
  readonly pictures: readonly string[];
};

export type IdlePicture = { readonly id: string; readonly address: string };

/* ── The cashier's screen ──────────────────────────────────────────────────────────────────────────────────── */

export type LightState = 'ok' | 'waiting' | 'trouble' | 'off';

export type Lights = {
  readonly provider: { readonly state: LightState; readonly reason: ProviderErrorKind | null };
  readonly printer: {
    readonly state: LightState;
    readonly reason: PrintTrouble | null;
    readonly waiting: number;
  };
  readonly display: {
    readonly state: LightState;
    /** `taken`: the customer's is the only one left, and the cashier works there. `beside`: both share one display. */
    readonly reason: 'none' | 'duplicated' | 'taken' | 'ask' | 'beside' | null;
    readonly label: string;
  };
};

/** Why the key that would make a new code is shut, or null when it may be pressed. */
export type NewCodeShut =
  /** The code on the screen still holds: charging again shows the same one. */
  | { readonly kind: 'same-code-until'; readonly until: Instant }
  | { readonly kind: 'finding-out' }
  | { readonly kind: 'money-came' };

/** The charge in front of the cashier. */
export type ChargeView = {
  readonly reference: Reference;
  readonly mode: Mode;
  readonly attempt: number;
  readonly state: ChargeState;
  readonly oddness: readonly Oddness[];
  readonly total: Money;
  readonly received: Money;
  /** Present only while the customer's screen may show it. */
  readonly qrData: string | null;
  readonly remainingMs: number;
  readonly lifeMs: number;
  readonly expiresAt: Instant;
  readonly stopReason: StopReason | null;
  /** Why the provider did not make the order, or what keeps it from answering. */
  readonly trouble: {
    readonly kind: ProviderErrorKind | 'crash';
    readonly code: string | null;
    readonly message: string;
  } | null;
  /** The wallet's refusal in the provider's own code, for details; null when the last try was not refused. */
  readonly declined: string | null;
  /** How long ago the provider last answered a read of this charge; null before the first. */
  readonly answeredMsAgo: number | null;
  readonly isReading: boolean;
  /** Another code of this sale, off every screen, that a wallet can still pay until then. */
  readonly earlierCodeUntil: Instant | null;
  readonly newCode: NewCodeShut | null;
  readonly paidAt: Instant | null;
};

export type TenderView = {
  /** Null in sales written before tenders had one: those stay as they are. */
  readonly id: TenderId | null;
  readonly kind: TenderKind;
  readonly amount: Money;
  readonly given: Money;
  readonly change: Money;
};

export type SaleView = {
  readonly id: SaleId | null;
  readonly number: number;
  readonly cart: Cart;
  /** While a charge is in front of the cashier nothing of the sale changes. */
  readonly isFrozen: boolean;
  readonly collected: Money;
  readonly due: Money;
  readonly excess: Money;
  /** What was recorded as paid in cash or otherwise. */
  readonly tenders: readonly TenderView[];
  /** Taken on the customer's word and not seen at the provider. */
  readonly onSight: Money;
  /** When it was paid, where no charge is in front to say so. */
  readonly closedAt: Instant | null;
  readonly receiptNumber: string | null;
  readonly print: {
    readonly jobId: PrintJobId;
    readonly state: PrintState;
    readonly trouble: PrintTrouble | null;
  } | null;
};

/** Stays until a person has read it. */
export type Banner = {
  readonly id: string;
  readonly kind:
    | 'paid-parked'
    | 'paid-late'
    | 'double'
    | 'over'
    | 'partial'
    | 'mismatch'
    | 'reverted'
    | 'disputed'
    | 'charged-back'
    | 'paid-adopted'
    /** Taken on the customer's word: the money came after all, or it can come no more. */
    | 'sight-paid'
    | 'sight-unpaid'
    /** The provider would not, or could not, give it back. */
    | 'refund-failed'
    | 'refund-unknown'
    | 'refund-not-sent'
    /** One that was in doubt, or took its time. */
    | 'refund-done'
    | 'print-failed'
    | 'print-interrupted'
    /** An X or a Z. */
    | 'report-failed'
    | 'report-interrupted'
    /** Read through by itself, the log is not as it was written. */
    | 'log-broken'
    /** A copy was to be put in place at this start: it was, or something was written here meanwhile. */
    | 'restored'
    | 'restore-dropped';
  readonly saleNumber: number | null;
  readonly saleId: SaleId | null;
  readonly amount: Money;
  readonly at: Instant;
  /** The paper that it is about, where it is about one. */
  readonly jobId?: PrintJobId;
};

export type Parked = {
  readonly reference: Reference;
  readonly saleNumber: number;
  readonly total: Money;
  readonly remainingMs: number;
  readonly state: ChargeState;
};

/** The sales that are being built: what may be taken back of the one in front, and those set aside. */
export type OpenSalesView = {
  /** What the one in front was called while it was set aside. */
  readonly name: string | null;
  readonly held: readonly {
    readonly ticket: SaleId;
    /** "2": what it is called where nobody gave it a name. */
    readonly place: number;
    readonly name: string | null;
    /** The first thing in it, to know it by. */
    readonly first: string;
    readonly lines: number;
    readonly pieces: number;
    readonly total: Money;
    readonly heldAt: Instant;
  }[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};
export type HeldView = OpenSalesView['held'][number];

export type CashierView = {
  readonly setting: Setting;
  /** Who stands at the counter; null where the till is locked, or the shop has no staff. */
  readonly cashier: string | null;
  readonly staff?: StaffNow | undefined;
  readonly scanner: ScanProfile;
  readonly now: Instant;
  readonly lights: Lights;
  /** The shop has a second printer, to move paper to. */
  readonly hasSparePrinter: boolean;
  readonly sale: SaleView;
  readonly charge: ChargeView | null;
  readonly parked: readonly Parked[];
  readonly open: OpenSalesView;
  /** What the customer's screen speaks for this sale; null: as the shop does. */
  readonly customerLanguage: Language | null;
  /** What the cashier works with: the keys as this shop has them, and when the number pad shows. */
  readonly hands: { readonly keys: KeyMap; readonly numberPad: NumberPad };
  readonly banners: readonly Banner[];
  /** The turn at the register that is open, and whether the shop asks for one. */
  readonly shift: ShiftState;
  /** Set once a charge could begin: a real account needs a token and a register. */
  readonly cannotCharge:
    | 'no-token'
    | 'token-unreadable'
    | 'no-register'
    | 'another-seller'
    | 'log-full'
    | null;
  /** How far the shop has been set up, and whether the wizard opens without being asked for. */
  readonly firstRun: FirstRun & { readonly opensByItself: boolean };
  /** Rises when the list of recent charges has news. */
  readonly recentVersion: number;
  /** Rises when the list of notifications has news. */
  readonly noticesVersion: number;
  /** A close of the window was asked for while a charge is open: the cashier decides. */
  readonly isClosing: boolean;
  readonly update: UpdateView;
};

export type ProductView = {
  readonly id: string;
  readonly name: string;
  readonly sku: string | null;
  readonly price: Money;
  readonly unit: Unit;
  /** As a line's: null is the site's general rate. */
  readonly taxRate: number | null;
  readonly category: string | null;
};

export type ProductsWanted = {
  readonly text: string;
  /** `gone`: what is no longer sold. */
  readonly show: 'sold' | 'gone' | 'all';
  readonly offset: number;
  readonly limit: number;
};
export type ProductPage = {
  readonly total: number;
  readonly offset: number;
  readonly products: readonly Product[];
};

/** How it stands with a newer version of the program. `never`: this one has nowhere to look. */
export type UpdateView =
  | { readonly kind: 'never' }
  | { readonly kind: 'none' | 'looking' | 'failed' }
  | { readonly kind: 'there' | 'fetching' | 'ready'; readonly version: string };

/** A piece of paper that is not done with. */
export type QueuedPaper = {
  readonly jobId: PrintJobId;
  /** Null where it is of a shift. */
  readonly saleId: SaleId | null;
  /** The sale's, or the Z's; an X has none. */
  readonly number: number | null;
  readonly amount: Money;
  readonly what: SalePaper['kind'] | 'x' | 'z';
  readonly isCopy: boolean;
  readonly place: PrinterPlace;
  readonly state: PrintState;
  readonly trouble: PrintTrouble | null;
  readonly queuedAt: Instant;
};

/* ── Notifications ──────────────────────────────────────────────────────────────────────────────────────────── */
