import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Language } from '#core/domain/site';
import { protocol, session } from '#main/electron';

export const APP_ORIGIN = 'app://mostrador';
export const pageUrl = (page: 'cashier' | 'customer'): string => `${APP_ORIGIN}/${page}.html`;

/** No inline script or style, nothing from outside: pages get what the app brought and nothing else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

/** Before the app is ready, or the scheme has no rights of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Receipts on their way to paper: they live in memory, under names that nobody can guess ahead. */
export type PaperPages = {
  put(html: string): string;
  drop(path: string): void;
  /** From where the shop's own pictures are served, once there is a shop. */
  showPictures(of: (id: string) => Uint8Array | null): void;
};

const PICTURES = '/picture/';
export const pictureAddress = (id: string): string => `${PICTURES}${id}`;

const PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** `language`: which the cashier's page will most likely speak; its words are asked for with the page itself. */
export function serveApp(folder: string, language: Language | null): PaperPages {
  const words = language === null ? null : wordsFile(folder, language);
  const papers = new Map<string, string>();
  let pictureOf: (id: string) => Uint8Array | null = () => null;
  protocol.handle('app', async (request) => {
    const paper = papers.get(new URL(request.url).pathname);
    if (paper !== undefined) {
      return new Response(paper, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAPER_POLICY },
      });
    }
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(PICTURES)) return pictureAnswer(pictureOf(pathname.slice(PICTURES.length)));
    if (isForIcon(request.url)) return new Response(null, { status: 204, headers: headersFor('') });
    const path = pathWithin(folder, request.url);
    if (path === null) return nothingThere();
    try {
      const body = await readFile(path);
      const headers = headersFor(path);
      if (words !== null && path.endsWith(CASHIER)) headers.link = `<./${words}>; rel=modulepreload`;
      return new Response(new Uint8Array(body), { headers });
    } catch {
      return nothingThere();
    }
  });
  return {
    put(html) {
      const path = `/paper/${randomUUID()}`;
      papers.set(path, html);
      return path;
    },
    drop: (path) => void papers.delete(path),
    showPictures(of) {
      pictureOf = of;
    },
  };
}

/** Pages may not ask the system for anything, nor reach the network. */
export function shutTheDoors(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  // Main's own requests to the provider pass here too: they bear no page.
  defaultSession.webRequest.onBeforeRequest(({ url, webContentsId }, answer) =>
    answer({ cancel: webContentsId !== undefined && !/^(app|devtools|data|blob):/.test(url) }),
  );
}

const CASHIER = `${sep}cashier.html`;

/** As the build names them. */
function wordsFile(folder: string, language: Language): string | null {
  const name = readdirSync(join(folder, 'assets')).find((each) => each.startsWith(`words-in-${language}.`));
  return name === undefined ? null : `assets/${name}`;
}

/** Chromium asks for one by itself, and would say in the console that there is none. */
const isForIcon = (address: string): boolean => new URL(address).pathname === '/favicon.ico';

const pictureAnswer = (bytes: Uint8Array | null): Response =>
  bytes === null
    ? nothingThere()
    : new Response(new Uint8Array(bytes), { headers: { ...headersFor(''), 'content-type': 'image/webp' } });

/** Under the same policy as everything else: an empty page is a page too. */
const nothingThere = (): Response => new Response('', { status: 404, headers: headersFor('') });

/** Null for what is not ours, or no file name at all. */
function pathWithin(folder: string, address: string): string | null {
  const url = new URL(address);
  if (url.host !== 'mostrador') return null;
  const name = decoded(url.pathname);
  if (name === null) return null;
  const path = join(folder, normalize(name));
  return path.startsWith(folder + sep) ? path : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
