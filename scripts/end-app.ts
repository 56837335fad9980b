import { setTimeout as delay } from 'node:timers/promises';
import type { RunningApp } from './launch-app.ts';

const PATIENCE_MS = 5000;

/** The way to end a running app, once however often it is called. One that asks before it closes is ended all the same. */
export function createEnding(app: RunningApp): () => Promise<void> {
  const child = app.electronApp.process();
  let ending: Promise<void> | null = null;
  async function end(): Promise<void> {
    const closed = app.close().then(() => true);
    const isGone = await Promise.race([closed, delay(PATIENCE_MS, false, { ref: false })]);
    if (isGone) return;
    child.kill('SIGKILL');
    await closed.catch(() => undefined);
  }
  return () => {
    ending ??= end();
    return ending;
  };
}
