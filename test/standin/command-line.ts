import fs from 'node:fs';
import path from 'node:path';

/** What the command line asked for, read the way Electron reads it. */
export type CommandLine = {
  /** The folder of the app's package.json. */
  appDir: string;
  /** The file to run. */
  entry: string;
  name: string;
  version: string;
  /** The app lies in a folder `resources`, as a package has it. Electron tells by the name of its own program. */
  isPackaged: boolean;
  /** `--name` and `--name=value`, wherever they stand, without anything after a bare `--`. */
  switches: string[];
  /** Modules to require before the app: Playwright's loader comes this way. */
  requires: string[];
  /** The port for Node's inspector; 0 picks a free one. */
  inspectPort: number | undefined;
};

/** Reads `electron [switches] app [arguments]`. Throws when there is no app to run. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const requires: string[] = [];
  const before: string[] = [];
  let at = 0;
  for (; at < args.length && args[at]?.startsWith('-'); at++) {
    const arg = args[at] ?? '';
    if (arg === '-r' || arg === '--require') requires.push(args[++at] ?? '');
    else before.push(arg);
  }
  // Our own launchers put `--data-dir=…` before the app, as Playwright puts its own.
  const given = args[at];
  if (given === undefined) throw new Error('stand-in: no app to run was named on the command line');
  const all = [...before, ...args.slice(at + 1)];
  const end = all.indexOf('--');
  const switches = (end < 0 ? all : all.slice(0, end)).filter((arg) => arg.startsWith('--'));
  const inspect = before.find((arg) => arg.startsWith('--inspect'));
  return {
    ...readApp(path.resolve(given)),
    switches,
    requires,
    inspectPort: inspect === undefined ? undefined : Number(inspect.split('=')[1] ?? 9229),
  };
}

function readApp(given: string): Pick<CommandLine, 'appDir' | 'entry' | 'name' | 'version' | 'isPackaged'> {
  const isFolder = fs.statSync(given).isDirectory();
  const appDir = isFolder ? given : path.dirname(given);
  const file = path.join(appDir, 'package.json');
  const manifest: unknown = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  return {
    appDir,
    entry: isFolder ? path.join(appDir, text(manifest, 'main') ?? 'index.js') : given,
    name: text(manifest, 'productName') ?? text(manifest, 'name') ?? 'app',
    version: text(manifest, 'version') ?? '0.0.0',
    isPackaged: path.basename(path.dirname(appDir)) === 'resources',
  };
}

function text(manifest: unknown, key: string): string | undefined {
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(manifest, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** `--name=value` among the switches: the value, '' for a bare `--name`, undefined when it is not there. */
export function switchValue(switches: readonly string[], name: string): string | undefined {
  const found = switches.findLast((one) => one === `--${name}` || one.startsWith(`--${name}=`));
  return found?.slice(`--${name}=`.length);
}
