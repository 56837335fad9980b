import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { PrintJob } from '#core/domain/print-job';
import { createPrinters } from '#main/printing/printers';
import type { SystemPage } from '#main/printing/system-printer';
import { wordsIn } from '#main/words/words';
import { receiptFor } from '#test/core/receipt-samples';

it('takes a receipt to each kind of target, on the paper in use', async () => {
  const data = mkdtempSync(join(tmpdir(), 'mostrador-printers-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const pages: SystemPage[] = [];
  const printerFor = createPrinters({
    wordsIn,
    columns: () => 32,
    toPdf: () => Promise.resolve(new Uint8Array()),
    printPage: (page) => {
      pages.push(page);
      return Promise.resolve();
    },
    after: () => () => undefined,
  });
  for (const target of [
    { kind: 'file', folder: join(data, 'receipts') } as const,
    { kind: 'system', deviceName: null } as const,
  ]) {
    const printer = printerFor(target);
    expect(printer.kind).toBe(target.kind);
    const opened = await printer.open();
    if (opened.ok) await opened.value.print(receiptFor('MLA', 'es-AR'), { id: 'job-1' } as PrintJob);
  }
  expect(readdirSync(join(data, 'receipts'))).toHaveLength(3);
  expect(pages).toMatchObject([{ deviceName: null, pageSize: { width: 58_000 } }]);
  const refused = await printerFor({ kind: 'tcp', host: '127.0.0.1', port: 1 }).open();
  expect(refused).toMatchObject({ ok: false, error: { trouble: 'unreachable' } });
});
