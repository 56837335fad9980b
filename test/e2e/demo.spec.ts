import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Api, Mode } from '#core/domain/charge';
import { parseDecimal } from '#core/domain/money';
import { formatMoney, type SiteId, siteOf } from '#core/domain/site';
import { root } from '#scripts/electron-program';
import { codesIn } from '#scripts/picture-code';
import { expect, test } from '#test/support/app';
import { pdfFacts } from '#test/support/pdf-maker';

const summaryShape = z.object({
  site: z.string(),
  mode: z.string(),
  api: z.string(),
  qrData: z.string().min(1),
  total: z.string(),
  state: z.literal('paid'),
  oddness: z.literal('none'),
  attempts: z.literal(1),
  receiptNumber: z.string(),
  paymentIds: z.array(z.string()).length(1),
  orderLog: z.string(),
});

const SALES: readonly (readonly [SiteId, Mode, Api?])[] = [
  ['MLA', 'dynamic'],
  ['MLB', 'dynamic'],
  ['MLC', 'hybrid', 'orders'],
];
const figuresOf = (text: string): string => text.replace(/\D/g, '');
/** What reads text off a picture knows no difference between these. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

for (const [site, mode, api = 'instore'] of SALES) {
  test(`the demo sells in ${site} by ${mode} codes and ${api}: pictures, paper and summary agree`, async ({
    browserName: _browserName,
  }, testInfo) => {
    test.slow();
    const folder = testInfo.outputPath('demo');
    const { code, stdout, stderr } = await runDemo([
      '--out',
      folder,
      '--site',
      site,
      '--mode',
      mode,
      '--api',
      api,
    ]);
    expect(code, stderr).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(1);
    const summary = summaryShape.parse(JSON.parse(lines[0] ?? ''));
    const file = (name: string): string => path.join(folder, name);
    expect(summaryShape.parse(JSON.parse(fs.readFileSync(file('summary.json'), 'utf8')))).toEqual(summary);
    expect([summary.site, summary.mode, summary.api]).toEqual([site, mode, api]);
    expect(fs.existsSync(summary.orderLog)).toBe(true);

    const names = fs.readdirSync(folder);
    for (const name of [
      'cashier-\\d+-sale',
      'cashier-\\d+-paid',
      'customer-\\d+-building',
      'customer-\\d+-paid',
    ])
      expect(names).toContainEqual(expect.stringMatching(`^${name}\\.png$`));
    const codePicture = names.find((name) => /^customer-\d+-pay\.png$/.test(name)) ?? '';
    expect(codesIn(file(codePicture))).toEqual([summary.qrData]);

    const { decimals } = siteOf(site);
    const total = parseDecimal(summary.total, decimals);
    if (!total.ok) throw new Error(`the total is no amount: ${summary.total}`);
    const amount = plain(formatMoney(total.value, siteOf(site)));
    expect(plain(fs.readFileSync(file('receipt.txt'), 'utf8'))).toContain(amount);
    const { pages, widthMm, text, fonts } = pdfFacts(file('receipt.pdf'));
    expect(plain(text)).toContain(amount);
    expect([pages, fonts.length > 0, fonts.every(({ isEmbedded }) => isEmbedded)]).toEqual([1, true, true]);
    expect(Math.abs(widthMm - 80)).toBeLessThan(0.5);
    expect(fs.statSync(file('receipt.escpos')).size).toBeGreaterThan(100);
    // The small cents stand apart, and their comma with them, to a machine that reads.
    const paidPicture = names.find((name) => /^customer-\d+-paid\.png$/.test(name)) ?? '';
    expect(figuresOf(read('tesseract', [file(paidPicture), '-']))).toContain(figuresOf(amount));
  });
}

for (const [words, args] of [
  ['a mode nobody wrote', ['--mode', 'telepathy']],
  ['the Orders API where there is none', ['--api', 'orders', '--site', 'MLM']],
  ['a scenario nobody wrote', ['--scenario', 'miracle']],
] as const) {
  test(`the demo says in words that it cannot show ${words}`, async ({
    browserName: _browserName,
  }, testInfo) => {
    const { code, stdout, stderr } = await runDemo(['--out', testInfo.outputPath('demo'), ...args]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/unsupported_site|must be one of/);
  });
}

function read(program: string, args: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

async function runDemo(
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn('npm', ['run', '-s', 'demo', '--', ...args], { cwd: root });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    stdout += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    stderr += piece;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
}
