import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '#scripts/electron-program';

/** The provider's look-alike in a process of its own: it outlives the app, and knows what really happened. */
export type OutsideSimulator = {
  readonly url: string;
  readonly accessToken: string;
  /** One control call, `/practice/<call>`; answers its body. */
  control(call: string, body: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Every code it ever made, oldest first, with the money that came for it. */
  truth(): Promise<readonly TrueCode[]>;
  stop(): void;
};

export type TrueCode = { readonly reference: string; readonly isPaid: boolean };

export async function startOutsideSimulator(seed = 1): Promise<OutsideSimulator> {
  const cli = join(root, 'main/simulator/cli.ts');
  const child = spawn(process.execPath, [cli, '--port', '0', '--seed', String(seed)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const shop: unknown = JSON.parse(await firstLine(child));
  const url = textIn(shop, 'url');
  const request = async (call: string, init: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${url}/practice/${call}`, init);
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`/practice/${call}: ${answer.status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    url,
    accessToken: textIn(shop, 'accessToken'),
    control: (call, body) => request(call, { method: 'POST', body: JSON.stringify(body) }),
    truth: async () => listIn(await request('orders', {}), 'orders').map(codeOf),
    stop: () => void child.kill(),
  };
}

/** Scans the code and pays it, as a wallet does. */
export async function payByWallet({ control }: OutsideSimulator, reference: string): Promise<void> {
  await control('scan', { external_reference: reference });
  await control('pay', { external_reference: reference, outcome: 'approved' });
}

function codeOf(order: unknown): TrueCode {
  const isPaid = listIn(order, 'merchant_orders').some(
    (scanned) => valueIn(scanned, 'status') === 'closed' && listIn(scanned, 'payments').some(isApproved),
  );
  return { reference: textIn(order, 'external_reference'), isPaid };
}

const isApproved = (payment: unknown): boolean => valueIn(payment, 'status') === 'approved';

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for (;;) {
    const [piece]: unknown[] = await once(child.stdout ?? child, 'data');
    text += String(piece);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
}

export function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textIn(value: unknown, key: string): string {
  const found = valueIn(value, key);
  if (typeof found !== 'string') throw new Error(`the simulator said no ${key}`);
  return found;
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const found = valueIn(value, key);
  return Array.isArray(found) ? found : [];
}
