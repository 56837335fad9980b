import { encodeQR } from 'qr';
import type { Language } from '#core/domain/site';
import { escaped } from '#main/printing/escaped';
import type { ReceiptPage } from '#main/printing/html';
import { SHEET_FONT } from '#main/printing/sheet-font';

/** What lies on the counter for good: the register's own fixed code, and whose it is. */
export type Sheet = {
  readonly language: Language;
  readonly paper: Paper;
  readonly shop: { readonly name: string; readonly trade: string };
  /** In large letters: a customer must see that this is the register in front of them. */
  readonly register: string;
  readonly qrData: string;
  readonly isPix: boolean;
  readonly isPractice: boolean;
  readonly words: SheetWords;
  /** The title once more, for visitors. */
  readonly second: { readonly language: Language; readonly title: string } | null;
};

export type SheetWords = Readonly<Record<'title' | 'how' | 'wait' | 'check' | 'practice', string>>;

export type Paper = 'a4' | 'letter';

const SIZES: Readonly<Record<Paper, { readonly widthMm: number; readonly heightMm: number }>> = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
};

/** Read from an arm's length with room to spare, and still 8 cm when the sheet is printed on half of the paper. */
const CODE_MM = 116;
/** Modules of white around it, as the standard asks. */
const QUIET_ZONE = 4;

/** One page of the country's paper. Lines and letters, no large fills: office printers run dry. */
export function sheetPage(sheet: Sheet): ReceiptPage {
  const { language, shop, register, words, second } = sheet;
  const size = SIZES[sheet.paper];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escaped(`${shop.name} · ${register}`)}</title>
<style>${style(size)}</style>
</head>
<body>
${sheet.isPractice ? `<p class="practice">${escaped(words.practice)}</p>` : ''}
<main>
<header>
${shop.trade === '' ? '' : `<p class="trade">${escaped(shop.trade)}</p>`}
<p class="shop ${lengthOf(shop.name)}">${escaped(shop.name)}</p>
</header>
<div class="ask">
<h1>${escaped(words.title)}</h1>
${second === null ? '' : `<p class="second" lang="${second.language}">${escaped(second.title)}</p>`}
<p class="how">${sheet.isPix ? '<span class="pix">Pix</span>' : ''}${escaped(words.how)}</p>
</div>
${codeDrawing(sheet.qrData)}
<p class="register ${lengthOf(register)}">${escaped(register)}</p>
<div class="care">
<p>${escaped(words.wait)}</p>
<p>${escaped(words.check)}</p>
</div>
</main>
</body>
</html>
`;
  return { html, ...size };
}

/** Quartile correction: paper on a counter gets stained and scratched. */
function codeDrawing(text: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET_ZONE });
  const side = modules.length;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return `<svg class="code" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`;
}

/** Names may be 60 letters and more: they are set smaller, on two lines. */
function lengthOf(name: string): 'short' | 'middling' | 'long' {
  if (name.length <= 16) return 'short';
  return name.length <= 32 ? 'middling' : 'long';
}

const fontFace = (family: string, woff2: string): string =>
  `@font-face { font-family: "${family}"; font-display: block; src: url(data:font/woff2;base64,${woff2}) format("woff2"); }`;

const style = ({ widthMm, heightMm }: { widthMm: number; heightMm: number }): string => `
${fontFace('Sign', SHEET_FONT.sign)}
${fontFace('Text', SHEET_FONT.text)}
@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html, body { background: #fff; }
body {
  position: relative;
  display: flex;
  flex-direction: column;
  width: ${widthMm}mm;
  /* A hair short of the page: rounding must never spill onto a second one. */
  height: ${heightMm - 0.5}mm;
  overflow: hidden;
  /* Inside what every office printer can reach. */
  padding: 9mm;
  color: #241019;
  font: 400 6mm/1.3 "Text", "Archivo", "Liberation Sans", "Arial", sans-serif;
  text-align: center;
}
.practice {
  flex: none;
  margin-bottom: 4mm;
  padding: 2.5mm;
  border: 0.8mm dashed #15467e;
  border-radius: 3mm;
  color: #15467e;
  font-size: 7.5mm;
}
main {
  position: relative;
  display: flex;
  flex: 1;
  flex-direction: column;
  align-items: center;
  justify-content: space-between;
  min-height: 0;
  padding: 9mm 10mm;
  border: 1.2mm solid #571230;
  border-radius: 10mm;
}
.shop, h1, .register, .pix, .practice { font-family: "Sign", "Archivo", "Liberation Sans", "Arial", sans-serif; line-height: 1.05; text-wrap: balance; overflow-wrap: anywhere; font-weight: 400; }
.trade { font-size: 6.4mm; }
.shop.short { font-size: 15mm; }
.shop.middling { font-size: 10.5mm; }
.shop.long { font-size: 8mm; }
h1 { color: #571230; font-size: 15mm; }
.pix { margin-right: 3mm; padding: 0 2.4mm; border: 0.8mm solid currentColor; border-radius: 2.6mm; color: #571230; }
.second { margin-top: 1.5mm; font-size: 7mm; color: #571230; }
.how { margin-top: 1.5mm; font-size: 7mm; }
.code { flex: none; width: ${CODE_MM}mm; height: ${CODE_MM}mm; background: #fff; }
.register { padding: 1.6mm 7mm; border: 0.8mm solid #571230; border-radius: 3mm; color: #571230; }
.register.short { font-size: 11mm; }
.register.middling { font-size: 8mm; }
.register.long { font-size: 6mm; }
.care { font-size: 5.4mm; }
`;
