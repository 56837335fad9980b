import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import { readCsv } from '#core/domain/csv';
import { HOUR, type Instant, MINUTE } from '#core/domain/instant';
import type { OrderLog } from '#core/order-log';
import { attentionView } from '#main/attention-desk';
import { createNightlyRecords } from '#main/checkout/nightly-records';
import { dayView } from '#main/day-view';
import { rebuild } from '#main/order-log/projections';
import { createReconcileDesk } from '#main/reconcile-desk';
import { wordsIn } from '#main/words/words';
import { settingOf } from '#test/core/receipt-samples';
import { type ReconcilingShop, reconcilingShop } from '#test/support/reconciling-shop';

const NOON = 12 * HOUR;
const kindsIn = (shop: ReconcilingShop): readonly string[] =>
  shop.reconciling.reconcileDay(shop.day)?.differences.map(({ kind }) => kind) ?? [];

/** Asked by the page, over the real log and the look-alike. */
function deskOf(shop: ReconcilingShop, files: Map<string, string> = new Map()) {
  const { log, clock, reconciling, resolving, rule } = shop;
  return createReconcileDesk({
    session: () => ({
      log,
      clock,
      dayRule: () => rule,
      checkout: { reconciling, resolving } as never,
      printing: {
        printTest: (_: string, form: unknown) => {
          files.set('printed', JSON.stringify(form));
          return Promise.resolve({ ok: true, value: null });
        },
      } as never,
    }),
    setting: () => settingOf('MLA', 'es-AR'),
    words: () => wordsIn('es-AR'),
    by: () => 'Ana',
    askWhere: () => Promise.resolve(files.get('where') ?? null),
  });
}

describe('a payment that only the provider has', () => {
  it('gets a sale and a charge of its own when a person takes it up, once, and the day agrees', async () => {
    const shop = await reconcilingShop();
    await shop.sell('A', 1000, shop.window.from + NOON);
    // Another till's reference, paid at this register: nobody here would ever look for it.
    const other = await shop.pay('mst-ZZ99ZZ-X', 5000, shop.window.from + NOON + MINUTE);
    shop.pass(HOUR);
    const { reconciliation } = await shop.fetchDay();
    expect(reconciliation.differences.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
      ['missing-here', other.paymentId],
    ]);
    const [difference] = reconciliation.differences;
    expect(difference !== undefined && shop.resolving.canAdopt(shop.day, difference)).toBe(true);

    expect(await shop.resolving.adopt(shop.day, other.paymentId, 'Ana')).toEqual({ ok: true, value: null });
    expect(kindsIn(shop)).toEqual([]);
    expect(shop.charge(other.reference)).toMatchObject({ received: 5000 });
    expect(shop.log.resolutionsOf(shop.day)).toMatchObject([
      { difference: 'missing-here', paymentId: other.paymentId, by: 'Ana', explained: null },
    ]);
    expect(await shop.resolving.adopt(shop.day, other.paymentId, 'Ana')).toEqual({
      ok: false,
      error: 'no-such-difference',
    });
    const both = shop.reconciling.reconcileDay(shop.day);
    expect([both?.ours.received, both?.theirs.received]).toEqual([6000, 6000]);
    expect(shop.log.chargesOf(shop.charge(other.reference).saleId)).toHaveLength(1);
  });

  it('is not taken up while the provider does not answer, and nothing of it is written', async () => {
    const shop = await reconcilingShop();
    const other = await shop.pay('mst-ZZ99ZZ-X', 5000, shop.window.from + NOON);
    shop.pass(HOUR);
    await shop.fetchDay();
    shop.practise('faults', { match: '', times: 1000, fault: '500' });
    expect(await shop.resolving.adopt(shop.day, other.paymentId, 'Ana')).toEqual({
      ok: false,
      error: 'not-adopted',
    });
    expect(shop.log.charge(other.reference as Reference)).toBeNull();
    expect([kindsIn(shop), shop.log.resolutionsOf(shop.day)]).toEqual([['missing-here'], []]);
  });
});

describe('a difference that a person explains', () => {
  it('keeps its name with the reason beside it, until it grows', async () => {
    const shop = await reconcilingShop();
    const sold = await shop.sell('A', 3000, shop.window.from + NOON);
    const giveBack = (amount: number): void =>
      void shop.practise('payment', {
        payment_id: Number(sold.paymentId),
        status: 'refunded',
        amount: shop.decimal(amount),
      });
    giveBack(700);
    shop.pass(HOUR);
    await shop.fetchDay();
    const desk = deskOf(shop);
    const { day } = shop;
    const which = { day, kind: 'refunded-outside', paymentId: sold.paymentId } as const;
    const told = { day, kind: 'missing-there', paymentId: sold.paymentId, reason: 'Nada' } as const;
    expect(await desk['reconcile/explain'](told)).toEqual({ ok: false, error: 'no-such-difference' });
    expect(await desk['reconcile/explain']({ ...which, reason: 'La dueña, desde la app' })).toMatchObject({
      ok: true,
    });
    const explained = async () =>
      (await desk['reconcile/view']({ day })).found?.differences.map(
        (each) => each.explained?.reason ?? null,
      );
    expect(await explained()).toEqual(['La dueña, desde la app']);
    // The same again is no second fact.
    await desk['reconcile/explain']({ ...which, reason: 'La dueña, desde la app' });
    expect(shop.log.resolutionsOf(day)).toHaveLength(1);
    giveBack(1500);
    shop.pass(HOUR);
    await shop.fetchDay();
    expect(await explained()).toEqual([null]);
  });
});

describe('what needs a person', () => {
  it('names what a day differs in until it is taken up, and the day counts it once', async () => {
    const shop = await reconcilingShop();
    const other = await shop.pay('mst-ZZ99ZZ-X', 5000, shop.window.from + NOON);
    shop.pass(HOUR);
    await shop.fetchDay();
    const counted = () => dayView(shop.log, { rule: shop.rule, now: shop.now() }, shop.day).attention;
    expect(attentionView(shop.log)).toMatchObject({
      count: 1,
      open: [{ kind: 'reconcile', day: shop.day, saleId: null, amount: 5000 }],
    });
    await shop.fetchDay();
    expect(counted()).toBe(1);
    await shop.resolving.adopt(shop.day, other.paymentId, 'Ana');
    // What is left to say is of the money itself: whether what it paid for was handed over.
    expect(attentionView(shop.log)).toMatchObject({
      count: 1,
      open: [{ kind: 'late', reference: other.reference, stoppedAt: null }],
      done: [],
    });
  });

  it('has what was explained as done, with who, when and why, until the difference grows', async () => {
    const shop = await reconcilingShop();
    const other = await shop.pay('mst-ZZ99ZZ-X', 5000, shop.window.from + NOON);
    shop.pass(HOUR);
    await shop.fetchDay();
    const which = { day: shop.day, kind: 'missing-here', paymentId: other.paymentId } as const;
    shop.resolving.explain(which, 'Es de la otra caja', 'Ana');
    const explained = attentionView(shop.log);
    expect(explained).toMatchObject({
      count: 0,
      open: [],
      done: [{ kind: 'reconcile', amount: 5000, closed: { reason: 'Es de la otra caja', by: 'Ana' } }],
    });
    rebuild(shop.db);
    expect(attentionView(shop.log)).toEqual(explained);
    shop.practise('payment', {
      payment_id: Number(other.paymentId),
      status: 'refunded',
      amount: shop.decimal(700),
    });
    shop.pass(HOUR);
    await shop.fetchDay();
    expect(attentionView(shop.log)).toMatchObject({ count: 1, open: [{ kind: 'reconcile' }], done: [] });
  });

  it('has what went back elsewhere once, under the name that the log gave it', async () => {
    const shop = await reconcilingShop();
    const sold = await shop.sell('A', 3000, shop.window.from + NOON);
    shop.practise('payment', {
      payment_id: Number(sold.paymentId),
      status: 'refunded',
      amount: shop.decimal(700),
    });
    shop.pass(HOUR);
    await shop.fetchDay();
    expect(kindsIn(shop)).toEqual(['refunded-outside']);
    expect(attentionView(shop.log)).toMatchObject({ count: 1, open: [{ kind: 'reverted', amount: 700 }] });
  });
});

describe('the page', () => {
  it('says why a day could not be fetched, until it could, and prints and saves what it has', async () => {
    const shop = await reconcilingShop();
    await shop.sell('A', 1000, shop.window.from + NOON);
    const other = await shop.pay('mst-ZZ99ZZ-X', 5000, shop.window.from + NOON + MINUTE);
    shop.pass(HOUR);
    const files = new Map<string, string>();
    const desk = deskOf(shop, files);
    const { day } = shop;
    expect(await desk['reconcile/print']({ day })).toEqual({ ok: false, error: 'not-fetched' });
    expect(await desk['reconcile/export']({ day })).toEqual({ ok: false, error: 'not-fetched' });
    shop.practise('faults', { match: 'search', times: 1000, fault: '500' });
    expect(await desk['reconcile/fetch']({ day })).toEqual({ ok: false, error: 'server' });
    expect(await desk['reconcile/view']({ day })).toMatchObject({
      failed: 'server',
      found: null,
      fetching: null,
    });
    shop.practise('faults', { clear: true });
    expect(await desk['reconcile/fetch']({ day })).toEqual({ ok: true, value: { settled: 0 } });
    expect(await desk['reconcile/view']({ day })).toMatchObject({
      failed: null,
      found: { differences: [{ kind: 'missing-here', canAdopt: true, saleNumber: null }] },
    });
    expect(await desk['reconcile/export']({ day })).toEqual({ ok: false, error: 'cancelled' });
    const folder = mkdtempSync(join(tmpdir(), 'mostrador-reconciled-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    files.set('where', join(folder, 'day.csv'));
    expect(await desk['reconcile/export']({ day })).toMatchObject({ ok: true });
    const read = readCsv(readFileSync(join(folder, 'day.csv'), 'utf8').slice(1), ';');
    const [head, first, second] = read.ok ? read.value.map(({ cells }) => cells) : [];
    expect(head?.slice(0, 3)).toEqual(['Operación', 'Referencia', 'Venta']);
    // Ours and theirs in one line; of what only they have, our side is empty.
    expect(first?.slice(1, 8)).toEqual([
      'mst-AB12CD-A',
      '1',
      '2026-11-21 12:00',
      '10,00',
      '0,00',
      '10,00',
      '0,00',
    ]);
    expect(second?.slice(4, 8)).toEqual(['', '', '50,00', '0,00']);
    expect(second?.[10]).toBe('No está anotada acá');
    expect(await desk['reconcile/print']({ day })).toEqual({ ok: true, value: null });
    expect(files.get('printed')).toContain(other.paymentId);
  });
});

describe('in the night', () => {
  /** Nothing but the one timer, let run by hand. */
  function night(now: Instant, asOf: Instant | null) {
    const asked: BusinessDay[] = [];
    let run: () => void = () => undefined;
    let isOff = false;
    const nightly = createNightlyRecords({
      log: { recordsOfDay: () => (asOf === null ? null : { asOf }) } as unknown as OrderLog,
      clock: { now: () => now } as never,
      timers: {
        after: (_, next) => {
          run = next;
          return () => {
            isOff = true;
          };
        },
      },
      dayRule: () => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour: 0 }),
      note: () => undefined,
      reconciling: {
        fetchDay: (day) => {
          asked.push(day);
          return Promise.resolve({ ok: false, error: 'offline' } as const);
        },
      },
    });
    nightly.start();
    return {
      asked,
      nightly,
      isOff: () => isOff,
      async pass() {
        run();
        await Promise.resolve();
        await Promise.resolve();
      },
    };
  }
  const midnight = Date.UTC(2026, 10, 22, 3);

  it('the day that is over is asked for, again while it fails, and not once it is there', async () => {
    const young = night(midnight + 10 * MINUTE, null);
    await young.pass();
    expect(young.asked).toEqual([]);
    const over = night(midnight + 5 * HOUR, null);
    await over.pass();
    await over.pass();
    expect(over.asked).toEqual(['2026-11-21', '2026-11-21']);
    // In the afternoon somebody had asked: the evening was not in it.
    const half = night(midnight + 5 * HOUR, midnight - 6 * HOUR);
    await half.pass();
    expect(half.asked).toEqual(['2026-11-21']);
    const whole = night(midnight + 5 * HOUR, midnight + HOUR);
    await whole.pass();
    expect(whole.asked).toEqual([]);
    whole.nightly.stop();
    expect(whole.isOff()).toBe(true);
  });
});
