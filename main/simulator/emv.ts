import type { Site } from '#core/domain/site';

export type Merchant = { readonly name: string; readonly city: string };

/** No wallet can follow a practice code: this name resolves nowhere, by RFC 2606. */
export const PRACTICE_HOST = 'practice.invalid';

/** An EMVCo code as the provider makes them: Pix in Brazil, Mercado Libre's own tag elsewhere, never an amount. */
export const encodeQr = (site: Site, merchant: Merchant, uuid: string): string =>
  encode(site, merchant, site.id === 'MLB' ? pixAccount(uuid) : libreAccount(uuid));

function encode(site: Site, merchant: Merchant, account: string): string {
  const fields = [
    tag('00', '01'),
    tag('01', '12'),
    account,
    tag('52', '0000'),
    tag('53', site.currencyNumber),
    tag('58', site.country),
    tag('59', plain(merchant.name, 25)),
    tag('60', plain(merchant.city, 15)),
    tag('62', tag('05', '***')),
  ];
  const text = `${fields.join('')}6304`;
  return text + crc(text);
}

/** The code on a register's counter card, the same for every order: it says where to ask, not what to pay. */
export const encodeFixedQr = (site: Site, merchant: Merchant, posId: string): string =>
  encode(
    site,
    merchant,
    tag('43', tag('00', 'COM.MERCADOLIBRE') + tag('01', `https://${PRACTICE_HOST}/pos/${posId}`)),
  );

const pixAccount = (uuid: string): string =>
  tag('26', tag('00', 'BR.GOV.BCB.PIX') + tag('25', `${PRACTICE_HOST}/instore/o/v2/${uuid}`));

const libreAccount = (uuid: string): string =>
  tag(
    '43',
    tag('00', 'COM.MERCADOLIBRE') + tag('01', `https://${PRACTICE_HOST}/`) + tag('02', '3') + tag('06', uuid),
  );

function tag(id: string, value: string): string {
  if (value.length > 99) throw new RangeError(`EMV tag ${id} holds ${value.length} characters`);
  return id + String(value.length).padStart(2, '0') + value;
}

/** Without accents, so that characters and bytes are as many and every reader agrees on the length. */
const plain = (text: string, length: number): string =>
  text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toUpperCase()
    .slice(0, length)
    .trim();

/** CRC-16/CCITT-FALSE over everything, `6304` included. */
function crc(text: string): string {
  let register = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    register ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      register = register & 0x8000 ? (register << 1) ^ 0x1021 : register << 1;
    }
    register &= 0xffff;
  }
  return register.toString(16).toUpperCase().padStart(4, '0');
}
