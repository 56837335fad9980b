/** Code page 850 from 0x80 on, from its published table: written out here so that it checks the encoder's own. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** 858 is the same with a euro where 850 has an i without its dot: nothing that we print. */
export const cp850 = (byte: number): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (CP850[byte - 0x80] ?? '\ufffd');
