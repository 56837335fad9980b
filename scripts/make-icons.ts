import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium-program.ts';
import { root } from './electron-program.ts';

/*
 * Draws the program's icon into assets/icons: the mark, a code's eye standing on a counter, on the wine plate.
 * What it draws is kept in the repository; run it again when the mark changes.
 */

/** As in renderer/ui/tokens.css. */
const PLATE = '#571230';
const INK = '#fff5e8';

const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
/** A Mac's icon leaves room around itself. */
const MAC_MARGIN = 100 / 1024;

/** Apple's names for the pictures in an .icns file, by their width. */
const MAC_KINDS = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

type Drawing = { readonly side: number; readonly shapes: string };

/** Sixteen and twenty-four pixels can only be drawn pixel by pixel. */
const in16: Drawing = {
  side: 16,
  shapes: `
    <rect width="16" height="16" rx="3" fill="${PLATE}"/>
    <path d="M3.5 2.5h5v5h-5z" fill="none" stroke="${INK}"/>
    <path d="M5 4h2v2H5zM11 6h2v2h-2zM2 11h12v2H2z" fill="${INK}"/>`,
};
const in24: Drawing = {
  side: 24,
  shapes: `
    <rect width="24" height="24" rx="5" fill="${PLATE}"/>
    <path d="M6 4h8v8H6z" fill="none" stroke="${INK}" stroke-width="2"/>
    <path d="M9 7h2v2H9zM17 10h3v3h-3zM3 17h18v3H3z" fill="${INK}"/>`,
};
/** The mark as in renderer/ui/icon.tsx, in the middle of the plate. */
const free: Drawing = {
  side: 100,
  shapes: `
    <rect width="100" height="100" rx="21" fill="${PLATE}"/>
    <g transform="translate(18 19.5) scale(2.667)">
      <path d="M3.3 2.3h10.4v10.4H3.3z" fill="none" stroke="${INK}" stroke-width="2.6" stroke-linejoin="round"/>
      <path d="M6.9 5.9h3.2v3.2H6.9zM16.6 10.4h3.6V14h-3.6z" fill="${INK}"/>
      <path d="M2 19h20" stroke="${INK}" stroke-width="4" stroke-linecap="round"/>
    </g>`,
};
const byPixel = new Map<number, Drawing>([
  [16, in16],
  [24, in24],
  [32, in16],
  [48, in24],
]);

function svg(size: number, margin: number): string {
  const { side, shapes } = (margin === 0 ? byPixel.get(size) : undefined) ?? free;
  const inset = (side * margin) / (1 - 2 * margin);
  const box = `${-inset} ${-inset} ${side + 2 * inset} ${side + 2 * inset}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${box}">${shapes}</svg>`;
}

/** Windows' icon file: a list of pictures, then the pictures. */
function icoFile(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.size, 4);
  let offset = head.length;
  for (const [index, [size, png]] of [...pictures].entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.values()]);
}

/** Apple's: every picture behind its name and length, all behind theirs. */
function icnsFile(pictures: readonly (readonly [kind: string, png: Buffer])[]): Buffer {
  const named = (name: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32BE(content.length + head.length, 4);
    return Buffer.concat([head, content]);
  };
  return named('icns', Buffer.concat(pictures.map(([kind, png]) => named(kind, png))));
}

const program = findChromium();
if (program === undefined) throw new Error('a Chromium is needed to draw');
const browser = await chromium.launch({ executablePath: program });
const page = await browser.newPage();

async function draw(size: number, margin = 0): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(size, margin)}`);
  return await page.screenshot({ omitBackground: true });
}

const folder = path.join(root, 'assets/icons');
mkdirSync(folder, { recursive: true });
for (const size of LINUX_SIZES) writeFileSync(path.join(folder, `${size}x${size}.png`), await draw(size));
const windows = new Map<number, Buffer>();
for (const size of WINDOWS_SIZES) windows.set(size, await draw(size));
writeFileSync(path.join(folder, 'icon.ico'), icoFile(windows));
const mac: [string, Buffer][] = [];
for (const [kind, size] of MAC_KINDS) mac.push([kind, await draw(size, MAC_MARGIN)]);
writeFileSync(path.join(folder, 'icon.icns'), icnsFile(mac));
await browser.close();
