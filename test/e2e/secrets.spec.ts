import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '#scripts/launch-app';
import {
  type OutsideSimulator,
  payByWallet,
  startOutsideSimulator,
  valueIn,
} from '#test/support/outside-simulator';
import { spellingsOf } from '#test/support/spellings';
import { ask, chargeIs, chargeUntilShown, requestInPage, ringUp, until } from '#test/support/till';

/*
 * The practice token is as secret as the real one, and travels the same way: after a run with everything that can go
 * wrong it is looked for in every file, every word that main wrote, and every page.
 */

test.describe.configure({ timeout: 90_000 });

/** A pasted token that no provider knows. */
const PASTED = 'APP_USR-9999999999999999-112118-feedfacefeedfacefeedfacefeedface-123456789';

/** What notifications would be signed with. */
const SIGNING = 'c0ffee11c0ffee22c0ffee33c0ffee44c0ffee55c0ffee66c0ffee77c0ffee88';

let dataDir = '';
let simulator: OutsideSimulator;
let started: RunningApp[] = [];

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mostrador-secrets-'));
  simulator = await startOutsideSimulator(5);
});
test.afterEach(async () => {
  for (const app of started) await app.close();
  started = [];
  simulator.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
});

test('no token is anywhere after charges, errors, refusals and a crash', async () => {
  const said: string[] = [];
  const first = await start();
  await paidSale(first.cashier);
  await sellThroughTrouble(first.cashier);
  said.push(...(await heap(first)), first.app.output(), JSON.stringify(first.app.problems));
  const main = first.app.electronApp.process();
  const gone = new Promise((done) => main.once('exit', done));
  process.kill(-(main.pid ?? Number.NaN), 'SIGKILL');
  await gone;

  const second = await start();
  await until(second.cashier, 'is back', ({ charge }) => charge !== null);
  said.push(...(await errorsAsked(second.cashier)));
  for (const name of ['cashier', 'customer'] as const) {
    said.push(await (await second.app.page(name)).content());
  }
  await ask(second.cashier, 'window/close', { confirmed: true }).catch(() => undefined);
  await second.app.close();
  said.push(second.app.output());

  const haystacks = [
    ...filesUnder(dataDir).map((file) => [relative(dataDir, file), readFileSync(file)] as const),
    ...said.map((text, at) => [`what was said (${at})`, Buffer.from(text)] as const),
  ];
  expect(haystacks.length).toBeGreaterThan(10);
  const found = [simulator.accessToken, PASTED, SIGNING].flatMap((token) => hitsOf(token, haystacks));
  expect(found).toEqual([]);
  // The search itself finds what is there.
  expect(hitsOf('installIds', haystacks)).not.toEqual([]);
});

type Started = { readonly app: RunningApp; readonly cashier: Page };

async function start(): Promise<Started> {
  const app = await launchApp({ dataDir, args: [`--api-url=${simulator.url}`] });
  started.push(app);
  return { app, cashier: await app.page('cashier') };
}

async function paidSale(cashier: Page): Promise<void> {
  await ringUp(cashier, 1500);
  await payByWallet(simulator, await chargeUntilShown(cashier));
  await until(cashier, 'is paid', chargeIs('paid'));
  await until(cashier, 'is printed', ({ sale }) => sale.print?.state === 'sent');
  await ask(cashier, 'sale/next');
}

/** Answers that fail in every way, on the way there and while reading; the code of the last one stays up. */
async function sellThroughTrouble(cashier: Page): Promise<void> {
  for (const fault of ['500', '502-html', '429', 'cut', 'reset']) {
    await simulator.control('faults', { match: '/search', fault, times: 1 });
  }
  await simulator.control('faults', { match: '/qrs', fault: '500', times: 1 });
  await ringUp(cashier, 700);
  await ask(cashier, 'charge/start');
  await until(cashier, 'has an answer', ({ charge }) => charge !== null && charge.state !== 'requested');
  await new Promise((done) => setTimeout(done, 3000));
}

/** Everything that main refuses, with what it says: errors must not hand out what they were about. */
async function errorsAsked(cashier: Page): Promise<readonly string[]> {
  const asked: readonly (readonly [string, unknown])[] = [
    ['settings/set-token', { token: PASTED.repeat(9) }],
    ['settings/set-token', { token: PASTED, more: PASTED }],
    ['settings/save', { shopName: PASTED }],
    ['notices/set-secret', { secret: SIGNING.repeat(9) }],
    ['notices/set-secret', { secret: SIGNING }],
    ['settings/save', { notices: { isOn: true, port: 18_730, toleranceMinutes: 5 } }],
    ['notices/try', undefined],
    ['notices/view', undefined],
    ['settings/view', undefined],
    ['settings/registers', undefined],
    ['counter/view', undefined],
    ['charges/recent', undefined],
  ];
  const answers: string[] = [];
  for (const [channel, input] of asked) {
    const answer = cashier.evaluate(requestInPage, {
      channel,
      input: input === undefined ? [] : [input],
    });
    answers.push(
      await answer.then(
        (value) => JSON.stringify(value),
        (error: unknown) => String(error),
      ),
    );
  }
  return answers;
}

/** All text that each page's own code could come by: its markup, and every string in its memory. */
async function heap({ app }: Started): Promise<readonly string[]> {
  const pages = await Promise.all([app.page('cashier'), app.page('customer')]);
  await app.electronApp.evaluate(answerForPages);
  const texts: string[] = [];
  for (const page of pages) texts.push(await page.content(), await stringsIn(page));
  return texts;
}

/** A page whose memory is being copied stands still, and would be taken for a hung one. */
function answerForPages({ BrowserWindow }: { BrowserWindow: typeof Electron.BrowserWindow }): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    webContents.executeJavaScript = () => Promise.resolve(0);
  }
}

async function stringsIn(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const strings: unknown = valueIn(JSON.parse(snapshot), 'strings');
  return Array.isArray(strings) ? strings.map(String).join('\n') : '';
}

function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

type Haystack = readonly [name: string, bytes: Buffer];

const hitsOf = (secret: string, haystacks: readonly Haystack[]): readonly string[] =>
  haystacks.flatMap(([name, bytes]) =>
    spellingsOf(secret)
      .filter(([, spelling]) => bytes.includes(spelling))
      .map(([spelling]) => `${name}: ${spelling}`),
  );
