import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import {
  downloadElectron,
  electronDist,
  electronEnvironment,
  findElectron,
  root,
} from './electron-program.ts';
import { say } from './say.ts';
import { ensureBuilt, ensureRunnable } from './set-up.ts';

/* `npm start`: everything that must be there first, then the app. Its exit code is this one's. */

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
  try {
    await prepare();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return await demo();
  const { program, isStandIn } = electronDist();
  if (isStandIn)
    say(
      "Electron's program is not here (npx install-electron fetches it): running on the stand-in over Chromium",
    );
  return await run(program, [...(isStandIn ? [] : electronSwitches()), '.', ...args]);
}

async function prepare(): Promise<void> {
  const isDecided = process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined || findElectron() !== undefined;
  if (!isDecided) await downloadElectron();
  ensureRunnable();
  await ensureBuilt();
}

/** Wayland ignores where a window wants to stand; root cannot have Chromium's sandbox. */
function electronSwitches(): string[] {
  if (process.platform !== 'linux') return [];
  return ['--ozone-platform=x11', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

async function demo(): Promise<number> {
  const folder = path.join(root, 'out/demo');
  say(
    `there is no display: the app plays one sale unseen; its pictures will be in ${path.relative(process.cwd(), folder)}`,
  );
  return await run(process.execPath, [path.join(root, 'scripts/demo.ts'), '--out', folder]);
}

async function run(program: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, ...electronEnvironment() };
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      say(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal])),
    );
  });
}
