/** One line of paper, as a printer that obeys ESC/POS would put it there. */
export type PrintedLine = {
  readonly text: string;
  readonly isBold: boolean;
  /** 1 or 2: how many columns and rows a letter takes. */
  readonly size: number;
};

export type Printout = {
  readonly lines: readonly PrintedLine[];
  /** What it was told, in order, by name: `initialise`, `code-page 2`, `cut`… */
  readonly commands: readonly string[];
  readonly codePage: number;
};

/** Code page 850 from 0x80 on, from its published table: written out here so that it checks the encoder's own. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

type Rule = {
  readonly name: string;
  readonly bytes: readonly number[];
  /** How many bytes of argument follow. */
  readonly takes: number;
};

const RULES: readonly Rule[] = [
  { name: 'initialise', bytes: [0x1b, 0x40], takes: 0 },
  { name: 'single-byte', bytes: [0x1c, 0x2e], takes: 0 },
  { name: 'font', bytes: [0x1b, 0x4d], takes: 1 },
  { name: 'code-page', bytes: [0x1b, 0x74], takes: 1 },
  { name: 'bold', bytes: [0x1b, 0x45], takes: 1 },
  { name: 'size', bytes: [0x1d, 0x21], takes: 1 },
  { name: 'align', bytes: [0x1b, 0x61], takes: 1 },
  { name: 'cut', bytes: [0x1d, 0x56], takes: 1 },
  { name: 'kick', bytes: [0x1b, 0x70], takes: 3 },
];

/** Throws at any command it does not know: what we send is a short list, and stays one. */
export function decodeEscpos(bytes: Uint8Array): Printout {
  const lines: PrintedLine[] = [];
  const commands: string[] = [];
  let at = 0;
  let text = '';
  let size = 1;
  let isBold = false;
  let codePage = 0;
  // A line is as large and as bold as its letters: what is set after them is for the next one.
  let look = { size, isBold };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const rule = RULES.find((one) => one.bytes.every((wanted, offset) => bytes[at + offset] === wanted));
    if (rule !== undefined) {
      const argument = bytes[at + rule.bytes.length] ?? 0;
      commands.push(rule.takes === 0 ? rule.name : `${rule.name} ${argument}`);
      if (rule.name === 'size') size = (argument & 0x0f) + 1;
      if (rule.name === 'bold') isBold = argument === 1;
      if (rule.name === 'code-page') codePage = argument;
      at += rule.bytes.length + rule.takes;
      continue;
    }
    at += 1;
    if (byte === 0x0a) {
      lines.push({ text, ...look });
      text = '';
      look = { size, isBold };
    } else if (byte < 0x20) {
      throw new Error(`An unknown command, 0x${byte.toString(16)}, at byte ${at - 1}`);
    } else {
      if (text === '') look = { size, isBold };
      text += byte < 0x80 ? String.fromCharCode(byte) : (CP850[byte - 0x80] ?? '\ufffd');
    }
  }
  if (text !== '') throw new Error(`Text that no line feed prints: ${text}`);
  return { lines, commands, codePage };
}
