import type { Charge } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type IvaShare, ivaByRate } from '#core/domain/iva';
import { type Money, type Quantity, ZERO } from '#core/domain/money';
import type { Picture } from '#core/domain/paper-grid';
import { isMoney } from '#core/domain/payments';
import { type Discount, lineAmounts, totalsOf, type Unit } from '#core/domain/sale';
import { changeOf, type SaleRecord, standingOf, type TenderKind } from '#core/domain/sale-record';
import { type Language, type SiteId, siteOf } from '#core/domain/site';

export type ReceiptShop = {
  readonly name: string;
  readonly trade: string;
  readonly address: string | null;
  /** Figures only: the country's name for it (CUIT, CNPJ…) is added on paper. */
  readonly taxId: string | null;
  readonly logo: Picture | null;
  /** The shop's own last words, in as many lines as it likes. */
  readonly footer: string | null;
};

export type ReceiptSetting = {
  readonly siteId: SiteId;
  readonly language: Language;
  readonly timeZone: string;
  readonly shop: ReceiptShop;
  readonly register: string;
  readonly isPractice: boolean;
};

/** `basisPoints` is null where the cashier took off an amount instead of a percentage. */
export type ReceiptDiscount = { readonly amount: Money; readonly basisPoints: number | null };

export type ReceiptLine = {
  readonly name: string;
  readonly quantity: Quantity;
  readonly unit: Unit;
  readonly unitPrice: Money;
  /** Before its own discount. */
  readonly gross: Money;
  readonly discount: ReceiptDiscount | null;
  readonly note: string | null;
};

export type ReceiptMeans =
  | {
      readonly kind: 'mercado-pago';
      readonly amount: Money;
      readonly returned: Money;
      readonly paymentIds: readonly string[];
    }
  | { readonly kind: TenderKind; readonly amount: Money; readonly given: Money; readonly change: Money }
  /** Taken on the word of the customer's own screen: not seen at the provider. */
  | { readonly kind: 'on-sight'; readonly amount: Money };

/** Everything that paper says, once; text, ESC/POS and PDF are three ways of writing the same. */
export type Receipt = ReceiptSetting & {
  /** Null only while the sale has none yet. */
  readonly number: string | null;
  readonly saleNumber: number;
  readonly cashier: string | null;
  /** When the money first covered the total, so that a copy bears the time of its original. */
  readonly at: Instant;
  readonly lines: readonly ReceiptLine[];
  readonly subtotal: Money;
  readonly discount: ReceiptDiscount | null;
  readonly total: Money;
  /** What `total` contains of IVA, by rate; empty where the site has none. */
  readonly taxes: readonly IvaShare[];
  readonly means: readonly ReceiptMeans[];
  readonly note: string | null;
  /** Words under `fiscal` in the translations. */
  readonly fiscalNotice: SiteId;
  readonly isCopy: boolean;
};

export type ReceiptSource = {
  readonly sale: SaleRecord;
  readonly charges: readonly Charge[];
  readonly setting: ReceiptSetting;
  readonly isCopy: boolean;
};

export function receiptOf({ sale, charges, setting, isCopy }: ReceiptSource): Receipt {
  const { subtotal, discount, total } = totalsOf(sale.cart);
  const site = siteOf(setting.siteId);
  return {
    ...setting,
    number: sale.receiptNumber,
    saleNumber: sale.number,
    cashier: sale.cashier,
    at: coveredAt(sale, charges),
    lines: sale.cart.lines.map((line) => {
      const { gross, discount: off } = lineAmounts(line);
      const { name, quantity, unit, unitPrice, note } = line;
      return { name, quantity, unit, unitPrice, gross, discount: taken(off, line.discount), note };
    }),
    subtotal,
    discount: taken(discount, sale.cart.discount),
    total,
    taxes: ivaByRate(sale.cart, site),
    means: meansOf(sale, charges),
    note: sale.cart.note,
    fiscalNotice: site.fiscalNotice,
    isCopy,
  };
}

function taken(amount: Money, discount: Discount | null): ReceiptDiscount | null {
  if (discount === null || amount === ZERO) return null;
  return { amount, basisPoints: discount.kind === 'percent' ? discount.basisPoints : null };
}

function meansOf(sale: SaleRecord, charges: readonly Charge[]): readonly ReceiptMeans[] {
  const byCode = charges
    .filter(({ received }) => received > ZERO)
    .map(
      (charge): ReceiptMeans => ({
        kind: 'mercado-pago',
        amount: charge.received,
        returned: charge.returned,
        paymentIds: ourMoney(charge).map(({ id }) => id),
      }),
    );
  const byTender = sale.tenders.map(
    ({ kind, amount, given }): ReceiptMeans => ({
      kind,
      amount,
      given,
      change: changeOf({ amount, given }),
    }),
  );
  const { onSight } = standingOf(sale, charges);
  const bySight: readonly ReceiptMeans[] = onSight > ZERO ? [{ kind: 'on-sight', amount: onSight }] : [];
  return [...byCode, ...byTender, ...bySight];
}

/** Money of another currency is held by its charge and never counted, so it is not on paper either. */
function ourMoney(charge: Charge): Charge['payments'] {
  const { currency } = siteOf(charge.siteId);
  return charge.payments.filter((payment) => isMoney(payment.status) && payment.currency === currency);
}

function coveredAt(sale: SaleRecord, charges: readonly Charge[]): Instant {
  const sight = sale.acceptedOnSight;
  const money = [
    ...charges.flatMap(ourMoney).map(({ amount, approvedAt, learntAt }) => ({
      amount,
      at: approvedAt ?? learntAt,
    })),
    ...sale.tenders,
    ...(sight === null ? [] : [{ amount: sale.total, at: sight.at }]),
  ].sort((a, b) => a.at - b.at);
  let covered = 0;
  for (const { amount, at } of money) {
    covered += amount;
    if (covered >= sale.total) return at;
  }
  return money.at(-1)?.at ?? sale.openedAt;
}

/** "CAJA01-A000123". The letter is the install's, so that a restored copy never gives out the same number. */
export function receiptNumber(register: string, installLetter: string, sequence: number): string {
  if (!/^[A-Z]$/.test(installLetter)) throw new RangeError(`Not an install letter: ${installLetter}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`Not a sequence: ${sequence}`);
  const name = register
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 12);
  return `${name === '' ? 'R' : name}-${installLetter}${String(sequence).padStart(6, '0')}`;
}

/** What each country calls a shop's tax number, in whichever language the receipt is. */
export const TAX_ID_NAME: Readonly<Record<SiteId, string>> = {
  MLA: 'CUIT',
  MLB: 'CNPJ',
  MLC: 'RUT',
  MCO: 'NIT',
  MLM: 'RFC',
  MPE: 'RUC',
  MLU: 'RUT',
};
