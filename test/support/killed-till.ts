import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Reference } from '#core/domain/charge';
import type { SaleId } from '#core/domain/sale';
import type { CashierView } from '#core/views';
import type {} from '#renderer/bridge';
import { launchApp, type RunningApp } from '#scripts/launch-app';
import { type OutsideSimulator, startOutsideSimulator } from '#test/support/outside-simulator';
import { type PaperPrinter, startPaperPrinter } from '#test/support/paper-printer';
import { ask } from '#test/support/till';

/** A shop whose till is killed and started again on the same data, with a provider and a printer that live on. */
export type KilledTill = {
  readonly dataDir: string;
  readonly simulator: OutsideSimulator;
  readonly printer: PaperPrinter;
  cashier(): Page;
  customer(): Page;
  /** Ends the app's processes at once, as a power cut or the task manager does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Everything that any screen was told while it lived. */
  readonly seen: {
    readonly paid: ReadonlySet<Reference>;
    readonly shown: ReadonlySet<Reference>;
    readonly codesOf: ReadonlyMap<SaleId, ReadonlySet<string>>;
  };
  readonly problems: readonly string[];
  /** How long each start took until the cashier's page was there. */
  readonly startMs: readonly number[];
  close(): Promise<void>;
};

type Sight = {
  readonly saleId: SaleId | null;
  readonly reference: Reference | null;
  readonly isPaid: boolean;
  readonly qrData: string | null;
};

export async function openKilledTill(seed: number): Promise<KilledTill> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mostrador-killed-'));
  const simulator = await startOutsideSimulator(seed);
  const printer = await startPaperPrinter();
  const paid = new Set<Reference>();
  const shown = new Set<Reference>();
  const codesOf = new Map<SaleId, Set<string>>();
  const problems: string[] = [];
  const startMs: number[] = [];
  let running: { app: RunningApp; cashier: Page; customer: Page } | null = null;

  function live(): NonNullable<typeof running> {
    if (running === null) throw new Error('the till is dead');
    return running;
  }

  function note({ saleId, reference, isPaid, qrData }: Sight): void {
    if (reference !== null && isPaid) paid.add(reference);
    if (saleId === null || reference === null || qrData === null) return;
    shown.add(reference);
    codesOf.set(saleId, (codesOf.get(saleId) ?? new Set()).add(qrData));
  }

  async function start(): Promise<void> {
    const before = performance.now();
    const app = await launchApp({ dataDir, args: [`--api-url=${simulator.url}`] });
    const [cashier, customer] = await Promise.all([app.page('cashier'), app.page('customer')]);
    startMs.push(Math.round(performance.now() - before));
    running = { app, cashier, customer };
    await cashier.exposeFunction('noteSight', note);
    await cashier.evaluate(reportSights);
  }

  function setAside({ app }: { app: RunningApp }): void {
    problems.push(...app.problems);
  }

  await start();
  await ask(live().cashier, 'settings/save', {
    printer: { kind: 'tcp', host: '127.0.0.1', port: printer.port },
  });

  return {
    dataDir,
    simulator,
    printer,
    cashier: () => live().cashier,
    customer: () => live().customer,
    async kill() {
      const { app } = live();
      setAside(live());
      running = null;
      const main = app.electronApp.process();
      const gone = new Promise((resolve) => main.once('exit', resolve));
      killGroup(main.pid);
      await gone;
    },
    start,
    seen: { paid, shown, codesOf },
    problems,
    startMs,
    async close() {
      if (running !== null) {
        setAside(running);
        // A code that nobody saw may still be open at the provider: the app would ask.
        await ask(running.cashier, 'window/close', { confirmed: true }).catch(() => undefined);
        await running.app.close();
      }
      simulator.stop();
      printer.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Its own group, which Playwright gives it; never anything by name. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) throw new Error('the app has no process');
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    process.kill(pid, 'SIGKILL');
  }
}

/** Runs in the cashier's page: every picture that main pushes goes to the test as well. */
function reportSights(): void {
  const { bridge } = window;
  if (bridge === undefined || !('request' in bridge)) throw new Error('no cashier bridge here');
  const report: unknown = Reflect.get(window, 'noteSight');
  if (typeof report !== 'function') throw new Error('nobody to report to');
  bridge.subscribe('counter/changed', ({ sale, charge }: CashierView) => {
    report({
      saleId: sale.id,
      reference: charge?.reference ?? null,
      isPaid: charge?.state === 'paid' || charge?.state === 'paid-late',
      qrData: charge?.qrData ?? null,
    });
  });
}
