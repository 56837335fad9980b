import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Charge, Reference } from '#core/domain/charge';
import type { RefundId, RefundRecord } from '#core/domain/refund';
import type { SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';
import type { Changed, LogError, OrderLog } from '#core/order-log';
import { err, type Result } from '#core/result';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import type { Life } from '#test/simulation/pc';

/** Thrown at whatever a dead program still tries: nothing of it may reach the log or the screens. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** Real files need a real disk to be lost with; one in memory is as whole after a simulated crash, and much faster. */
export function folderForRuns(): string {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(parent, 'mostrador-simulation-'));
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** One empty log, migrated once, copied for every run. */
export function freshLog(folder: string, name: string): string {
  const template = join(folder, 'template.db');
  if (!existsSync(template)) {
    const opened = openLog({ file: template, now: () => 0 });
    if (!opened.ok) throw new Error(`template: ${opened.error.kind}`);
    createOrderLog(opened.value, { now: () => 0 }).close();
  }
  const file = join(folder, `${name}.db`);
  forgetLog(file);
  copyFileSync(template, file);
  return file;
}

export function forgetLog(file: string): void {
  for (const part of ['', '-wal', '-shm', '.running']) rmSync(file + part, { force: true });
}

export type LogGate = {
  /** Told before and after each commit: a crash may come at either. */
  readonly beforeCommit: () => void;
  readonly afterCommit: () => void;
  readonly isDiskFull: () => boolean;
  readonly onChanged: (changed: Changed) => void;
  readonly now: () => number;
};

export type OpenedLog = { readonly log: OrderLog /** The power goes: nothing is tidied up. */; drop(): void };

/** The real log over a real file, with a gate where the disk can be full and the power can go. */
export function openGatedLog(file: string, life: Life, gate: LogGate): OpenedLog {
  const opened = openLog({ file, now: gate.now });
  if (!opened.ok) throw new Error(`The log does not open: ${opened.error.kind}`);
  const db = opened.value;
  const real = createOrderLog(db, { now: gate.now, onChanged: gate.onChanged });
  const alive = (): OrderLog => {
    if (!life.isAlive) throw new Crashed();
    return real;
  };
  const writing = <T>(write: (log: OrderLog) => Result<T, LogError>): Result<T, LogError> => {
    const log = alive();
    if (gate.isDiskFull()) return err('disk-full');
    gate.beforeCommit();
    for (const read of remembered) read.clear();
    const written = write(log);
    gate.afterCommit();
    return written;
  };
  const once = <K, V>(kept: Map<K, V>, key: K, read: () => V): V => {
    alive();
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = read();
    kept.set(key, value);
    return value;
  };
  const charges = new Map<Reference, Charge | null>();
  const sales = new Map<SaleId, SaleRecord | null>();
  const lists = new Map<SaleId, readonly Charge[]>();
  const refunds = new Map<RefundId, RefundRecord | null>();
  // Between two commits nothing changes, and every event asks for the same few.
  const remembered = [charges, sales, lists, refunds];
  const log: OrderLog = {
    commit: (entries) => writing((to) => to.commit(entries)),
    charge: (reference) => once(charges, reference, () => alive().charge(reference)),
    sale: (id) => once(sales, id, () => alive().sale(id)),
    chargesOf: (id) => once(lists, id, () => alive().chargesOf(id)),
    chargesToWatch: (since) => alive().chargesToWatch(since),
    ordersLeftOver: (since) => alive().ordersLeftOver(since),
    recent: (limit) => alive().recent(limit),
    rowsOf: (id) => alive().rowsOf(id),
    byProviderOrder: (orderId) => alive().byProviderOrder(orderId),
    factsOf: (reference) => alive().factsOf(reference),
    nextSaleNumber: () => alive().nextSaleNumber(),
    nextReceiptSequence: () => alive().nextReceiptSequence(),
    lastReceipt: () => alive().lastReceipt(),
    unfinishedJobs: () => alive().unfinishedJobs(),
    jobsOf: (id) => alive().jobsOf(id),
    refund: (id) => once(refunds, id, () => alive().refund(id)),
    refundFactsOf: (id) => alive().refundFactsOf(id),
    refundsOf: (id) => alive().refundsOf(id),
    unfinishedRefunds: () => alive().unfinishedRefunds(),
    recordsOfDay: (day) => alive().recordsOfDay(day),
    saveRecordsOfDay: (records) => writing((to) => to.saveRecordsOfDay(records)),
    paymentsToReconcile: (day, window) => alive().paymentsToReconcile(day, window),
    resolutionsOf: (day) => alive().resolutionsOf(day),
    get days() {
      return alive().days;
    },
    get cases() {
      return alive().cases;
    },
    get shifts() {
      return alive().shifts;
    },
    sweptUntil: (sellerId) => alive().sweptUntil(sellerId),
    setSweptUntil: (at, sellerId) => writing((to) => to.setSweptUntil(at, sellerId)),
    draft: () => alive().draft(),
    saveDraft: (draft) => writing((to) => to.saveDraft(draft)),
    held: () => alive().held(),
    saveOpen: (open, entries) => writing((to) => to.saveOpen(open, entries)),
    voidsOf: (id) => alive().voidsOf(id),
    recentTendered: (limit) => alive().recentTendered(limit),
    recentVoids: (limit) => alive().recentVoids(limit),
    staffActs: (limit, window) => alive().staffActs(limit, window),
    head: () => alive().head(),
    close: () => alive().close(),
  };
  return { log, drop: () => void db.close() };
}
