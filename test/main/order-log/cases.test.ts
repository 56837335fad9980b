import { describe, expect, it } from 'vitest';
import type { SalesWanted } from '#core/day-views';
import type { CaseId } from '#core/domain/attention';
import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import type { OrderLog } from '#core/order-log';
import { attentionView, closeCase } from '#main/attention-desk';
import { rebuild } from '#main/order-log/projections';
import {
  codeIssued,
  onCharge,
  onSale,
  openShop,
  orderOf,
  paidCharge,
  paymentOf,
  ref,
  requested,
  type Shop,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

const LATE = T0 + 9 * MINUTE;

/** Sale 1 was paid after its code had ended. */
function withLateMoney(): Shop {
  const shop = openShop();
  shop.log.commit([
    saleOpened('1', 1),
    requested('A'),
    codeIssued('A'),
    onCharge('A', { at: T0 + 5 * MINUTE, kind: 'deadline-passed' }),
    onCharge('A', {
      at: LATE,
      kind: 'payment-seen',
      payment: paymentOf({ approvedAt: LATE - 1000, changedAt: LATE }),
    }),
    onCharge('A', { at: LATE, kind: 'order-seen', order: orderOf({ changedAt: LATE }) }),
  ]);
  return shop;
}

const close = (log: OrderLog, id: CaseId, reason = 'Se llevó la compra') =>
  closeCase(log, { id, reason, by: 'Marta', at: LATE + HOUR });

const onlyCase = (log: OrderLog): CaseId => log.cases.open(9)[0]?.id ?? ('' as CaseId);

describe('a case', () => {
  it('is open with its money and its times', () => {
    const { log } = withLateMoney();
    expect(attentionView(log)).toMatchObject({
      count: 1,
      open: [
        {
          kind: 'late',
          saleNumber: 1,
          amount: 1000,
          at: LATE,
          paidAt: LATE - 1000,
          stoppedAt: T0 + 5 * MINUTE,
        },
      ],
      done: [],
    });
  });

  it('stays, as done, with who closed it, when and why; also after the lists are made anew', () => {
    const { log, db } = withLateMoney();
    const id = onlyCase(log);
    expect(close(log, id)).toEqual({ ok: true, value: null });
    expect(close(log, id, 'again')).toEqual({ ok: true, value: null });
    const closed = { at: LATE + HOUR, reason: 'Se llevó la compra', by: 'Marta' };
    const done = { count: 0, open: [], done: [{ id, kind: 'late', closed }] };
    expect(attentionView(log)).toMatchObject(done);
    rebuild(db);
    expect(attentionView(log)).toMatchObject(done);
    expect(db.prepare("SELECT count(*) AS n FROM facts WHERE kind = 'case-closed'").get()).toEqual({ n: 1 });
  });

  it('that was looked at is another one when more money comes', () => {
    const { log } = withLateMoney();
    close(log, onlyCase(log));
    log.commit([onCharge('A', { at: LATE + 1, kind: 'payment-seen', payment: paymentOf({ id: 'second' }) })]);
    expect(log.cases.open(9)).toMatchObject([{ kind: 'double', amount: 1000 }]);
  });

  it('that is no more is closed in peace', () => {
    const { log } = openShop();
    expect(close(log, 'nothing' as CaseId)).toEqual({ ok: true, value: null });
    expect(log.cases.done(9)).toEqual([]);
  });
});

describe('the sales of a day', () => {
  const window = { from: T0 - HOUR, to: T0 + HOUR };
  const ALL: SalesWanted = { text: '', standing: 'all', means: null, cashier: null };

  function shop(): OrderLog {
    const { log } = openShop();
    const opened = saleOpened('2', 22, toMoney(123_400));
    const byAna = opened.stream === 'sale' && { ...opened, fact: { ...opened.fact, cashier: 'Ana' } };
    const tender = { tender: 'cash', amount: toMoney(400), given: toMoney(400) } as const;
    log.commit([
      saleOpened('1', 1),
      ...paidCharge('A'),
      ...(byAna === false ? [] : [byAna]),
      requested('B_x', { saleId: saleNamed('2') }),
      saleOpened('3', 300),
      onSale('3', { at: T0, kind: 'tender-recorded', tenderId: 'tender-3' as TenderId, ...tender }),
    ]);
    return log;
  }

  it.each([
    [{ standing: 'paid' }, [300, 1]],
    [{ standing: 'unpaid' }, [22]],
    [{ standing: 'returned' }, []],
    [{ means: 'qr' }, [1]],
    [{ means: 'cash', standing: 'paid' }, [300]],
    [{ cashier: 'Ana' }, [22]],
    [{ text: '0003' }, [300]],
    [{ text: '1.234' }, [22]],
    [{ text: ' $ 4,00 ' }, [300]],
    [{ text: 'B_x' }, [22]],
    [{ text: 'B%x' }, []],
    [{ text: ref('A') }, [1]],
  ] as const)('are found by %o', (wanted, numbers) => {
    const { sales, found } = shop().days.sales(window, { ...ALL, ...wanted }, { offset: 0, limit: 10 });
    expect(sales.map(({ number }) => number)).toEqual(numbers);
    expect(found).toBe(numbers.length);
  });
});
