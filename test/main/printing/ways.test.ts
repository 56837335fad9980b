import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as koffi from 'koffi';
import { describe, expect, it } from 'vitest';
import type { PrintJobId } from '#core/domain/print-job';
import { createDevicePrinter } from '#main/printing/device-printer';
import { createLpPrinter } from '#main/printing/lp-printer';
import type { After, Piece, Printed, Printer, Wire } from '#main/printing/printer';
import { runProgram } from '#main/printing/run-program';
import { createSerialPrinter, lineSetting } from '#main/printing/serial-printer';
import { createSharePrinter } from '#main/printing/share-printer';
import { createSpoolerPrinter } from '#main/printing/spooler-printer';
import { type Handle, JOB, PRINTER, type Winspool, WORK_OFFLINE } from '#main/printing/winspool';
import { structsOf } from '#main/printing/winspool-library';
import { receiptFor } from '#test/core/receipt-samples';
import { folderForTest } from '#test/main/order-log/builders';

const bytes = Uint8Array.from({ length: 9000 }, (_, at) => at % 251);
const kick = Uint8Array.of(0x1b, 0x70, 0, 25, 250);
const wire: Wire = { encode: () => bytes, kick };
const piece: Piece = {
  form: { kind: 'receipt', receipt: receiptFor('MLA', 'es-AR') },
  id: 'job-1' as PrintJobId,
  isCopy: false,
  followsHalf: false,
};
const after: After = (ms, run) => {
  const timer = setTimeout(run, Math.min(ms, 2000));
  return () => clearTimeout(timer);
};
const done = { ok: true, value: null };

async function printed(printer: Printer): Promise<Printed> {
  const opened = await printer.open();
  return opened.ok ? opened.value.print(piece) : opened;
}

/** A pipe stands in for the device: it too is a name that takes bytes, and is busy when nobody reads. */
function pipe(): { path: string; read: () => Promise<Buffer> } {
  const path = join(folderForTest(), 'lp0');
  execFileSync('mkfifo', [path]);
  return {
    path,
    read: () =>
      new Promise((resolve) => {
        const chunks: Buffer[] = [];
        createReadStream(path)
          .on('data', (chunk) => chunks.push(Buffer.from(chunk)))
          .on('end', () => resolve(Buffer.concat(chunks)));
      }),
  };
}

describe('a device file', () => {
  it('is given every byte, also one that takes them little by little', async () => {
    const { path, read } = pipe();
    const reading = read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await printed(createDevicePrinter({ path, wire, after }))).toEqual(done);
    expect((await reading).equals(Buffer.from(bytes))).toBe(true);
  });

  it('that nobody listens at, or that is not there, is unreachable and was sent nothing', async () => {
    for (const path of [pipe().path, join(folderForTest(), 'none')])
      expect(await createDevicePrinter({ path, wire, after }).open()).toMatchObject({
        ok: false,
        error: { trouble: 'unreachable' },
      });
  });

  it('takes the pulse of the drawer alone', async () => {
    const path = join(folderForTest(), 'lp0');
    writeFileSync(path, '');
    expect(await createDevicePrinter({ path, wire, after }).kick?.()).toEqual(done);
    expect(execFileSync('cat', [path])).toEqual(Buffer.from(kick));
  });
});

it('a share is written to by its name on the network', async () => {
  const path = join(folderForTest(), 'share');
  writeFileSync(path, '');
  expect(await printed(createSharePrinter({ path, wire, after }))).toEqual(done);
  expect(execFileSync('cat', [path])).toEqual(Buffer.from(bytes));
});

describe('a serial line', () => {
  it('is set up by the system’s own program, then written to', async () => {
    const port = join(folderForTest(), 'ttyUSB0');
    writeFileSync(port, '');
    const told: unknown[] = [];
    const run = (program: string, args: readonly string[]) => {
      told.push([program, ...args]);
      return Promise.resolve({ code: 0, said: '' });
    };
    const printer = createSerialPrinter({ port, baud: 19_200, platform: 'linux', run, wire, after });
    expect(await printed(printer)).toEqual(done);
    expect(told).toEqual([lineSetting(port, 19_200, 'linux')]);
    expect(execFileSync('cat', [port])).toEqual(Buffer.from(bytes));
  });

  it('of Windows is set by mode, with the printer allowed to say when it is full', () => {
    expect(lineSetting('COM3', 9600, 'win32').slice(0, 3)).toEqual(['mode.com', 'COM3:', 'BAUD=9600']);
    expect(lineSetting('COM3', 9600, 'win32')).toContain('XON=ON');
  });

  it('that is not there is unreachable', async () => {
    const run = () => Promise.resolve({ code: 1, said: 'stty: /dev/ttyS9: No such file or directory' });
    const printer = createSerialPrinter({
      port: '/dev/ttyS9',
      baud: 9600,
      platform: 'linux',
      run,
      wire,
      after,
    });
    expect(await printer.open()).toMatchObject({ ok: false, error: { trouble: 'unreachable' } });
  });
});

describe('a queue of CUPS', () => {
  /** Programs of these names that do as written, found before any others. */
  async function programs(scripts: Readonly<Record<string, string>>): Promise<typeof runProgram> {
    const folder = folderForTest();
    for (const [name, script] of Object.entries(scripts)) {
      await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, name), 0o755);
    }
    return (program, args, input) => runProgram(join(folder, program), args, input);
  }

  it('is handed the bytes as they are, under its own name', async () => {
    const out = join(folderForTest(), 'out');
    const run = await programs({
      lpstat: 'echo "printer Caja is idle."',
      lp: `echo "$@" > ${out}.args; cat > ${out}`,
    });
    expect(await printed(createLpPrinter({ queue: 'Caja', run, wire }))).toEqual(done);
    expect(execFileSync('cat', [out])).toEqual(Buffer.from(bytes));
    expect(
      execFileSync('cat', [`${out}.args`])
        .toString()
        .trim(),
    ).toBe('-d Caja -o raw -t Mostrador -');
  });

  it.each([
    ['offline', 'echo "printer Caja disabled since Sat -"'],
    ['unreachable', 'echo "lpstat: Invalid destination name" >&2; exit 1'],
  ])('that is %s gets nothing', async (trouble, lpstat) => {
    const run = await programs({ lpstat, lp: 'exit 3' });
    expect(await createLpPrinter({ queue: 'Caja', run, wire }).open()).toMatchObject({ error: { trouble } });
  });

  it('without the programs is unreachable', async () => {
    expect(await createLpPrinter({ queue: 'Caja', run: await programs({}), wire }).open()).toMatchObject({
      error: { trouble: 'unreachable' },
    });
  });
});

describe('Windows’ spooler', () => {
  const handle = {} as Handle;
  type Told = { calls: string[]; raw: number[] };
  /** A spooler that does as it is told, and writes down what it was asked. */
  function spoolerThat(more: Partial<Winspool> = {}): { told: Told; winspool: () => Promise<Winspool> } {
    const told: Told = { calls: [], raw: [] };
    const note = <T>(call: string, answer: T): Promise<T> => {
      told.calls.push(call);
      return Promise.resolve(answer);
    };
    const spool: Winspool = {
      open: (name) => note(`open ${name}`, handle),
      printer: () => note('printer', { status: 0, attributes: 0 }),
      startDoc: (_, title) => note(`startDoc ${title}`, 7),
      startPage: () => note('startPage', true),
      write: (_, chunk) => {
        const some = chunk.subarray(0, 4000);
        told.raw.push(...some);
        return note(`write ${some.length}`, some.length);
      },
      endPage: () => note('endPage', true),
      endDoc: () => note('endDoc', true),
      job: (_, id) => note(`job ${id}`, null),
      deleteJob: (_, id) => note(`deleteJob ${id}`, true),
      close: () => note('close', undefined),
      ...more,
    };
    return { told, winspool: () => Promise.resolve(spool) };
  }
  const printerOver = (winspool: () => Promise<Winspool>): Printer =>
    createSpoolerPrinter({ name: 'Tickets', winspool, wire, after });

  it('is asked how it is first, then handed every byte, and followed until it lets go', async () => {
    const { told, winspool } = spoolerThat();
    expect(await printed(printerOver(winspool))).toEqual(done);
    expect(told.calls).toEqual([
      'open Tickets',
      'printer',
      'startDoc Mostrador',
      'startPage',
      'write 4000',
      'write 4000',
      'write 1000',
      'endPage',
      'endDoc',
      'job 7',
      'close',
    ]);
    expect(Buffer.from(told.raw).equals(Buffer.from(bytes))).toBe(true);
  });

  it.each([
    ['paper-out', PRINTER.paperOut, 0],
    ['cover-open', PRINTER.doorOpen, 0],
    ['offline', PRINTER.offline, 0],
    ['offline', 0, WORK_OFFLINE],
  ])('that says %s gets nothing', async (trouble, status, attributes) => {
    const { told, winspool } = spoolerThat({ printer: () => Promise.resolve({ status, attributes }) });
    expect(await printerOver(winspool).open()).toMatchObject({ error: { trouble } });
    expect(told.calls).toEqual(['open Tickets', 'close']);
  });

  it.each([
    ['paper-out', JOB.paperOut],
    ['offline', JOB.offline],
    ['printer', JOB.error],
  ])(
    'that stops at a job with %s has it taken off, so that it does not come out some other day',
    async (trouble, status) => {
      const { told, winspool } = spoolerThat({ job: () => Promise.resolve({ status }) });
      expect(await printed(printerOver(winspool))).toMatchObject({ error: { trouble } });
      expect(told.calls.slice(-2)).toEqual(['deleteJob 7', 'close']);
    },
  );

  it('that takes no more bytes in the middle has cut the receipt off', async () => {
    const { told, winspool } = spoolerThat({ write: () => Promise.resolve(0) });
    expect(await printed(printerOver(winspool))).toMatchObject({ error: { trouble: 'cut-off' } });
    expect(told.calls.slice(-2)).toEqual(['deleteJob 7', 'close']);
  });

  it('that has no printer of that name is unreachable', async () => {
    const { winspool } = spoolerThat({ open: () => Promise.resolve(null) });
    expect(await printerOver(winspool).open()).toMatchObject({ error: { trouble: 'unreachable' } });
  });

  it('is told of in structures as long as Windows’ own, with each member in its place (64 bits)', () => {
    const { docInfo1, printerInfo2, jobInfo1 } = structsOf(koffi);
    expect([docInfo1, printerInfo2, jobInfo1].map((one) => koffi.sizeof(one))).toEqual([24, 136, 96]);
    expect(koffi.offsetof(printerInfo2, 'Attributes')).toBe(104);
    expect(koffi.offsetof(printerInfo2, 'Status')).toBe(124);
    expect(koffi.offsetof(jobInfo1, 'Status')).toBe(56);
  });
});
