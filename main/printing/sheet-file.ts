import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#core/result';
import type { ReceiptPage } from '#main/printing/html';
import { type Sheet, sheetPage } from '#main/printing/sheet';
import { writeWhole } from '#main/printing/write-whole';

type Deps = {
  readonly folder: string;
  /** Electron's printToPDF of a hidden page. */
  readonly toPdf: (page: ReceiptPage) => Promise<Uint8Array>;
};

export type SheetTrouble = 'disk' | 'printer';

/**
 * Writes the sheet as a PDF and answers where.
 *
 * It is never sent to the receipt printer by itself, not even to one of the system's: that one holds an 80 mm roll or a
 * driver that would cut or shrink a page until no phone reads it. A shop opens the file and prints it once, on the
 * office printer, on cardboard, or at a print shop.
 */
export async function saveSheet(
  sheet: Sheet,
  { folder, toPdf }: Deps,
): Promise<Result<{ path: string }, SheetTrouble>> {
  const path = join(folder, sheetFileName(sheet));
  const page = sheetPage(sheet);
  let pdf: Uint8Array;
  try {
    pdf = await toPdf(page);
  } catch {
    return err('printer');
  }
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(path, pdf);
  } catch {
    return err('disk');
  }
  return ok({ path });
}

/** Saved again it takes its own place; a practice sheet never takes a real one's. */
export function sheetFileName({ register, isPractice }: Pick<Sheet, 'register' | 'isPractice'>): string {
  const plain = register.normalize('NFD').replace(/\p{M}/gu, '');
  const name = plain.replace(/[^A-Za-z0-9-]+/g, '_').slice(0, 60);
  return `${isPractice ? 'practice-' : ''}QR-${name}.pdf`;
}
