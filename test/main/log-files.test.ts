import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepBackups, openLogOrBackup } from '#main/log-files';
import { backUp } from '#main/order-log/backup';
import { createOrderLog } from '#main/order-log/order-log';
import { aBirth, cartOf, NOON, saleId, TOTAL } from '#test/support/builders';

let folder: string;
let file: string;
let renewals = 0;
const beforeRestore = (): void => {
  renewals += 1;
};
const now = (): number => NOON;
const yes = (): Promise<boolean> => Promise.resolve(true);
const no = (): Promise<boolean> => Promise.resolve(false);

beforeEach(() => {
  renewals = 0;
  folder = mkdtempSync(join(tmpdir(), 'mostrador-logs-'));
  file = join(folder, 'log-real.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(askForBackup = yes) {
  const result = await openLogOrBackup(file, { now, askForBackup, beforeRestore });
  if (!result.ok) throw new Error(`not opened: ${result.error.kind}`);
  return result.value;
}

/** A log with one charge and a good copy of it, whose file was then overwritten. */
async function damagedWithCopy(): Promise<void> {
  const { db } = await opened();
  const log = createOrderLog(db, { now });
  const birth = aBirth();
  const cart = cartOf(TOTAL);
  const written = log.commit([
    {
      stream: 'sale',
      id: saleId('sale-1'),
      fact: { kind: 'sale-opened', at: NOON, saleId: saleId('sale-1'), number: 1, cart, cashier: null },
    },
    { stream: 'charge', id: birth.terms.reference, fact: birth },
  ]);
  expect(written.ok).toBe(true);
  expect((await backUp(db, { now })).ok).toBe(true);
  log.close();
  truncateSync(file, 0);
  writeFileSync(file, 'not a log any more'.repeat(500));
}

describe('a damaged log', () => {
  it('gives way to its newest good copy when a person wants that, and is set aside', async () => {
    await damagedWithCopy();
    const { db, isRestored } = await opened(yes);
    const log = createOrderLog(db, { now });
    expect(isRestored).toBe(true);
    expect(renewals).toBe(1);
    expect(log.charge(aBirth().terms.reference)?.total).toBe(TOTAL);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
    log.close();
  });

  it('is not replaced by anything when the person says no', async () => {
    await damagedWithCopy();
    const result = await openLogOrBackup(file, { now, askForBackup: no, beforeRestore });
    expect(result).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(readdirSync(folder)).not.toContain('log-real.db');
    expect(renewals).toBe(0);
  });

  it('without a copy asks nothing: there is nothing to offer', async () => {
    writeFileSync(file, 'never a log'.repeat(1000));
    const asked: string[] = [];
    const result = await openLogOrBackup(file, {
      now,
      askForBackup: (setAside) => Promise.resolve(asked.push(setAside) > 0),
      beforeRestore,
    });
    expect(result).toMatchObject({ ok: false, error: { kind: 'damaged', newestBackup: null } });
    expect(asked).toEqual([]);
  });
});

it('a log that is whole opens as it is', async () => {
  const { db, isRestored } = await opened();
  expect(isRestored).toBe(false);
  const stop = keepBackups(db, now, () => undefined);
  stop();
  db.close();
});
