import { createConnection, type Socket } from 'node:net';

import { err, ok, type Result } from '#core/result';
import {
  type After,
  type Printed,
  type Printer,
  type PrintFailure,
  SEND_LIMITS,
  sendMs,
  type Wire,
  wordsOf,
} from '#main/printing/printer';
import type { StatusLanguage } from '#main/printing/printer-status';
import { failureOf, listenTo, type Talk } from '#main/printing/printer-talk';

export type TcpLimits = {
  readonly connectMs: number;
  /** From the first byte to the last accepted: this much, and as much again per byte. */
  readonly baseMs: number;
  readonly perByteMs: number;
  /** With every byte taken, how long the printer gets to hang up, or to show that it did not want them. */
  readonly hangUpMs: number;
  /** How long one that was never heard gets to say how it is. */
  readonly statusMs: number;
};

export const TCP_LIMITS: TcpLimits = { connectMs: 4000, ...SEND_LIMITS, hangUpMs: 2000, statusMs: 600 };

/** Kept between jobs: whether this printer says how it is when it is asked. Many never do. */
export type Manners = { speaks: 'unknown' | 'yes' | 'no' };

export type TcpPrinterDeps = {
  readonly host: string;
  readonly port: number;
  readonly wire: Wire;
  readonly status: StatusLanguage;
  readonly manners: Manners;
  readonly after: After;
  readonly limits?: TcpLimits;
};

/**
 * ESC/POS over a raw socket, as port 9100 takes it.
 *
 * The protocol has no receipt of its own. A printer that answers how it is, is asked before the first byte and after
 * the last: *sent* then says that it took every byte and is well. Of one that is silent it says that it took every
 * byte and did not break off.
 */
export function createTcpPrinter(deps: TcpPrinterDeps): Printer {
  const { wire, after, manners, limits = TCP_LIMITS } = deps;
  return {
    kind: 'tcp',
    async open() {
      const connected = await connect(deps, limits.connectMs);
      if (!connected.ok) return connected;
      const socket = connected.value;
      const talk = listenTo(socket, deps.status, after);
      const heard = manners.speaks === 'no' ? null : await talk.ask(limits.statusMs);
      // One that always answered and suddenly does not is not trusted with a receipt.
      const says = heard === null && manners.speaks === 'yes' ? 'offline' : heard;
      if (manners.speaks === 'unknown') manners.speaks = says === null ? 'no' : 'yes';
      if (says !== null && says !== 'ready') {
        socket.destroy();
        return err(failureOf(says));
      }
      return ok({
        print: (piece) => send(socket, wire.encode(piece), says === null ? null : talk, after, limits),
        abandon: () => socket.destroy(),
      });
    },
    async kick() {
      const connected = await connect(deps, limits.connectMs);
      return connected.ok ? send(connected.value, wire.kick, null, after, limits) : connected;
    },
  };
}

function connect(
  { host, port, after }: Pick<TcpPrinterDeps, 'host' | 'port' | 'after'>,
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

function send(
  socket: Socket,
  bytes: Uint8Array,
  talk: Talk | null,
  after: After,
  limits: TcpLimits,
): Promise<Printed> {
  return new Promise((resolve) => {
    let isTaken = false;
    const give = (answer: Printed): void => {
      callOff();
      socket.destroy();
      resolve(answer);
    };
    const cutOff = (detail: string): void =>
      give(err({ trouble: 'cut-off', detail: `${detail}; ${taken(socket, bytes)}` }));
    const limitMs = sendMs(bytes, limits);
    let callOff = after(limitMs, () => give(err({ trouble: 'timeout', detail: taken(socket, bytes) })));
    socket.on('error', (thrown) => cutOff(wordsOf(thrown)));
    // Bytes it says are not read by anyone, but unread they would turn our closing into a reset.
    socket.on('data', () => undefined);
    socket.on('end', () => {
      if (isTaken) give(ok(null));
    });
    socket.on('close', () => (isTaken ? give(ok(null)) : cutOff('the printer hung up')));
    if (socket.destroyed) return cutOff('the printer hung up');
    const farewell = (): void => {
      isTaken = true;
      callOff();
      if (socket.readableEnded) give(ok(null));
      else callOff = after(limits.hangUpMs, () => give(ok(null)));
    };
    if (talk === null) {
      socket.end(bytes, farewell);
      return;
    }
    socket.write(bytes);
    void talk.ask(limitMs).then((says) => {
      if (says === 'ready') socket.end(farewell);
      else if (says !== null) give(err(failureOf(says)));
      else give(err({ trouble: 'timeout', detail: `no word after the last byte; ${taken(socket, bytes)}` }));
    });
  });
}

const taken = (socket: Socket, bytes: Uint8Array): string =>
  `${Math.max(0, socket.bytesWritten - socket.writableLength)} of ${bytes.length} bytes taken`;
