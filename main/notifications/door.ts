import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { err, ok, type Result } from '#core/result';

/** One request that has come in whole. */
export type Delivered = {
  readonly query: URLSearchParams;
  readonly body: string;
  readonly signature: string | null;
  readonly requestId: string | null;
};

export type Door = {
  /** The port it listens on; 0 finds a free one. */
  open(port: number): Promise<Result<number, DoorError>>;
  /** Within a second, whatever is still under way. */
  close(): Promise<void>;
};

export type DoorError = 'port-in-use' | 'not-allowed' | 'cannot-listen';

type Deps = {
  readonly hasRoom: () => boolean;
  /** Called when the sender has its answer, or as good as. */
  readonly take: (delivered: Delivered) => void;
  readonly note: (what: string, detail: string) => void;
};

/** This computer only: whoever wants notifications from outside puts a public address of their own in front. */
const HOST = '127.0.0.1';
const PATHS = new Set(['/mp', '/mp/ipn', '/mp/webhook']);
const MAX_BODY = 64 * 1024;
const MAX_HEAD = 8 * 1024;
const MAX_HEADERS = 64;
const MAX_CONNECTIONS = 64;
const TIMEOUT_MS = 5000;
const CLOSING_MS = 500;

const TIMEOUTS = {
  requestTimeout: TIMEOUT_MS,
  headersTimeout: TIMEOUT_MS,
  keepAliveTimeout: TIMEOUT_MS,
  connectionsCheckingInterval: 500,
};

export function createDoor(deps: Deps): Door {
  const server = createServer({ maxHeaderSize: MAX_HEAD, ...TIMEOUTS }, (request, response) => {
    void serve(deps, request, response);
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  return {
    open: (port) => listen(server, port, deps.note),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, port: number, note: Deps['note']): Promise<Result<number, DoorError>> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(err(errorOf(error.code)));
    server.once('error', failed);
    server.listen(port, HOST, () => {
      server.off('error', failed);
      server.on('error', (error) => note('the listener for notifications has trouble', error.name));
      const address = server.address();
      resolve(ok(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

function errorOf(code: string | undefined): DoorError {
  if (code === 'EADDRINUSE') return 'port-in-use';
  return code === 'EACCES' ? 'not-allowed' : 'cannot-listen';
}

async function serve(deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number, headers: Readonly<Record<string, string>> = {}): void => {
    deps.note('a notification was refused', String(status));
    response.writeHead(status, { ...headers, connection: 'close' }).end();
  };
  const [path = '', ...query] = (request.url ?? '').split('?');
  if (!PATHS.has(path)) return refuse(404);
  if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
  // No provider sends one: this is a page in some browser here.
  if (request.headers.origin !== undefined) return refuse(403);
  // Not taken, so that it is delivered again.
  if (!deps.hasRoom()) return refuse(429, { 'retry-after': '60' });
  const body = await readBody(request);
  if (body === 'cut') return deps.note('a notification was cut', '');
  if (body === 'too-large') return refuse(413);
  if (!deps.hasRoom()) return refuse(429, { 'retry-after': '60' });
  response.writeHead(200).end();
  deps.take({
    query: new URLSearchParams(query.join('?')),
    body: body.text,
    signature: headerOf(request, 'x-signature'),
    requestId: headerOf(request, 'x-request-id'),
  });
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

type Body = { readonly text: string } | 'too-large' | 'cut';

/** By events: leaving an iteration early would take the connection down before the answer is on it. */
function readBody(request: IncomingMessage): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Uint8Array[] = [];
  let size = 0;
  request.on('data', (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size <= MAX_BODY) chunks.push(chunk);
    else {
      chunks.length = 0;
      request.pause();
      resolve('too-large');
    }
  });
  request.on('end', () => resolve({ text: Buffer.concat(chunks).toString('utf8') }));
  request.on('error', () => resolve('cut'));
  request.on('close', () => resolve('cut'));
  return promise;
}
