import { type Money, toMoney, toQuantity, ZERO } from '#core/domain/money';
import type { Cart, Line, LineId } from '#core/domain/sale';
import type { CustomerScreen, CustomerView, Setting } from '#core/views';

export const almacen: Setting = {
  isPractice: false,
  siteId: 'MLA',
  language: 'es-AR',
  secondLanguage: null,
  theme: 'system',
  shop: { name: 'La Esquina', trade: 'Almacén' },
  register: 'Caja 01',
  timeZone: 'America/Argentina/Buenos_Aires',
};

export const padaria: Setting = {
  ...almacen,
  siteId: 'MLB',
  language: 'pt-BR',
  shop: { name: 'Esquina', trade: 'Padaria da' },
  timeZone: 'America/Sao_Paulo',
};

/** Friday 21 November 2025, 14:32 in Buenos Aires. */
export const AFTERNOON = Date.UTC(2025, 10, 21, 17, 32);

const TOTAL = toMoney(508_590);
const EMVCO =
  '00020101021143650016com.mercadolibre0201306368a5f0a3c-7d1f-4f3e-9d2e-8c1b5a7e9f0d5204970053030325802AR5910La Esquina6009Palermo6304';

let made = 0;
export function lineOf(name: string, price: number, pieces: number, change: Partial<Line> = {}): Line {
  made += 1;
  return {
    id: `line-${made}` as LineId,
    productId: `product-${made}`,
    sku: null,
    name,
    unitPrice: toMoney(price),
    quantity: toQuantity(pieces * 1000),
    unit: 'unit',
    taxRate: null,
    discount: null,
    note: null,
    ...change,
  };
}

export const cart: Cart = {
  lines: [
    lineOf('Yerba mate 1 kg', 489_000, 1),
    lineOf('Café molido 250 g', 185_050, 2),
    lineOf('Medialuna', 65_000, 3),
  ],
  discount: null,
  note: null,
};

export const longCart: Cart = {
  lines: [
    ...Array.from({ length: 14 }, (_, at) => lineOf(`Producto ${at + 1}`, 123_400, 1)),
    ...cart.lines,
    lineOf('Queso Mar del Plata en horma, sin sal, 40', 1_289_000, 0.845, { unit: 'kg' }),
  ],
  discount: { kind: 'percent', basisPoints: 1000 },
  note: null,
};

export const payOf = (change: Partial<Extract<CustomerScreen, { kind: 'pay' }>> = {}): CustomerScreen => ({
  kind: 'pay',
  total: TOTAL,
  qrData: `${EMVCO}A1B2`,
  remainingMs: 272_000,
  lifeMs: 300_000,
  mode: 'dynamic',
  isPix: false,
  isDeclined: false,
  received: ZERO,
  ...change,
});

const paidOf = (total: Money, isLate: boolean): CustomerScreen => ({
  kind: 'paid',
  total,
  isLate,
  remainingMs: 5_800,
  lifeMs: 8_000,
});

/** Every state of the customer's screen, by the name its picture carries. */
export const customerScreens: Readonly<Record<string, CustomerScreen>> = {
  idle: { kind: 'idle' },
  building: { kind: 'building', cart },
  'building-long': { kind: 'building', cart: longCart },
  preparing: { kind: 'preparing', total: TOTAL },
  pay: payOf(),
  'pay-last-minute': payOf({ remainingMs: 48_000 }),
  'pay-declined': payOf({ remainingMs: 190_000, isDeclined: true }),
  'pay-received': payOf({ remainingMs: 190_000, received: toMoney(200_000) }),
  'pay-hybrid': payOf({ mode: 'hybrid' }),
  'pay-attended': payOf({ mode: 'attended' }),
  'pay-attended-declined': payOf({ mode: 'attended', isDeclined: true }),
  'pay-hybrid-last-minute': payOf({
    mode: 'hybrid',
    remainingMs: 48_000,
    total: toMoney(99_999_999_999_999),
  }),
  'pay-widest': payOf({ total: toMoney(99_999_999_999_999) }),
  'in-process': { kind: 'in-process', total: TOTAL },
  paid: paidOf(TOTAL, false),
  'paid-widest': paidOf(toMoney(99_999_999_999_999), false),
  'paid-late': paidOf(TOTAL, true),
  thanks: { kind: 'thanks', total: TOTAL, change: ZERO, remainingMs: 5800, lifeMs: 8000 },
  'thanks-change': {
    kind: 'thanks',
    total: TOTAL,
    change: toMoney(491_410),
    remainingMs: 15_000,
    lifeMs: 20_000,
  },
  partial: { kind: 'partial', total: TOTAL, received: toMoney(200_000) },
  checking: { kind: 'checking', total: TOTAL },
  expired: { kind: 'expired', total: TOTAL },
  cancelled: { kind: 'cancelled', total: TOTAL },
  parked: { kind: 'parked', total: TOTAL },
  'not-sent': { kind: 'not-sent', total: TOTAL },
  unknown: { kind: 'unknown', total: TOTAL },
  refused: { kind: 'refused', total: TOTAL },
  'order-displaced': { kind: 'order-displaced', total: TOTAL },
  double: { kind: 'double', total: TOTAL },
  mismatch: { kind: 'mismatch', total: TOTAL },
};

export const customerView = (screen: CustomerScreen, change: Partial<Setting> = {}): CustomerView => ({
  setting: { ...almacen, ...change },
  screen,
  trial: null,
  leastCodeDots: null,
  pictures: [],
});
