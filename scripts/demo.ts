import fs from 'node:fs';
import path from 'node:path';
import { createCounter } from './counter-driver.ts';
import { clearFolder, takePaper } from './demo-files.ts';
import { type DemoOptions, NotPossible, readDemoOptions } from './demo-options.ts';
import { summaryOf } from './demo-summary.ts';
import { createEnding } from './end-app.ts';
import { type LaunchOptions, launchApp, type RunningApp } from './launch-app.ts';
import { readNewestSale } from './log-reader.ts';
import { codesIn } from './picture-code.ts';
import { playSale, type Timing } from './play-sale.ts';
import { say } from './say.ts';
import { endTrouble, scenarioEnds } from './scenario-ends.ts';
import { watchScreen } from './screen-watch.ts';
import { ensureBuilt, ensureRunnable } from './set-up.ts';
import { startSimulator } from './simulator-process.ts';
import { unseenDisplay } from './unseen-display.ts';

/*
 * `npm run demo`: the real app, unseen, through one sale in practice mode. Its exit code is 0 only when the
 * scenario ended as it must, 1 when it did not, 2 when it was asked for what there is not.
 */

process.exitCode = await demo(process.argv.slice(2));

async function demo(args: readonly string[]): Promise<number> {
  try {
    const options = readDemoOptions(args);
    ensureRunnable();
    await ensureBuilt();
    const trouble = await run(options);
    for (const each of trouble) say(each);
    return trouble.length === 0 ? 0 : 1;
  } catch (error) {
    say(error instanceof NotPossible ? error.message : wordsOf(error));
    return error instanceof NotPossible ? 2 : 1;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What did not go as it must, in words. */
async function run(options: DemoOptions): Promise<readonly string[]> {
  const { folder, site, language } = options;
  clearFolder(folder);
  const dataDir = options.dataDir ?? path.join(folder, 'data');
  if (options.dataDir === null) fs.rmSync(dataDir, { recursive: true, force: true });
  const open: { readonly close: () => Promise<void> }[] = [];
  endWithSignals(open);
  try {
    const display = await unseenDisplay();
    open.push(display);
    const simulator = await startSimulator(site);
    open.push(simulator);
    const launch: LaunchOptions = {
      dataDir,
      args: [`--api-url=${simulator.url}`, `--lang=${language}`],
      env: display.env,
    };
    const app = await launchApp(launch);
    const endApp = createEnding(app);
    open.push({ close: endApp });
    return await sellOnce(options, { app, endApp, simulator, dataDir });
  } finally {
    for (const each of open.toReversed()) await each.close().catch((error) => say(wordsOf(error)));
  }
}

type Running = {
  readonly app: RunningApp;
  readonly endApp: () => Promise<void>;
  readonly simulator: Awaited<ReturnType<typeof startSimulator>>;
  readonly dataDir: string;
};

async function sellOnce(
  options: DemoOptions,
  { app, endApp, simulator, dataDir }: Running,
): Promise<readonly string[]> {
  const { folder, site, language, mode, api, scenario } = options;
  const orderLog = path.join(dataDir, 'log-practice.db');
  const [cashierPage, customerPage] = [await app.page('cashier'), await app.page('customer')];
  const cashier = await watchScreen(cashierPage, 'cashier', language);
  const customer = await watchScreen(customerPage, 'customer', language);
  const counter = createCounter(cashierPage, cashier, site);
  await counter.setMode(mode, api);
  await counter.ringUp().catch(async (error: unknown) => {
    await cashierPage.screenshot({ path: path.join(folder, 'cashier-00-stuck.png') });
    throw error;
  });
  await customer.until(({ says }) => says === 'building', 'the lines of the sale');
  const cameras = [cashier.takePictures(folder), customer.takePictures(folder)];
  const look = async (): Promise<void> => {
    await Promise.all(cameras.map((camera) => camera.caughtUp()));
  };
  await look();

  const readLog = () => readNewestSale(orderLog);
  const trouble: string[] = [];
  let timing: Timing | null = null;
  try {
    timing = await playSale(scenario, {
      counter,
      cashier,
      customer,
      simulator,
      readLog,
      look,
      mode,
      api,
      pace: 1,
    });
    const { paper } = scenarioEnds[scenario];
    if (paper === 'on-request') await counter.reprint();
    const receiptNumber = readLog()?.sale.receiptNumber ?? null;
    if (paper !== 'none' && receiptNumber !== null)
      await takePaper(path.join(dataDir, 'receipts'), receiptNumber, folder);
  } catch (error) {
    trouble.push(wordsOf(error));
  }
  const pictures = (await Promise.all(cameras.map((camera) => camera.stop()))).flat();
  const said = (await customer.all()).map(({ says }) => says);
  await endApp();

  const logged = readLog();
  if (logged === null) return [...trouble, 'no charge is in the log', app.output()];
  const summary = summaryOf(options, { logged, timing, orderLog, dataDir });
  fs.writeFileSync(path.join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  return [
    ...trouble,
    ...endTrouble(scenario, logged, said),
    ...codeTrouble(folder, pictures, summary.qrData),
    ...app.problems,
  ];
}

/** The code as a phone would read it off the customer's screen. */
function codeTrouble(folder: string, pictures: readonly string[], qrData: string): readonly string[] {
  const withCode = pictures.filter((name) => /^customer-\d+-pay\.png$/.test(name));
  if (withCode.length === 0) return ["the customer's code was never still enough for a picture"];
  const read = withCode.map((name) => codesIn(path.join(folder, name)));
  if (read.includes(null)) {
    say('zbarimg (zbar-tools) is not here: the code in the pictures was not read');
    return [];
  }
  const isRead = read.some((codes) => codes?.includes(qrData) === true);
  return isRead ? [] : [`no picture bears the code: ${JSON.stringify(read)}`];
}

function endWithSignals(open: readonly { readonly close: () => Promise<void> }[]): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void Promise.allSettled(open.toReversed().map((each) => each.close())).then(() => process.exit(1));
    });
  }
}
