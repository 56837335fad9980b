import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { trace } from './strict.ts';

/** What a second instance tells the first. */
export type Visit = { argv: string[]; cwd: string; data: unknown };

const NOTICE_LIMIT_MS = 1_000;
let held: { file: string; server: net.Server } | undefined;
const notices = new Set<Promise<void>>();

/**
 * Decides at once, as Electron does: a file with the holder's process number and start time says who is
 * first. A file left behind by a killed process holds nobody out.
 */
export function takeLock(folder: string, data: unknown, onVisit: (visit: Visit) => void): boolean {
  if (held !== undefined) return true;
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'standin.lock');
  if (!claim(file)) {
    tellHolder(folder, { argv: process.argv, cwd: process.cwd(), data });
    return false;
  }
  const server = net.createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
    });
    socket.on('end', () => {
      socket.end();
      onVisit(JSON.parse(text) as Visit);
    });
    socket.on('error', (error) => trace('second instance:', error));
  });
  server.on('error', (error) => trace('second instances cannot tell us:', error));
  fs.rmSync(socketName(folder), { force: true });
  server.listen(socketName(folder)).unref();
  held = { file, server };
  return true;
}

function claim(file: string): boolean {
  const mine = identity(process.pid);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx' });
      return true;
    } catch {
      const holder = fs.readFileSync(file, 'utf8');
      if (holder !== '' && holder === identity(Number.parseInt(holder, 10))) return false;
      fs.rmSync(file, { force: true });
    }
  }
  return false;
}

/** A process number alone may have been given to another process since. */
function identity(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? ''}`;
  } catch {
    return isRunning(pid) ? String(pid) : '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Sockets have short names only, and folders long ones. */
function socketName(folder: string): string {
  const digest = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `standin-${digest}.sock`);
}

function tellHolder(folder: string, visit: Visit): void {
  const notice = new Promise<void>((resolve) => {
    const socket = net.connect(socketName(folder), () => socket.end(JSON.stringify(visit)));
    socket.on('close', () => resolve());
    socket.on('error', (error) => trace('the first instance does not listen:', error));
    setTimeout(resolve, NOTICE_LIMIT_MS).unref();
  });
  notices.add(notice);
  void notice.then(() => notices.delete(notice));
}

/** Resolves when the first instance has been told. */
export async function noticesSent(): Promise<void> {
  await Promise.all(notices);
}

/** Whether this process is the first one. */
export function holdsLock(): boolean {
  return held !== undefined;
}

/** Lets the next instance be the first. */
export function releaseLock(): void {
  held?.server.close();
  if (held !== undefined) fs.rmSync(held.file, { force: true });
  held = undefined;
}
