import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';

const here = import.meta.dirname;
const electron = path.join(here, 'dist/electron');
const fixture = path.join(here, 'fixture');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-ends-'));
const started = new Set<ChildProcess>();
let folders = 0;

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  fs.rmSync(temporary, { recursive: true, force: true });
});

type Run = { child: ChildProcess; dataDir: string; output: () => string; ended: Promise<number | null> };

/** Starts the fixture; its temporary files lie in a folder of their own, so that what is left over shows. */
function start(
  command: string[],
  more: NodeJS.ProcessEnv = {},
  dataDir = path.join(temporary, `data-${++folders}`),
): Run {
  const [file = electron, ...args] = command;
  const tmp = path.join(temporary, `tmp-${folders}`);
  fs.mkdirSync(tmp, { recursive: true });
  const env = { ...process.env, TMPDIR: tmp, STANDIN_HEADLESS: '1', ...more };
  const child = spawn(file, [...args, `--data-dir=${dataDir}`, fixture], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += String(piece)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, dataDir, output: () => text, ended };
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (isSo()) return;
    await delay(25);
  }
  throw new Error(`did not happen: ${what}`);
}

/** The processes whose command line or environment names this run's folder: the app's, Chromium's, the guard's. */
function processesOf(run: Run): string[] {
  const mark = path.basename(run.dataDir).replace('data-', 'tmp-');
  const all = execFileSync('ps', ['-eo', 'pid=,stat=,args=']).toString().split('\n');
  const isOurs = (line: string) => line.includes(`${temporary}/${mark}/`) || line.includes(run.dataDir);
  return all.filter((line) => isOurs(line) && !/^\s*\d+\s+Z/.test(line));
}

function leftovers(run: Run): string[] {
  return fs.readdirSync(path.join(temporary, path.basename(run.dataDir).replace('data-', 'tmp-')));
}

async function ready(run: Run): Promise<void> {
  await until(`both windows ready; it said: ${run.output()}`, () =>
    run.output().includes('both windows ready'),
  );
}

async function nothingIsLeft(run: Run): Promise<void> {
  await until(
    `all processes gone, left: ${processesOf(run).join('\n')}`,
    () => processesOf(run).length === 0,
  );
  expect(leftovers(run).filter((name) => name.startsWith('standin-chromium'))).toEqual([]);
}

describe('the end of the stand-in', () => {
  test('is a clean one when it is asked to quit: exit code 0, no process, no folder left', async () => {
    const run = start([electron]);
    await ready(run);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await nothingIsLeft(run);
  });

  test('comes with the end of the process that started it', async () => {
    // As `electron .` does: a parent that starts it and waits.
    const script =
      'require("node:child_process").spawn(process.argv[1], process.argv.slice(2), { stdio: "inherit" })';
    const run = start([process.execPath, '-e', script, '--', electron]);
    await ready(run);
    expect(processesOf(run).length).toBeGreaterThan(3);
    run.child.kill('SIGKILL');
    await nothingIsLeft(run);
  });

  test('takes Chromium along when it is killed itself', async () => {
    const run = start([electron]);
    await ready(run);
    run.child.kill('SIGKILL');
    await nothingIsLeft(run);
  });

  test('comes when Chromium dies', async () => {
    const run = start([electron]);
    await ready(run);
    const browser = processesOf(run).find(
      (line) => line.includes('--remote-debugging-pipe') && !line.includes('--type='),
    );
    process.kill(Number.parseInt(browser ?? '', 10), 'SIGKILL');
    expect(await run.ended).toBe(1);
    await nothingIsLeft(run);
  });
});

describe('the start of the stand-in', () => {
  test('says what is missing when there is no Chromium', async () => {
    const run = start([electron], { STANDIN_CHROMIUM: '/nowhere/chromium' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('no Chromium was found at STANDIN_CHROMIUM');
  });

  test('says what did not happen when Chromium never answers', async () => {
    const mute = path.join(temporary, 'mute');
    fs.writeFileSync(mute, '#!/bin/sh\nsleep 30\n', { mode: 0o755 });
    const run = start([electron], { STANDIN_CHROMIUM: mute, STANDIN_START_LIMIT_MS: '300' });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`Chromium (${mute}) did not answer within 0.3 s`);
  });

  test('is refused to a second instance on the same data, and the first is told', async () => {
    const first = start([electron]);
    await ready(first);
    const second = start([electron], { TMPDIR: path.join(temporary, `tmp-${folders}`) }, first.dataDir);
    expect(await second.ended).toBe(7);
    const visit = path.join(first.dataDir, 'visit.json');
    await until('the first heard of the second', () => fs.existsSync(visit));
    expect(JSON.parse(fs.readFileSync(visit, 'utf8'))).toEqual({ said: 'hello' });
    first.child.kill('SIGKILL');
    await nothingIsLeft(first);
    const third = start([electron], {}, first.dataDir);
    await ready(third); // what a killed instance left behind holds nobody out
    third.child.kill('SIGTERM');
    await third.ended;
  });
});

const xvfb = ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb'].find((file) => fs.existsSync(file));

describe.skipIf(xvfb === undefined)('on a display', () => {
  test('opens real windows where they were asked for', async () => {
    const server = spawn(xvfb ?? '', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.add(server);
    const display = await new Promise<string>((resolve) =>
      server.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const run = start([electron], { DISPLAY: `:${display}`, STANDIN_HEADLESS: '' });
    await ready(run);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await nothingIsLeft(run);
    server.kill();
  });
});
