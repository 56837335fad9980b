import type { BusinessDay } from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import { type Money, negate, subtract, toMoney } from '#core/domain/money';
import { type PrintedForm, settingOfForm } from '#core/domain/printed-form';
import type { Receipt } from '#core/domain/receipt';
import type { ReconcileSheet } from '#core/domain/reconcile-sheet';
import type { RefundSlip } from '#core/domain/refund-slip';
import type { ShiftReport } from '#core/domain/shift-report';
import type { Language, SiteId } from '#core/domain/site';
import { assertNever } from '#core/result';
import { receiptFor, settingOf, T0 } from '#test/core/receipt-samples';
import { roundLogo } from '#test/support/round-logo';

const SHOP = {
  shop: { ...settingOf('MLA', 'es-AR').shop, logo: roundLogo, footer: 'Cambios: 10 días\nGracias' },
};

export function slipFor(siteId: SiteId, language: Language, amount: Money = toMoney(125_000)): RefundSlip {
  return {
    ...settingOf(siteId, language),
    saleNumber: 123,
    receiptNumber: 'CAJA01-A000123',
    amount,
    askedAt: T0,
    settledAt: T0 + MINUTE,
    paymentId: '131500000001',
    refundId: '9000000001',
    reason: 'El cliente devolvió dos de las tres cajas de alfajores',
    by: 'Ana',
    isCopy: false,
  };
}

/** The same turn while it goes on: nobody has counted or closed. */
export function interimFor(siteId: SiteId, language: Language): ShiftReport {
  const report = reportFor(siteId, language);
  const drawer = { ...report.drawer, counted: null };
  return { ...report, closedBy: null, zNumber: null, head: null, drawer };
}

/** A whole turn: every means, more refunds than one, a drawer that is short, money of an earlier shift. */
export function reportFor(siteId: SiteId, language: Language, more: Partial<ShiftReport> = {}): ShiftReport {
  const dear = toMoney(99_999_999_999);
  return {
    ...settingOf(siteId, language),
    cashier: 'Ana',
    closedBy: 'Bruno',
    openedAt: T0 - 8 * HOUR,
    at: T0,
    zNumber: 42,
    series: 'A',
    receipts: { first: 'CAJA01-A000101', last: 'CAJA01-A000183' },
    sold: { count: 83, amount: dear },
    discounts: { count: 5, amount: toMoney(120_050) },
    refunds: { count: 2, amount: toMoney(300_000) },
    voided: { count: 1, amount: toMoney(50_000) },
    net: toMoney(dear - 470_050 + 234_000),
    means: (['mercado-pago', 'cash', 'card-terminal', 'transfer', 'on-sight'] as const).map((kind, at) => ({
      kind,
      count: at + 1,
      amount: toMoney((at + 1) * 1_234_500),
    })),
    taxes: [{ rate: 1900, base: toMoney(84_034), iva: toMoney(15_966) }],
    drawer: {
      float: toMoney(500_000),
      cashIn: toMoney(2_469_000),
      putIn: toMoney(40_000),
      cashOut: toMoney(100_000),
      expected: toMoney(2_909_000),
      counted: toMoney(2_908_000),
    },
    hands: [
      { at: T0 - HOUR, amount: toMoney(40_000), reason: 'Cambio del kiosco' },
      { at: T0 - MINUTE, amount: toMoney(-100_000), reason: 'Al banco, con el comprobante del proveedor' },
    ],
    earlier: [{ saleNumber: 98, at: T0 - 20 * HOUR, amount: toMoney(234_000) }],
    outside: [{ kind: 'cash', count: 3, amount: toMoney(1_240_000) }],
    control: {
      takenAway: { count: 2, amount: toMoney(65_000) },
      onSight: { count: 1, amount: toMoney(120_000) },
      drawerOpened: 1,
    },
    left: { charges: 1, held: 2, refunds: 1, papers: 1 },
    attention: 2,
    head: '3f0c9a51b7e2d4860fa1c3b5d7e9f00112233445566778899aabbccddeeff001',
    isCopy: false,
    ...more,
  };
}

/** A day on which the two sides differ by one payment, which nobody here knew. */
export function sheetFor(siteId: SiteId, language: Language): ReconcileSheet {
  const side = { count: 61, received: toMoney(48_721_950), returned: toMoney(340_000) };
  const figures = {
    status: 'approved',
    amount: toMoney(1_250_000),
    returned: toMoney(0),
    currency: 'ARS',
    approvedAt: T0,
  } as const;
  return {
    ...settingOf(siteId, language),
    day: '2026-11-21' as BusinessDay,
    dayText: '21/11/2026',
    asOf: T0,
    isWholeDay: false,
    ours: side,
    theirs: {
      ...side,
      count: 62,
      received: toMoney(49_971_950),
      fee: toMoney(394_778),
      net: toMoney(49_577_172),
      feeTold: 62,
      netTold: 62,
    },
    rest: { count: 4, received: toMoney(800_000), returned: toMoney(0) },
    differences: [
      {
        kind: 'missing-here',
        paymentId: '131500000099',
        saleNumber: null,
        ours: null,
        theirs: figures,
        explained: null,
      },
      {
        kind: 'refunded-outside',
        paymentId: '131500000042',
        saleNumber: 98,
        ours: figures,
        theirs: { ...figures, returned: toMoney(250_000) },
        explained: { by: 'Ana', reason: 'Se devolvió desde la app, con la clienta delante' },
      },
    ],
  };
}

/** One of everything that comes out of the printer. */
export const formsFor = (siteId: SiteId, language: Language): readonly PrintedForm[] => {
  const receipt = { ...receiptFor(siteId, language), ...SHOP };
  return [
    { kind: 'receipt', receipt },
    { kind: 'receipt', receipt: receiptFor(siteId, language, { isCopy: true, isPractice: true }) },
    { kind: 'gift', receipt },
    { kind: 'refund', slip: slipFor(siteId, language) },
    {
      kind: 'refund',
      slip: { ...slipFor(siteId, language), settledAt: null, isPractice: true, isCopy: true },
    },
    { kind: 'report', report: reportFor(siteId, language) },
    { kind: 'report', report: { ...interimFor(siteId, language), isPractice: true } },
    { kind: 'reconciliation', sheet: sheetFor(siteId, language) },
    { kind: 'test', page: { ...settingOf(siteId, language), at: T0, cuts: true } },
  ];
};

/** Every amount that a form bears at its right edge, reckoned from what it is of. */
export function amountsOf(form: PrintedForm): readonly Money[] {
  switch (form.kind) {
    case 'receipt':
      return receiptAmounts(form.receipt);
    case 'refund':
      return [form.slip.amount];
    case 'report':
      return reportAmounts(form.report);
    case 'test':
      return [toMoney(100), toMoney(999_999_999_999)];
    case 'reconciliation':
      return sheetAmounts(form.sheet);
    case 'gift':
      return [];
    default:
      return assertNever(form, 'printed form');
  }
}

function receiptAmounts({ lines, discount, subtotal, total, taxes, means }: Receipt): readonly Money[] {
  const off = [discount, ...lines.map((line) => line.discount)];
  return [
    total,
    ...(discount === null ? [] : [subtotal]),
    ...lines.map(({ gross }) => gross),
    ...off.flatMap((each) => (each === null ? [] : [negate(each.amount)])),
    ...taxes.map(({ iva }) => iva),
    ...means.map(({ amount }) => amount),
    ...means.flatMap((each) => ('change' in each && each.change > 0 ? [each.given, each.change] : [])),
  ];
}

function sheetAmounts({ ours, theirs, rest }: ReconcileSheet): readonly Money[] {
  const both = [ours, theirs].flatMap(({ received, returned }) => [
    received,
    returned,
    subtract(received, returned),
  ]);
  const gap = [subtract(theirs.received, ours.received), subtract(theirs.returned, ours.returned)].filter(
    (each) => each !== 0,
  );
  return [...both, ...gap, theirs.fee, theirs.net, subtract(rest.received, rest.returned)];
}

function reportAmounts(report: ShiftReport): readonly Money[] {
  const { sold, net, means, taxes, drawer, earlier, outside, control } = report;
  const { float, cashIn, putIn, cashOut, expected, counted } = drawer;
  return [
    sold.amount,
    net,
    float,
    cashIn,
    putIn,
    expected,
    ...[report.discounts, report.refunds, report.voided].map(({ amount }) => negate(amount)),
    ...[...means, ...earlier, ...outside, control.takenAway, control.onSight].map(({ amount }) => amount),
    ...taxes.map(({ iva }) => iva),
    negate(cashOut),
    ...(counted === null ? [] : [counted, subtract(expected, counted)]),
  ];
}

/** What of a form was typed by people or minted by programs: all of it must be on paper, however it is broken. */
export function namesIn(form: PrintedForm): readonly string[] {
  const { shop, register } = settingOfForm(form);
  const house = [shop.name, shop.trade, shop.address ?? '', shop.taxId ?? ''];
  const own = [...house, register];
  if (form.kind === 'refund') {
    const { receiptNumber, paymentId, refundId, reason, by } = form.slip;
    return [...own, receiptNumber ?? '', paymentId, refundId ?? '', reason, by ?? ''];
  }
  if (form.kind === 'report') {
    const { cashier, receipts, head } = form.report;
    return [...own, cashier ?? '', receipts?.first ?? '', receipts?.last ?? '', head ?? ''];
  }
  // Of the whole account, whichever register.
  if (form.kind === 'reconciliation')
    return [...house, ...form.sheet.differences.map(({ paymentId }) => paymentId)];
  if (form.kind === 'test') return own;
  const { number, cashier, lines, note, means } = form.receipt;
  const paid = means.flatMap((each) => (each.kind === 'mercado-pago' ? each.paymentIds : []));
  const notes = [note, ...lines.map((line) => line.note)].map((text) => text ?? '');
  const footer = (shop.footer ?? '').split('\n');
  const bought = [...own, ...footer, number ?? '', cashier ?? '', ...lines.map(({ name }) => name)];
  return form.kind === 'gift' ? bought : [...bought, ...notes, ...paid];
}
