import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { expect, it, onTestFinished } from 'vitest';
import type { Api, Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { ONE, toMoney } from '#core/domain/money';
import { USUAL_FORM } from '#core/domain/printer-form';
import { addLine, type LineId } from '#core/domain/sale';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { createSession, type Session } from '#main/session';
import { createSimulator } from '#main/simulator/simulator';
import { wordsIn } from '#main/words/words';
import { busiestSecond } from '#test/main/checkout/crowd';

const SIZE = 60;

/** The counter as it ships, on real files and sockets, beside a provider whose answers fail now and then. */
async function openCounter() {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-crowd-'));
  const simulator = createSimulator({ site: 'MLA', seed: 5, clock: { now: Date.now } });
  const wire = await simulator.listen(0);
  const opened = openLog({ file: join(folder, 'log.db'), now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { shop } = simulator;
  const reads: { at: number }[] = [];
  const state: { api: Api } = { api: 'instore' };
  const session = createSession({
    isPractice: true,
    log: createOrderLog(opened.value, { now: Date.now }),
    account: () => ({
      baseUrl: wire.url,
      accessToken: () => shop.accessToken,
      siteId: 'MLA',
      sellerId: shop.userId,
      externalPosId: shop.externalPosId,
      externalStoreId: shop.externalStoreId,
    }),
    fetch: (url, init) => {
      if (init.method === 'GET') reads.push({ at: performance.now() });
      return fetch(url, init);
    },
    newUlid: monotonicFactory(),
    installIds: () => ['CROWD1'],
    installLetter: () => 'A',
    register: () => 'C1',
    cashier: () => null,
    receiptSetting: () => ({
      siteId: 'MLA',
      language: 'es-AR',
      timeZone: 'America/Argentina/Buenos_Aires',
      isPractice: true,
      register: 'Caja 1',
      shop: { name: 'Almacén', trade: '', address: null, taxId: null, logo: null, footer: null },
    }),
    words: () => wordsIn('es-AR'),
    dayRule: () => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour: 0 }),
    shiftUse: () => 'off',
    noticeSetting: () => ({ isOn: false, port: 0, toleranceMinutes: null }),
    noticeSecret: () => null,
    publicAddress: () => null,
    api: () => state.api,
    qrMode: () => 'dynamic',
    codeMs: () => 30 * MINUTE,
    opensDrawer: () => false,
    printsByItself: () => false,
    winspool: () => Promise.reject(new Error('no Windows here')),
    printerAt: () => ({ target: { kind: 'file', folder }, form: USUAL_FORM }),
    paper: { toPdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve() },
    onChange: () => undefined,
    show: () => undefined,
    note: () => undefined,
  });
  onTestFinished(async () => {
    await session.stop();
    await wire.close();
    rmSync(folder, { recursive: true, force: true });
  });
  session.checkout.startUp();
  return { simulator, session, reads, state };
}

async function made({ checkout, log }: Session, amount: number): Promise<Reference> {
  const line = { id: `line-${amount}` as LineId, productId: null, sku: null, name: 'Producto' };
  const priced = { ...line, unitPrice: toMoney(amount), quantity: ONE, unit: 'unit' } as const;
  checkout.changeCart((cart) => addLine(cart, { ...priced, taxRate: null, discount: null, note: null }));
  expect(await checkout.start()).toMatchObject({ ok: true });
  const { reference } = checkout.counter.front();
  if (reference === null) throw new Error('nothing in front');
  await expect.poll(() => log.charge(reference)?.state, { timeout: 20_000 }).toBe('awaiting-payment');
  checkout.park(reference);
  return reference;
}

it('reads no faster than it may over real HTTP, and finds every payment behind the faults', {
  timeout: 150_000,
}, async () => {
  const { simulator, session, reads, state } = await openCounter();
  const references: Reference[] = [];
  for (let sale = 0; sale < SIZE; sale++) {
    state.api = sale % 3 === 1 ? 'orders' : 'instore';
    references.push(await made(session, 1000 + sale));
  }
  for (const fault of ['500', '502-html', 'cut', 'reset', '429', 'timeout'])
    simulator.control('faults', {
      match: ['GET /'],
      fault,
      times: 1,
      ...(fault === '429' ? { retryAfterS: 1 } : {}),
    });
  for (const reference of references)
    simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  const unpaid = () => references.filter((reference) => session.log.charge(reference)?.state !== 'paid');
  await expect.poll(unpaid, { timeout: 120_000, interval: 250 }).toEqual([]);
  expect(busiestSecond(reads)).toBeLessThanOrEqual(5);
  const charges = references.map((reference) => session.log.charge(reference));
  expect(charges.map((charge) => charge?.received)).toEqual(references.map((_, sale) => 1000 + sale));
  expect(charges.filter((charge) => charge?.oddness.length !== 0)).toEqual([]);
});
