import type { Mode } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import { type Site, type SiteId, siteOf } from '#core/domain/site';
import type { Merchant } from '#main/simulator/emv';
import { createEstate, type Estate, type RegisterRecord } from '#main/simulator/estate';
import type { JsonObject } from '#main/simulator/json';
import { createOrdersBook, type OrdersBook } from '#main/simulator/orders-book';
import type { Seller } from '#main/simulator/practice-seller';
import { QUIRKS, type Quirks } from '#main/simulator/quirks';
import { createRandom, type Random } from '#main/simulator/random';
import { createRefundDesk, type RefundDesk, type RefundRecord } from '#main/simulator/refund-book';
import { createTimetable, type Timetable } from '#main/simulator/timetable';

export { QUIRKS, type Quirks };

/** What was asked for with `POST …/qrs`, or put on the register. No merchant order yet: somebody has to scan it. */
export type Code = {
  readonly id: string;
  readonly register: RegisterRecord;
  /** All but `dynamic` lie on the register's slot, until the next one does. */
  readonly mode: Mode;
  readonly reference: string;
  readonly total: Money;
  readonly items: readonly CodeItem[];
  readonly title: string;
  readonly description: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly preferenceId: string;
  /** What a phone is held at: the register's fixed code where the order was given none of its own. */
  readonly qrData: string;
  /** Colombia only. */
  readonly iva: Iva | null;
  readonly notificationUrl: string | null;
  readonly sponsorId: number | null;
  /** Another seller's, whom this account paid: its owner sees that among payments too. */
  readonly collectorId?: string;
  /** Taken back by its id, as only the Orders API can: nobody can pay it then. */
  isTakenBack?: boolean;
};

/** Where no tax was sent the provider takes 19 % to be inside the total. */
export type Iva = { readonly value: Money; readonly isAssumed: boolean };

/** What the register's fixed code leads to; an order that has expired or is paid has left it. */
export type Slot = {
  order: Code | null;
  /** Phones that scanned the fixed code when there was nothing, and wait for the next order. */
  waiting: number;
};

export type CodeItem = {
  readonly sku: string;
  readonly category: string;
  readonly title: string;
  readonly description: string;
  readonly quantity: number;
  readonly measure: string;
  readonly unitPrice: Money;
  readonly total: Money;
};

/** A merchant order: each scan makes its own, and an abandoned one stays opened for ever. */
export type Scan = {
  readonly id: number;
  readonly code: Code;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /** False where the order can be seen before anybody has it on a phone. */
  isScanned: boolean;
  readonly payments: Payment[];
};

export type PaymentWord =
  | 'in_process'
  | 'rejected'
  | 'cancelled'
  | 'approved'
  | 'in_mediation'
  | 'refunded'
  | 'charged_back';

export type Payment = {
  readonly id: number;
  readonly amount: Money;
  /** What instalments add for the buyer; the shop never sees it. */
  readonly interest: Money;
  readonly createdAt: Instant;
  status: PaymentWord;
  detail: string;
  approvedAt: Instant | null;
  updatedAt: Instant;
  /** What its refunds that went through come to. */
  refunded: Money;
  readonly refunds: RefundRecord[];
};

/** The seller that practice sells for. */
export type Shop = Merchant & {
  readonly userId: string;
  readonly accessToken: string;
  readonly nickname: string;
  readonly registerName: string;
  readonly storeId: string;
  readonly posId: string;
  readonly externalStoreId: string;
  readonly externalPosId: string;
};

export type Change =
  | { readonly topic: 'merchant_order' | 'payment'; readonly id: number; readonly code: Code }
  /** The Orders API has made it, or taken it back. */
  | { readonly topic: 'order'; readonly code: Code };

export type World = Timetable & {
  readonly site: Site;
  readonly shop: Shop;
  readonly seller: Seller;
  readonly quirks: Quirks;
  readonly random: Random;
  readonly codes: Code[];
  readonly scans: Scan[];
  /** Of the register that practice sells at. */
  readonly slot: Slot;
  readonly desk: RefundDesk;
  readonly estate: Estate;
  /** What the Orders API has made. */
  readonly book: OrdersBook;
  advance(ms: number): void;
  nextId(kind: 'scan' | 'payment'): number;
  /** Called for each event that the provider would send a notification about. */
  changed(change: Change): void;
};

export type WorldOptions = {
  readonly site: SiteId;
  readonly seed: number;
  readonly clock: { now(): Instant };
  readonly accessToken?: string;
  readonly quirks?: Partial<Quirks>;
  /** Told that work is due in so long, for a wire whose clock runs by itself; it then calls `runDue`. */
  readonly onLater?: (ms: number) => void;
};

export function createWorld(options: WorldOptions, changed: (change: Change) => void): World {
  const random = createRandom(options.seed);
  const site = siteOf(options.site);
  const ids = { scan: Number(random.digits(11)), payment: Number(random.digits(12)) };
  const slot: Slot = { order: null, waiting: 0 };
  const shop = shopOf(site, random, options.accessToken);
  let ahead = 0;
  const timetable = createTimetable(() => options.clock.now() + ahead, options.onLater);
  return {
    ...timetable,
    site,
    shop,
    seller: {
      accessToken: shop.accessToken,
      isRevoked: false,
      isTest: true,
      site: site.id,
      country: site.country,
    },
    quirks: { ...QUIRKS, ...options.quirks },
    random,
    codes: [],
    scans: [],
    slot,
    desk: createRefundDesk(),
    estate: createEstate(shop, site, slot),
    book: createOrdersBook(),
    advance: (ms) => {
      ahead += ms;
    },
    nextId: (kind) => {
      ids[kind] += 1 + Math.floor(random.next() * 9);
      return ids[kind];
    },
    changed,
  };
}

const CITY: Record<SiteId, string> = {
  MLA: 'Buenos Aires',
  MLB: 'São Paulo',
  MLC: 'Santiago',
  MCO: 'Bogotá',
  MLM: 'Ciudad de México',
  MPE: 'Lima',
  MLU: 'Montevideo',
};

function shopOf(site: Site, random: Random, accessToken: string | undefined): Shop {
  const userId = random.digits(9);
  const isBrazil = site.id === 'MLB';
  return {
    userId,
    // The same shape as a real one, and plain to see that it is not.
    accessToken: accessToken ?? `APP_USR-${random.digits(16)}-000000-PRACTICE${random.hex(24)}-${userId}`,
    nickname: isBrazil ? 'LOJADETREINO' : 'TIENDADEPRACTICA',
    name: isBrazil ? 'Loja de Treino' : 'Tienda de Práctica',
    city: CITY[site.id],
    registerName: isBrazil ? 'Caixa 1' : 'Caja 1',
    storeId: random.digits(8),
    posId: random.digits(8),
    externalStoreId: 'PRACTICESTORE',
    externalPosId: 'PRACTICEPOS01',
  };
}

/** An answer of the provider's kind: status and body, null for none. */
export type Answer = {
  readonly status: number;
  readonly body: JsonObject | readonly JsonObject[] | null;
};
