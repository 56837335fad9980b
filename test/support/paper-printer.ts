import { createServer, type Socket } from 'node:net';
import { decodeEscpos } from '#test/support/escpos-decoder';

/** A receipt printer on a socket, as port 9100 is: what it was given, job by job, whole or broken off. */
export type PaperPrinter = {
  readonly port: number;
  /** The text of each job that came whole. */
  papers(): readonly string[];
  /** While held it takes nothing more: a job that comes now hangs in the middle. */
  hold(): void;
  release(): void;
  /** Resolves when a job has begun. */
  begun(): Promise<void>;
  close(): void;
};

export async function startPaperPrinter(): Promise<PaperPrinter> {
  const whole: string[] = [];
  const open = new Set<Socket>();
  let isHeld = false;
  let waiting: (() => void)[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const pieces: Buffer[] = [];
    let isWhole = false;
    open.add(socket);
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', () => undefined);
    socket.on('end', () => {
      isWhole = true;
      if (!isHeld) finish();
    });
    socket.on('close', () => open.delete(socket));
    const finish = (): void => {
      if (isWhole && pieces.length > 0) whole.push(textOf(Buffer.concat(pieces)));
      socket.end();
    };
    for (const tell of waiting) tell();
    waiting = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the printer has no port');
  return {
    port: address.port,
    papers: () => whole,
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const socket of open) socket.destroy();
    },
    begun: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const textOf = (bytes: Buffer): string =>
  decodeEscpos(bytes)
    .lines.map(({ text }) => text)
    .join('\n');
