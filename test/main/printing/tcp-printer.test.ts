import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PrintJobId } from '#core/domain/print-job';
import { USUAL_FORM } from '#core/domain/printer-form';
import { PLAIN_PROFILE } from '#core/domain/printer-profiles';
import { gridOf } from '#core/domain/receipt-grid';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import type { After, Piece, Printed } from '#main/printing/printer';
import { statusLanguage } from '#main/printing/printer-status';
import { createTcpPrinter, type Manners, TCP_LIMITS, type TcpLimits } from '#main/printing/tcp-printer';
import { wordsIn } from '#main/words/words';
import { receiptFor } from '#test/core/receipt-samples';
import { decodeEscpos } from '#test/support/escpos-decoder';

const receipt = receiptFor('MLA', 'es-AR');
const bytes = paperBytes(gridOf(receipt, 48, wordsIn('es-AR')));
/** More than a socket's buffers hold: it cannot be taken unless somebody reads. */
const endless = new Uint8Array(48 * 1024 * 1024).fill(0x41);
const piece: Piece = {
  form: { kind: 'receipt', receipt },
  id: 'job-1' as PrintJobId,
  isCopy: false,
  followsHalf: false,
};
const wire = { encode: () => bytes, kick: kickBytes(USUAL_FORM) };

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Most printers say nothing of themselves, ever. */
const usual = { wire, status: statusLanguage(PLAIN_PROFILE), manners: { speaks: 'no' } as Manners, after };

type Paper = { readonly port: number; readonly received: () => Buffer; readonly hungUp: Promise<void> };

/** A printer of its own on the network: `behave` is what it does with whoever connects. */
async function printerThat(behave: (socket: Socket, take: (chunk: Buffer) => void) => void): Promise<Paper> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let hangUp: () => void = () => undefined;
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', hangUp);
    behave(socket, (chunk) => chunks.push(chunk));
  });
  const port = await listening(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port, received: () => Buffer.concat(chunks), hungUp };
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const takesAll = (socket: Socket, take: (chunk: Buffer) => void): void => {
  socket.on('data', take);
  socket.on('end', () => socket.end());
};

async function send(
  port: number,
  {
    content = bytes,
    limits = {},
    manners = { speaks: 'no' },
  }: { content?: Uint8Array; limits?: Partial<TcpLimits>; manners?: Manners } = {},
): Promise<Printed> {
  const printer = createTcpPrinter({
    host: '127.0.0.1',
    port,
    wire: { encode: () => content, kick: kickBytes(USUAL_FORM) },
    status: statusLanguage(PLAIN_PROFILE),
    manners,
    after,
    limits: { ...TCP_LIMITS, ...limits },
  });
  const opened = await printer.open();
  return opened.ok ? opened.value.print(piece) : opened;
}

describe('a network printer', () => {
  it('gets the receipt whole, and sent means that it took it', async () => {
    const paper = await printerThat(takesAll);
    expect(await send(paper.port)).toEqual({ ok: true, value: null });
    expect(paper.received().equals(Buffer.from(bytes))).toBe(true);
    const { lines } = decodeEscpos(paper.received());
    expect(lines.map(({ text }) => text).join('\n')).toMatch(/^QR Mercado Pago +\$ 18\.878,86$/m);
  });

  it('may take a byte every millisecond', async () => {
    const paper = await printerThat((socket, take) => {
      const tick = setInterval(() => {
        const byte: unknown = socket.read(1);
        if (Buffer.isBuffer(byte)) take(byte);
      }, 1);
      socket.on('end', () => socket.end());
      socket.on('close', () => clearInterval(tick));
    });
    expect(await send(paper.port, { limits: { hangUpMs: 20_000 } })).toEqual({ ok: true, value: null });
    expect(paper.received().equals(Buffer.from(bytes))).toBe(true);
  });

  it('may close its own side first and go on taking ours', async () => {
    const paper = await printerThat((socket, take) => {
      socket.end('hello');
      socket.on('data', take);
    });
    expect(await send(paper.port, { limits: { hangUpMs: 200 } })).toEqual({ ok: true, value: null });
    await paper.hungUp;
    expect(paper.received().equals(Buffer.from(bytes))).toBe(true);
  });

  it('that takes every byte and never hangs up has been sent the receipt', async () => {
    const paper = await printerThat((socket, take) => socket.on('data', take));
    expect(await send(paper.port, { limits: { hangUpMs: 200 } })).toEqual({ ok: true, value: null });
  });

  it('that stops taking bytes is not waited for for ever', async () => {
    const paper = await printerThat(() => undefined);
    const limits = { baseMs: 300, perByteMs: 0 };
    expect(await send(paper.port, { content: endless, limits })).toMatchObject({
      ok: false,
      error: { trouble: 'timeout' },
    });
  });

  it('that hangs up half way has cut the receipt off', async () => {
    const paper = await printerThat((socket, take) => {
      socket.once('data', (chunk) => {
        take(chunk);
        socket.destroy();
      });
    });
    const printed = await send(paper.port, { content: endless });
    expect(printed).toMatchObject({ ok: false, error: { trouble: 'cut-off' } });
    expect(paper.received().length).toBeLessThan(endless.length);
  });

  it('that breaks off after the last byte has cut it off too: nobody knows what is on the paper', async () => {
    const paper = await printerThat((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await send(paper.port)).toMatchObject({ ok: false, error: { trouble: 'cut-off' } });
  });

  it.each([
    ['refuses', '127.0.0.1', 1],
    ['has no such name', 'printer.invalid', 9100],
  ])('that %s is unreachable, and was sent nothing', async (_, host, port) => {
    const limits = { ...TCP_LIMITS, connectMs: 500 };
    const opened = await createTcpPrinter({ host, port, ...usual, limits }).open();
    expect(opened).toMatchObject({ ok: false, error: { trouble: 'unreachable' } });
  });

  it('that does not pick up is unreachable', async () => {
    const paper = await printerThat(takesAll);
    const atOnce: After = (_ms, run) => {
      queueMicrotask(run);
      return () => undefined;
    };
    const opened = await createTcpPrinter({
      host: '127.0.0.1',
      port: paper.port,
      ...usual,
      after: atOnce,
    }).open();
    expect(opened).toMatchObject({ ok: false, error: { trouble: 'unreachable' } });
  });

  it('is left without a byte when the job is given up meanwhile', async () => {
    const paper = await printerThat(takesAll);
    const opened = await createTcpPrinter({
      host: '127.0.0.1',
      port: paper.port,
      ...usual,
    }).open();
    if (!opened.ok) throw new Error('not reached');
    opened.value.abandon();
    await paper.hungUp;
    expect(paper.received()).toHaveLength(0);
  });
});

describe('the cash drawer on its cable', () => {
  it('is opened by the pulse that it knows, and nothing is printed', async () => {
    const paper = await printerThat((socket, take) => {
      socket.on('data', take);
      socket.on('end', () => socket.end());
    });
    const printer = createTcpPrinter({ host: '127.0.0.1', port: paper.port, ...usual });
    expect(await printer.kick?.()).toEqual({ ok: true, value: null });
    await paper.hungUp;
    expect([...paper.received()]).toEqual([0x1b, 0x70, 0, 25, 250]);
  });
});
