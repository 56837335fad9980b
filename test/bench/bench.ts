import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#scripts/electron-program';
import { type LaunchOptions, launchApp, type RunningApp } from '#scripts/launch-app';
import { seedLog } from '#scripts/made-up-log';
import { unseenDisplay } from '#scripts/unseen-display';
import { writeCatalogue } from '#test/bench/made-up-catalogue';

export type BenchOptions = {
  readonly products: number;
  /** Charges in the made-up log. */
  readonly charges: number;
  /** A log to start with instead: what `seed-log` wrote, say. */
  readonly log: string | null;
  /** Sales after which memory is looked at. */
  readonly sales: number;
  /** How many times each thing is done, as a multiple of what is usual for it. */
  readonly rounds: number;
};

/** Where everything is measured: a folder, apps that are started in it, and what is put away in the end. */
export type Bench = {
  readonly options: BenchOptions;
  /** So many rounds as usual, times what was asked for. */
  rounds(usual: number): number;
  /** A new folder. */
  folder(): string;
  /** A new data folder with so many products, and the large log where it is wanted. Made once, then copied. */
  shop(products: number, log?: 'large' | 'none'): string;
  start(launch: LaunchOptions): Promise<RunningApp>;
  /** Two windows with a heading each, and what the twins need. */
  startEmpty(): Promise<RunningApp>;
  /** Ends what was started since, last first. */
  atEnd(end: () => Promise<void> | void): void;
  tidy(): Promise<void>;
  close(): Promise<void>;
};

export async function createBench(options: BenchOptions): Promise<Bench> {
  const base = mkdtempSync(join(tmpdir(), 'mostrador-bench-'));
  const display = await unseenDisplay();
  const made = new Map<string, string>();
  let ends: (() => Promise<void> | void)[] = [];

  const folder = (): string => mkdtempSync(join(base, 'f-'));

  function once(name: string, make: (place: string) => void): string {
    const known = made.get(name);
    if (known !== undefined) return known;
    const place = folder();
    make(place);
    made.set(name, place);
    return place;
  }

  async function start(launch: LaunchOptions): Promise<RunningApp> {
    const app = await launchApp({ ...launch, env: { ...display.env, ...launch.env } });
    ends.push(() => app.close());
    return app;
  }

  async function tidy(): Promise<void> {
    const all = ends.toReversed();
    ends = [];
    for (const end of all) await end();
  }

  return {
    options,
    rounds: (usual) => Math.max(1, Math.round(usual * options.rounds)),
    folder,
    shop(products, log = 'none') {
      const place = folder();
      cpSync(
        once(`${products} products`, (at) => writeCatalogue(at, products)),
        place,
        { recursive: true },
      );
      if (log === 'large') {
        const file =
          options.log ??
          join(
            once('log', (at) => writeLog(at, options.charges)),
            'log-practice.db',
          );
        cpSync(file, join(place, 'log-practice.db'));
      }
      return place;
    },
    start,
    startEmpty: () => start({ dataDir: folder(), appFolder: join(root, 'test/bench/empty-app') }),
    atEnd: (end) => void ends.push(end),
    tidy,
    async close() {
      await tidy();
      await display.close();
      rmSync(base, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function writeLog(folder: string, charges: number): void {
  const until = Date.now() - 24 * 60 * 60_000;
  seedLog({ charges, seed: 1, file: join(folder, 'log-practice.db'), site: 'MLA', until });
}
