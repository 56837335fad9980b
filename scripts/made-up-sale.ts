import { ulid } from 'ulid';
import type { ChargeFact, Reference, Terms } from '#core/domain/charge';
import { type Instant, MINUTE, SECOND } from '#core/domain/instant';
import { type Money, scale, subtract, toQuantity, ZERO } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { Product } from '#core/domain/product';
import { receiptNumber } from '#core/domain/receipt';
import type { RefundId } from '#core/domain/refund';
import { type Cart, type LineId, type SaleId, totalsOf } from '#core/domain/sale';
import type { SaleFact, TenderId, TenderKind } from '#core/domain/sale-record';
import type { Site } from '#core/domain/site';
import type { Entry } from '#core/order-log';
import type { SeenPayment } from '#core/provider';
import type { Random } from '#main/simulator/random';

/** What is written in one commit, and when. */
export type Moment = { readonly at: Instant; readonly entries: readonly Entry[] };

export type MadeUpShop = {
  readonly site: Site;
  readonly products: readonly Product[];
  readonly random: Random;
  /** Counts up, from 1. */
  readonly nextSale: () => number;
  readonly nextReceipt: () => number;
};

const SELLER = '700100200';
const REGISTER = 'CAJA01';
const CASHIERS = ['Ana', 'Bruno', 'Carla'] as const;
const LIFE = 5 * MINUTE;

type Story =
  | 'paid'
  | 'paid-after-a-no'
  | 'second-code'
  | 'cash-after-all'
  | 'left'
  | 'late'
  | 'double'
  | 'partial'
  | 'given-back'
  | 'cash'
  | 'card-terminal'
  | 'transfer';

/** Of a thousand customers, how many leave by which way. */
const STORIES: readonly (readonly [Story, number])[] = [
  ['paid', 627],
  ['cash', 190],
  ['card-terminal', 80],
  ['transfer', 40],
  ['paid-after-a-no', 20],
  ['second-code', 15],
  ['cash-after-all', 12],
  ['left', 5],
  ['given-back', 5],
  ['partial', 3],
  ['late', 2],
  ['double', 1],
];

/** One customer's visit from the first key to the last news of it, moment by moment; `charges` is how many codes were asked for. */
export function visitOf(shop: MadeUpShop, at: Instant): { moments: readonly Moment[]; charges: number } {
  const visit = createVisit(shop, at);
  tell(visit, pick(STORIES, shop.random.next()));
  return { moments: visit.moments, charges: visit.charges() };
}

function tell(visit: Visit, story: Story): void {
  switch (story) {
    case 'cash':
    case 'card-terminal':
    case 'transfer':
      visit.open();
      visit.tender(story, visit.total);
      return;
    case 'paid':
      visit.pay(visit.charge());
      return;
    case 'paid-after-a-no': {
      const charge = visit.charge();
      visit.decline(charge);
      visit.pay(charge);
      return;
    }
    case 'second-code':
      visit.expire(visit.charge());
      visit.pay(visit.charge());
      return;
    case 'cash-after-all':
      visit.expire(visit.charge());
      visit.tender('cash', visit.total);
      return;
    case 'left':
      visit.expire(visit.charge());
      return;
    case 'late': {
      const charge = visit.charge();
      visit.expire(charge);
      visit.pay(charge);
      return;
    }
    case 'double': {
      const charge = visit.charge();
      visit.pay(charge);
      visit.pay(charge, charge.total, 'again');
      return;
    }
    case 'partial': {
      const charge = visit.charge();
      const part = scale(charge.total, 1, 2);
      visit.pay(charge, part, 'part');
      visit.expire(charge);
      visit.tender('cash', subtract(charge.total, part));
      return;
    }
    case 'given-back':
      visit.giveBack(visit.pay(visit.charge()));
      return;
    default:
      throw new Error(`No such story: ${String(story satisfies never)}`);
  }
}

type Visit = ReturnType<typeof createVisit>;

/** The steps of one visit. Each takes as long as it takes at a counter, and is written as the program writes it. */
function createVisit(shop: MadeUpShop, begin: Instant) {
  const { random, site } = shop;
  const moments: Moment[] = [];
  const saleId = `sale-${idAt(begin, random)}` as SaleId;
  const cart = madeUpCart(shop);
  const { total } = totalsOf(cart);
  let now = begin;
  let attempts = 0;
  let isReceipted = false;

  const wait = (least: number, most: number): Instant => {
    now += Math.round(least + (most - least) * random.next());
    return now;
  };
  const write = (...entries: readonly Entry[]): void => void moments.push({ at: now, entries });
  const sale = (fact: SaleFact): Entry => ({ stream: 'sale', id: saleId, fact });

  function opening(): readonly Entry[] {
    if (moments.length > 0) return [];
    const cashier = CASHIERS[Math.floor(random.next() * CASHIERS.length)] ?? null;
    return [sale({ at: now, kind: 'sale-opened', saleId, number: shop.nextSale(), cart, cashier })];
  }

  /** The first time that the sale is paid: its number, and with every fourth the paper. */
  function receipt(): readonly Entry[] {
    if (isReceipted) return [];
    isReceipted = true;
    const sequence = shop.nextReceipt();
    const numbered = sale({
      at: now,
      kind: 'receipt-numbered',
      receiptNumber: receiptNumber(REGISTER, 'A', sequence),
    });
    return sequence % 4 === 0 ? [numbered, ...printed(saleId, now, random)] : [numbered];
  }

  return {
    moments,
    total,
    charges: (): number => attempts,
    open: (): void => write(...opening()),
    charge(): Terms {
      attempts += 1;
      const terms: Terms = {
        reference: `mst-mockup-${idAt(now, random)}` as Reference,
        saleId,
        attempt: attempts,
        siteId: site.id,
        api: 'instore',
        mode: 'dynamic',
        total,
        sellerId: SELLER,
        externalPosId: REGISTER,
        expiresAt: now + LIFE,
      };
      write(...opening(), onCharge(terms, { at: now, kind: 'charge-requested', terms }));
      const providerMs = wait(180, 700) - (terms.expiresAt - LIFE);
      const qrData = `00020101021243650016com.mercadolibre0201306${random.hex(32)}5802${site.country}63041A2B`;
      write(onCharge(terms, { at: now, kind: 'code-issued', qrData, providerOrderId: null, providerMs }));
      return terms;
    },
    pay(terms: Terms, amount: Money = terms.total, why: 'all' | 'part' | 'again' = 'all'): SeenPayment {
      const approvedAt = wait(12 * SECOND, 50 * SECOND);
      const payment = paymentOf(site, amount, approvedAt, random);
      wait(SECOND / 5, SECOND);
      write(
        onCharge(terms, { at: now, kind: 'payment-seen', payment }),
        ...(why === 'all' ? [closedOrder(terms, now, random), ...receipt()] : []),
      );
      return { ...payment, approvedAt };
    },
    decline(terms: Terms): void {
      const payment = paymentOf(site, terms.total, wait(10 * SECOND, 30 * SECOND), random);
      const refused = { ...payment, status: 'rejected', detail: 'cc_rejected', approvedAt: null } as const;
      write(onCharge(terms, { at: now, kind: 'payment-seen', payment: refused }));
    },
    expire(terms: Terms): void {
      now = Math.max(now, terms.expiresAt);
      write(onCharge(terms, { at: now, kind: 'deadline-passed' }));
      const startedAt = wait(3 * SECOND, 4 * SECOND);
      wait(SECOND / 5, SECOND);
      write(onCharge(terms, { at: now, kind: 'read-after-deadline', startedAt }));
    },
    tender(kind: TenderKind, amount: Money): void {
      wait(15 * SECOND, 40 * SECOND);
      const tenderId = `tender-${idAt(now, random)}` as TenderId;
      const recorded = { at: now, kind: 'tender-recorded', tenderId, tender: kind, amount } as const;
      write(sale({ ...recorded, given: amount }), ...receipt());
    },
    /** Half of them whole, by the hour after. */
    giveBack(payment: SeenPayment): void {
      const isAll = random.next() < 0.5;
      const amount = isAll ? payment.amount : scale(payment.amount, 1, 3);
      const last = moments.flatMap(({ entries }) => entries).findLast(({ stream }) => stream === 'charge');
      if (last?.stream !== 'charge') throw new Error('Nothing was charged that could be given back');
      const reference = last.id;
      const refundId = `refund-${idAt(wait(5 * MINUTE, 60 * MINUTE), random)}` as RefundId;
      const by = CASHIERS[0];
      const key = random.uuid();
      const terms = { refundId, reference, saleId, paymentId: payment.id, amount, isAll, key, by };
      const refund = { stream: 'refund', id: refundId } as const;
      write({
        ...refund,
        fact: { at: now, kind: 'refund-requested', terms: { ...terms, reason: 'changed-mind' } },
      });
      const madeAt = wait(SECOND / 2, 2 * SECOND);
      const seen: SeenPayment = {
        ...payment,
        status: isAll ? 'refunded' : 'approved',
        refunded: amount,
        changedAt: madeAt,
      };
      write(
        {
          ...refund,
          fact: {
            at: now,
            kind: 'refund-seen',
            refund: { id: random.digits(10), status: 'approved', amount, madeAt },
          },
        },
        { stream: 'charge', id: reference, fact: { at: now, kind: 'payment-seen', payment: seen } },
      );
    },
  };
}

const onCharge = ({ reference }: Pick<Terms, 'reference'>, fact: ChargeFact): Entry => ({
  stream: 'charge',
  id: reference,
  fact,
});

function closedOrder({ reference, total }: Terms, at: Instant, random: Random): Entry {
  const order = {
    id: random.digits(11),
    status: 'closed',
    total,
    sellerId: SELLER,
    changedAt: at - SECOND,
  } as const;
  return { stream: 'charge', id: reference, fact: { at, kind: 'order-seen', order } };
}

const paymentOf = (site: Site, amount: Money, approvedAt: Instant, random: Random): SeenPayment => ({
  id: random.digits(12),
  status: 'approved',
  detail: 'accredited',
  amount,
  refunded: ZERO,
  currency: site.currency,
  sellerId: SELLER,
  approvedAt,
  changedAt: approvedAt,
});

const RECEIPT = { kind: 'receipt' } as const;

function printed(saleId: SaleId, at: Instant, random: Random): readonly Entry[] {
  const id = `job-${idAt(at, random)}` as PrintJobId;
  const job = { stream: 'print', id } as const;
  return [
    {
      ...job,
      fact: { at, kind: 'job-queued', jobId: id, saleId, isCopy: false, what: RECEIPT, place: 'usual' },
    },
    { ...job, fact: { at, kind: 'job-sending', printer: 'tcp' } },
    { ...job, fact: { at, kind: 'job-sent' } },
  ];
}

/** One to six lines of the catalogue; one sale in ten with a tenth off. */
function madeUpCart({ products, random, site }: MadeUpShop): Cart {
  const lines = Array.from({ length: 1 + Math.floor(random.next() ** 2 * 6) }, (_, at) => {
    const product = products[Math.floor(random.next() ** 1.5 * products.length)];
    if (product === undefined) throw new Error(`${site.id} has no products to sell`);
    const { id: productId, sku, name, price: unitPrice, unit, taxRate } = product;
    const count =
      unit === 'kg'
        ? 100 + Math.floor(random.next() * 1900)
        : 1000 * (1 + Math.floor(random.next() ** 3 * 4));
    const id = `line-${at + 1}` as LineId;
    const quantity = toQuantity(count);
    return { id, productId, sku, name, unitPrice, quantity, unit, taxRate, discount: null, note: null };
  });
  const isCheaper = random.next() < 0.1;
  return { lines, discount: isCheaper ? { kind: 'percent', basisPoints: 1000 } : null, note: null };
}

const idAt = (at: Instant, random: Random): string => ulid(at, random.next);

function pick<Choice>(choices: readonly (readonly [Choice, number])[], chance: number): Choice {
  const all = choices.reduce((total, [, weight]) => total + weight, 0);
  let left = chance * all;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  throw new RangeError(`Not a chance below one: ${chance}`);
}
