import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { electronDist, electronEnvironment, root } from '#scripts/electron-program';
import { type PackedKind, packedStart } from '#scripts/packed-app';
import { expect, test } from '#test/support/app';

/*
 * A till that takes real money must not be read or steered by another program on the PC. What is packed for shops
 * refuses to start with such flags; what is packed for the specs starts, or no spec could drive it.
 */

const WATCHING = ['--remote-debugging-port=0', '--inspect=0', '--js-flags=--expose-gc'] as const;
const STARTED_MS = 15_000;

type Ended = { readonly code: unknown; readonly said: string; readonly isUp: boolean };

/** Starts the packed program as anybody could, until it has ended or its data are there. */
async function start(kind: PackedKind, dataDir: string, flags: readonly string[]): Promise<Ended> {
  const packed = packedStart(kind);
  const [program, ...folder] =
    'appProgram' in packed ? [packed.appProgram] : [electronDist().program, packed.appFolder];
  const x11 = process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
  const unboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program ?? '', [...unboxed, ...x11, ...folder, `--data-dir=${dataDir}`, ...flags], {
    cwd: root,
    env: { ...process.env, ...electronEnvironment() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
  const ended = once(child, 'exit').then(([code]: unknown[]) => ({ code, isUp: false }));
  const up = untilThere(join(dataDir, 'shop.db')).then((isUp) => ({ code: null, isUp }));
  const first = await Promise.race([ended, up]);
  if (child.exitCode === null) child.kill();
  await ended;
  return { ...first, said };
}

async function untilThere(file: string): Promise<boolean> {
  const end = Date.now() + STARTED_MS;
  while (Date.now() < end && !existsSync(file)) await delay(50);
  return existsSync(file);
}

for (const flag of WATCHING) {
  test(`the program for shops does not start with ${flag}`, async ({ dataDir }) => {
    const { code, said } = await start('release', dataDir, [flag]);
    expect(code).toBe(2);
    expect(said).toContain('debugging flags');
    expect(existsSync(join(dataDir, 'shop.db'))).toBe(false);
  });
}

test('the program for shops starts without them, and with them in practice only', async ({ dataDir }) => {
  expect(await start('release', join(dataDir, 'plain'), [])).toMatchObject({ isUp: true });
  const practice = await start('release', join(dataDir, 'practice'), ['--practice', WATCHING[0]]);
  expect(practice).toMatchObject({ isUp: true });
});

test('the program for the specs starts with them, whatever the mode', async ({ dataDir }) => {
  expect(await start('test', dataDir, [WATCHING[0]])).toMatchObject({ isUp: true });
});

test('no variable makes the program for shops one for the specs', async ({ dataDir }) => {
  const names = ['NODE_ENV', 'MOSTRADOR_KIND', 'ELECTRON_IS_DEV', 'ELECTRON_FORCE_IS_PACKAGED'];
  for (const name of names) process.env[name] = name.endsWith('PACKAGED') ? 'false' : 'test';
  try {
    expect(await start('release', dataDir, [WATCHING[0]])).toMatchObject({ code: 2 });
  } finally {
    for (const name of names) delete process.env[name];
  }
});
