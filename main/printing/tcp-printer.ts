import { createConnection, type Socket } from 'node:net';

import type { Receipt } from '#core/domain/receipt';
import { err, ok, type Result } from '#core/result';
import {
  type After,
  type OpenPrinter,
  type Printed,
  type Printer,
  type PrintFailure,
  wordsOf,
} from '#main/printing/printer';

export type TcpLimits = {
  readonly connectMs: number;
  /** From the first byte to the last accepted: this much, and as much again per byte. */
  readonly baseMs: number;
  readonly perByteMs: number;
  /** With every byte taken, how long the printer gets to hang up, or to show that it did not want them. */
  readonly hangUpMs: number;
};

/** Slow printers take about a byte per millisecond; ten times that is a printer that has stopped. */
export const TCP_LIMITS: TcpLimits = { connectMs: 4000, baseMs: 10_000, perByteMs: 10, hangUpMs: 2000 };

/** ESC p: a pulse of 50 ms on the first pin of the drawer's socket, and half a second of rest. */
export const KICK = Uint8Array.of(0x1b, 0x70, 0x00, 25, 250);

export type TcpPrinterDeps = {
  readonly host: string;
  readonly port: number;
  readonly encode: (receipt: Receipt) => Uint8Array;
  readonly after: After;
  readonly limits?: TcpLimits;
};

/**
 * ESC/POS over a raw socket, as port 9100 takes it.
 *
 * There is no answer in this protocol: *sent* says that the printer took every byte and did not break off.
 */
export function createTcpPrinter(deps: TcpPrinterDeps): Printer {
  const { host, port, encode, after, limits = TCP_LIMITS } = deps;
  return {
    kind: 'tcp',
    open: async () => {
      const connected = await connect(host, port, after, limits.connectMs);
      if (!connected.ok) return connected;
      const socket = connected.value;
      const printer: OpenPrinter = {
        print: (receipt) => send(socket, encode(receipt), after, limits),
        kick: () => send(socket, KICK, after, limits),
        abandon: () => socket.destroy(),
      };
      return ok(printer);
    },
  };
}

function connect(
  host: string,
  port: number,
  after: After,
  limitMs: number,
): Promise<Result<Socket, PrintFailure>> {
  return new Promise((resolve) => {
    // Half open: a printer that has nothing to say may close its own side first and go on taking ours.
    const socket = createConnection({ host, port, allowHalfOpen: true, noDelay: true });
    const give = (answer: Result<Socket, PrintFailure>): void => {
      callOff();
      if (!answer.ok) socket.destroy();
      resolve(answer);
    };
    const callOff = after(limitMs, () =>
      give(err({ trouble: 'unreachable', detail: `no connection in ${limitMs} ms` })),
    );
    socket.once('connect', () => give(ok(socket)));
    // Stays on: an error that comes after all is said must not bring the app down.
    socket.on('error', (thrown) => give(err({ trouble: 'unreachable', detail: wordsOf(thrown) })));
  });
}

function send(socket: Socket, bytes: Uint8Array, after: After, limits: TcpLimits): Promise<Printed> {
  return new Promise((resolve) => {
    let isTaken = false;
    const give = (answer: Printed): void => {
      callOff();
      socket.destroy();
      resolve(answer);
    };
    const cutOff = (detail: string): void =>
      give(err({ trouble: 'cut-off', detail: `${detail}; ${taken(socket, bytes)}` }));
    let callOff = after(limits.baseMs + limits.perByteMs * bytes.length, () =>
      give(err({ trouble: 'timeout', detail: taken(socket, bytes) })),
    );
    socket.on('error', (thrown) => cutOff(wordsOf(thrown)));
    // Bytes it says are not read by anyone, but unread they would turn our closing into a reset.
    socket.on('data', () => undefined);
    socket.on('end', () => {
      if (isTaken) give(ok(null));
    });
    socket.on('close', () => (isTaken ? give(ok(null)) : cutOff('the printer hung up')));
    if (socket.destroyed) return cutOff('the printer hung up');
    socket.end(bytes, () => {
      isTaken = true;
      callOff();
      if (socket.readableEnded) give(ok(null));
      else callOff = after(limits.hangUpMs, () => give(ok(null)));
    });
  });
}

const taken = (socket: Socket, bytes: Uint8Array): string =>
  `${Math.max(0, socket.bytesWritten - socket.writableLength)} of ${bytes.length} bytes taken`;
