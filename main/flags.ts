import { resolve } from 'node:path';
import { LANGUAGES, type Language } from '#core/domain/site';

export type Flags = {
  /** Where everything of this shop lies; null for the usual place. */
  readonly dataDir: string | null;
  readonly practice: boolean;
  readonly language: Language | null;
  /** A simulator's address. Implies practice: the real token leaves for the provider's own address only. */
  readonly apiUrl: string | null;
  /** Opens the first run's wizard, whatever was done before. */
  readonly firstRun: boolean;
};

/** Reads our own flags and leaves the rest to Electron. What is not ours or not well formed is ignored. */
export function readFlags(argv: readonly string[]): Flags {
  const given = (name: string): string | null => {
    const found = argv.find((argument) => argument.startsWith(`--${name}=`));
    return found === undefined ? null : found.slice(name.length + 3);
  };
  const dataDir = given('data-dir');
  const language = LANGUAGES.find((known) => known === given('lang')) ?? null;
  const apiUrl = loopbackOnly(given('api-url'));
  return {
    // Electron takes absolute paths only, and the app may be started from anywhere.
    dataDir: dataDir === null || dataDir === '' ? null : resolve(dataDir),
    practice: argv.includes('--practice') || apiUrl !== null,
    language,
    apiUrl,
    firstRun: argv.includes('--first-run'),
  };
}

/** Practice never leaves the PC. Another host is refused, loudly. */
function loopbackOnly(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback =
    url !== null && url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!isLoopback) throw new Error('--api-url must be http:// on this PC (127.0.0.1)');
  return text.replace(/\/+$/, '');
}

/** As Chromium reads its switches: on Windows also with a slash and in any case. */
const REFUSED =
  /^(--?|\/)(remote-debugging-[\w-]+|inspect(-[\w-]+)?|js-flags|log-net-log|ssl-key-log-file|ignore-certificate-errors[\w-]*)(=|$)/i;

/** Flags by which another program could read or steer a till that takes real money, or come by its token. */
export const debuggingFlags = (argv: readonly string[]): readonly string[] =>
  argv.filter((argument) => REFUSED.test(argument));
