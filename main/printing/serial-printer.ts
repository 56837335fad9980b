import { err, ok, type Result } from '#core/result';
import { createByteFile } from '#main/printing/byte-file';
import type { After, Printer, PrintFailure, Wire } from '#main/printing/printer';
import type { RunProgram } from '#main/printing/run-program';

export type SerialPrinterDeps = {
  readonly port: string;
  readonly baud: number;
  readonly platform: NodeJS.Platform;
  readonly run: RunProgram;
  readonly wire: Wire;
  readonly after: After;
};

/**
 * A printer on a serial line, or on USB that plays one. The system's own program sets the line's speed, then it is
 * written to as a file.
 */
export function createSerialPrinter({ port, baud, platform, run, wire, after }: SerialPrinterDeps): Printer {
  const [program, ...args] = lineSetting(port, baud, platform);
  const prepare = async (): Promise<Result<null, PrintFailure>> => {
    const set = await run(program, args);
    return set.code === 0 ? ok(null) : err({ trouble: 'unreachable', detail: set.said });
  };
  // Windows knows COM1 to COM9 by these names alone, and all of them behind this.
  const path = platform === 'win32' ? `\\\\.\\${port}` : port;
  return createByteFile({ kind: 'serial', path, wire, after, prepare });
}

/** Eight bits, no parity, one stop, and the printer may say when it is full. */
export function lineSetting(port: string, baud: number, platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'win32') {
    const line = ['PARITY=N', 'DATA=8', 'STOP=1', 'XON=ON', 'ODSR=OFF', 'OCTS=OFF', 'DTR=ON', 'RTS=ON'];
    return ['mode.com', `${port}:`, `BAUD=${baud}`, ...line];
  }
  const flag = platform === 'darwin' ? '-f' : '-F';
  return ['stty', flag, port, String(baud), 'raw', 'cs8', '-parenb', '-cstopb', 'ixon', '-echo', 'clocal'];
}
