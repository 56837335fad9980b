import { constants, type FileHandle, open } from 'node:fs/promises';

import { err, ok, type Result } from '#core/result';
import {
  type After,
  type OpenPrinter,
  type Printed,
  type Printer,
  type PrintFailure,
  SEND_LIMITS,
  type SendLimits,
  sendMs,
  type Wire,
  within,
  wordsOf,
} from '#main/printing/printer';

export type ByteFileDeps = {
  readonly kind: Printer['kind'];
  /** What the system calls it: a device, a port, a shared queue. */
  readonly path: string;
  readonly wire: Wire;
  readonly after: After;
  readonly limits?: SendLimits;
  /** Sets the line up before it is opened; nothing to do for most. */
  readonly prepare?: () => Promise<Result<null, PrintFailure>>;
};

/** How long opening may take: a share of a PC that is off can keep Windows busy for half a minute. */
const OPEN_MS = 8000;
const CHUNK = 4096;
/** A printer that takes no more now is asked again after this. */
const FULL_MS = 20;

/**
 * A printer that the system shows as a file. Opened for writing alone, never made and never waited for: a thread that
 * hangs in a dead printer is a thread less for the till.
 */
export function createByteFile(deps: ByteFileDeps): Printer {
  const { kind, wire, after } = deps;
  async function openIt(): Promise<Result<FileHandle, PrintFailure>> {
    const ready = (await deps.prepare?.()) ?? ok(null);
    if (!ready.ok) return ready;
    let isLate = false;
    // On Windows there is no such flag, and none is needed.
    const flags = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
    const opening = open(deps.path, flags).then(
      (handle): Result<FileHandle, PrintFailure> => {
        if (isLate) void handle.close();
        return ok(handle);
      },
      (thrown: unknown) => err(openFailure(thrown)),
    );
    return within(OPEN_MS, after, opening, () => {
      isLate = true;
      return err({ trouble: 'unreachable', detail: `not open in ${OPEN_MS} ms` });
    });
  }
  const limits = deps.limits ?? SEND_LIMITS;
  return {
    kind,
    async open() {
      const opened = await openIt();
      if (!opened.ok) return opened;
      const handle = opened.value;
      const printer: OpenPrinter = {
        print: (piece) => send(handle, wire.encode(piece), after, limits),
        abandon: () => void handle.close(),
      };
      return ok(printer);
    },
    async kick() {
      const opened = await openIt();
      return opened.ok ? send(opened.value, wire.kick, after, limits) : opened;
    },
  };
}

async function send(
  handle: FileHandle,
  bytes: Uint8Array,
  after: After,
  limits: SendLimits,
): Promise<Printed> {
  const progress = { taken: 0, isLate: false };
  const written = writeAll(handle, bytes, after, progress).catch((thrown: unknown) =>
    err(writeFailure(thrown, progress.taken, bytes.length)),
  );
  const printed = await within<Printed>(sendMs(bytes, limits), after, written, () => {
    progress.isLate = true;
    return err({ trouble: 'timeout', detail: `${progress.taken} of ${bytes.length} bytes taken` });
  });
  // Closing waits until the line has sent what it holds; nobody waits for that.
  const closed = handle.close().catch(() => undefined);
  if (printed.ok) await within(sendMs(bytes, limits), after, closed, () => undefined);
  return printed;
}

async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  after: After,
  progress: { taken: number; isLate: boolean },
): Promise<Printed> {
  while (progress.taken < bytes.length && !progress.isLate) {
    const chunk = bytes.subarray(progress.taken, progress.taken + CHUNK);
    try {
      progress.taken += (await handle.write(chunk)).bytesWritten;
    } catch (thrown) {
      if (codeOf(thrown) !== 'EAGAIN') throw thrown;
      await new Promise<void>((resolve) => after(FULL_MS, resolve));
    }
  }
  return ok(null);
}

export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

const FORBIDDEN = new Set(['EACCES', 'EPERM']);

const openFailure = (thrown: unknown): PrintFailure => ({
  trouble: FORBIDDEN.has(codeOf(thrown)) ? 'no-access' : 'unreachable',
  detail: wordsOf(thrown),
});

/** Linux's own driver of USB printers says ENOSPC when the paper is out. */
const writeFailure = (thrown: unknown, taken: number, all: number): PrintFailure => ({
  trouble: codeOf(thrown) === 'ENOSPC' ? 'paper-out' : 'cut-off',
  detail: `${wordsOf(thrown)}; ${taken} of ${all} bytes taken`,
});
