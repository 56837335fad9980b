import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folderForTest } from '#test/main/order-log/builders';
import { type BadPrinter, startBadPrinter } from '#test/support/bad-printer';

const TILL = join(import.meta.dirname, '../../support/print-till.ts');

/** Runs the till until it dies or is done, and answers what it said of its job. */
function run(file: string, printer: BadPrinter, moment: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [TILL, file, String(printer.port), moment]);
    let said = '';
    child.stdout.on('data', (words: Buffer) => {
      said += words.toString();
    });
    child.stderr.on('data', (words: Buffer) => {
      if (/Error/.test(words.toString())) said += words.toString();
    });
    if (moment === 'halfway') void printer.taken(200).then(() => child.kill('SIGKILL'));
    child.on('close', () => resolve(said.trim()));
  });
}

const whole = (printer: BadPrinter): number =>
  printer.papers().filter((lines) => lines.some((line) => line.includes('¡Gracias por tu compra!'))).length;

it.each([
  ['queued', 'sent null'],
  ['reached', 'sent null'],
  ['begun', 'failed interrupted'],
  ['halfway', 'failed interrupted'],
  ['handed', 'failed interrupted'],
  ['sent', 'sent null'],
])(
  'killed when it is %s, the receipt is printed once or asked about',
  async (moment, after) => {
    const file = join(folderForTest(), 'log-real.db');
    const printer = await startBadPrinter();
    onTestFinished(() => printer.close());
    if (moment === 'halfway') await printer.become('slow');
    expect(await run(file, printer, moment)).toBe('');
    await printer.settled();
    const before = whole(printer);
    expect(await run(file, printer, 'none')).toBe(after);
    // Nothing that may be on paper already is printed by itself a second time.
    expect(whole(printer)).toBe(after.startsWith('sent') ? 1 : before);
    if (after.startsWith('failed')) {
      const answer = before === 0 ? 'again' : 'found';
      expect(await run(file, printer, answer)).toBe('sent null');
    }
    expect(whole(printer)).toBe(1);
  },
  40_000,
);
