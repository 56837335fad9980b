import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHttp, type Http, type HttpDeps } from '#main/mercado-pago/http';

export const TOKEN = 'APP_USR-4200000000000001-112118-0f1e2d3c4b5a69788796a5b4c3d2e1f0-700100200';

const envelope = z.object({
  status: z.preprocess((value) => (isLosslessNumber(value) ? Number(value.value) : 200), z.number()),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown(),
});

export type Sample = {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The digits as the file has them: 5651.0 stays 5651.0. */
  readonly body: string;
};

export function sample(name: string): Sample {
  const text = readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8');
  const read = envelope.parse(parse(text));
  const body = typeof read.body === 'string' ? read.body : (stringify(read.body ?? undefined) ?? '');
  return {
    status: read.status,
    headers: { 'content-type': 'application/json', ...read.headers },
    body,
  };
}

export type RequestSample = {
  readonly method: string;
  readonly path: string;
  readonly body: ReturnType<typeof JSON.parse>;
};

export function requestSample(name: string): RequestSample {
  return JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'));
}

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, unknown>;
  readonly body: string;
};
export type Answerer = (seen: Seen, response: ServerResponse) => void;

export const give =
  ({ status, headers, body }: Sample): Answerer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

export type Served = { readonly url: string; readonly seen: Seen[] };

/** A real server on loopback that gives these answers in turn, the last one for ever. */
export async function serve(...answers: readonly Answerer[]): Promise<Served> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const heard = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      };
      seen.push(heard);
      answers[Math.min(seen.length, answers.length) - 1]?.(heard, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

export type Door = { readonly http: Http; readonly waits: number[] };

/** The adapter's door with Node's fetch. Waits between attempts are noted, not waited for. */
export function door(url: string, more: Partial<HttpDeps> = {}): Door {
  const waits: number[] = [];
  const timeoutMs = more.timeoutMs ?? 20_000;
  const http = createHttp({
    fetch: (address, init) => fetch(address, init),
    baseUrl: url,
    accessToken: () => TOKEN,
    timeoutMs,
    now: () => performance.now(),
    sleep: async (ms, signal) => {
      if (signal === undefined) waits.push(ms);
      else await wait(ms, undefined, { signal });
    },
    random: () => 0,
    ...more,
  });
  return { http, waits };
}
