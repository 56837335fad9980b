import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import { type Site, type SiteId, siteOf } from '#core/domain/site';
import type { Merchant } from '#main/simulator/emv';
import type { JsonObject } from '#main/simulator/json';
import { createRandom, type Random } from '#main/simulator/random';

/** What was asked for with `POST …/qrs`. Invisible from outside until somebody scans it. */
export type Code = {
  readonly id: string;
  readonly reference: string;
  readonly total: Money;
  readonly items: readonly CodeItem[];
  readonly title: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly preferenceId: string;
  readonly qrData: string;
  readonly notificationUrl: string | null;
  readonly sponsorId: number | null;
};

export type CodeItem = {
  readonly sku: string;
  readonly category: string;
  readonly title: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: Money;
};

/** A merchant order: each scan makes its own, and an abandoned one stays opened for ever. */
export type Scan = {
  readonly id: number;
  readonly code: Code;
  readonly createdAt: Instant;
  updatedAt: Instant;
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
  refunded: Money;
};

/** Where the contract's sources disagree, each way can be had. The defaults are the likelier ones. */
export type Quirks = {
  /** The reference says 200, samples say 201. */
  readonly postStatus: 200 | 201;
  readonly postOmitsOrderId: boolean;
  /** How long a change stays out of the two searches. */
  readonly ordersLagMs: number;
  readonly paymentsLagMs: number;
  readonly idsAsText: boolean;
  /** The spelling in the SDK's types. */
  readonly statusDetailsTypo: boolean;
  /** Whether a scanned order without money turns `expired` in the end: nobody says. */
  readonly ordersExpire: boolean;
  /** Whether payments may be searched without a reference. */
  readonly refusesSweep: boolean;
  /** Whether `expiration_date` may end in Z. */
  readonly takesUtcZ: boolean;
  /** Two guides know only the spelling without `/search`. */
  readonly ordersSearchPath: 'both' | 'search' | 'plain';
};

export const QUIRKS: Quirks = {
  postStatus: 201,
  postOmitsOrderId: false,
  ordersLagMs: 0,
  paymentsLagMs: 0,
  idsAsText: false,
  statusDetailsTypo: false,
  ordersExpire: false,
  refusesSweep: false,
  takesUtcZ: false,
  ordersSearchPath: 'both',
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

export type Change = {
  readonly topic: 'merchant_order' | 'payment';
  readonly id: number;
  readonly code: Code;
};

export type World = {
  readonly site: Site;
  readonly shop: Shop;
  readonly quirks: Quirks;
  readonly random: Random;
  readonly codes: Code[];
  readonly scans: Scan[];
  now(): Instant;
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
};

export function createWorld(options: WorldOptions, changed: (change: Change) => void): World {
  const random = createRandom(options.seed);
  const site = siteOf(options.site);
  const ids = { scan: Number(random.digits(11)), payment: Number(random.digits(12)) };
  let ahead = 0;
  return {
    site,
    shop: shopOf(site, random, options.accessToken),
    quirks: { ...QUIRKS, ...options.quirks },
    random,
    codes: [],
    scans: [],
    now: () => options.clock.now() + ahead,
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
export type Answer = { readonly status: number; readonly body: JsonObject | null };
