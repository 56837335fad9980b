import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { release, totalmem } from 'node:os';
import { join } from 'node:path';
import { redact } from '#main/journal';

export type BundleParts = {
  readonly appVersion: string;
  readonly build: string;
  readonly dataDir: string;
  readonly madeAt: number;
  /** Of the settings only what tells how the program runs, never whose shop it is. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly log: Readonly<Record<string, unknown>>;
};

const MOST_JOURNAL = 400_000;

/** One page of plain text for whoever helps: what runs here, and what it noted. What is previewed is what is saved. */
export function supportBundle(parts: BundleParts): string {
  const { dataDir } = parts;
  const sections: readonly (readonly [string, string])[] = [
    [
      'program',
      json({ version: parts.appVersion, build: parts.build, madeAt: new Date(parts.madeAt).toISOString() }),
    ],
    [
      'computer',
      json({
        platform: process.platform,
        release: release(),
        arch: process.arch,
        memoryMb: Math.round(totalmem() / 1_048_576),
        versions: pick(process.versions, ['electron', 'chrome', 'node', 'v8']),
      }),
    ],
    ['settings', json(parts.settings)],
    ['log', json(parts.log)],
    ['files', filesIn(dataDir)],
    ['notes', `${tailOf(join(dataDir, 'mostrador.log.1'))}${tailOf(join(dataDir, 'mostrador.log'))}`],
  ];
  return hidden(sections.map(([name, text]) => `== ${name}\n${text.trimEnd()}\n`).join('\n'), dataDir);
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);

const pick = (from: Readonly<Record<string, string | undefined>>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));

/** Names and sizes: what is in them stays here. */
function filesIn(dataDir: string): string {
  const names = ['', 'backups'].flatMap((folder) =>
    existsSync(join(dataDir, folder))
      ? readdirSync(join(dataDir, folder), { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(folder, entry.name))
      : [],
  );
  return names.map((name) => `${String(statSync(join(dataDir, name)).size).padStart(12)} ${name}`).join('\n');
}

function tailOf(file: string): string {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, MOST_JOURNAL));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString('utf8');
    // From a whole line on.
    return size > bytes.length ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(handle);
  }
}

/**
 * Tokens, addresses of mail, long numbers as of cards and documents, and whoever's name the folder of the user bears. Times
 * and ids of ours are letters and figures together and stay: they are what the notes are read by.
 */
export function hidden(text: string, dataDir: string): string {
  const home = /^(?:[A-Za-z]:)?[\\/](?:Users|home)[\\/]([^\\/]+)/i.exec(dataDir)?.[1];
  const named = home === undefined ? text : text.replaceAll(home, '[user]');
  return redact(named)
    .replace(/([\\/](?:Users|home)[\\/])[^\\/\s"]+/gi, '$1[user]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[mail]')
    .replace(/(?<![\w-])\d(?:[ -]?\d){10,18}(?![\w-])/g, '[number]')
    .replace(
      /("?(?:pin|document|payer|first_name|last_name|phone)"?\s*[:=]\s*\\?"?)[^",}\s\\]+/gi,
      '$1[hidden]',
    );
}
