import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Columns } from '#core/domain/paper-grid';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { formatMoney, type SiteId, siteOf } from '#core/domain/site';
import { receiptPage } from '#main/printing/html';
import { wordsIn } from '#main/words/words';
import { findChromium } from '#scripts/chromium-program';
import { amountsOf, formsFor } from '#test/core/form-samples';
import { createPdfMaker, type PdfFacts, type PdfMaker, pdfFacts } from '#test/support/pdf-maker';

/** Where the app runs on Electron itself there may be no browser: there the demo's own receipt is read. */
const hasBrowser = findChromium() !== undefined;

let maker: PdfMaker | null = null;
let folder = '';
beforeAll(async () => {
  if (hasBrowser) maker = await createPdfMaker();
  folder = mkdtempSync(join(tmpdir(), 'mostrador-pdf-'));
});
afterAll(async () => {
  await maker?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function drawn(form: PrintedForm, columns: Columns, siteId: SiteId): Promise<PdfFacts> {
  const { language } = siteOf(siteId);
  const page = receiptPage(formGrid(form, columns, wordsIn(language)), language);
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, (await maker?.toPdf(page)) ?? new Uint8Array());
  const read = pdfFacts(file);
  expect(Math.abs(read.heightMm - page.heightMm)).toBeLessThan(0.5);
  return read;
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** Drawing one costs a second: each width and each kind of form once, and the countries among them. */
describe.skipIf(!hasBrowser)('a page of paper', () => {
  it.each<[PrintedForm['kind'], number, Columns, SiteId]>([
    ['receipt', 80, 48, 'MLB'],
    ['report', 80, 48, 'MLA'],
    ['refund', 80, 48, 'MPE'],
    ['receipt', 58, 32, 'MLC'],
    ['report', 58, 32, 'MLM'],
    ['test', 58, 32, 'MLU'],
  ])(
    'of a %s for %s mm is as wide as its roll, whole, and brings its letters',
    async (kind, widthMm, columns, siteId) => {
      const form = formsFor(siteId, siteOf(siteId).language).find((each) => each.kind === kind);
      if (form === undefined) throw new Error(`no form of ${kind}`);
      const read = await drawn(form, columns, siteId);
      expect(read.pages).toBe(1);
      expect(Math.abs(read.widthMm - widthMm), `${read.widthMm} mm`).toBeLessThan(0.5);
      for (const money of amountsOf(form))
        expect(read.text).toContain(plain(formatMoney(money, siteOf(siteId))));
      expect(read.fonts.length).toBeGreaterThan(0);
      expect(read.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    },
  );
});
