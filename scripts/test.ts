import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronDist, electronEnvironment, root } from './electron-program.ts';
import { say } from './say.ts';
import { ensureBuilt, ensureRunnable, ensureTools, hastenTests, TEST_TOOLS } from './set-up.ts';

/*
 * `npm test`: every check there is. All of them run, whatever failed before; the last line counts: each unit
 * test, each spec and each other step is one.
 *
 * The steps that only reckon run beside the others and give way to them: those wait for real time, and would
 * leave a third of the PC idle.
 */

type Count = { passed: number; failed: number };
/** Where a step's programs write: to the terminal, or into the text that is shown when it has ended. */
type Call = (program: string, args: readonly string[], env?: Record<string, string>) => Promise<number>;
type Step = { name: string; run: (call: Call) => Promise<Count> };

const reports = path.join(root, '.cache/test');
const unitReport = path.join(reports, 'unit.json');
const specReport = path.join(reports, 'specs.json');
/** Days with codes of their own, days on the register's one slot, and days by the Orders API. */
const SIMULATED = [
  ['--seeds', '40'],
  ['--play', 'slot', '--seeds', '15'],
  ['--play', 'orders', '--seeds', '15'],
];
const simulation = 'test/simulation/cli.ts';
/** What one program has compiled the next does not compile again. */
const WARM = { NODE_COMPILE_CACHE: path.join(root, '.cache/compiled') };

const STEPS: readonly Step[] = [
  { name: 'build', run: build },
  { name: 'unit tests', run: unitTests },
];
const BESIDE: readonly Step[] = [
  { name: 'types', run: (call) => check(call, 'tsc', ['-b']) },
  { name: 'lint', run: (call) => check(call, 'oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: (call) => check(call, 'biome', ['ci', '.']) },
  ...(fs.existsSync(path.join(root, simulation)) ? [{ name: 'simulated counter', run: simulate }] : []),
];
/** As low as a program goes that nobody waits for. */
const GIVES_WAY = 10;

const total: Count = { passed: 0, failed: 0 };
const times: string[] = [];
/** What steps beside have written, until no other step is writing. */
const unsaid: string[] = [];

process.exitCode = await runAll();

async function runAll(): Promise<number> {
  const before = performance.now();
  await runStep({ name: 'set-up', run: setUp });
  await Promise.all([runInFront(STEPS), runBeside()]);
  // The specs have windows whose silence is taken for a hang: nothing else works while they run.
  sayUnsaid();
  await runInFront([{ name: 'specs', run: specs }]);
  sayUnsaid();
  const all = ((performance.now() - before) / 1000).toFixed(1);
  times.push(`${'all'.padEnd(18)} ${all.padStart(7)} s`);
  process.stdout.write(`\n${times.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

async function runInFront(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await runStep(step);
    sayUnsaid();
  }
}

async function runBeside(): Promise<void> {
  for (const step of BESIDE) {
    const said: string[] = [];
    await timed(step, quietCall(said));
    unsaid.push(`\n== ${step.name}\n${said.join('')}`);
  }
}

function sayUnsaid(): void {
  process.stdout.write(unsaid.splice(0).join(''));
}

async function runStep(step: Step): Promise<void> {
  process.stdout.write(`\n== ${step.name}\n`);
  await timed(step, call);
}

async function timed(step: Step, how: Call): Promise<void> {
  const before = performance.now();
  const { passed, failed } = await countOf(step, how);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  times.push(`${step.name.padEnd(18)} ${seconds.padStart(7)} s  ${passed} passed, ${failed} failed`);
}

/** A step that breaks, or that finds nothing to do, has failed. */
async function countOf(step: Step, how: Call): Promise<Count> {
  try {
    const count = await step.run(how);
    if (step.run === setUp || count.passed + count.failed > 0) return count;
    say(`${step.name}: nothing was tested`);
  } catch (error) {
    say(`${step.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { passed: 0, failed: 1 };
}

async function setUp(): Promise<Count> {
  ensureRunnable();
  ensureTools(TEST_TOOLS);
  hastenTests();
  fs.mkdirSync(reports, { recursive: true });
  for (const report of [unitReport, specReport]) fs.rmSync(report, { force: true });
  return { passed: 0, failed: 0 };
}

async function check(how: Call, program: string, args: readonly string[]): Promise<Count> {
  const code = await how(path.join(root, 'node_modules/.bin', program), args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function build(): Promise<Count> {
  await ensureBuilt();
  return { passed: 1, failed: 0 };
}

async function simulate(how: Call): Promise<Count> {
  let failed = 0;
  for (const given of SIMULATED) {
    if ((await how(process.execPath, [path.join(root, simulation), ...given])) !== 0) failed += 1;
  }
  return { passed: SIMULATED.length - failed, failed };
}

async function unitTests(): Promise<Count> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const code = await call(path.join(root, 'node_modules/.bin/vitest'), args);
  const report = readReport(unitReport);
  const count = { passed: numberIn(report, 'numPassedTests'), failed: numberIn(report, 'numFailedTests') };
  // A file that cannot even be read has no tests that could fail.
  count.failed += listIn(report, 'testResults').filter(isBrokenFile).length;
  return honest(count, code);
}

function isBrokenFile(file: unknown): boolean {
  return valueIn(file, 'status') === 'failed' && listIn(file, 'assertionResults').length === 0;
}

async function specs(): Promise<Count> {
  const display = await displayForElectron();
  try {
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: specReport, ...electronEnvironment(), ...display.env };
    const code = await call(
      path.join(root, 'node_modules/.bin/playwright'),
      ['test', '--reporter=list,json'],
      env,
    );
    const report = readReport(specReport);
    const stats = valueIn(report, 'stats');
    // A spec that passed only when tried again has not passed.
    const failed = numberIn(stats, 'unexpected') + numberIn(stats, 'flaky') + listIn(report, 'errors').length;
    return honest({ passed: numberIn(stats, 'expected'), failed }, code);
  } finally {
    display.end();
  }
}

/** The stand-in needs no display; Electron gets one that nobody sees where there is none. */
async function displayForElectron(): Promise<{ env: Record<string, string>; end: () => void }> {
  if (electronDist().isStandIn)
    return { env: { STANDIN_HEADLESS: process.env.STANDIN_HEADLESS ?? '1' }, end: () => undefined };
  if (process.platform !== 'linux' || process.env.DISPLAY) return { env: {}, end: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '3840x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve) =>
    server.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  return { env: { DISPLAY: `:${number}` }, end: () => server.kill() };
}

/** A runner that ended badly without naming one failed test has failed itself. */
function honest(count: Count, code: number): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function call(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return await ended(
    spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...WARM, ...env } }),
  );
}

/** For what runs beside: gives way, and writes into `said`. */
function quietCall(said: string[]): Call {
  return async (program, args, env = {}) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...WARM, ...env },
    });
    if (child.pid !== undefined) os.setPriority(child.pid, GIVES_WAY);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => said.push(piece));
    return await ended(child);
  };
}

async function ended(child: ChildProcess): Promise<number> {
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function readReport(file: string): unknown {
  if (!fs.existsSync(file)) throw new Error('the runner ended without a report');
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function numberIn(value: unknown, key: string): number {
  const found = valueIn(value, key);
  return typeof found === 'number' ? found : 0;
}

function listIn(value: unknown, key: string): unknown[] {
  const found = valueIn(value, key);
  return Array.isArray(found) ? found : [];
}
