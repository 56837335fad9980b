import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/domain/instant';
import { toMoney, ZERO } from '#core/domain/money';
import { formGrid } from '#core/domain/printed-form';
import { type SaleFact, type TenderId, tenderedOf } from '#core/domain/sale-record';
import { shiftCsv } from '#core/domain/shift-csv';
import type { Entry, OrderLog } from '#core/order-log';
import { err } from '#core/result';
import { verifyLog } from '#main/order-log/verify-log';
import { receiptText } from '#main/printing/text';
import { reportForm } from '#main/session-printing';
import { wordsIn } from '#main/words/words';
import { settingOf } from '#test/core/receipt-samples';
import {
  codeIssued,
  folderForTest,
  onCharge,
  onSale,
  openShop,
  orderOf,
  paidCharge,
  paymentOf,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { handNamed, shiftNamed, shiftTill } from '#test/support/shift-till';

const FLOAT = toMoney(50_000);
const cash = (sale: string, amount: number): Entry => {
  const tenderId = `tender-${sale}` as TenderId;
  const fact: SaleFact = {
    at: T0,
    kind: 'tender-recorded',
    tenderId,
    tender: 'cash',
    amount: toMoney(amount),
    given: toMoney(amount),
  };
  return onSale(sale, fact);
};
const numbered = (sale: string, sequence: number): Entry =>
  onSale(sale, {
    at: T0,
    kind: 'receipt-numbered',
    receiptNumber: `CAJA01-A${String(sequence).padStart(6, '0')}`,
  });

function openTill(cashier?: string) {
  const shop = openShop();
  let now = T0;
  const till = shiftTill(shop.log, () => now, cashier === undefined ? {} : { cashier });
  const open = (name: string, float = FLOAT) =>
    till.handlers['shift/open']({ shiftId: shiftNamed(name), float });
  const view = () => till.handlers['shift/view']({ below: null });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { ...shop, till, open, view, pass };
}

describe('a shift', () => {
  it('has what was sold in it by every means, and what should be in the drawer', () => {
    const { log, till, open, view, pass } = openTill('Ana');
    open('1');
    log.commit([saleOpened('1', 1), ...paidCharge('A'), numbered('1', 1)]);
    log.commit([saleOpened('2', 2, toMoney(3000)), cash('2', 3000), numbered('2', 2)]);
    till.handlers['shift/cash']({ id: handNamed('1'), way: 'in', amount: toMoney(700), reason: 'cambio' });
    till.handlers['shift/cash']({ id: handNamed('2'), way: 'out', amount: toMoney(20_000), reason: 'banco' });
    pass(HOUR);
    expect(view().open?.report).toMatchObject({
      cashier: 'Ana',
      openedAt: T0,
      at: T0 + HOUR,
      zNumber: null,
      receipts: { first: 'CAJA01-A000001', last: 'CAJA01-A000002' },
      sold: { count: 2, amount: 4000 },
      net: 4000,
      means: [
        { kind: 'cash', count: 1, amount: 3000 },
        { kind: 'mercado-pago', count: 1, amount: 1000 },
      ],
      drawer: { float: FLOAT, cashIn: 3000, putIn: 700, cashOut: 20_000, expected: 33_700, counted: null },
      hands: [
        { amount: 700, reason: 'cambio' },
        { amount: -20_000, reason: 'banco' },
      ],
    });
  });

  it('tells what was taken off, with the tax inside what is left, at each rate once', () => {
    const { log, open, view } = openTill();
    open('1');
    const [opening] = [saleOpened('1', 1, toMoney(10_000))];
    if (opening.stream !== 'sale' || opening.fact.kind !== 'sale-opened') throw new Error('no sale');
    const discount = { kind: 'percent', basisPoints: 1000 } as const;
    const cart = { ...opening.fact.cart, discount };
    log.commit([{ ...opening, fact: { ...opening.fact, cart } }, cash('1', 9000), numbered('1', 1)]);
    expect(view().open?.report).toMatchObject({
      sold: { count: 1, amount: 10_000 },
      discounts: { count: 1, amount: 1000 },
      net: 9000,
    });
    expect(tenderedOf(log.sale(saleNamed('1')) ?? { tenders: [] })).toBe(9000);
  });

  it('opens once however often it is asked, and never beside another', () => {
    const { till, open, log } = openTill();
    expect(open('1').ok).toBe(true);
    expect(open('1', ZERO)).toEqual({ ok: true, value: null });
    expect(open('2')).toEqual(err('shift-open'));
    expect(log.shifts.open()?.float).toBe(FLOAT);
    const opened = { at: T0, kind: 'shift-opened', float: FLOAT, by: null, outside: [] } as const;
    const beside: Entry = {
      stream: 'shift',
      id: shiftNamed('3'),
      fact: { ...opened, shiftId: shiftNamed('3') },
    };
    expect(() => log.commit([beside])).toThrow(/UNIQUE/);
    expect(till.state().open?.id).toBe(shiftNamed('1'));
  });

  it('takes no more out of the drawer than is in it, and the same hand once', () => {
    const { till, open, view } = openTill();
    const hand = (id: string, way: 'in' | 'out', amount: number) =>
      till.handlers['shift/cash']({ id: handNamed(id), way, amount: toMoney(amount), reason: 'banco' });
    expect(hand('1', 'out', 1)).toEqual(err('no-shift'));
    open('1');
    expect(hand('1', 'out', FLOAT + 1)).toEqual(err('more-than-there-is'));
    expect(hand('2', 'out', FLOAT).ok).toBe(true);
    expect(hand('2', 'out', FLOAT).ok).toBe(true);
    expect(view().open?.report.drawer).toMatchObject({ cashOut: FLOAT, expected: 0 });
  });

  it('closes once however often it is pressed: one Z, one paper', () => {
    const { till, open, log } = openTill('Bruno');
    open('1');
    expect(till.close('1', FLOAT)).toEqual({ ok: true, value: { zNumber: 1 } });
    expect(till.close('1', toMoney(1))).toEqual({ ok: true, value: { zNumber: 1 } });
    expect(log.unfinishedJobs()).toMatchObject([{ what: { kind: 'report', x: null }, isCopy: false }]);
    expect(log.shifts.closed(null, 9)).toHaveLength(1);
    const { drawer, closedBy } = log.shifts.byId(shiftNamed('1'))?.closed?.report ?? {};
    expect([drawer?.counted, closedBy]).toEqual([FLOAT, 'Bruno']);
    open('2');
    expect(till.close('2', FLOAT)).toEqual({ ok: true, value: { zNumber: 2 } });
  });

  it('counts by notes and coins, and believes no other sum than theirs', () => {
    const { till, open, log } = openTill();
    open('1');
    const close = (counted: number) =>
      till.handlers['shift/close']({
        shiftId: shiftNamed('1'),
        counted: toMoney(counted),
        notes: [
          { value: toMoney(20_000), count: 2 },
          { value: toMoney(1000), count: 0 },
          { value: toMoney(500), count: 3 },
        ],
      });
    expect(close(41_000)).toEqual(err('bad-count'));
    expect(close(41_500).ok).toBe(true);
    expect(log.shifts.byId(shiftNamed('1'))?.closed?.notes).toEqual([
      { value: 20_000, count: 2 },
      { value: 500, count: 3 },
    ]);
  });

  it('stays open when the disk is full, and closes with the same number after', () => {
    const { log, open } = openTill();
    open('1');
    let isFull = true;
    const commit: OrderLog['commit'] = (entries) => (isFull ? err('disk-full') : log.commit(entries));
    const till = shiftTill({ ...log, commit }, () => T0);
    expect(till.close('1', FLOAT)).toEqual(err('disk-full'));
    expect(log.shifts.open()?.id).toBe(shiftNamed('1'));
    expect(log.unfinishedJobs()).toEqual([]);
    isFull = false;
    expect(till.close('1', FLOAT)).toEqual({ ok: true, value: { zNumber: 1 } });
  });

  it.each(['before', 'after'])(
    'is one Z with one paper when the power goes just %s it is closed',
    (moment) => {
      const file = join(folderForTest(), 'log.db');
      const script = 'test/support/shift-killed.ts';
      expect(spawnSync(process.execPath, [script, file, moment]).signal).toBe('SIGKILL');
      expect(execFileSync(process.execPath, [script, file, 'no'], { encoding: 'utf8' })).toBe('Z 1\n');
      const { log } = openShop(file);
      expect(log.shifts.closed(null, 9).map(({ closed }) => closed?.zNumber)).toEqual([1]);
      expect(log.unfinishedJobs()).toHaveLength(1);
      expect(verifyLog(file, log.shifts.headOf(shiftNamed(1)))).toMatchObject({ ok: true });
      log.close();
    },
  );

  it('shows what is left open, and loses none of it: the money comes in the next one, apart', () => {
    const { log, till, open, view, pass } = openTill();
    open('1');
    log.commit([saleOpened('1', 41), requested('A'), codeIssued('A')]);
    log.saveOpen(
      {
        draft: null,
        held: [
          {
            ticket: saleNamed('9'),
            saleId: null,
            place: 1,
            name: 'Mesa 4',
            cart: { lines: [], discount: null, note: null },
            heldAt: T0,
          },
        ],
      },
      [],
    );
    expect(view().open?.left).toMatchObject([
      { kind: 'charges', saleNumber: 41, amount: 1000 },
      { kind: 'held', saleNumber: null, name: 'Mesa 4' },
    ]);
    till.close('1', FLOAT);
    const z = log.shifts.byId(shiftNamed('1'))?.closed?.report;
    expect(z).toMatchObject({ net: 0, left: { charges: 1, held: 1, refunds: 0, papers: 0 } });
    pass(HOUR);
    open('2');
    const late = paymentOf({ approvedAt: T0 + 3000 });
    log.commit([
      onCharge('A', { at: T0 + HOUR, kind: 'payment-seen', payment: late }),
      onCharge('A', { at: T0 + HOUR, kind: 'order-seen', order: orderOf() }),
    ]);
    expect(view().open?.report).toMatchObject({
      sold: { count: 0, amount: 0 },
      earlier: [{ saleNumber: 41, at: T0 + 3000, amount: 1000 }],
      net: 1000,
    });
    expect(log.shifts.byId(shiftNamed('1'))?.closed?.report).toEqual(z);
  });

  it('names what moved while there was none, in the next one and in none of its sums', () => {
    const { log, till, open, view } = openTill();
    log.commit([saleOpened('1', 1, toMoney(3000)), cash('1', 3000)]);
    open('1');
    log.commit([saleOpened('2', 2, toMoney(500)), cash('2', 500)]);
    expect(view().open?.report).toMatchObject({
      outside: [{ kind: 'cash', count: 1, amount: 3000 }],
      net: 500,
      drawer: { cashIn: 500, expected: FLOAT + 500 },
    });
    till.close('1', FLOAT);
    open('2');
    expect(view().open?.report.outside).toEqual([]);
  });

  it('is asked for by a shop that wants one, and never in the way of one that does not', () => {
    const { log } = openTill();
    const required = shiftTill(log, () => T0, { use: 'required' });
    expect(required.isWanted()).toBe(true);
    expect(shiftTill(log, () => T0, { use: 'ask' }).isWanted()).toBe(false);
    required.handlers['shift/open']({ shiftId: shiftNamed('1'), float: FLOAT });
    expect(required.isWanted()).toBe(false);
  });
});

describe('the Z', () => {
  it('bears the hash of the row that closed it, so that a tail cut off is found', () => {
    const { log, till, open, db, file } = openTill();
    open('1');
    till.close('1', FLOAT);
    const head = log.shifts.headOf(shiftNamed('1')) ?? '';
    expect(verifyLog(file, head)).toMatchObject({ ok: true });
    db.pragma('wal_checkpoint(TRUNCATE)');
    const copy = join(folderForTest(), 'cut.db');
    copyFileSync(file, copy);
    const cut = new Database(copy);
    cut.exec("DROP TRIGGER facts_no_delete; DELETE FROM facts WHERE kind IN ('shift-closed', 'job-queued')");
    cut.close();
    expect(verifyLog(copy, null)).toMatchObject({ ok: true });
    expect(verifyLog(copy, head)).toMatchObject({ ok: false, words: expect.stringContaining('tail cut') });
  });

  it('is printed again as it was, whatever the shop is called since, and says COPY', () => {
    const { log, till, open } = openTill();
    open('1');
    till.close('1', toMoney(49_000));
    const setting = settingOf('MLA', 'es-AR');
    const renamed = { ...setting, shop: { ...setting.shop, name: 'Otra cosa' } };
    const again = reportForm(log, { shiftId: shiftNamed('1'), x: null }, renamed, true);
    if (again === null) throw new Error('no paper');
    const text = receiptText(formGrid(again, 48, wordsIn('es-AR')));
    expect(text).toContain('CIERRE Z A0001');
    expect(text).toContain(setting.shop.name);
    expect(text).not.toContain('Otra cosa');
    expect(text).toContain(wordsIn('es-AR')('receipt.copy'));
    expect(text).toMatch(/Faltan\s+\$\s?10,00/);
    expect(text.replaceAll(/\s/g, '')).toContain(log.shifts.headOf(shiftNamed('1')));
  });

  it('is a table too, with the country’s own signs', () => {
    const { log, till, open } = openTill();
    open('1');
    log.commit([saleOpened('1', 1, toMoney(123_456)), cash('1', 123_456)]);
    till.handlers['shift/cash']({ id: handNamed('1'), way: 'out', amount: toMoney(500), reason: 'x' });
    till.close('1', FLOAT);
    const form = reportForm(log, { shiftId: shiftNamed('1'), x: null }, settingOf('MLA', 'es-AR'), true);
    if (form === null) throw new Error('no paper');
    const lines = shiftCsv(form.report, wordsIn('es-AR'), String).split('\r\n');
    expect(lines).toContain('Ventas;1;1234,56');
    expect(lines).toContain('Salió;;-5,00');
    expect(lines).toContain('Debería haber;;1729,56');
  });
});
