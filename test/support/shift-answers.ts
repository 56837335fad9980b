import { HOUR, MINUTE } from '#core/domain/instant';
import { sum, toMoney, ZERO } from '#core/domain/money';
import type { ShiftCash, ShiftCashId, ShiftId } from '#core/domain/shift';
import type { ShiftReport } from '#core/domain/shift-report';
import { ok } from '#core/result';
import type { ShiftState, ShiftView } from '#core/shift-views';
import { reportFor } from '#test/core/form-samples';
import type { Answers } from '#test/support/cashier-answers';
import { AFTERNOON } from '#test/support/customer-views';

const SHIFT = 'shift-open' as ShiftId;
const FROM = AFTERNOON - 6 * HOUR - 20 * MINUTE;

export const inShift: ShiftState = { use: 'ask', open: { id: SHIFT, openedAt: FROM, by: 'Ana' } };

const means = [
  { kind: 'mercado-pago', count: 61, amount: toMoney(48_114_590) },
  { kind: 'cash', count: 19, amount: toMoney(9_720_000) },
  { kind: 'card-terminal', count: 7, amount: toMoney(4_980_000) },
] as const;
const net = sum(means.map(({ amount }) => amount));

const xReport: ShiftReport = {
  ...reportFor('MLA', 'es-AR'),
  cashier: 'Ana',
  openedAt: FROM,
  at: AFTERNOON,
  zNumber: null,
  sold: { count: 87, amount: toMoney(net + 340_000 + 120_050 - 234_000) },
  discounts: { count: 5, amount: toMoney(120_050) },
  refunds: { count: 1, amount: toMoney(340_000) },
  voided: { count: 0, amount: ZERO },
  net,
  means,
  drawer: {
    float: toMoney(5_000_000),
    cashIn: toMoney(9_720_000),
    putIn: toMoney(1_000_000),
    cashOut: toMoney(8_000_000),
    expected: toMoney(7_720_000),
    counted: null,
  },
  earlier: [{ saleNumber: 98, at: AFTERNOON - 20 * HOUR, amount: toMoney(234_000) }],
  outside: [],
  head: null,
};

const hand = (at: number, way: ShiftCash['way'], pesos: number, reason: string): ShiftCash => ({
  id: `hand-${at}` as ShiftCashId,
  way,
  amount: toMoney(pesos * 100),
  reason,
  by: 'Ana',
  at: FROM + at * HOUR,
});

const zReport = (number: number, counted: number): ShiftReport => ({
  ...xReport,
  zNumber: number,
  openedAt: FROM - (43 - number) * 24 * HOUR,
  at: AFTERNOON - (43 - number) * 24 * HOUR,
  drawer: { ...xReport.drawer, counted: toMoney(counted) },
});

const closed = [7_720_000, 7_718_500, 7_725_000, 7_720_000].map((counted, at) => ({
  id: `shift-${at}` as ShiftId,
  closedBy: at === 1 ? 'Bruno' : 'Ana',
  report: zReport(42 - at, counted),
}));

export const shiftOpen: ShiftView = {
  open: {
    id: SHIFT,
    openedAt: FROM,
    openedBy: 'Ana',
    float: toMoney(5_000_000),
    cash: [
      hand(1, 'in', 10_000, 'Cambio del kiosco'),
      hand(4, 'out', 80_000, 'Al banco, lo llevó Bruno con el comprobante del proveedor'),
    ],
    report: xReport,
    left: [
      { id: 'charges', kind: 'charges', saleNumber: 123, name: null, amount: toMoney(508_590) },
      { id: 'held', kind: 'held', saleNumber: null, name: 'Mesa 4', amount: toMoney(215_000) },
      { id: 'refunds', kind: 'refunds', saleNumber: 98, name: null, amount: toMoney(124_000) },
      { id: 'papers', kind: 'papers', saleNumber: 120, name: null, amount: toMoney(342_000) },
    ],
  },
  closed,
  isCut: true,
};

export const shiftNone: ShiftView = { open: null, closed, isCut: false };
export const shiftFirst: ShiftView = { open: null, closed: [], isCut: false };

export const shiftAnswers: Answers = {
  'shift/view': shiftOpen,
  'shift/open': ok(null),
  'shift/cash': ok(null),
  'shift/print-x': ok(null),
  'shift/print-z': ok(null),
  'shift/close': ok({ zNumber: 43 }),
  'shift/save': ok({ path: '/home/ana/Documentos/Z-A0042.pdf' }),
};
