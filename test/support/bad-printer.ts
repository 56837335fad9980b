import { createServer, type Server, type Socket } from 'node:net';
import { decodeEscpos, papersIn } from '#test/support/escpos-decoder';

/** How a printer on the network behaves, until it is told otherwise. */
export type Mood =
  | 'well'
  /** Takes a byte every millisecond. */
  | 'slow'
  /** Takes the connection and nothing else. */
  | 'deaf'
  /** Hangs up in the middle. */
  | 'breaks-off'
  /** Says so when it is asked, and takes nothing. */
  | 'no-paper'
  | 'off';

export type BadPrinter = {
  readonly port: number;
  become(mood: Mood): Promise<void>;
  /** Resolves when it has taken that many. */
  taken(bytes: number): Promise<void>;
  /** Nobody is connected any more. */
  settled(): Promise<void>;
  /** What lies on the counter: every byte it ever took, as one strip, parted by its knife. */
  papers(): readonly (readonly string[])[];
  close(): void;
};

const OFFLINE = Uint8Array.of(0x1a, 0x32, 0x72);
const READY = Uint8Array.of(0x12, 0x12, 0x12);

export async function startBadPrinter(): Promise<BadPrinter> {
  const strip: Buffer[] = [];
  const sockets = new Set<Socket>();
  let mood: Mood = 'well';
  let server: Server | null = null;
  let port = 0;

  /** One after the other, as a printer with one head does. */
  let last: Promise<unknown> = Promise.resolve();
  function serve(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    last = last.then(() => attend(socket, mood));
  }

  /** As it was when this one came in, whatever it becomes meanwhile. */
  function attend(socket: Socket, mine: Mood): Promise<void> {
    if (mine === 'deaf') socket.resume().on('end', () => socket.destroy());
    if (mine === 'deaf' || socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      let waiting = Buffer.alloc(0);
      let taken = 0;
      let isEnding = false;
      const answers = answererFor(socket, mine);
      const take = (most: number): void => {
        const bytes = waiting.subarray(0, most);
        waiting = waiting.subarray(bytes.length);
        taken += bytes.length;
        strip.push(answers(bytes));
        if (mine === 'breaks-off' && taken > 400) socket.resetAndDestroy();
        if (isEnding && waiting.length === 0) {
          if (tick !== null) clearInterval(tick);
          socket.end();
          resolve();
        }
      };
      const tick = mine === 'slow' ? setInterval(() => take(1), 1) : null;
      socket.on('close', () => {
        isEnding = true;
        // What was taken off the line is printed all the same; a broken line prints nothing more.
        if (tick === null || waiting.length === 0) {
          if (tick !== null) clearInterval(tick);
          resolve();
        }
      });
      socket.on('data', (bytes) => {
        waiting = Buffer.concat([waiting, bytes]);
        if (tick === null) take(mine === 'breaks-off' ? 450 - taken : waiting.length);
      });
      socket.on('end', () => {
        isEnding = true;
        if (waiting.length === 0) take(0);
      });
    });
  }

  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      server = createServer({ allowHalfOpen: true }, serve);
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address();
        if (address !== null && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  await listen();
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
    server?.close();
    server = null;
  };
  return {
    port,
    async become(next) {
      mood = next;
      if (next === 'off') hangUp();
      else if (server === null) await listen();
    },
    async taken(bytes) {
      while (strip.reduce((all, { length }) => all + length, 0) < bytes)
        await new Promise((resolve) => setTimeout(resolve, 2));
    },
    async settled() {
      while (sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    papers: () =>
      papersIn(decodeEscpos(Buffer.concat(strip), false)).filter((lines) =>
        lines.some((line) => line !== ''),
      ),
    close: hangUp,
  };
}

const ASK = Buffer.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4);

/** Three questions in a row have an answer of three bytes; they are no part of what is printed. */
function answererFor(socket: Socket, mood: Mood): (bytes: Buffer) => Buffer {
  let held = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (let at = held.indexOf(ASK); at >= 0; at = held.indexOf(ASK)) {
      if (!socket.destroyed) socket.write(mood === 'no-paper' ? OFFLINE : READY);
      held = Buffer.concat([held.subarray(0, at), held.subarray(at + ASK.length)]);
    }
    // Nothing that is printed has this byte.
    const asks = held.indexOf(0x10);
    const through = asks < 0 ? held.length : asks;
    const printed = Buffer.from(held.subarray(0, through));
    held = held.subarray(through);
    return printed;
  };
}
