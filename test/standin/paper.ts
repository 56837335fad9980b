import type { Protocol } from './browser.ts';

type PrintParameters = Protocol.Page.printToPDFParameters;

/** Electron's named sizes in inches. */
const NAMED: Record<string, [number, number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Electron's options for a PDF as Chromium takes them: both count in inches. */
export function pdfParameters(options: Electron.PrintToPDFOptions): PrintParameters {
  const [paperWidth, paperHeight] = paperSize(options.pageSize ?? 'Letter');
  const { pageSize: _size, margins, ...same } = options;
  const { top, bottom, left, right } = margins ?? {};
  return withoutUndefined({
    ...same,
    paperWidth,
    paperHeight,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  });
}

function paperSize(size: NonNullable<Electron.PrintToPDFOptions['pageSize']>): [number, number] {
  if (typeof size === 'object') return [size.width, size.height];
  const named = NAMED[size];
  if (named === undefined) throw new Error(`stand-in: no paper is called '${size}'`);
  return named;
}

/** A printer's job as a PDF: sizes there are in microns, margins in the unit of the screen. */
export function printJobOptions(options: Electron.WebContentsPrintOptions): Electron.PrintToPDFOptions {
  const { pageSize, landscape, printBackground } = options;
  const isSized = typeof pageSize === 'object';
  const size = isSized ? { width: pageSize.width / 25_400, height: pageSize.height / 25_400 } : pageSize;
  const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };
  return {
    ...(size === undefined ? {} : { pageSize: size }),
    ...(landscape === undefined ? {} : { landscape }),
    ...(printBackground === undefined ? {} : { printBackground }),
    ...(options.margins?.marginType === 'none' ? { margins: noMargins } : {}),
  };
}

function withoutUndefined(
  parameters: { [K in keyof PrintParameters]: PrintParameters[K] | undefined },
): PrintParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
