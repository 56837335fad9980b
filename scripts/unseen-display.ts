import { spawn } from 'node:child_process';
import { electronDist, electronEnvironment } from './electron-program.ts';
import { ensureTools } from './set-up.ts';

export type UnseenDisplay = {
  readonly env: Record<string, string>;
  readonly close: () => Promise<void>;
};

const nothing = (): Promise<void> => Promise.resolve();

/** Where the app's windows open when nobody is to see them. The stand-in needs no display; Electron on Linux gets one. */
export async function unseenDisplay(): Promise<UnseenDisplay> {
  const given = electronEnvironment();
  if (electronDist().isStandIn) return { env: { ...given, STANDIN_HEADLESS: '1' }, close: nothing };
  if (process.platform !== 'linux') return { env: { ...given }, close: nothing };
  ensureTools(['Xvfb']);
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '3840x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => reject(new Error('Xvfb ended at once')));
    server.stdout.once('data', (text) => resolve(String(text).trim()));
  });
  return {
    env: { ...given, DISPLAY: `:${number}` },
    async close() {
      server.kill();
    },
  };
}
