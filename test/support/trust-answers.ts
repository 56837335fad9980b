import type { AuditEntry } from '#core/audit';
import { MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { ok } from '#core/result';
import type { Answers } from '#test/support/cashier-answers';
import { AFTERNOON } from '#test/support/customer-views';

const none: AuditEntry = {
  position: 0,
  at: 0,
  kind: '',
  who: null,
  approver: null,
  reason: null,
  amount: null,
  saleNumber: null,
  zNumber: null,
  subject: null,
  old: null,
  new: null,
};

const rows: readonly Partial<AuditEntry>[] = [
  { kind: 'act-approved', who: 'Beto', approver: 'Ana', subject: 'cart/discount' },
  { kind: 'sale-opened', who: 'Beto', amount: toMoney(56_510), saleNumber: 123 },
  { kind: 'lines-voided', who: 'Beto', amount: toMoney(370_100), saleNumber: 122 },
  { kind: 'drawer-asked-for', who: 'Beto', reason: 'Cambio para un cliente que trajo un billete grande' },
  { kind: 'refund-requested', who: 'Ana', amount: toMoney(100_000), saleNumber: 118, reason: 'Vino vencido' },
  { kind: 'setting-changed', subject: 'codeMinutes', old: 5, new: 10 },
  { kind: 'pins-refused', who: null },
  { kind: 'shift-cash', who: 'Ana', amount: toMoney(5_000_000), reason: 'Retiro al banco' },
  { kind: 'staff-added', who: 'Ana', subject: 'Beto' },
  { kind: 'sale-accepted-on-sight', approver: 'Ana', reason: 'Mostró el pago', saleNumber: 101 },
  { kind: 'shift-opened', who: 'Ana' },
  { kind: 'signed-in', who: 'Ana' },
];

/** The log's own pages with something on them. */
export const trustAnswers: Answers = {
  'log/verify': ok({ count: 128_400, head: '9f2c47a1b3d85e60'.repeat(4), wantedAt: null }),
  'log/last-proof': {
    at: AFTERNOON - 600 * MINUTE,
    answer: ok({ count: 127_980, head: '0c4b'.repeat(16), wantedAt: null }),
  },
  'audit/page': {
    entries: rows.map((row, at) => ({
      ...none,
      at: AFTERNOON - at * 17 * MINUTE,
      position: 9000 - at,
      ...row,
    })),
    next: null,
  },
  'bundle/preview': {
    text: '== program\n{\n  "version": "1.4.2",\n  "build": "release"\n}\n\n== notes\n{"level":30,"time":"2025-11-21T17:32:00.000Z","what":"backup","detail":"4812800 bytes"}\n{"level":30,"time":"2025-11-21T17:40:00.000Z","what":"http","detail":"Bearer [token]"}\n',
  },
  'year/list': [2024, 2023],
  'year/close': ok({
    path: 'C:\\Users\\Caja\\Documents\\Mostrador 2024.db',
    head: '9f2c47a1b3d85e60'.repeat(4),
  }),
};
