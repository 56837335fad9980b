import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { ReceiptPage } from '#main/printing/html';
import { findChromium } from '#scripts/chromium-program';
import { codesIn } from '#scripts/picture-code';

/** Pages on paper as Electron's printToPDF makes them, by the same browser. */
export type PdfMaker = {
  toPdf(page: ReceiptPage): Promise<Uint8Array>;
  close(): Promise<void>;
};

export async function createPdfMaker(): Promise<PdfMaker> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    async toPdf({ html, widthMm, heightMm }) {
      const page = await browser.newPage();
      await page.setContent(html);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const pdf = await page.pdf({ width: `${widthMm}mm`, height: `${heightMm}mm`, printBackground: true });
      await page.close();
      return pdf;
    },
    close: () => browser.close(),
  };
}

/** What can be read off a PDF: its pages, their size in points, its words, and the codes as a phone sees them. */
export type PaperRead = {
  readonly pages: number;
  readonly size: string;
  readonly text: string;
  readonly codes: readonly string[] | null;
};

/** The paper it is drawn for, its words, and whether it brings its letters along. */
export type PdfFacts = {
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly text: string;
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
};

const POINT_MM = 25.4 / 72;

export function pdfFacts(file: string): PdfFacts {
  const info = run('pdfinfo', [file]);
  const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(info) ?? [];
  const fonts = [
    ...run('pdffonts', [file]).matchAll(/^(\S+).*\s(yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/gm),
  ];
  return {
    pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]),
    widthMm: Number(width) * POINT_MM,
    heightMm: Number(height) * POINT_MM,
    text: run('pdftotext', ['-layout', file, '-']).replace(/\s+/g, ' '),
    fonts: fonts.map(([, name = '', embedded]) => ({ name, isEmbedded: embedded === 'yes' })),
  };
}

export function readPdf(file: string): PaperRead {
  const info = run('pdfinfo', [file]);
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-pdf-'));
  try {
    const picture = join(folder, 'page');
    run('pdftoppm', ['-r', '100', '-png', '-singlefile', file, picture]);
    return {
      pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]),
      size: /^Page size:\s+([\d.]+ x [\d.]+)/m.exec(info)?.[1] ?? '',
      text: run('pdftotext', ['-layout', file, '-']).replace(/\s+/g, ' '),
      codes: codesIn(`${picture}.png`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function readPdfBytes(bytes: Uint8Array): PaperRead {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-pdf-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    return readPdf(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): string {
  const { stdout, status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}
