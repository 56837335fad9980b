import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Simulator, SimulatorRequest, SimulatorResponse } from '#main/simulator/simulator';

export type Listening = { readonly url: string; readonly port: number; close(): Promise<void> };

const HOST = '127.0.0.1';
const RETRY_MS = 500;
/** A timer may ring a moment before the clock says so. */
const LATE_ENOUGH_MS = 5;
const MAX_BODY = 1024 * 1024;

/** Puts a simulator on a socket of this computer, and does to the wire what its answers say. */
export async function listenOn(simulator: Simulator, port: number, onClose: () => void): Promise<Listening> {
  const server = createServer((request, response) => void serve(simulator, request, response));
  // Longer than any client's own, so that a reused connection is never one we are just closing.
  server.keepAliveTimeout = 60_000;
  const timers = createTimers();
  const bound = await listen(server, port);

  /** A real refusal, not an error page. Whoever asked for it still gets their answer. */
  simulator.onOffline((forMs) => {
    if (forMs <= 0 || !server.listening) return;
    server.close();
    server.closeIdleConnections();
    comeBackIn(forMs);
  });

  simulator.onLater((ms) => timers.after(ms + LATE_ENOUGH_MS, () => simulator.runDue()));

  function comeBackIn(ms: number): void {
    timers.after(ms, () => {
      // The simulator's own clock may stand still or run ahead: here the door itself was shut.
      simulator.control('offline', { forMs: 0 });
      // Somebody may have taken the port meanwhile: it is tried until it is free.
      listen(server, bound).catch(() => comeBackIn(RETRY_MS));
    });
  }

  return {
    url: `http://${HOST}:${bound}`,
    port: bound,
    close: async () => {
      onClose();
      timers.close();
      await closed(server);
    },
  };
}

/** Once closed none of them rings, and no more are set. */
function createTimers() {
  const waiting = new Set<NodeJS.Timeout>();
  let isOpen = true;
  return {
    after: (ms: number, run: () => void): void => {
      if (!isOpen) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        run();
      }, ms);
      waiting.add(timer);
    },
    close: (): void => {
      isOpen = false;
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = await readRequest(request);
  if (read === null) {
    response.destroy();
    return;
  }
  const isControl = read.path.startsWith('/practice/');
  if (isControl && !isFromHere(request)) {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"forbidden","status":403}');
    return;
  }
  // A connection that stays open would keep a server that goes offline half there.
  if (isControl) response.setHeader('connection', 'close');
  deliver(simulator.handle(read), response, request.socket);
}

/** The socket is on loopback already; this keeps a page in some browser here from playing the customer. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const [host] = (headers.host ?? '').split(':');
  return headers.origin === undefined && (host === HOST || host === 'localhost');
}

async function readRequest(request: IncomingMessage): Promise<SimulatorRequest | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      size += bytes.byteLength;
      if (size > MAX_BODY) return null;
      chunks.push(bytes);
    }
  } catch {
    return null;
  }
  const { authorization, 'x-idempotency-key': key } = request.headers;
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: { authorization, 'x-idempotency-key': typeof key === 'string' ? key : undefined },
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function deliver(answer: SimulatorResponse, response: ServerResponse, socket: Socket): void {
  const { delivery, status, headers, body } = answer;
  // A 204 ends with its head; by the standard it must not even say how long it is.
  const length: Record<string, string> =
    status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  switch (delivery.kind) {
    case 'whole':
      response.writeHead(status, { ...headers, ...length }).end(body);
      return;
    case 'slow': {
      const timer = setTimeout(
        () => response.writeHead(status, { ...headers, ...length }).end(body),
        delivery.delayMs,
      );
      socket.once('close', () => clearTimeout(timer));
      return;
    }
    case 'cut':
      // An empty answer cannot be cut in two: its head would be all of it.
      if (body === '') {
        socket.destroy();
        return;
      }
      response.writeHead(status, { ...headers, ...length });
      response.write(body.slice(0, Math.ceil(body.length / 2)), () => socket.destroy());
      return;
    case 'reset':
    case 'offline':
      socket.resetAndDestroy();
      return;
    case 'never':
      // The client hangs up first; the socket is then gone by itself.
      return;
  }
}
