import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isReady } from './readiness.ts';
import { mapScheme } from './schemes.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();

/** Electron's `protocol`, as far as the app uses it. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {
    // Mapped pages are https: standard, secure and fetchable without being told so.
    if (isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`);
    handlers.set(scheme, handler);
    mapScheme(scheme);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme);
  },
});

/** What the app answers to a request of one of its own schemes, or of file:. Undefined: not one of those. */
export async function answerOwnScheme(request: Request): Promise<Response | undefined> {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  if (scheme === 'file') return await fileResponse(request.url);
  return await handlers.get(scheme)?.(request);
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

async function fileResponse(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  // As Electron's net.fetch: a file that is not there is an error, not an answer.
  const bytes = await fs.promises.readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new Error('net::ERR_FILE_NOT_FOUND');
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
}
