import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import { onTestFinished } from 'vitest';
import { createRandom } from '#main/simulator/random';

type Kept = { readonly path: string; readonly headers: Record<string, string>; readonly body: string };

export type PublicAddress = {
  readonly url: string;
  /** How many of each kind have been brought to the till. */
  readonly brought: Readonly<Record<Kind, number>>;
  total(): number;
  /** Everything has been brought, or has been refused for good. */
  settled(): Promise<void>;
};

const KINDS = ['as-sent', 'forged', 'stripped', 'replayed', 'garbled'] as const;
type Kind = (typeof KINDS)[number];

/**
 * The shop's own address in front of the till, with bad company on the way: beside each notification as it was sent
 * comes one with a false signature, one with none, one of an hour ago, or one that is none. Late ones overtake.
 */
export async function openPublicAddress(till: number): Promise<PublicAddress> {
  const random = createRandom(99);
  const kept: Kept[] = [];
  const brought = { 'as-sent': 0, forged: 0, stripped: 0, replayed: 0, garbled: 0 };
  const under = new Set<Promise<void>>();

  function bring(kind: Kind, each: Kept, afterMs: number): void {
    under.add(broughtLater(kind, each, afterMs));
  }

  async function broughtLater(kind: Kind, each: Kept, afterMs: number): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve, afterMs));
    await untilTaken(till, each);
    brought[kind] += 1;
  }

  const server = createServer((incoming, answer) => {
    const chunks: Uint8Array[] = [];
    incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on('end', () => {
      answer.writeHead(200).end();
      const body = Buffer.concat(chunks).toString('utf8');
      const each = { path: incoming.url ?? '/', headers: passedOn(incoming.headers), body };
      kept.push(each);
      bring('as-sent', each, 25 * random.next());
      company(each);
    });
  });

  function company(each: Kept): void {
    const { 'x-signature': signature, ...unsigned } = each.headers;
    if (signature !== undefined) {
      const forged = signature.replace(/v1=.{8}/, 'v1=deadbeef');
      bring('forged', { ...each, headers: { ...each.headers, 'x-signature': forged } }, 25 * random.next());
      bring('stripped', { ...each, headers: unsigned }, 40 * random.next());
    }
    for (let again = 0; again < 2; again++) {
      const old = kept[Math.floor(random.next() * kept.length)];
      if (old !== undefined) bring('replayed', old, 50 * random.next());
    }
    if (random.next() < 0.3) bring('garbled', { ...each, path: '/mp?topic=payment&id=x', body: '{"a":' }, 0);
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/mp`,
    brought,
    total: () => KINDS.reduce((sum, kind) => sum + brought[kind], 0),
    async settled() {
      for (let before = 0; under.size > before; ) {
        before = under.size;
        await Promise.all(under);
      }
      under.clear();
    },
  };
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const wanted = ['content-type', 'x-signature', 'x-request-id'];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** Whoever has no room now is asked again, as the provider would. */
async function untilTaken(port: number, each: Kept): Promise<void> {
  while ((await post(port, each)) === 429) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** As a proxy keeps its connections. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function post(port: number, { path, headers, body }: Kept): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
