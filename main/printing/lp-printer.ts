import { err, ok, type Result } from '#core/result';
import type { Printed, Printer, PrintFailure, Wire } from '#main/printing/printer';
import type { RunProgram } from '#main/printing/run-program';

export type LpPrinterDeps = {
  /** Null is the system's default. */
  readonly queue: string | null;
  readonly run: RunProgram;
  readonly wire: Wire;
};

/** A queue of CUPS, told to hand the bytes on as they are. *Sent* says that the queue has them all. */
export function createLpPrinter({ queue, run, wire }: LpPrinterDeps): Printer {
  const to = queue === null ? [] : ['-d', queue];
  async function send(bytes: Uint8Array): Promise<Printed> {
    const { code, said } = await run('lp', [...to, '-o', 'raw', '-t', 'Mostrador', '-'], bytes);
    return code === 0 ? ok(null) : err({ trouble: 'printer', detail: said });
  }
  async function look(): Promise<Result<null, PrintFailure>> {
    const { code, said } = await run('lpstat', queue === null ? ['-d'] : ['-p', queue]);
    if (code !== 0 || /no system default|unknown destination/i.test(said))
      return err({ trouble: 'unreachable', detail: said });
    // Stopped by a person or by CUPS itself: what is sent now comes out on some other day, all at once.
    return / disabled since /.test(said) ? err({ trouble: 'offline', detail: said }) : ok(null);
  }
  return {
    kind: 'lp',
    async open() {
      const there = await look();
      if (!there.ok) return there;
      return ok({ print: (piece) => send(wire.encode(piece)), abandon: () => undefined });
    },
    kick: () => send(wire.kick),
  };
}
