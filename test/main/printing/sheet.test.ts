import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type SiteId } from '#core/domain/site';
import type { ReceiptPage } from '#main/printing/html';
import { sheetFileName } from '#main/printing/sheet-file';
import { wordsIn } from '#main/words/words';
import { findChromium } from '#scripts/chromium-program';
import { EMVCO } from '#test/support/cashier-views';
import { createPdfMaker, type PdfMaker, readPdf } from '#test/support/pdf-maker';
import { sheetOf } from '#test/support/sheet-samples';

const LONG = {
  register: 'Caja del fondo, la de los fiambres y los quesos',
  shop: {
    name: 'Supermercado Internacional Constitución del Sur y Hermanos',
    trade: 'Almacén, fiambrería y quesos de campo',
  },
} as const;

/** Where the app runs on Electron itself there may be no browser: the real windows' test reads the sheet there. */
const hasBrowser = findChromium() !== undefined;

let maker: PdfMaker | null = null;
let folder = '';
beforeAll(async () => {
  if (hasBrowser) maker = await createPdfMaker();
  folder = mkdtempSync(join(tmpdir(), 'mostrador-sheet-'));
});
afterAll(async () => {
  await maker?.close();
  rmSync(folder, { recursive: true, force: true });
});

const toPdf = (page: ReceiptPage): Promise<Uint8Array> =>
  maker?.toPdf(page) ?? Promise.reject(new Error('no browser'));

describe('The sheet on the counter', () => {
  it.skipIf(!hasBrowser).each<[string, SiteId, string, Parameters<typeof sheetOf>[0]]>([
    ['A4', 'MLA', '595.92 x 841.92', { secondLanguage: 'en' }],
    ['Letter', 'MLC', '612.96 x 792.96', { ...LONG, isPractice: true, secondLanguage: 'pt-BR' }],
  ])('is one page of %s in %s, and a phone reads its code', async (_, siteId, size, change) => {
    const saved = await sheetOf({ siteId, ...change }, { folder: () => folder, toPdf }).save();
    if (!saved.ok) throw new Error(saved.error);
    const read = readPdf(saved.value.path);
    expect([read.pages, read.size, read.codes]).toEqual([1, size, [EMVCO]]);
    for (const words of [change.register ?? 'Caja 01', change.shop?.trade ?? 'Almacén'])
      expect(read.text).toContain(words);
  });

  it.each(LANGUAGES)('says what to do in %s, and in practice that it takes no money', async (language) => {
    const say = wordsIn(language);
    const texts: string[] = [];
    const keep = (page: ReceiptPage): Promise<Uint8Array> => {
      texts.push(page.html);
      return Promise.resolve(new Uint8Array());
    };
    for (const isPractice of [false, true])
      await sheetOf({ language, isPractice }, { folder: () => folder, toPdf: keep }).save();
    const [real = '', practice = ''] = texts;
    for (const word of ['sheet.title', 'sheet.how-any', 'sheet.wait', 'sheet.check'] as const)
      expect(real).toContain(say(word));
    expect(real).not.toContain(say('sheet.practice'));
    expect(practice).toContain(say('sheet.practice'));
  });

  it('asks nothing of the network or of scripts, and shows a name as it was typed', async () => {
    let html = '';
    const keep = (page: ReceiptPage): Promise<Uint8Array> => {
      html = page.html;
      return Promise.resolve(new Uint8Array());
    };
    await sheetOf({ register: '<b>"Caja" & 1</b>' }, { folder: () => folder, toPdf: keep }).save();
    expect(html).not.toMatch(/https?:|<script|<link|<img/);
    expect(html).toContain('&lt;b&gt;&quot;Caja&quot; &amp; 1&lt;/b&gt;');
  });

  it.each([
    ['Caja 01', false, 'QR-Caja_01.pdf'],
    ['Caja 01', true, 'practice-QR-Caja_01.pdf'],
    ['Panadería / Ñandú..', false, 'QR-Panaderia_Nandu_.pdf'],
    ['../../x', false, 'QR-_x.pdf'],
  ])('of %s (practice: %s) is %s, in that folder and no other', (register, isPractice, name) => {
    expect(sheetFileName({ register, isPractice })).toBe(name);
  });
});

describe('Saving it', () => {
  const pdf = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array([1]));

  it('says why when the provider tells no code, and leaves nothing behind', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'mostrador-sheet-'));
    const error = {
      kind: 'not-found',
      status: 200,
      code: 'no_fixed_code',
      message: '',
      retryAfterMs: null,
    } as const;
    const none = sheetOf(
      {},
      {
        folder: () => empty,
        toPdf: pdf,
        provider: () => ({ fixedCode: () => Promise.resolve({ ok: false, error }) }),
      },
    );
    expect(await none.save()).toEqual({ ok: false, error: 'no-fixed-code' });
    const nobody = sheetOf({}, { folder: () => empty, toPdf: pdf, account: () => 'no-register' });
    expect(await nobody.save()).toEqual({ ok: false, error: 'no-register' });
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it('says so when the page cannot be drawn or the disk refuses', async () => {
    const broken = sheetOf({}, { folder: () => folder, toPdf: () => Promise.reject(new Error('no')) });
    expect(await broken.save()).toEqual({ ok: false, error: 'printer' });
    const file = join(folder, 'in-the-way');
    writeFileSync(file, '');
    const full = sheetOf({}, { folder: () => join(file, 'receipts'), toPdf: pdf });
    expect(await full.save()).toEqual({ ok: false, error: 'disk' });
  });

  it('opens only what it saved, and says so when nothing opens it', async () => {
    const opened: string[] = [];
    const openPath = (path: string): Promise<string> => {
      opened.push(path);
      return Promise.resolve(opened.length === 1 ? '' : 'no program for it');
    };
    const sheet = sheetOf({}, { folder: () => folder, toPdf: pdf, openPath });
    expect(await sheet.open()).toEqual({ ok: false, error: 'no-sheet' });
    await sheet.save();
    expect(await sheet.open()).toEqual({ ok: true, value: null });
    expect(await sheet.open()).toEqual({ ok: false, error: 'no-sheet' });
    expect(opened).toEqual([join(folder, 'QR-Caja_01.pdf'), join(folder, 'QR-Caja_01.pdf')]);
  });
});
