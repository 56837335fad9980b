import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reference } from '#core/domain/charge';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { verifyLog } from '#main/order-log/verify-log';
import { openReadOnly } from '#main/sqlite';
import { expect, test } from '#test/support/app';
import { ask, chargeUntilShown, ringUp, until } from '#test/support/till';
import { frameSizeFor, framesIn, WAL_HEADER } from '#test/support/wal';

test.use({ appArgs: ['--practice'] });
test.describe.configure({ timeout: 120_000 });

const SALES = 3;

/** A charge that stood on the screen as paid, and how many frames were in the log's `-wal` just then. */
type Shown = { readonly reference: Reference; readonly frames: number };

test('the power may go at any page of a morning: what a screen called paid is paid', async ({
  cashier,
  dataDir,
}) => {
  const file = join(dataDir, 'log-practice.db');
  const frameSize = frameSizeFor(pageSizeOf(file));
  const shown: Shown[] = [];
  for (let sale = 1; sale <= SALES; sale += 1) {
    await ringUp(cashier, 1000 + sale);
    const reference = await chargeUntilShown(cashier);
    await ask(cashier, 'practice/play', { reference, scenario: 'paid' });
    await until(cashier, 'is paid', ({ charge }) => charge?.state === 'paid');
    shown.push({ reference, frames: framesIn(`${file}-wal`, frameSize) });
    await ask(cashier, 'sale/next');
  }
  const copies = mkdtempSync(join(tmpdir(), 'mostrador-cut-'));
  try {
    const wal = readFileSync(`${file}-wal`);
    copyFileSync(file, join(copies, 'whole.db'));
    const frames = Math.floor((wal.length - WAL_HEADER) / frameSize);
    // Nothing has gone from the -wal to the file yet, or the cuts below would prove less than they say.
    expect(shown.at(0)?.frames).toBeLessThan(shown.at(-1)?.frames ?? 0);
    expect(frames).toBeGreaterThanOrEqual(shown.at(-1)?.frames ?? 0);
    for (let frame = 0; frame <= frames; frame += 1) {
      const cut = join(copies, String(frame), 'log-practice.db');
      mkdirSync(join(copies, String(frame)));
      copyFileSync(join(copies, 'whole.db'), cut);
      writeFileSync(`${cut}-wal`, wal.subarray(0, WAL_HEADER + frame * frameSize + (frame % 2) * 900));
      expectPaid(cut, frame, shown);
      rmSync(join(copies, String(frame)), { recursive: true });
    }
    const places = shown.map((one) => one.frames).join(', ');
    console.log(`${frames} frames cut, ${SALES} charges shown as paid at ${places}`);
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
});

function pageSizeOf(file: string): number {
  const db = openReadOnly(file);
  try {
    return Number(db.pragma('page_size', { simple: true }));
  } finally {
    db.close();
  }
}

function expectPaid(file: string, frame: number, shown: readonly Shown[]): void {
  const opened = openLog({ file, now: Date.now });
  if (!opened.ok) throw new Error(`frame ${frame}: ${opened.error.kind}`);
  const log = createOrderLog(opened.value, { now: Date.now });
  try {
    for (const { reference, frames } of shown) {
      if (frames <= frame)
        expect(log.charge(reference)?.state, `${reference} at frame ${frame}`).toBe('paid');
    }
    expect(verifyLog(file, null), `frame ${frame}`).toMatchObject({ ok: true });
  } finally {
    log.close();
  }
}
