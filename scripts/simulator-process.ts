import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Reference } from '#core/domain/charge';
import type { SiteId } from '#core/domain/site';
import { root } from './electron-program.ts';

/** The simulated provider as a process of its own, and the calls that play customer, network and clock. */
export type SimulatorProcess = {
  readonly url: string;
  readonly control: (call: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Every code that was asked for, oldest first. */
  readonly codes: () => Promise<readonly SimulatedCode[]>;
  /** Puts the provider's clock just behind the expiry of this charge's code. */
  readonly passDeadline: (reference: Reference) => Promise<void>;
  readonly close: () => Promise<void>;
};

const code = z.object({
  external_reference: z.string(),
  qr_data: z.string(),
  expiration_date: z.string(),
  merchant_orders: z.array(
    z.object({
      payments: z.array(
        z.object({ id: z.union([z.number(), z.string()]).transform(String), status: z.string() }),
      ),
    }),
  ),
});
const codeList = z.object({ orders: z.array(code) });
export type SimulatedCode = z.infer<typeof code>;

const account = z.object({ url: z.string() });
const clock = z.object({ now: z.string() });

const START_LIMIT_MS = 60_000;
/** So far behind the deadline a read is sure to have begun after it. */
const BEHIND_MS = 3000;

export async function startSimulator(site: SiteId): Promise<SimulatorProcess> {
  const program = path.join(root, 'main/simulator/cli.ts');
  const child = spawn(process.execPath, [program, '--port', '0', '--site', site], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url } = account.parse(JSON.parse(await firstLine(child)));
  const call = async (method: 'GET' | 'POST', name: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/practice/${name}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`simulator: ${name} ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const codes = async (): Promise<readonly SimulatedCode[]> =>
    codeList.parse(await call('GET', 'orders')).orders;
  return {
    url,
    codes,
    control: (name, body) => call('POST', name, body),
    async passDeadline(reference) {
      const found = (await codes()).findLast((each) => each.external_reference === reference);
      if (found === undefined) throw new Error(`simulator: no code for ${reference}`);
      const { now } = clock.parse(await call('POST', 'clock', { advanceMs: 0 }));
      const left = Date.parse(found.expiration_date) - Date.parse(now);
      await call('POST', 'clock', { advanceMs: Math.max(0, left) + BEHIND_MS });
    },
    close: () => end(child),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('simulator: no pipes');
  let complaint = '';
  stderr.on('data', (piece) => {
    complaint += String(piece);
  });
  return await new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`simulator: ${why} ${complaint}`.trim()));
    };
    const limit = setTimeout(() => fail('did not start in time'), START_LIMIT_MS);
    createInterface({ input: stdout }).once('line', (line) => {
      clearTimeout(limit);
      resolve(line);
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', () => {
      clearTimeout(limit);
      fail('ended at once');
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), 2000);
  await gone;
  clearTimeout(limit);
}
