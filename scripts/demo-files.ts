import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const OWN = /^((cashier|customer)-.*\.png|receipt\.(pdf|txt|escpos)|summary\.json)$/;

/** Leaves nothing of an earlier run: whoever looks must not take its pictures for this one's. */
export function clearFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    if (OWN.test(name)) fs.rmSync(path.join(folder, name));
  }
}

const PAPERS = ['txt', 'escpos', 'pdf'] as const;
const LIMIT_MS = 10_000;

/** Waits for the paper of the one sale and puts it beside the pictures. */
export async function takePaper(receipts: string, receiptNumber: string, folder: string): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const names = fs.existsSync(receipts) ? fs.readdirSync(receipts) : [];
    // Named by the app; the whole file is there or none.
    const base = names
      .map((name) => path.parse(name))
      .find(({ ext, name }) => ext === '.pdf' && name.startsWith(`practice-${receiptNumber}`))?.name;
    if (base !== undefined) {
      for (const kind of PAPERS)
        fs.copyFileSync(path.join(receipts, `${base}.${kind}`), path.join(folder, `receipt.${kind}`));
      return;
    }
    if (Date.now() > end) throw new Error(`no receipt ${receiptNumber} came out`);
    await delay(50);
  }
}
