import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

import { type Grid, type GridRow, type Picture, rowText } from '#core/domain/paper-grid';
import { type Density, type PrinterForm, USUAL_FORM } from '#core/domain/printer-form';
import { type PrinterProfile, profileNamed } from '#core/domain/printer-profiles';
import { printable } from '#main/printing/printable';

/** From the head to the edge where paper is torn, on printers without a knife. */
const TEAR_ROWS = 6;
/** Rows of dots sent at a time: what a printer still waits for when a job breaks off is never more than this. */
const STRIPE = 24;
/** A stripe of the widest picture. A printer that was left waiting for dots takes these for them; any other, for nothing. */
const FILL = new Uint8Array((576 / 8) * STRIPE);

/**
 * Paper as bytes: initialise, rows, feed, cut. Nothing else: the drawer is never kicked from here.
 *
 * After a job that broke off, what the printer still waited for is made up for, its half line forgotten by the
 * initialising, and its half receipt cut off, so that nothing of it stands on the paper of this one.
 */
export function paperBytes(grid: Grid, form: PrinterForm = USUAL_FORM, followsHalf = false): Uint8Array {
  const profile = profileNamed(form.profile);
  const encoder = encoderFor(profile, grid.columns, form);
  const before = followsHalf ? [FILL, end(encoder.initialize(), form, profile).encode()] : [];
  encoder.initialize().codepage(profile.codePage);
  const density = DENSITY[profile.language][form.density];
  if (density.length > 0) encoder.raw([...density]);
  for (const row of grid.rows) addRow(encoder, row, grid.columns, profile);
  return Buffer.concat([...before, end(encoder, form, profile).encode()]);
}

/** A pulse on the drawer's pin, of 50 ms. */
export function kickBytes(form: PrinterForm): Uint8Array {
  const encoder = encoderFor(profileNamed(form.profile), 48, form);
  return encoder.pulse(form.drawerPin === 2 ? 0 : 1, 50, 500).encode();
}

function encoderFor(profile: PrinterProfile, columns: number, form: PrinterForm): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    columns,
    newline: '\n',
    // A picture goes in stripes: a feed after each would part them on the paper.
    feedAfterBlock: false,
    // From the head to the knife, on the printers that do not feed by themselves.
    feedBeforeCut: form.cut === 'none' ? 0 : 4,
    ...(isModel(profile.id)
      ? { printerModel: profile.id }
      : { language: 'esc-pos', codepageMapping: 'epson', imageMode: 'raster' }),
  });
}

type Model = NonNullable<NonNullable<ConstructorParameters<typeof ReceiptPrinterEncoder>[0]>['printerModel']>;
const isModel = (id: string): id is Model =>
  ReceiptPrinterEncoder.printerModels.some((model) => model.id === id);

function end(
  encoder: ReceiptPrinterEncoder,
  { cut }: PrinterForm,
  { cuts }: PrinterProfile,
): ReceiptPrinterEncoder {
  return cut === 'none' || !cuts ? encoder.newline(TEAR_ROWS) : encoder.cut(cut);
}

/** GS ( K and ESC RS d: steps from what the printer is set to, which `normal` leaves alone. */
const DENSITY: Readonly<Record<PrinterProfile['language'], Readonly<Record<Density, readonly number[]>>>> = {
  'esc-pos': {
    light: [0x1d, 0x28, 0x4b, 0x02, 0x00, 0x31, 0xfd],
    normal: [],
    dark: [0x1d, 0x28, 0x4b, 0x02, 0x00, 0x31, 0x03],
  },
  'star-prnt': { light: [0x1b, 0x1e, 0x64, 0x05], normal: [], dark: [0x1b, 0x1e, 0x64, 0x01] },
  'star-line': { light: [0x1b, 0x1e, 0x64, 0x05], normal: [], dark: [0x1b, 0x1e, 0x64, 0x01] },
};

function addRow(
  encoder: ReceiptPrinterEncoder,
  row: GridRow,
  columns: number,
  profile: PrinterProfile,
): void {
  switch (row.kind) {
    case 'picture':
      addPicture(encoder, row.picture);
      return;
    case 'code':
      if (profile.drawsCodes) encoder.align('center').qrcode(row.text).align('left');
      else encoder.line(printable(row.text));
      return;
    case 'text': {
      const size = row.isDouble ? 2 : 1;
      encoder.bold(row.isBold).size(size, size);
      encoder.line(printable(rowText(row, columns / size)));
      encoder.bold(false).size(1, 1);
      return;
    }
    case 'rule':
    case 'blank':
      encoder.line(rowText(row, columns));
  }
}

function addPicture(encoder: ReceiptPrinterEncoder, { width, height, bits }: Picture): void {
  const dots = Buffer.from(bits, 'base64');
  encoder.align('center');
  for (let top = 0; top < height; top += STRIPE) {
    const rows = Math.ceil(Math.min(STRIPE, height - top) / 8) * 8;
    const stripe = pixels(dots, width, top, rows);
    encoder.image({ data: stripe, width, height: rows, colorSpace: 'srgb' }, width, rows, 'threshold');
  }
  encoder.align('left').newline();
}

/** Black on white, four bytes to a dot, as the encoder takes pictures; below the last row it is white. */
function pixels(dots: Uint8Array, width: number, top: number, rows: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * rows * 4).fill(255);
  const across = width / 8;
  for (let at = 0; at < width * rows; at += 1) {
    const byte = dots[(top + Math.floor(at / width)) * across + ((at % width) >> 3)] ?? 0;
    if ((byte & (0x80 >> (at % 8))) !== 0) data.fill(0, at * 4, at * 4 + 3);
  }
  return data;
}
